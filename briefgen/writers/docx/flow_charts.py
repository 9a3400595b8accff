"""Charts: a paragraph that holds the drawing, and under it the table of its values, for those who cannot see it or want the numbers."""

from collections.abc import Iterator
from typing import Final, Literal

from briefgen.document.figures import Chart
from briefgen.document.inlines import Inline
from briefgen.document.nodes import Block
from briefgen.document.tables import Cell, Column, Table
from briefgen.document.words import inline_text
from briefgen.writers.docx.characters import ems
from briefgen.writers.docx.flow_tables import NOTHING, named, unparted
from briefgen.writers.docx.pieces import WordChart, WordParagraph, WordRow, WordTable, block_target
from briefgen.writers.docx.place import Items
from briefgen.writers.docx.stylenames import CHART

LINE: Final = 36.0
"""Ems that a line holds in the narrowest text: where categories have so much room, they stand side by side."""
MOST_ROWS: Final = 24
"""That stand on one page below a drawing."""
APART: Final = 1.5
"""Ems between two columns."""


def chart(block: Chart, below: Block | None) -> Items:
    """Return the chart; it has no table of its own where the one right *below* says all that it says."""
    target = block_target(block.anchor)
    if block.caption:
        yield WordParagraph(style="Caption", pieces=block.caption, target=target)
    noted = bool(block.note or block.source)
    rows = () if isinstance(below, Table) and _says_all(below, block) else tuple(_rows(block))
    ends = not (rows or noted)
    own = None if block.caption else target
    drawing = WordChart(chart=block, rows=len(rows))
    yield WordParagraph(style=CHART, pieces=(), chart=drawing, target=own, leads=not ends, last=ends)
    if rows:
        yield WordTable(
            kind="values",
            columns=(Column(), *(Column(align=_align(rows, block)) for _ in rows[0].cells[1:])),
            rows=unparted(rows, leads=noted) if len(rows) <= MOST_ROWS else rows,
            caption=named(block.caption, rows),
            summary=block.alternative_text,
        )
    if block.note:
        yield WordParagraph(style="TableNote", pieces=block.note, last=not block.source, leads=bool(block.source))
    if block.source:
        yield WordParagraph(style="TableSource", pieces=block.source, last=True)


def _says_all(table: Table, chart: Chart) -> bool:
    """Tell whether every category and every value of the chart stands in a cell of the table."""
    cells = {inline_text(cell.children) for group in table.groups for row in group.rows for cell in row.cells}
    said = (words for each in chart.categories for words in (each.children, *(value.children for value in each.values)))
    return all(inline_text(words) in cells for words in said if words)


def _rows(block: Chart) -> Iterator[WordRow]:
    """Yield the rows: a series each, under the categories, where these have room side by side; else a category each."""
    upright = tuple(_by_category(block))
    cells = tuple(zip(*upright, strict=True)) if _fits(tuple(zip(*upright, strict=True))) else upright
    for number, row in enumerate(cells):
        yield WordRow(cells=row, kind="body" if number else "header")


def _by_category(block: Chart) -> Iterator[tuple[Cell, ...]]:
    yield (_head(block.unit), *(_head(series.children) for series in block.series))
    for category in block.categories:
        yield (_head(category.children), *(Cell(children=value.children or (NOTHING,)) for value in category.values))


def _align(rows: tuple[WordRow, ...], block: Chart) -> Literal["centre", "end"]:
    """Return where values stand in their columns: in the middle below the marks, where each column is a category's."""
    return "end" if len(rows) > 1 + len(block.series) else "centre"


def _head(words: tuple[Inline, ...]) -> Cell:
    return Cell(children=words or (NOTHING,), header=True)


def _fits(rows: tuple[tuple[Cell, ...], ...]) -> bool:
    return sum(ems_of(rows)) <= LINE


def ems_of(rows: tuple[tuple[Cell, ...], ...]) -> tuple[float, ...]:
    """Return how many ems each column asks for."""
    return tuple(max(ems(inline_text(cell.children)) for cell in column) + APART for column in zip(*rows, strict=True))
