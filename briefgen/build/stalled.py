"""A process of ours that was suspended, or hangs: it is not ended, so that who waits for it would wait for good.

While this process waits, it looks at the other one now and then. One that works is seen at work, or has been between two looks; one
that is at work for good, as where it waits for a disk, is left in peace. Looks are counted and no seconds: where all of them were
suspended together, as by Ctrl-Z, no look was missed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

from briefgen.frozen import dataclass

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

EVERY: Final = 1.0
"""Seconds between two looks."""
SUSPENDED: Final = 5
"""So many looks in a row that find it suspended, and nothing done between them: who only slows it down wakes it sooner."""
HANGS: Final = 60
"""So many that find it asleep: a disk on a network may be as long in answering, and its programs sleep meanwhile."""
_STATE: Final = "State:"
_SWITCHES: Final = ("voluntary_ctxt_switches:", "nonvoluntary_ctxt_switches:")
"""How often it was given a processor and left it: in proc(5), as its state."""
_STOPPED: Final = "T"
_ASLEEP: Final = "S"
"""As who waits for somebody else; a disk is waited for otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Life:
    state: str
    switches: tuple[str, ...]


class Looks:
    """At one process, from when it was given something to do."""

    def __init__(self, process: "BaseProcess") -> None:
        self._process = process
        self._before = _life(process)
        self._still = 0

    def find_it_stalled(self) -> bool:
        """Look once more, and tell whether it was seen to do nothing so often that it is not going to."""
        now = _life(self._process)
        is_same = now == self._before
        self._before = now
        self._still = self._still + 1 if is_same else 0
        if now is None:
            return False
        patience = {_STOPPED: SUSPENDED, _ASLEEP: HANGS}.get(now.state)
        return patience is not None and self._still >= patience


@contextmanager
def ended_when_stalled(process: "BaseProcess") -> Iterator[None]:
    """End *process* if it does nothing while this one waits for it."""
    is_over = Event()
    thread = Thread(target=_look_after, args=(process, is_over), daemon=True)
    try:
        thread.start()
    except RuntimeError:
        # The system lets no more threads be: then it is waited for as it is.
        yield
        return
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def _look_after(process: "BaseProcess", is_over: Event) -> None:
    looks = Looks(process)
    while not is_over.wait(EVERY):
        if looks.find_it_stalled():
            process.kill()
            return


def _life(process: "BaseProcess") -> _Life | None:
    """Return what the system says of the process; None where it says nothing, as of one that is gone."""
    try:
        said = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    told = {line.partition("\t")[0]: line.partition("\t")[2] for line in said.splitlines()}
    if any(name not in told for name in (_STATE, *_SWITCHES)):
        return None
    return _Life(state=told[_STATE][:1], switches=tuple(told[name] for name in _SWITCHES))
