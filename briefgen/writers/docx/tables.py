"""Tables: a fixed grid, header rows that run on, rows that never split."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import repeat
from typing import Final, NamedTuple

from briefgen.document.tables import Cell
from briefgen.document.words import inline_text
from briefgen.layout.decimals import is_figure
from briefgen.locale.direction import is_right_to_left
from briefgen.writers.docx.anchors import anchored
from briefgen.writers.docx.grid import Grid
from briefgen.writers.docx.hands import Hand
from briefgen.writers.docx.inlines import write_pieces
from briefgen.writers.docx.languages import table_direction
from briefgen.writers.docx.parastyles import ParagraphStyle
from briefgen.writers.docx.pieces import WordRow, WordTable
from briefgen.writers.docx.stylenames import ALIGN_WORDS, Align
from briefgen.writers.docx.tablestyle import STYLE_ID, VALUES_STYLE_ID
from briefgen.writers.docx.variants import in_cell
from briefgen.writers.docx.xml import element, value

_LOOK: Final = element("tblLayout", type_="fixed") + element(
    "tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
)
TITLE: Final = "TableGroup"
"""The style of a group's title."""
_WORDS: Final[Mapping[str, str]] = {"data": "Table", "views": "Table", "register": "Register", "values": "Chart"}


class RowStyles(NamedTuple):
    """The styles of a row's paragraphs."""

    title: ParagraphStyle
    """Of the group that the row opens, if it opens one."""
    cells: tuple[ParagraphStyle, ...]


TableStyles = tuple[RowStyles, ...]


def write_table(table: WordTable, first: int, grid: Grid, styles: TableStyles, hand: Hand, *, way: str = "") -> str:
    """Return the table; its rows' anchors count from *first*; *way* is a property of its paragraphs where they run against others."""
    rows = [
        _row(row, anchor, grid, own, hand, way, page_before=table.page_before and anchor == first)
        for anchor, (row, own) in enumerate(zip(table.rows, styles, strict=True), start=first)
    ]
    properties = "".join(_properties(table, sum(grid), hand.pen.language))
    widths = "".join([f'<w:gridCol w:w="{width}"/>' for width in grid])
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{widths}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _properties(table: WordTable, width: int, language: str) -> Iterator[str]:
    yield value("tblStyle", VALUES_STYLE_ID if table.kind == "values" else STYLE_ID)
    yield table_direction(language)
    yield element("tblW", w=width, type_="dxa")
    yield _LOOK
    if table.caption:
        yield value("tblCaption", table.caption)
    if table.summary:
        yield value("tblDescription", table.summary)


def _row(  # noqa: PLR0917 — what all rows of a table share
    row: WordRow, anchor: int, grid: Grid, styles: RowStyles, hand: Hand, way: str, *, page_before: bool
) -> str:
    title = _title(row, styles.title, hand, way, page_before=page_before)
    cells = []
    for index, (cell, width, style) in enumerate(zip(row.cells, grid, styles.cells, strict=True)):
        runs = write_pieces(cell.children, hand.under(style.text))
        inside = anchored(anchor, runs) if index == 0 else runs
        start = _paragraph_start(style.id, way, page_before=page_before and index == 0 and not title)
        above = title if index == 0 else ""
        cells.append(f"{_cell_start(width, low=bool(title) and index > 0)}{above}{start}{inside}</w:p></w:tc>")
    head = "<w:tblHeader/>" if row.kind == "header" else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _title(row: WordRow, style: ParagraphStyle, hand: Hand, way: str, *, page_before: bool) -> str:
    """Return the title of the group that a row opens, as a paragraph."""
    if not row.title:
        return ""
    return f"{_paragraph_start(style.id, way, page_before=page_before)}{write_pieces(row.title, hand.under(style.text))}</w:p>"


def table_styles(table: WordTable, styles: Mapping[str, ParagraphStyle], language: str) -> TableStyles:
    """Return the styles of a table's paragraphs, or the variants of them that their places ask for."""
    title = in_cell(styles[TITLE], table.share, None, leads=False)
    sides = [column.side(right_to_left=is_right_to_left(language)) for column in table.columns]
    marks = table.marks or (None,) * len(sides)

    def style(row: WordRow, cell: Cell, side: Align, mark: float | None) -> ParagraphStyle:
        own = styles[_style(row, cell, side, _WORDS[table.kind])]
        aligned = mark is not None and row.kind == "body" and side == "end" and _is_figure(cell, language)
        return in_cell(own, table.share, mark if aligned else None, leads=row.leads)

    return tuple([RowStyles(title, tuple(map(style, repeat(row), row.cells, sides, marks))) for row in table.rows])


def _is_figure(cell: Cell, language: str) -> bool:
    return is_figure(inline_text(cell.children), language)


def _style(row: WordRow, cell: Cell, align: Align, words: str) -> str:
    match row.kind:
        case "header":
            return f"{words}Heading{ALIGN_WORDS[align]}"
        case "body":
            return f"{words}{'RowHeading' if cell.header else 'Text'}{ALIGN_WORDS[align]}"


@lru_cache(maxsize=1 << 8)
def _paragraph_start(style: str, way: str, *, page_before: bool) -> str:
    breaks = "<w:pageBreakBefore/>" if page_before else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{breaks}{way}</w:pPr>'


@lru_cache(maxsize=1 << 10)
def _cell_start(width: int, *, low: bool) -> str:
    """Return all of a cell before its words; *low* where these stand level with those below a title."""
    foot = '<w:vAlign w:val="bottom"/>' if low else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{foot}</w:tcPr>'
