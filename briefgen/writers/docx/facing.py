"""Two languages side by side: a table without lines, a row for every pair, so that both begin level in Word as well.

It is read row by row: what the one language says, then the same in the other. Rows may go on over pages; the first, with the
languages' names, is the head of both columns.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from briefgen.layout.furniture import SEPARATOR
from briefgen.theme.model import Theme
from briefgen.writers.docx.anchors import words
from briefgen.writers.docx.columns import measure
from briefgen.writers.docx.languages import table_direction
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.pieces import Flow, Side, WordParagraph, WordTable
from briefgen.writers.docx.xml import element, value

_LOOK: Final = element("tblLayout", type_="fixed")
_HEADED: Final = element(
    "tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
)


def facing_measure(theme: Theme) -> float:
    """Return the width of the text in one of the columns."""
    return (measure(theme) - theme.columns.gap) / 2


def in_tables(items: Flow, written: Iterable[str], theme: Theme, language: str) -> Iterator[str]:
    """Yield what is written of the items, those that stand side by side in the cells of a table."""
    for table, group in groupby(zip(_tables(items), items, written, strict=True), key=lambda each: each[0]):
        cells = [_Written(item, xml) for _, item, xml in group]
        yield from (each.xml for each in cells) if table is None else (_table(cells, theme, language),)


class _Written(NamedTuple):
    item: WordParagraph | WordTable
    xml: str

    @property
    def side(self) -> Side:
        assert self.item.side
        return self.item.side


def _tables(items: Flow) -> Iterator[int | None]:
    """Yield for each item the number of the table that it stands in, from 1; None where it is in none."""
    table, above = 0, None
    for item in items:
        if item.side and (above is None or item.side.pair < above.pair):
            table += 1
        above = item.side
        yield table if item.side else None


def _table(cells: Sequence[_Written], theme: Theme, language: str) -> str:
    column = twips(facing_measure(theme) + theme.columns.gap)
    head, *body = (list(row) for _, row in groupby(cells, key=lambda each: each.side.pair))
    rows = (_row(head, column, is_head=True), *(_row(row, column) for row in body))
    named = SEPARATOR.join(words(each.item.pieces) for each in head if isinstance(each.item, WordParagraph))
    half = twips(theme.columns.gap / 2)
    sides = "".join(element(side, w=half, type_="dxa") for side in ("left", "right"))
    properties = "".join(
        (
            table_direction(language),
            element("tblW", w=2 * column, type_="dxa"),
            element("tblInd", w=-half, type_="dxa"),
            _LOOK,
            element("tblCellMar", sides),
            _HEADED,
            value("tblCaption", named),
            value("tblDescription", named),
        )
    )
    grid = element("gridCol", w=column) * 2
    return element("tbl", element("tblPr", properties), element("tblGrid", grid), *rows)


def _row(cells: Sequence[_Written], column: int, *, is_head: bool = False) -> str:
    said = {0: "", 1: ""}
    for each in cells:
        said[each.side.column] += each.xml
    properties = element("trPr", element("cantSplit"), element("tblHeader")) if is_head else ""
    return element("tr", properties, *(_cell(xml or element("p"), column) for xml in said.values()))


def _cell(content: str, column: int) -> str:
    return element("tc", element("tcPr", element("tcW", w=column, type_="dxa")), content)
