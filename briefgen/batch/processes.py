"""Processes of our own, as an executor that ends where the system lets no more processes or threads be.

Python's own stands still for good where the thread that looks after its processes cannot have a thread of its own in turn: nobody
hears of it, and whoever waits for a task waits for ever.
"""

import multiprocessing
import threading
from concurrent.futures import BrokenExecutor, Future, InvalidStateError, ProcessPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Literal

from briefgen.batch.executors import Make, Task
from briefgen.build.forking import end_with_first, leave_signals, may_fork, undisturbed

if TYPE_CHECKING:
    from briefgen.batch.making import Made

_KEEPERS: Final = ProcessPoolExecutor.__module__
"""Whose threads look after processes."""


def way() -> Literal["fork", "spawn"]:
    """Return how processes begin: as copies of this one, where that may be."""
    return "fork" if may_fork() else "spawn"


class Processes:
    def __init__(self, number: int) -> None:
        self._others = frozenset(multiprocessing.active_children())
        self._threads = frozenset(threading.enumerate())
        self._hook = threading.excepthook
        self._open: set[Future[tuple[Made, ...]]] = set()
        self._has_begun = False
        self._is_lost = False
        """Whether nobody looks after the processes that there are."""
        with undisturbed():
            context = multiprocessing.get_context(way())
            self._executor = ProcessPoolExecutor(number, mp_context=context, initializer=_begin)

    def submit(self, make: Make, packed: bytes, task: Task, /) -> "Future[tuple[Made, ...]]":
        """Begin a task. Raises `OSError` and `RuntimeError` where the system lets no more processes be."""
        future = self._executor.submit(make, packed, task) if self._has_begun else self._first(make, packed, task)
        self._open.add(future)
        future.add_done_callback(self._open.discard)
        if self._is_lost:
            self._give_up()
        return future

    def close(self) -> None:
        """Let what has not begun go, and end the processes."""
        if not self._is_lost:
            self._executor.shutdown(wait=True, cancel_futures=True)
        # Whoever looks after them may be lost in ending them.
        if self._is_lost:
            self._kill()
        if threading.excepthook == self._lost:
            threading.excepthook = self._hook

    def _first(self, make: Make, packed: bytes, task: Task) -> "Future[tuple[Made, ...]]":
        """Begin the first task, and with it the processes and the thread that looks after them."""
        self._has_begun = True
        threading.excepthook = self._lost
        try:
            with undisturbed():
                return self._executor.submit(make, packed, task)
        except (OSError, RuntimeError):
            self._is_lost = True
            raise

    def _lost(self, fault: threading.ExceptHookArgs) -> None:
        """Hear that a thread has ended of a fault, in that thread."""
        thread = fault.thread
        if thread is None or thread in self._threads or type(thread).__module__ != _KEEPERS:
            self._hook(fault)
            return
        self._is_lost = True
        self._give_up()

    def _give_up(self) -> None:
        for future in tuple(self._open):
            with suppress(InvalidStateError):
                future.set_exception(BrokenExecutor("nobody looks after the processes"))

    def _kill(self) -> None:
        for process in frozenset(multiprocessing.active_children()) - self._others:
            process.kill()
            process.join()


def _begin() -> None:
    """Leave Ctrl-C to whoever started this process, and end with that one."""
    leave_signals()
    end_with_first()
