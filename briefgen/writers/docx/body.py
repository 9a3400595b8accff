"""The body of document.xml as one string, from the flow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.theme.model import Theme
from briefgen.writers.docx.anchors import anchored, first_anchors
from briefgen.writers.docx.grid import Grid
from briefgen.writers.docx.inlines import Hand, write_numeral, write_pieces
from briefgen.writers.docx.parastyles import ParagraphStyle, placed
from briefgen.writers.docx.pieces import Flow, WordParagraph, WordTable
from briefgen.writers.docx.tables import write_table
from briefgen.writers.docx.xml import element, value


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the text is written by: `styles` holds the variants too."""

    theme: Theme
    grids: tuple[Grid, ...]
    """Of every table, in reading order."""
    styles: Mapping[str, ParagraphStyle]
    hand: Hand


def write_body(items: Flow, sheet: Sheet) -> str:
    """Return the paragraphs and tables."""
    grids = iter(sheet.grids)
    return "".join(
        write_table(item, anchor, next(grids), sheet.styles, sheet.hand)
        if isinstance(item, WordTable)
        else _paragraph(item, anchor, sheet)
        for item, anchor in zip(items, first_anchors(items), strict=True)
    )


def with_variants(styles: Mapping[str, ParagraphStyle], items: Flow, theme: Theme) -> Mapping[str, ParagraphStyle]:
    """Return *styles* and those variants of them that the places of the items ask for."""
    variants = (placed(styles[item.style], item, theme) for item in items if isinstance(item, WordParagraph))
    return {**styles, **{style.id: style for style in variants}}


def _paragraph(item: WordParagraph, anchor: int, sheet: Sheet) -> str:
    style = placed(sheet.styles[item.style], item, sheet.theme)
    hand = sheet.hand.under(style.text)
    runs = write_numeral(item.numeral, hand) + write_pieces(item.pieces, hand)
    return element("p", element("pPr", *_properties(item, style)), anchored(anchor, runs))


def _properties(item: WordParagraph, style: ParagraphStyle) -> Iterator[str]:
    """Yield the style, and the two things that are the paragraph's own: a new page, and which list it counts in."""
    yield value("pStyle", style.id)
    if item.page_before:
        yield element("pageBreakBefore")
    if item.num:
        num, level = item.num
        yield element("numPr", value("ilvl", level), value("numId", num))
