"""The body of document.xml in pieces, from the flow."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from briefgen.document.figures import Chart, Pixels
from briefgen.frozen import dataclass
from briefgen.layout.images import image_size
from briefgen.layout.model import DrawnChart
from briefgen.theme.model import Theme
from briefgen.writers.docx.again import Again, AskedParagraph, AskedTable, Course, Ground
from briefgen.writers.docx.anchors import anchored
from briefgen.writers.docx.charts.room import above_values
from briefgen.writers.docx.columns import abreast_measure
from briefgen.writers.docx.controls import contents_control
from briefgen.writers.docx.drawings import chart_frame, drawing
from briefgen.writers.docx.facing import in_tables
from briefgen.writers.docx.fields import FIELD_END, field_start
from briefgen.writers.docx.grid import Grid, values_grid
from briefgen.writers.docx.hands import Hand
from briefgen.writers.docx.inlines import write_numeral, write_pieces
from briefgen.writers.docx.languages import turned_paragraph
from briefgen.writers.docx.parastyles import ParagraphStyle
from briefgen.writers.docx.pieces import Flow, WordChart, WordParagraph, WordPicture, WordTable
from briefgen.writers.docx.sections import COLUMN_BREAK, WriteSection, closings, last_section
from briefgen.writers.docx.sides import fitted
from briefgen.writers.docx.signs import SIGN_SPACES
from briefgen.writers.docx.tables import TableStyles, table_styles, write_table
from briefgen.writers.docx.variants import placed, turned
from briefgen.writers.docx.xml import DECLARATION, W14, R, W


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the text is written by."""

    theme: Theme
    language: str
    """Of the document."""
    anchors: Sequence[int]
    """Of every item, the first that it has."""
    grids: tuple[Grid, ...]
    """Of every table of the tree, in reading order."""
    styles: tuple[ParagraphStyle, ...]
    """Of every paragraph outside tables, in reading order."""
    cells: tuple[TableStyles, ...]
    """Of every table's paragraphs, likewise."""
    hand: Hand
    section: WriteSection
    ground: Ground
    course: Course
    embed: Callable[[Pixels], str]
    """Gives the id of the relationship to a picture."""
    charts: tuple[DrawnChart, ...]
    """As the layout has them, in reading order."""
    plot: Callable[[Chart, DrawnChart, str], str]
    """Gives the id of the relationship to a chart, whose words are in that language."""
    next_drawing: Callable[[], int]


_SPACES: Final = f' xmlns:w14="{W14}"{SIGN_SPACES} mc:Ignorable="w14"'
"""Lets programs that are older than check boxes pass over them."""


def document_content(body: Iterable[str]) -> bytes:
    """Return document.xml around *body*."""
    start = f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"{_SPACES}><w:body>'
    return b"".join([piece.encode() for piece in (start, *body, "</w:body></w:document>")])


def write_body(items: Flow, sheet: Sheet) -> tuple[str, ...]:
    """Return the paragraphs and tables, and the properties of the last section."""
    styles, cells, grids, charts = iter(sheet.styles), iter(sheet.cells), iter(sheet.grids), iter(sheet.charts)

    def grid(table: WordTable) -> Grid:
        return values_grid(table, sheet.theme) if table.kind == "values" else next(grids)

    def chart(paragraph: WordParagraph) -> str:
        return _chart(paragraph.chart, next(charts), paragraph.language, sheet) if paragraph.chart else ""

    def write(asked: AskedParagraph | AskedTable) -> str:
        if isinstance(asked, AskedTable):
            return _table(asked, sheet)
        return _paragraph(asked, sheet, chart=chart(asked.item))

    asked = (
        AskedTable(item, anchor, next(cells), grid(item))
        if isinstance(item, WordTable)
        else AskedParagraph(item, anchor, next(styles), closes, goes_on=_in_contents(below))
        for item, below, anchor, closes in zip(
            items, (*items[1:], None), sheet.anchors, closings(items, sheet.section), strict=True
        )
    )
    again = Again(sheet.ground, sheet.course)
    written = (again.written(each, partial(write, each)) for each in asked)
    controlled = _controlled(items, written, sheet.hand)
    body = tuple(in_tables(items, controlled, sheet.theme, sheet.language) if _has_sides(items) else controlled)
    again.keep()
    return (*body, last_section(items, sheet.section))


def _has_sides(items: Flow) -> bool:
    return any(item.side for item in items)


def _controlled(items: Flow, written: Iterable[str], hand: Hand) -> Iterator[str]:
    """Yield what is written of the items, contents inside the control by which Word knows them."""
    entries = ""
    for item, below, xml in zip(items, (*items[1:], None), written, strict=True):
        if not _in_contents(item):
            yield xml
            continue
        entries += xml
        if not _in_contents(below):
            yield contents_control(entries, hand.desk.next_control())
            entries = ""


