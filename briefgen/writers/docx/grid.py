"""The grid of every table: the layout's columns, in twips."""

from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise

from briefgen.document.document import Document
from briefgen.document.tables import Table
from briefgen.document.walk import Path, walk_tables
from briefgen.theme.model import Theme
from briefgen.writers.docx.columns import measure
from briefgen.writers.docx.measures import twips

Grid = tuple[int, ...]
"""Widths in twips; each edge is where the layout has it, to the twip."""


def grids_of(document: Document, columns: Mapping[Path, tuple[float, ...]], theme: Theme) -> Iterator[Grid]:
    """Yield the grid of each table, and of each chart as the table of its values, in reading order; *columns* gives widths in points by the table's path.

    Columns that the layout says nothing of share the text's width.
    """
    width = measure(theme)
    for path, node in walk_tables(document):
        count = len(node.columns) if isinstance(node, Table) else 1 + len(node.series)
        yield _grid(columns.get(path, (width / count,) * count))


def _grid(widths: tuple[float, ...]) -> Grid:
    edges = [twips(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))
