"""What the files of each record are called: a pattern of words and fields that the reader may see."""

import sqlite3
import unicodedata
from collections.abc import Collection
from typing import Final, Self

from briefgen.batch.codes import NAME
from briefgen.batch.records import Record, plain
from briefgen.diagnostics import Diagnostic, UserError, did_you_mean
from briefgen.filenames import alike, name_fault
from briefgen.frozen import dataclass
from briefgen.regex import regex

_PLACE: Final = regex(r"\{([^{}]*)\}")
_EXAMPLE: Final = 'write it as "{code}-{name}", with fields of the pack\'s records between the braces'


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words, and places for fields, in turn: the first and the last are words, which may be empty."""

    words: tuple[str, ...]
    fields: tuple[str, ...]

    @classmethod
    def of(cls, written: str, cleared: Collection[str], withheld: Collection[str]) -> Self:
        """Read a pattern. Raises `UserError` for one that names a field that its reader may not see, or none at all."""
        parts = _PLACE.split(written)
        words, fields = tuple(parts[::2]), tuple(parts[1::2])
        if any(sign in word for word in words for sign in "{}"):
            raise UserError(_fault(f"'{written}' has a brace without its other", _EXAMPLE))
        if not fields:
            raise UserError(_fault(f"'{written}' would call every record's files the same", _EXAMPLE))
        found = [
            _fault(
                f"the name has '{{{field}}}', which this reader may not see: whoever has the file has its name",
                _EXAMPLE,
            )
            if field in withheld
            else _fault(
                f"the name has '{{{field}}}', and the pack has no such field of records",
                did_you_mean(field, cleared, f"its fields are {', '.join(cleared)}" if cleared else _EXAMPLE),
            )
            for field in dict.fromkeys(fields)
            if field not in cleared
        ]
        if found:
            raise UserError(*found)
        return cls(words, fields)

    def name(self, record: Record) -> str:
        """Return what the record's files are called, without a suffix; a field that it leaves empty says nothing."""
        said = (self._value(record, field) for field in self.fields)
        first, *rest = self.words
        return unicodedata.normalize(
            "NFC", first + "".join(value + word for value, word in zip(said, rest, strict=True))
        )

    def _value(self, record: Record, field: str) -> str:
        value = record.values.get(field)
        return "" if value is None else plain(value)


class Names:
    """The names that are given so far. They are kept on the disk, so that a hundred thousand take no memory."""

    def __init__(self) -> None:
        # An empty name is a temporary file, which the system takes away however this ends.
        self._given = sqlite3.connect("", isolation_level=None)
        self._given.execute("create table given (alike text primary key, name text, number integer) without rowid")
        self._given.execute("begin")

    def give(self, name: str, record: Record) -> Diagnostic | None:
        """Take a name for a record; return what is wrong with it, and None where nothing is."""
        fault = name_fault(name)
        if fault is not None:
            return _fault(f"record {record.number} would be called '{name}': {fault[0]}", fault[1])
        try:
            self._given.execute("insert into given values (?, ?, ?)", (alike(name), name, record.number))
        except sqlite3.IntegrityError:
            other = self._given.execute("select name, number from given where alike = ?", (alike(name),)).fetchone()
            same = "the same" if other[0] == name else f"'{other[0]}', which some systems take for the same,"
            message = f"record {record.number} would be called '{name}', and record {other[1]} is called {same} already"
            return _fault(message, "add a field to --name that no two records share")
        return None

    def given_for(self, name: str) -> str | None:
        """Return the name, as it was given, that some system takes for *name*; None where there is none."""
        found = self._given.execute("select name from given where alike = ?", (alike(name),)).fetchone()
        return None if found is None else str(found[0])

    def close(self) -> None:
        self._given.close()


def _fault(message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=NAME, message=message, hints=(hint,))
