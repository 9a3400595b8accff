"""What somebody handed in, as records for the pack: each value with its place in the form, the book or the bibliography."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from briefgen.content.vocabulary import Holder
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One value, as a content file has it: a string, flag, number or day, or a list or mapping of such; None takes away what
    is there.
    """

    value: Any
    span: Span
    only_new: bool = False
    """Whether it is for a record that is not there yet; one that is keeps what it has."""
    was: str | None = None
    """The mark of what stood there when the book was written; None where the book does not know."""
    untouched: bool = False
    """Whether that stands there still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    holder: Holder
    id: str
    fields: Mapping[Location, Given]
    """By the names of content files: ("translations", "hi-IN", "text")."""
    span: Span
    section: str | None = None
    """The attribute group of the heading that a new item goes under, as `.facts`."""
    only_known: bool = False
    """Whether it can only say something of what is there already."""
    was_there: bool = False
    """Whether the pack had it when the book was written."""
    blank: Mapping[Location, tuple[str, Span]] = field(default_factory=dict)
    """Cells of a table that say nothing, each with the head of its column."""


def entry_data(record: Record) -> dict[str, Any]:
    """Return a record as a content file has it, each value within what its path names."""
    data: dict[str, Any] = {"id": record.id}
    for path, given in record.fields.items():
        inner = data
        for step in path[:-1]:
            inner = inner.setdefault(str(step), {})
        inner[str(path[-1])] = given.value
    return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What was read of a file. Errors refuse the whole of it; warnings are told."""

    records: tuple[Record, ...] = ()
    told: tuple[Diagnostic, ...] = ()


@dataclass(slots=True, kw_only=True)
class Telling:
    """What is found while a file is read."""

    told: list[Diagnostic] = field(default_factory=list)

    def refuse(self, code: str, message: str, span: Span, *hints: str) -> None:
        self.told.append(Diagnostic(code=code, message=message, span=span, hints=tuple(filter(None, hints))))

    def note(self, code: str, message: str, span: Span, *hints: str) -> None:
        found = Diagnostic(code=code, message=message, span=span, hints=hints, severity=Severity.WARNING)
        self.told.append(found)
