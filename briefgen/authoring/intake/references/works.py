"""A work of a bibliography as a source of the pack: our fields of its, an id, and what it does not say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any, Final

from briefgen.authoring.intake.cleaning import clean
from briefgen.authoring.intake.incoming import Given, Handed, Record, Telling
from briefgen.authoring.intake.names import TOLD, UNREADABLE, VALUE, WITHOUT_DAY
from briefgen.authoring.slug import slug
from briefgen.content.model import ID_LENGTH, ID_PATTERN
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, Span, UserError, errors
from briefgen.frozen import dataclass
from briefgen.located.positions import Location

MOST_WORKS: Final = 5_000
_FULL: Final = 3
"""Parts of a date that name a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    key: str
    """As the bibliography calls it."""
    fields: Mapping[str, Any]
    """By the names of CSL that a source has too: words, or a list of names."""
    issued: tuple[int, ...] = ()
    """Year, month and day, as far as they are given."""
    accessed: tuple[int, ...] = ()
    span: Span
    unused: tuple[str, ...] = ()
    """Fields that a source has no place for."""


@dataclass(slots=True, kw_only=True)
class Sources:
    """Works become records one by one; ids are made valid, and unique in the file."""

    pack: Pack
    received: date | None
    citable: str
    telling: Telling = field(default_factory=Telling)
    ids: dict[str, str] = field(default_factory=dict)
    """Id → the key that has it."""

    def handed(self, works: Iterable[Work]) -> Handed:
        records = tuple(record for work in works if (record := self._record(work)) is not None)
        return Handed(records=records, told=tuple(self.telling.told))

    def _record(self, work: Work) -> Record | None:
        id_ = self._id(work)
        if id_ is None:
            return None
        fields: dict[Location, Given] = {}
        for name, value in self._fields(work):
            fields[name,] = Given(value=value, span=work.span)
        known = self.pack.registers.sources.get(id_)
        before = len(self.telling.told)
        fields.update(self._dates(work, is_new=known is None))
        if errors(tuple(self.telling.told[before:])):
            return None
        return Record(holder="sources", id=id_, fields=fields, span=work.span)

    def _fields(self, work: Work) -> Iterator[tuple[str, Any]]:
        for name, value in work.fields.items():
            if isinstance(value, str):
                if words := clean(value, work.span, self.telling):
                    yield name, words
            elif value:
                yield (
                    name,
                    [{part: clean(words, work.span, self.telling) for part, words in one.items()} for one in value],
                )
        if work.unused:
            message = f"a source has no place for {', '.join(work.unused)} of '{work.key}'"
            self.telling.note(TOLD, message, work.span)

    def _id(self, work: Work) -> str | None:
        """Return the work's id; None where none can be made, or another work has it, which is told."""
        valid = re.fullmatch(ID_PATTERN, work.key) is not None and len(work.key) <= ID_LENGTH
        id_ = work.key if valid else slug(work.key)
        if not id_:
            hint = "give it a key of Latin letters or digits"
            self.telling.refuse(VALUE, f"no name can be made of the key '{work.key}'", work.span, hint)
            return None
        stem, number = id_, 2
        while id_ in self.ids:
            id_ = f"{stem[: ID_LENGTH - len(str(number)) - 1].rstrip('-')}-{number}"
            number += 1
        self.ids[id_] = work.key
        if id_ != work.key:
            self.telling.note(TOLD, f"'{work.key}' is called '{id_}' in the pack", work.span)
        return id_

    def _dates(self, work: Work, *, is_new: bool) -> Iterator[tuple[Location, Given]]:
        """Yield the days. A work without a full one is refused, unless somebody says when it was received."""
        citable = self.citable
        if (day := _day(work.issued)) is not None:
            yield ("issued",), Given(value=day.isoformat(), span=work.span)
        elif is_new and self.received is None:
            said = "-".join(f"{part:02}" for part in work.issued)
            message = f"'{work.key}' has no full date" + (f", only {said}" if said else "")
            hint = "write year, month and day in the file; or say when it came to you, --received DAY: it is then undated and internal"
            self.telling.refuse(WITHOUT_DAY, message, work.span, hint)
        elif is_new and self.received is not None:
            citable = "internal"
            yield ("issued",), Given(value="unknown", span=work.span, only_new=True)
            yield ("received",), Given(value=self.received.isoformat(), span=work.span, only_new=True)
            if work.issued:
                said = "-".join(f"{part:02}" for part in work.issued)
                yield ("note",), Given(value=f"The bibliography dates it {said}.", span=work.span, only_new=True)
        if (read := _day(work.accessed)) is not None:
            yield ("accessed",), Given(value=read.isoformat(), span=work.span)
        yield ("citable",), Given(value=citable, span=work.span, only_new=True)


def _day(parts: tuple[int, ...]) -> date | None:
    try:
        return date(*parts[:_FULL]) if len(parts) >= _FULL else None
    except (ValueError, OverflowError):
        return None


def unreadable(path: Path, why: str, hint: str, line: int | None = None) -> UserError:
    span = None if line is None else Span(path=path, line=line)
    return UserError(
        Diagnostic(code=UNREADABLE, message=f"'{path.name}' cannot be read: {why}", span=span, hints=(hint,))
    )
