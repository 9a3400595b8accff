"""What a book or a form held when it was handed out, as marks: so that what nobody touched does not undo later changes."""

import hashlib
from collections.abc import Mapping
from dataclasses import field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

from briefgen.authoring.intake.cleaning import clean
from briefgen.authoring.intake.incoming import Given, Telling
from briefgen.authoring.intake.said import said
from briefgen.content.vocabulary import Holder
from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location

_SIGNS: Final = 12
"""Of a mark: two values of one field are never met by the thousand million."""
_STEP: Final = "|"
"""Between the steps of a path; no name of a field has it."""
BLANK: Final = ""
"""The mark of nothing."""


def mark(value: Any) -> str:
    """Return the mark of a value of the pack, the same as that of the words of the cell or paragraph it was put in."""
    if isinstance(value, Decimal):
        plain = said(value)
        return mark_of_words(format(Decimal(repr(float(plain))), "f").removesuffix(".0") if "." in plain else plain)
    if isinstance(value, tuple):
        return mark_of_words("; ".join(map(said, value)))
    return BLANK if value is False else mark_of_words(said(value))


def mark_of_words(words: str) -> str:
    plain = clean(words, Span(path=Path(), line=1), Telling()) if words else ""
    return hashlib.sha256(plain.encode()).hexdigest()[:_SIGNS] if plain else BLANK


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What was there when the file was written, record by record; a field that was blank is left out."""

    marks: Mapping[tuple[Holder, str], Mapping[Location, str]] = field(default_factory=dict)

    def knowing(self, given: Given, record: tuple[Holder, str], path: Location, words: str) -> Given:
        """Return a value that is handed in as *words*, with what its place held."""
        was = self.marks.get(record, {}).get(path, BLANK)
        return replace(given, was=was, untouched=mark_of_words(words) == was)


def as_text(marks: Mapping[Location, str]) -> str:
    """Return the marks of a record in one line: `value:0123456789ab translations|hi-IN|text:…`; what no name of a field has
    is written as in web addresses.
    """
    return " ".join(f"{_STEP.join(quote(str(step), safe='') for step in path)}:{one}" for path, one in marks.items())


def from_text(text: str) -> dict[Location, str]:
    """Return the marks of a line; what is none is left out."""
    found: dict[Location, str] = {}
    for part in text.split():
        path, colon, one = part.partition(":")
        if colon and path:
            found[tuple(map(unquote, path.split(_STEP)))] = one
    return found
