"""Everything an entry says: its marked texts and its fields, each with its location."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from briefgen.located.positions import Location
from briefgen.markup.nodes import Marked


def marked_texts(value: Any, location: Location) -> Iterator[tuple[Location, Marked]]:
    """Yield the texts with inline markup within *value*, which stands at *location*."""
    match value:
        case Marked():
            yield location, value
        case BaseModel():
            for name, info in type(value).model_fields.items():
                yield from marked_texts(getattr(value, name), (*location, info.alias or name))
        case Mapping():
            for key, inner in value.items():
                yield from marked_texts(inner, (*location, key))
        case tuple():
            for index, inner in enumerate(value):
                yield from marked_texts(inner, (*location, index))
        case _:
            pass
