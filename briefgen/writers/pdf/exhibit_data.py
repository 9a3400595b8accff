"""Exhibits as data: what charts and tables show as CSV (RFC 4180), for a reader who wants to calculate.

The rows are read off the tree, where nothing stands that was not cleared for its reader; so are the words of the header.
A file is UTF-8 and begins with a byte order mark: without one, Excel takes Hindi and Russian for the machine's old code
page. A timeline has no file: its dates and words stand in the text as a list.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO
from typing import Final

from briefgen.document.cells import text_cell
from briefgen.document.figures import Chart, ChartValue
from briefgen.document.inlines import Number, Text
from briefgen.document.origins import ItemOrigin
from briefgen.document.tables import Table
from briefgen.document.walk import children, walk
from briefgen.document.words import inline_text, runs
from briefgen.frozen import dataclass
from briefgen.locale.model import MINUS
from briefgen.regex import regex

REGISTER: Final = "exhibits"
_NUMBER: Final = regex(r"[+-]?\d[\d.,\s]*%?")

Cells = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """One exhibit's data, in however many charts and tables it is shown."""

    name: str
    """Of the file: its number in the order of reading, and nothing that the pack calls it by."""
    title: str
    content: bytes
    shown: tuple[int, ...]
    """Which of the charts and tables show it, by their index."""


def datasets(exhibits: Sequence[Chart | Table]) -> tuple[Dataset, ...]:
    """Return the data of charts, and of those tables that show an exhibit; others are part of the text.

    An exhibit that is shown twice has one file. A chart's is preferred: it has numbers where a table has them as printed.
    """
    shown: dict[str | int, list[int]] = {}
    for index, exhibit in enumerate(exhibits):
        if (key := _identity(exhibit, index)) is not None:
            shown.setdefault(key, []).append(index)
    return tuple(_dataset(number, indices, exhibits) for number, indices in enumerate(shown.values(), start=1))


def _identity(exhibit: Chart | Table, index: int) -> str | int | None:
    """Return what tells an exhibit from others; None for a table that is none."""
    origins = (node.origin for node in children(exhibit) if isinstance(node, Text))
    names = (origin.item for origin in origins if isinstance(origin, ItemOrigin) and origin.register == REGISTER)
    return next(names, index if isinstance(exhibit, Chart) else None)


def _dataset(number: int, indices: Sequence[int], exhibits: Sequence[Chart | Table]) -> Dataset:
    blocks = [exhibits[index] for index in indices]
    best = next((block for block in blocks if isinstance(block, Chart)), blocks[0])
    rows = _chart(best) if isinstance(best, Chart) else _table(best)
    described = best.alternative_text if isinstance(best, Chart) else best.summary
    return Dataset(
        name=f"exhibit-{number}.csv",
        title=inline_text(best.caption) or described,
        content=_csv(rows),
        shown=tuple(indices),
    )


def _csv(rows: Iterable[Cells]) -> bytes:
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def _words(text: str) -> str:
    """Return words as a cell that no spreadsheet computes. A number is one by itself; its minus is written as a hyphen, by
    which programs know it.
    """
    number = text.replace(MINUS, "-")
    if _NUMBER.fullmatch(number):
        return number
    return text_cell(text)


# --- a chart ---------------------------------------------------------------------------------------------------------


def _chart(chart: Chart) -> Iterator[Cells]:
    """Yield the unit over the categories, a column of numbers for each series, and beside it the marks of provisional
    values where it has any.
    """
    marks = tuple(_mark(chart, index) for index in range(len(chart.series)))
    names = (inline_text(series.children) for series in chart.series)
    heads = (head for name, mark in zip(names, marks, strict=True) for head in _pair(name, f"{name} {mark}", mark))
    yield tuple(map(_words, (inline_text(chart.unit), *heads)))
    for category in chart.categories:
        marked = zip(category.values, marks, strict=True)
        cells = (cell for each, mark in marked for cell in _pair(_amount(each), mark if each.provisional else "", mark))
        yield (_words(inline_text(category.children)), *cells)


def _pair(value: str, marked: str, mark: str) -> Cells:
    """Return the cells of a series: two where it has a mark."""
    return (value, marked.strip()) if mark else (value,)


def _mark(chart: Chart, index: int) -> str:
    """Return how the chart marks a provisional value of a series, such as "(p)"; nothing where it does not in words."""
    values = (category.values[index] for category in chart.categories)
    return next(filter(None, (_beside(value) for value in values if value.provisional)), "")


def _beside(value: ChartValue) -> str:
    """Return the words that stand beside a value's number."""
    nodes = tuple(walk(value))
    words = "".join(node.text for node in nodes if isinstance(node, Text))
    return words.strip() if any(isinstance(node, Number) for node in nodes) else ""


def _amount(value: ChartValue) -> str:
    """Return the number with a point and without exponent or grouping, in any language; nothing where it is missing."""
    return "" if value.amount is None else f"{Decimal(str(value.amount)).normalize():f}"


# --- a table ---------------------------------------------------------------------------------------------------------


def _table(table: Table) -> Iterator[Cells]:
    """Yield the cells as printed, for the tree has no other form of them; without citations, which a file cannot follow."""
    for row in (*table.header, *(row for group in table.groups for row in group.rows)):
        yield tuple(_words("".join(runs(cell, sources=False))) for cell in row.cells)
