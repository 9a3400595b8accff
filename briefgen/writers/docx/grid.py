"""The grid of every table: the layout's columns, in twips."""

from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise

from briefgen.document.document import Document
from briefgen.document.tables import Table
from briefgen.document.walk import Path, walk_tables
from briefgen.theme.model import Theme
from briefgen.writers.docx.columns import abreast_measure, measure
from briefgen.writers.docx.flow_charts import ems_of
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.pieces import WordTable

Grid = tuple[int, ...]
"""Widths in twips; each edge is where the layout has it, to the twip."""


def grids_of(document: Document, columns: Mapping[Path, tuple[float, ...]], theme: Theme) -> Iterator[Grid]:
    """Yield the grid of each table, in reading order; *columns* gives widths in points by the table's path.

    Columns that the layout says nothing of share the text's width.
    """
    width = measure(theme)
    for path, node in walk_tables(document):
        if isinstance(node, Table):
            count = len(node.columns)
            yield _grid(columns.get(path, (width / count,) * count))


def values_grid(table: WordTable, theme: Theme) -> Grid:
    """Return the grid of a chart's values: each column has what it asks for, and those of values share what is left."""
    width, size = abreast_measure(table.abreast, theme), theme.styles["chart-label"].size
    asked = [ems * size for ems in ems_of(tuple(row.cells for row in table.rows))]
    left = width - sum(asked)
    if left < 0:
        return _grid(tuple(each * width / sum(asked) for each in asked))
    share = left / (len(asked) - 1)
    return _grid((asked[0], *(each + share for each in asked[1:])))


def _grid(widths: tuple[float, ...]) -> Grid:
    edges = [twips(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))
