"""What an exhibit's words may say of its rows: their values, and what two of them, or a column, come to."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final

from briefgen.checks.statements import Reader
from briefgen.checks.wording import Wording
from briefgen.content.series import Exhibit, SeriesField
from briefgen.quantities.amounts import scaled
from briefgen.quantities.digits import last_place
from briefgen.quantities.model import Quantity

MOST_PAIRED: Final = 200
"""Rows whose differences are worked out: of more there are too many to tell anything."""
WORDS: Final = ("title", "alternative_text", "remark")


def words_of(reader: Reader, exhibit: Exhibit) -> Iterator[Wording]:
    """Yield the texts that an author wrote on an exhibit, in the pack's own language; translations are held against them."""
    found = (reader.wordings.at(("exhibits", exhibit.id, field)) for field in WORDS)
    return (wording for wording in found if wording is not None)


def values_of(reader: Reader, exhibit: Exhibit) -> tuple[Quantity, ...]:
    """Return the numbers of the shown columns that have a unit: each cell, each sum, each difference of two cells."""
    series = reader.pack.registers.series.get(exhibit.series)
    columns = () if series is None else tuple(one for one in series.fields if one.name in exhibit.values)
    return tuple(value for column in columns for value in _of_column(reader, exhibit.series, column))


def _of_column(reader: Reader, series: str, column: SeriesField) -> Iterator[Quantity]:
    unit = reader.unit(column.unit, column.currency)
    if unit is None:
        return
    rows = reader.pack.rows.get(series, ())
    cells = [(row.total, cell) for row in rows if isinstance(cell := row.cells.get(column.name), Decimal)]
    values = [cell for _, cell in cells]
    total = sum((cell for is_total, cell in cells if not is_total), Decimal(0))
    pairs = combinations(values, 2) if len(values) <= MOST_PAIRED else ()
    told = [*values, total, *(abs(one - other) for one, other in pairs)]
    scale = scaled(column.scale)
    for value in told:
        step = last_place(value) * scale
        yield Quantity(value=value * scale, step=step, scale=scale, unit=unit, at=0, end=0)
