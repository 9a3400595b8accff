"""Totals that an author wrote: one over rows that the reader does not see would tell what those say."""

from collections.abc import Iterator
from decimal import Decimal

from briefgen.content.series import Exhibit
from briefgen.gate.clearing import Clearing
from briefgen.gate.places import span_of
from briefgen.gate.rows import DecidedRow


def verify_totals(clearing: Clearing, exhibit: Exhibit, rows: tuple[DecidedRow, ...]) -> None:
    """Find cleared rows that sum the others, by their author's word or by their numbers, where some are withheld."""
    withheld = sum(1 for row in rows if row.reasons)
    for row in rows if withheld else ():
        if not row.reasons and (row.row.total or any(_sums(row, rows, name) for name in exhibit.values)):
            _report(clearing, exhibit, row, withheld)


def _sums(row: DecidedRow, rows: tuple[DecidedRow, ...], name: str) -> bool:
    """Tell whether the number of *row* is the sum of all others in the column; nothing is no sum."""
    number = next(_numbers((row,), name), None)
    return bool(number) and number == sum(_numbers((one for one in rows if one is not row), name), Decimal(0))


def _numbers(rows: Iterator[DecidedRow] | tuple[DecidedRow, ...], name: str) -> Iterator[Decimal]:
    cells = (row.row.cells.get(name) for row in rows)
    return (cell for cell in cells if isinstance(cell, Decimal))


def _report(clearing: Clearing, exhibit: Exhibit, row: DecidedRow, withheld: int) -> None:
    name = row.row.cells.get(exhibit.category)
    others = "one" if withheld == 1 else str(withheld)
    message = f"the row '{name}' of '{exhibit.series}' sums the other rows, of which '{clearing.audience}' does not see {others}"
    span = span_of(clearing.pack, ("series", exhibit.series, "rows", row.index))
    clearing.faults.add("BG517", message, span, "take the total out, or give it and the rows the same readers")
