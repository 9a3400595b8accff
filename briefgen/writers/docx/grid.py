"""Widths of a table's columns in twips, by the layout's rule."""

from itertools import accumulate, pairwise

from briefgen.document.words import inline_text
from briefgen.layout.columns import Need, column_widths
from briefgen.layout.tables import NATURAL_LIMIT
from briefgen.theme.model import Theme
from briefgen.writers.docx.characters import ems
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.pieces import WordTable


def grid_of(table: WordTable, theme: Theme) -> tuple[int, ...]:
    """Return the width of each column; together they are the text's width to the twip."""
    width = theme.page.width - theme.page.left - theme.page.right
    widths = column_widths([_need(table, index, width, theme) for index in range(len(table.columns))], width)
    edges = [twips(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))


def _need(table: WordTable, index: int, width: float, theme: Theme) -> Need:
    cells = [inline_text(row.cells[index].children) for row in table.rows if row.kind != "group"]
    size = theme.styles["table"].size
    longest = max((ems(word) for cell in cells for word in cell.split()), default=0.0) * size
    natural = max(map(ems, cells), default=0.0) * size
    padding = 2 * theme.table.padding_x
    return Need(
        least=longest + padding,
        natural=max(longest, min(natural, NATURAL_LIMIT * width)) + padding,
        weight=table.columns[index].weight,
    )
