"""What batches ask of whoever makes briefs: any executor of `concurrent.futures` does, and a cluster."""

from collections.abc import Callable
from typing import Protocol

from briefgen.batch.making import Made
from briefgen.batch.records import Values

Task = tuple[Values, ...]
Make = Callable[[bytes, Task], tuple[Made, ...]]


class Promise(Protocol):
    """What is going to come of a task."""

    def done(self) -> bool: ...

    def result(self) -> tuple[Made, ...]: ...


class Executor(Protocol):
    def submit(self, make: Make, packed: bytes, task: Task, /) -> Promise:
        """Begin a task, here or elsewhere."""
