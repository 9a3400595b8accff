"""Everything of one sort that an entry holds, each with its location: its marked texts, its citations."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from briefgen.content.item import CitationRecord
from briefgen.located.positions import Location
from briefgen.markup.nodes import Marked

T = TypeVar("T")


def marked_texts(value: Any, location: Location) -> Iterator[tuple[Location, Marked]]:
    """Yield the texts with inline markup within *value*, which stands at *location*."""
    return _within(value, location, Marked)


def citations(value: Any, location: Location) -> Iterator[tuple[Location, CitationRecord]]:
    """Yield what *value*, which stands at *location*, cites."""
    return _within(value, location, CitationRecord)


def _within(value: Any, location: Location, wanted: type[T]) -> Iterator[tuple[Location, T]]:
    match value:
        case wanted():
            yield location, value
        case BaseModel():
            for name, info in type(value).model_fields.items():
                yield from _within(getattr(value, name), (*location, info.alias or name), wanted)
        case Mapping():
            for key, inner in value.items():
                yield from _within(inner, (*location, key), wanted)
        case tuple():
            for index, inner in enumerate(value):
                yield from _within(inner, (*location, index), wanted)
        case _:
            pass
