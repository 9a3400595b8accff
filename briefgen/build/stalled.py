"""A copy of this process that was suspended, or hangs: it is not ended, so that who waits for it would wait for good.

While this process waits, a thread looks at the other one. One that works takes processor time; one that takes none from look to look is
ended, and whoever waits sees that as any other end. Looks are counted and no seconds: where all of them were suspended together, as
by Ctrl-Z, no look was missed.
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
LOOKS: Final = 5
"""So many in a row that find nothing done: a busy machine lets a process wait, though hardly a second."""
_STATE: Final = 0
_TIMES: Final = slice(11, 13)
"""In user mode and in the system: fields 14 and 15 in proc(5), where the state is field 3."""
_RUNNING: Final = "R"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Life:
    is_running: bool
    """Whether it is at work, or would be if a processor were free."""
    times: tuple[str, ...]


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
    before = _life(process)
    still = 0
    while before is not None and not is_over.wait(EVERY):
        now = _life(process)
        still = still + 1 if now == before and not before.is_running else 0
        if still == LOOKS:
            process.kill()
            return
        before = now


def _life(process: "BaseProcess") -> _Life | None:
    """Return what the system says of the process; None where it says nothing, as of one that is gone."""
    try:
        said = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    # Its name stands before the rest, in brackets, and may hold anything.
    fields = said.rpartition(")")[2].split()
    return _Life(is_running=fields[_STATE] == _RUNNING, times=tuple(fields[_TIMES]))
