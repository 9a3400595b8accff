"""The columns of an exhibit: fields of its series, with their heads in the brief's language."""

from collections.abc import Mapping
from typing import Final, get_args

from briefgen.content.series import Series
from briefgen.gate.clearing import Clearing
from briefgen.gate.places import origin_of, span_of
from briefgen.gate.shown import ClearedColumn, ColumnType
from briefgen.gate.worded import worded
from briefgen.located.positions import Location

TYPES: Final[Mapping[str, ColumnType]] = {name: name for name in get_args(ColumnType)}
"""What can be shown: a field for the readers or the source of a row cannot."""


def cleared_column(clearing: Clearing, series: Series, name: str) -> ClearedColumn:
    """Return the field *name* of *series*, which has a title: the loader saw to both."""
    index, field = next((at, one) for at, one in enumerate(series.fields) if one.name == name)
    at: Location = ("series", series.id, "fields", index)
    title = None if field.title is None else _words(clearing, series, (*at, "title"))
    tag = clearing.home if title is None else title[0]
    place = (*at, "title") if tag == clearing.home else (*at, "translations", tag, "title")
    unit = None if field.unit is None else _words(clearing, series, (*at, "unit"))
    return ClearedColumn(
        title="" if title is None else title[1],
        type=TYPES[field.type],
        unit=None if unit is None else unit[1],
        currency=field.currency,
        scale=field.scale,
        role=field.role,
        period=field.period,
        origin=origin_of(clearing.pack, place, item=series.id, field=("fields", name, "title"), language=tag),
    )


def _words(clearing: Clearing, series: Series, location: Location) -> tuple[str, str] | None:
    """Return the tag and the words of the part of a field at *location*; a fault where another language alone has it."""
    *_, index, part = location
    field = series.fields[int(index)]
    found = worded(clearing, field, str(part))
    if found is None:
        message = f"the field '{field.name}' of '{series.id}' has no {part} in {clearing.language}"
        hint = f"write it under translations, {clearing.language}"
        clearing.faults.add("BG508", message, span_of(clearing.pack, location), hint, audience=clearing.audience)
    return found
