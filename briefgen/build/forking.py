"""Copies of this process, with all that it has loaded and remembers, which take no time to begin."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, active_count
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_STOPS: Final = (signal.SIGINT, signal.SIGTERM)
_LINGERS: Final = 0.01
"""Seconds that a thread may take to be gone which Python says has ended: to the system it lives half a millisecond longer."""
_LOOKS: Final = 0.0002


def cores() -> int:
    """Return how many processors there are for this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def may_fork() -> bool:
    """Tell whether this process may be copied: one that is alone on Linux. A copy of one with several threads, such as those of
    a bar that moves, might hold a lock for good, and elsewhere the system minds.
    """
    threads = Path("/proc/self/task")
    if sys.platform != "linux" or not threads.is_dir():
        return False
    until = monotonic() + _LINGERS
    while len(list(threads.iterdir())) > 1:
        if active_count() > 1 or monotonic() > until:
            return False
        sleep(_LOOKS)
    return True


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold back what would stop this process while it is copied: what Python calls at that moment keeps to itself what is raised in
    it, and who pressed Ctrl-C then would have pressed it for nothing.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def start(process: "BaseProcess", ours: "Connection", theirs: "Connection") -> None:
    """Start a process with an end of a pipe, and keep the other. Raises `OSError` where the system lets no more processes be, or
    Python none, as in a process of a pool of its own.
    """
    from multiprocessing import current_process  # noqa: PLC0415 - whoever has such a process has loaded it

    try:
        if current_process().daemon:
            raise PermissionError
        process.start()
    except OSError:
        ours.close()
        raise
    finally:
        theirs.close()


def end_with_first() -> None:
    """End with the process that started this one, in whatever way that ends; at once where the system has no thread for that."""
    from multiprocessing import parent_process  # noqa: PLC0415 - whoever was started has loaded it

    first = parent_process()
    if first is not None:
        try:
            Thread(target=_follow, args=(first.sentinel,), daemon=True).start()
        except RuntimeError:
            os._exit(1)


def _follow(sentinel: int) -> None:
    from multiprocessing.connection import wait  # noqa: PLC0415 - as above

    wait([sentinel])
    os._exit(1)


def leave_signals() -> None:
    """Leave Ctrl-C to whoever started this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        # A copy begins as `undisturbed` as the process that it is of.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
