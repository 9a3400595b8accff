"""The table of a sheet: the names of its columns in the first row that has anything, a record in each below."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from briefgen.batch.tables.cells import Cells, Found, HiddenColumns, Merged, read_cells
from briefgen.batch.tables.row import Row, Unread, header, refuse
from briefgen.zipped import DAMAGED

_SHOWN: Final = "visible"
_BLANKS: Final = 100_000
"""Blank rows in a row after which a sheet is not read on: some program has formatted it to its end."""


def read_sheet(path: Path, book: Any, sheet: Any) -> Iterator[Row]:
    hidden = (f"the sheet '{sheet.title}'",) if sheet.sheet_state != _SHOWN else ()
    for row in _rows(path, _sound(path, read_cells(book, sheet))):
        yield replace(row, hidden_parts=hidden + row.hidden_parts) if hidden else row


def _rows(path: Path, found: Iterator[Found]) -> Iterator[Row]:
    names: tuple[str, ...] | None = None
    ranges: list[HiddenColumns] = []
    hidden: tuple[str, ...] = ()
    first = last = 0
    """The first record's row, and the last in which anything stands."""
    for one in found:
        if isinstance(one, HiddenColumns):
            ranges.append(one)
            continue
        if isinstance(one, Merged):
            if names and one.column <= len(names) and one.row <= last and 0 < first <= one.last_row:
                refuse(
                    path,
                    f"its cells {one.where} are merged, and have one value for all",
                    "unmerge them, and write each value in a cell of its own",
                )
            continue
        filled = _filled(one.values)
        if not filled and one.number - last > _BLANKS:
            return
        if not filled:
            continue
        last = one.number
        if names is None:
            names = header(path, [_name(path, cell, at) for at, cell in enumerate(one.values[:filled], 1)])
            hidden = tuple(_hidden(names, ranges))
        else:
            first = first or one.number
            yield replace(_row(one, names, filled), hidden_parts=hidden)
    if names is None:
        refuse(path, "its sheet is empty", "write the names of the columns into its first row")


def _hidden(names: Sequence[str], ranges: Sequence[HiddenColumns]) -> Iterator[str]:
    for column, name in enumerate(names, 1):
        if any(one.first <= column <= one.last for one in ranges):
            yield f"the column '{name}'"


def _filled(cells: Sequence[object]) -> int:
    return max((at for at, cell in enumerate(cells, 1) if cell is not None and str(cell).strip()), default=0)


def _name(path: Path, cell: object, column: int) -> str:
    if isinstance(cell, Unread):
        refuse(path, f"the name of its column {column}: {cell.why}", cell.hint)
    return "" if cell is None else str(cell)


def _row(found: Cells, names: tuple[str, ...], filled: int) -> Row:
    if filled > len(names):
        said = f"its column {filled} has no name"
        return Row(line=found.number, fault=(said, "write one into the first row, or delete the column"))
    padded = (*found.values[: len(names)], *[None] * (len(names) - len(found.values)))
    return Row(line=found.number, cells=dict(zip(names, padded, strict=True)), is_hidden=found.is_hidden)


def _sound(path: Path, found: Iterator[Found]) -> Iterator[Found]:
    try:
        yield from found
    except (*DAMAGED, KeyError, ValueError, TypeError, SyntaxError, AttributeError, IndexError):
        refuse(path, "it is a damaged Excel book", "open it in Excel, and save it under a new name")
