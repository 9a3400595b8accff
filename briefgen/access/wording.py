"""What an item or entry says, for a person to know it again and for a hash to tell that it was changed."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final

from pydantic import BaseModel

from briefgen.content.pack import Pack
from briefgen.leak.references import Wordings
from briefgen.leak.words import BREAK
from briefgen.located.positions import Location
from briefgen.markup.nodes import Marked

_HANDLING: Final = frozenset({
    "id", "readers", "rank", "marking", "embargo_until", "ok", "use", "note", "must", "needs", "review", "allow",
})  # fmt: skip
"""Fields that decide who sees the words, or that nobody but the desk reads: not the words themselves."""
_NAMED_BY: Final = ("title", "name", "short", "expansion")
_ROW: Final = 16
_FIRST: Final = 9
"""Words by which an item is known again."""


def first_words(entry: BaseModel, wordings: Wordings, at: Location) -> str:
    """Return how an item or an entry of a register begins, with its references written out."""
    text = getattr(entry, "text", None)
    words = (
        wordings.of(text, (*at, "text"))[0].replace(BREAK, "…") if isinstance(text, Marked) else _name(entry)
    ).split()
    return " ".join(words[:_FIRST]) + ("…" if len(words) > _FIRST else "")


def words_hash(pack: Pack, register: str, entry: BaseModel) -> str:
    """Return the SHA-256 of all that the author wrote to be read, in every wording and language; of a series with its rows."""
    said = [*_said(entry, ())]
    if register == "series":
        rows = pack.rows.get(str(getattr(entry, "id", "")), ())
        said += [("rows", number, *cell) for number, row in enumerate(rows) for cell in sorted(_cells(row.cells))]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def short_hash(words: str) -> str:
    """Return the beginning of a SHA-256: enough to tell the rows of one exhibit apart."""
    return sha256(words.encode()).hexdigest()[:_ROW]


def _name(entry: BaseModel) -> str:
    return next((str(name) for field in _NAMED_BY if (name := getattr(entry, field, None))), "")


def _cells(cells: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((name, str(value)) for name, value in cells.items())


def _said(value: object, at: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Yield each value that is words or a number, with the way to it."""
    match value:
        case Marked(source=source):
            yield (*at, source)
        case BaseModel():
            for name in type(value).model_fields:
                if name not in _HANDLING:
                    yield from _said(getattr(value, name), (*at, name))
        case Mapping():
            for key in sorted(value):
                yield from _said(value[key], (*at, str(key)))
        case tuple():
            for index, each in enumerate(value):
                yield from _said(each, (*at, index))
        case str() | int() | Decimal() | dt.date():
            yield (*at, str(value))
