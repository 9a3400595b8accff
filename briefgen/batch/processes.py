"""Processes of our own, as an executor: each has a thread here that hands it one task after the other, and waits for what comes.

What a process has not lived to send fails with the task that it had, and with no other. Python's own executor stands still for good
where a process ends while it sends, or is suspended, and where the system lets no thread be.
"""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, wait
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final, Literal

from briefgen.batch.executors import Make, Task
from briefgen.build import stalled
from briefgen.build.forking import end_with_first, leave_signals, may_fork, start, undisturbed
from briefgen.frozen import dataclass

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext
    from multiprocessing.process import BaseProcess

    from briefgen.batch.making import Made

_GONE: Final = "the process that was to do this is gone"
_ROOM: Final = 16
"""Files that this process may have open at a time, and more."""


def way() -> Literal["fork", "spawn"]:
    """Return how processes begin: as copies of this one, where that may be."""
    return "fork" if may_fork() else "spawn"


@dataclass(frozen=True, slots=True)
class _Order:
    """A task that somebody waits for."""

    work: tuple[Make, bytes, Task]
    future: "Future[tuple[Made, ...]]"

    def fail(self) -> None:
        self.future.set_exception(BrokenExecutor(_GONE))


class Processes:
    def __init__(self, number: int) -> None:
        """Begin as many processes as the system lets there be, or fewer, or none."""
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._workers: list[_Worker] = []
        self._threads: list[Thread] = []
        self._there = 0
        """How many processes are there to take a task."""
        self._lock = Lock()
        """Held by whoever asks, or says, how many."""
        try:
            self._begin(number)
        except BaseException:
            # As by Ctrl-C, which waited until they had begun: nobody else has them to end them.
            self.close()
            raise

    def _begin(self, number: int) -> None:
        for worker in _begun(number):
            self._workers.append(worker)
        with suppress(RuntimeError):
            for worker in self._workers:
                thread = Thread(target=self._hand_to, args=(worker,), daemon=True)
                self._threads.append(thread)
                thread.start()
                self._there += 1

    def submit(self, make: Make, packed: bytes, task: Task, /) -> "_Coming":
        """Begin a task. Raises `BrokenExecutor` where no process is left."""
        order = _Order((make, packed, task), Future())
        with self._lock:
            if not self._there:
                raise BrokenExecutor(_GONE)
            self._orders.put(order)
        return _Coming(order.future, self._workers)

    def close(self) -> None:
        """End the processes, which have nothing that must be finished."""
        for worker in self._workers:
            worker.end()
        for _ in self._threads:
            self._orders.put(None)
        for thread in self._threads:
            # Of one that the system did not let be there is nothing to wait for.
            if thread.is_alive():
                thread.join()
        for worker in self._workers:
            worker.close()
        self._let_go()

    def _hand_to(self, worker: "_Worker") -> None:
        while (order := self._orders.get()) is not None:
            try:
                made = worker.made(order)
            except Exception:  # noqa: BLE001 - in whatever way it fails, nobody may wait for it
                worker.end()
                self._lose_one()
                order.fail()
                return
            if made is None:
                order.fail()
            else:
                order.future.set_result(made)

    def _lose_one(self) -> None:
        with self._lock:
            self._there -= 1
            if not self._there:
                self._let_go()

    def _let_go(self) -> None:
        """Have nobody wait for what nobody is going to do."""
        with suppress(Empty):
            while True:
                order = self._orders.get_nowait()
                if order is not None:
                    order.fail()


class _Worker:
    """One of the processes, as this one knows it."""

    def __init__(self, process: "BaseProcess", connection: "Connection") -> None:
        self._process = process
        self._connection = connection
        self._looks = stalled.Looks(process)
        self._is_at_work = False

    def made(self, order: _Order) -> "tuple[Made, ...] | None":
        """Have a task done; None where a bug has stopped it. Raises `OSError` and `EOFError` where the process is gone."""
        self._is_at_work = True
        self._connection.send(order.work)
        made: tuple[Made, ...] | None = self._connection.recv()
        self._is_at_work = False
        return made

    def end_if_stalled(self) -> None:
        if self._is_at_work and self._looks.find_it_stalled():
            self.end()

    def end(self) -> None:
        """One that is suspended hears of nothing gentler."""
        self._process.kill()

    def close(self) -> None:
        self._process.join()
        self._process.close()
        self._connection.close()


@dataclass(frozen=True, slots=True)
class _Coming:
    """What is going to come of a task, or fails with the process that had it."""

    future: "Future[tuple[Made, ...]]"
    workers: Sequence[_Worker]

    def done(self) -> bool:
        return self.future.done()

    def result(self) -> "tuple[Made, ...]":
        """Raises `BrokenExecutor`."""
        while not wait((self.future,), timeout=stalled.EVERY).done:
            for worker in self.workers:
                worker.end_if_stalled()
        return self.future.result()


def _begun(number: int) -> Iterator[_Worker]:
    context: ForkContext | SpawnContext
    context = multiprocessing.get_context("fork") if way() == "fork" else multiprocessing.get_context("spawn")
    with undisturbed(), suppress(OSError):
        for _ in range(number):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs,), daemon=True)
            start(process, ours, theirs)
            worker = _Worker(process, ours)
            if not _has_room(ours):
                worker.end()
                worker.close()
                return
            yield worker


def _has_room(connection: "Connection") -> bool:
    """Tell whether the system lets this process open the files that it has to, beside those by which it knows the others."""
    opened: list[int] = []
    try:
        for _ in range(_ROOM):
            opened.append(os.dup(connection.fileno()))  # noqa: PERF401 - what was opened is closed, also where no more can be
    except OSError:
        return False
    finally:
        for each in opened:
            os.close(each)
    return True


def _work(connection: "Connection") -> None:
    """Leave Ctrl-C to whoever started this process, end with that one, and do what comes."""
    leave_signals()
    end_with_first()
    # Whatever stops it, as that there is no memory for what came: the first process does what is missing.
    with suppress(Exception):
        while True:
            connection.send(_done(*connection.recv()))


def _done(make: Make, packed: bytes, task: Task) -> "tuple[Made, ...] | None":
    try:
        return make(packed, task)
    except Exception:  # noqa: BLE001 - what stops it here stops the first process as well, which says so
        return None
