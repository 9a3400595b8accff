"""Who does the work: this process, some of its own, or any executor of `concurrent.futures`, such as a cluster's."""

import time
from concurrent.futures import BrokenExecutor, Future
from types import MappingProxyType
from typing import Final

from briefgen.batch.executors import Executor, Promise, Task
from briefgen.batch.making import Made, make_chunk
from briefgen.batch.processes import Processes, way
from briefgen.build.forking import cores

CHUNK: Final = 8
"""Records of one task: enough that the recipe, which goes with each, costs little beside them."""
AHEAD: Final = 3
"""Tasks for each process that are under way or done before those before them are."""
START: Final = MappingProxyType({"fork": 0.5, "spawn": 6.0})
"""Seconds that must be saved before processes of our own are started, by how they begin: on two busy cores two that load everything
anew took five until they were at work, measured, most of it imports.
"""


class Workers:
    """Takes tasks, and gives what they made, in their order. Without an executor the first task is done here, so that what is done
    once is done when processes of our own begin as copies of this one. Where nobody says how many there are to be, tasks are done
    here and timed until processes would save more than they cost to start.
    """

    def __init__(self, packed: bytes, *, jobs: int | None, executor: Executor | None = None) -> None:
        self._packed = packed
        self._given = executor
        self._own: Processes | None = None
        self._jobs = jobs
        self._cores = cores()
        self._each: float | None = None
        """Seconds that a record took here."""
        self._warm = False
        """Whether a task was done here."""

    @property
    def ahead(self) -> int:
        """How many tasks may wait."""
        return AHEAD * (self._jobs or self._cores)

    def size(self, left: int) -> int:
        """Return how many records the next task is to have, of those that are *left*: one, where nothing is begun, and few towards
        the end, where a process that has done its own would wait for one that has not.
        """
        if self._given is None and not self._warm:
            return 1
        return min(CHUNK, max(left // (2 * (self._jobs or self._cores)), 1))

    def submit(self, task: Task, left: int) -> Promise:
        """Begin a task; *left* is how many records come after it."""
        try:
            executor = self._given or self._pool(left)
            if executor is not None:
                return executor.submit(make_chunk, self._packed, task)
        except (OSError, RuntimeError) as fault:
            if self._given is not None and not isinstance(fault, BrokenExecutor):
                raise
            self._drop()
        return self._here(task)

    def result(self, future: Promise, task: Task) -> tuple[Made, ...]:
        """Return what a task made; where a process of our own did not live to send it, it is done here."""
        try:
            return future.result()
        except BrokenExecutor:
            if self._given is not None:
                raise
            return make_chunk(self._packed, task)

    def close(self) -> None:
        """Let what has not begun go, and end the processes of our own."""
        if self._own is not None:
            self._own.close()

    def _drop(self) -> None:
        """Go on without processes: the system has ended them all, most likely for want of memory, or lets none be."""
        self.close()
        self._own, self._jobs = None, 1

    def _pool(self, left: int) -> Executor | None:
        if self._own is None and self._pays(left):
            jobs = min(self._jobs or self._cores, left + 1)
            self._own = Processes(jobs)
        return self._own

    def _pays(self, left: int) -> bool:
        if self._jobs is not None:
            return self._jobs > 1 and self._warm
        if self._cores == 1 or self._each is None:
            return False
        saved = self._each * left * (1 - 1 / self._cores)
        # How they would begin is asked where it may matter: that takes a moment.
        return saved > min(START.values()) and saved > START[way()]

    def _here(self, task: Task) -> "Future[tuple[Made, ...]]":
        done: Future[tuple[Made, ...]] = Future()
        begun = time.monotonic()
        done.set_result(make_chunk(self._packed, task))
        took = (time.monotonic() - begun) / max(len(task), 1)
        # The first task pays for imports and fonts as well.
        if self._warm:
            self._each = took if self._each is None else min(self._each, took)
        self._warm = True
        return done
