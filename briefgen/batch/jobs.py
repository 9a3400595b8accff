"""Records on their way through a batch, and what is told of many of them."""

from dataclasses import field
from typing import Final

from briefgen.batch.executors import Promise, Task
from briefgen.batch.ledger import Result
from briefgen.batch.making import Made
from briefgen.batch.records import Record
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass

TOLD: Final = 20
"""Findings that are printed; all of them stand in a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A record on its way: at fault, or made by an earlier run, or to be made."""

    record: Record
    name: str = ""
    """Empty where its values are at fault."""
    of: str = ""
    kept: Result | None = None

    @property
    def is_open(self) -> bool:
        return not self.record.faults and self.kept is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A record after its turn: what was made of it, where anything was to be made, and what keeps that from going out."""

    job: Job
    made: Made | None = None
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Begun:
    """Jobs that follow one another, and the task of those that are open."""

    jobs: tuple[Job, ...]
    task: Task
    future: Promise | None


@dataclass(slots=True)
class Several:
    """Names, of which the first are told, and the others counted: a million take no memory."""

    names: list[str] = field(default_factory=list)
    more: int = 0

    def add(self, name: str) -> None:
        if len(self.names) < TOLD:
            self.names.append(name)
        else:
            self.more += 1