def placed_styles(
    items: Flow, styles: Mapping[str, ParagraphStyle], theme: Theme, language: str
) -> tuple[ParagraphStyle, ...]:
    """Return the style of every paragraph outside tables: its own, or the variant that its place asks for."""
    return tuple(
        [
            _turned(placed(styles[item.style], item, theme), item.language, language)
            for item in items
            if isinstance(item, WordParagraph)
        ]
    )


def _turned(style: ParagraphStyle, own: str | None, language: str) -> ParagraphStyle:
    return turned(style) if turned_paragraph(own, language) else style


def cell_styles(items: Flow, styles: Mapping[str, ParagraphStyle], language: str) -> tuple[TableStyles, ...]:
    """Return the styles of every table's paragraphs."""
    return tuple(
        [table_styles(item, styles, item.language or language) for item in items if isinstance(item, WordTable)]
    )


def used_styles(
    items: Flow, outside: Iterable[ParagraphStyle], cells: Iterable[TableStyles]
) -> Mapping[str, ParagraphStyle]:
    """Return by id the styles of all paragraphs, those *outside* tables and those of *cells*, in reading order."""
    above, inside = iter(outside), iter(cells)
    used: dict[str, ParagraphStyle] = {}
    for item in items:
        if isinstance(item, WordTable):
            rows = zip(item.rows, next(inside), strict=True)
            paragraphs = [style for row, own in rows for style in ((own.title, *own.cells) if row.title else own.cells)]
            used |= {style.id: style for style in paragraphs}
        else:
            style = next(above)
            used[style.id] = style
    return used


def _table(asked: AskedTable, sheet: Sheet) -> str:
    table = asked.item
    hand, way = sheet.hand.speaking(table.language), turned_paragraph(table.language, sheet.language)
    return write_table(table, asked.anchor, asked.grid, asked.styles, hand, way=way)


def _paragraph(asked: AskedParagraph, sheet: Sheet, *, chart: str) -> str:
    item, style = asked.item, asked.style
    hand = sheet.hand.speaking(item.language).under(style.text)
    column = COLUMN_BREAK if item.abreast and item.opens_column and not item.first else ""
    runs = column + write_numeral(item.numeral, hand) + write_pieces(fitted(item.pieces, style, sheet.theme), hand)
    runs += _picture(item, item.picture, style, sheet) if item.picture else chart
    words = runs if item.is_gap else anchored(asked.anchor, runs)
    words = words if item.contents is None else _entry(item, words, goes_on=asked.goes_on)
    way = turned_paragraph(item.language, sheet.language)
    return f"<w:p><w:pPr>{_properties(item, style)}{way}{asked.closes}</w:pPr>{words}</w:p>"


def _picture(item: WordParagraph, picture: WordPicture, style: ParagraphStyle, sheet: Sheet) -> str:
    """Return the picture as large as the layout has it where the text is as wide as there."""
    page = sheet.theme.page
    size = image_size(
        picture.pixels,
        width=abreast_measure(item.abreast, sheet.theme) - style.left - style.right,
        height=page.height - page.top - page.bottom,
        style=sheet.theme.image,
    )
    return drawing(sheet.embed(picture.pixels), sheet.next_drawing(), picture.description, size)


def _chart(chart: WordChart, drawn: DrawnChart, language: str | None, sheet: Sheet) -> str:
    """Return the chart, which takes with its table as much of the page as the layout gives it."""
    lower = above_values(drawn, chart, sheet.theme)
    description = chart.chart.alternative_text
    return chart_frame(
        sheet.plot(chart.chart, lower, language or sheet.language),
        sheet.next_drawing(),
        description,
        (lower.width, lower.height),
    )


def _entry(item: WordParagraph, runs: str, *, goes_on: bool) -> str:
    """Return an entry with the field around all entries, which begins in the first and ends in the last, or in a paragraph of
    its own behind that.
    """
    start = field_start(f'TOC \\o "1-{item.contents}" \\h \\z \\u') if item.first else ""
    return start + runs + ("" if goes_on else FIELD_END)


def _in_contents(item: WordParagraph | WordTable | None) -> bool:
    return isinstance(item, WordParagraph) and item.contents is not None


def _properties(item: WordParagraph, style: ParagraphStyle) -> str:
    """Return the style, and the two things that are the paragraph's own: a new page, and which list it counts in."""
    breaks = "<w:pageBreakBefore/>" if item.page_before else ""
    counts = f'<w:numPr><w:ilvl w:val="{item.num[1]}"/><w:numId w:val="{item.num[0]}"/></w:numPr>' if item.num else ""
    return f'<w:pStyle w:val="{style.id}"/>{breaks}{counts}'
