"""The tree as Word sees it."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import zip_longest
from typing import Final, assert_never

from briefgen.document.document import Document
from briefgen.document.figures import Chart, DecisionBlock, FactStrip, Image
from briefgen.document.inlines import Text
from briefgen.document.nodes import (
    Annex,
    Block,
    Box,
    BulletList,
    Columns,
    Half,
    MarginNote,
    OrderedList,
    PageBreak,
    Paragraph,
    PointList,
    QuestionAnswer,
    Quote,
    Section,
    SideBySide,
    Timeline,
    Title,
)
from briefgen.document.origins import DerivedOrigin
from briefgen.document.references import Contents, Glossary, NoteList, SourceList
from briefgen.document.tables import HeaderTable, Table
from briefgen.layout.blocks import stands_across
from briefgen.layout.furniture import SEPARATOR
from briefgen.same import Same
from briefgen.writers.docx.flow_charts import chart
from briefgen.writers.docx.flow_figures import image
from briefgen.writers.docx.flow_forms import decision, facts, header_table
from briefgen.writers.docx.flow_lists import ordered, unordered
from briefgen.writers.docx.flow_references import contents, glossary, sources
from briefgen.writers.docx.flow_sides import points, question_answer, quote, timeline
from briefgen.writers.docx.flow_tables import table
from briefgen.writers.docx.flow_text import margin_note, paragraph
from briefgen.writers.docx.neighbours import apart, beside_tables, ends, parted
from briefgen.writers.docx.pieces import Flow, Side, WordParagraph, WordTable, block_target
from briefgen.writers.docx.place import TOP, Items, Place
from briefgen.writers.docx.sheets import UPRIGHT, Sheets, all_in_columns, in_columns, on_sheets
from briefgen.writers.docx.stylenames import BOX_STYLES

DEEPEST_HEADING: Final = 3


def flow(document: Document, sheets: Sheets = UPRIGHT) -> Flow:
    """Return the whole text of *document*, the handling marking first; *sheets* says which of it has other pages or columns."""
    text = tuple(_blocks(document.blocks, TOP))
    set_out = on_sheets((_opening(document), *(all_in_columns(text) if sheets.abreast else text)), document, sheets)
    items = tuple(parted(set_out))
    return tuple(apart(tuple(beside_tables(items))))


def _opening(document: Document) -> WordParagraph:
    """Return the marking as text, and DRAFT with it: header and footer are not read aloud."""
    words = SEPARATOR.join(filter(None, (document.marking.label, document.furniture.draft_words)))
    made = Text(text=words, origin=DerivedOrigin(transform="docx"))
    return WordParagraph(style="ProtectiveMarking", pieces=(made,))


def _blocks(blocks: Iterable[Block], place: Place) -> Items:
    known = _known if place == TOP else _items
    breaks = False
    given = tuple(blocks)
    for block, below in zip_longest(given, given[1:]):
        if block is None or isinstance(block, PageBreak):
            breaks = True
            continue
        made = known(Same(block), Same(below), place, breaks=breaks)
        yield from made
        breaks = _ends_a_page(block) or (breaks and not made)


def _items(block: Same[Block], below: Same[Block | None], place: Place, *, breaks: bool) -> Flow:
    """Return what a block becomes; of what *breaks* the page the first begins a new one."""
    across, said = stands_across(block.of), _is_said(block.of, below.of)
    items: list[WordParagraph | WordTable] = []
    for made in _block(block.of, place, below.of):
        item = made._replace(across=True) if across else made
        led = item._replace(leads=True) if said and isinstance(item, WordParagraph) else item
        items.append(led._replace(page_before=True) if breaks and not items else led)
    return tuple(items)


_known: Final = lru_cache(maxsize=1 << 9)(_items)
"""Of blocks of the text: most of a record's brief are those of the record before."""


def _ends_a_page(block: Block) -> bool:
    """Tell whether a section ends with a page break, which then belongs to what follows the section."""
    match block:
        case Section(blocks=(*_, last)) | Annex(blocks=(*_, last)) | Half(blocks=(*_, last)):
            return isinstance(last, PageBreak) or _ends_a_page(last)
        case _:
            return False


def _is_said(block: Block, below: Block | None) -> bool:
    """Tell whether a block is a line to be said whose fact comes next: they stay on one page."""
    return isinstance(block, Paragraph) and isinstance(below, Paragraph) and below.role == "fact"


def _block(block: Block, place: Place, below: Block | None) -> Items:
    match block:
        case Title():
            yield WordParagraph(style="Title", pieces=block.children)
        case Section():
            yield _heading(block)
            yield from _blocks(block.blocks, place)
        case Annex():
            yield _annex_heading(block)
            yield from _blocks(block.blocks, place)
        case Paragraph():
            yield paragraph(block, place)
        case BulletList():
            yield from unordered(block, place, _blocks)
        case OrderedList():
            yield from ordered(block, place, _blocks)
        case PointList():
            yield from points(block, place, _blocks)
        case QuestionAnswer():
            yield from question_answer(block, place, _blocks)
        case Quote():
            yield from quote(block, place, _blocks)
        case Timeline():
            yield from timeline(block, place, _blocks)
        case Box():
            yield from _box(block)
        case FactStrip():
            yield from facts(block, place)
        case DecisionBlock():
            yield from decision(block, place)
        case HeaderTable():
            yield from header_table(block)
        case Table():
            yield from table(block)
        case Chart():
            yield from chart(block, below)
        case Image():
            yield from image(block, place)
        case MarginNote():
            yield margin_note(block, place)
        case Contents():
            yield from contents(block)
        case Glossary():
            yield from glossary(block, place)
        case SourceList():
            yield from sources(block)
        case Columns():
            items = _blocks(block.blocks, place)
            yield from in_columns(items) if place == TOP else items
        case Half():
            yield from (item._replace(language=block.language) for item in _blocks(block.blocks, place))
        case SideBySide():
            yield from _pairs(block, place)
        case PageBreak() | NoteList():
            pass  # Word gathers end notes by itself, behind all that is in the document
        case _:
            assert_never(block)


def _pairs(block: SideBySide, place: Place) -> Items:
    for number, pair in enumerate(block.pairs):
        for column, half in enumerate(pair.halves):
            for item in _block(half, place, None):
                yield item._replace(side=Side(number, column))


def _heading(section: Section) -> WordParagraph:
    level = min(max(section.level, 1), DEEPEST_HEADING)
    return WordParagraph(
        style=f"Heading{level}",
        pieces=section.heading,
        outline=level - 1,
        numeral=section.number or "",
        target=block_target(section.anchor),
    )


def _annex_heading(annex: Annex) -> WordParagraph:
    return WordParagraph(
        style="Annex",
        pieces=annex.heading,
        outline=0,
        numeral=annex.letter or "",
        target=block_target(annex.anchor),
        page_before=True,
    )


def _box(box: Box) -> Items:
    heading = WordParagraph(style=f"{BOX_STYLES[box.kind]}Heading", pieces=box.title, box=box.kind)
    yield from ends((*((heading,) if box.title else ()), *_blocks(box.blocks, Place(box=box.kind))))
