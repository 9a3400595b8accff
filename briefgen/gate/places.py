"""Where the gate's findings stand in the author's files."""

from functools import lru_cache
from pathlib import Path

from briefgen.content.pack import Pack
from briefgen.diagnostics import Span
from briefgen.document.origins import ItemOrigin
from briefgen.located.positions import Location, ValuePlace


def place_of(pack: Pack, location: Location) -> ValuePlace | None:
    """Return the place of *location* or of the nearest value around it, but not the whole file's."""
    for length in range(len(location), 1, -1):
        if (found := pack.positions.places.get(location[:length])) is not None:
            return found
    return None


def span_of(pack: Pack, location: Location) -> Span | None:
    """Return where to point for a problem at *location*; an item's words always have a place."""
    if (place := place_of(pack, location)) is not None:
        return place.span()
    return _item_span(pack, location) or pack.positions.span(location)


def span_within(pack: Pack, location: Location, at: int, end: int) -> Span | None:
    """Return the place of the characters *at* to *end* of the text that stands at *location*."""
    place = pack.positions.places.get(location)
    return span_of(pack, location) if place is None else place.within(at, end)


def origin_of(pack: Pack, location: Location, *, item: str, field: Location, language: str) -> ItemOrigin:
    """Return the origin of words: *field* of *item*, which stand in *language* at *location*."""
    span = span_of(pack, location)
    return ItemOrigin(
        register=str(location[0]),
        item=item,
        field=".".join(map(str, field)),
        language=language,
        path="" if span is None else _relative(pack.root, span.path),
        line=0 if span is None else span.line,
    )


def _item_span(pack: Pack, location: Location) -> Span | None:
    match location:
        case ("items", str(id_), *_):
            return next((entry.span for entry in pack.items if entry.id == id_), None)
        case _:
            return None


@lru_cache(maxsize=1_024)
def _relative(root: Path, path: Path) -> str:
    """Return the file from the content folder; one of the templates beside that, which an audience's head stands in, as well."""
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    beside = path.is_relative_to(root.parent)
    return f"../{path.relative_to(root.parent).as_posix()}" if beside else path.as_posix()
