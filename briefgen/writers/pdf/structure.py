"""The structure tree of a document. Only standard types are used, so that no role map is needed."""

from typing import Final, assert_never

from briefgen.document.document import Document
from briefgen.document.figures import Chart, DecisionBlock, FactStrip, Image
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
from briefgen.document.references import Contents, Glossary, NoteList, SourceList
from briefgen.document.tables import HeaderTable, Table
from briefgen.layout.footnotes import calls
from briefgen.layout.lay_out import MARKING
from briefgen.layout.model import Place
from briefgen.locale.direction import is_right_to_left
from briefgen.writers.pdf.building import Building
from briefgen.writers.pdf.elements import Element, Elements
from briefgen.writers.pdf.phrases import phrases
from briefgen.writers.pdf.structure_figures import chart, image
from briefgen.writers.pdf.structure_lists import (
    bullet_list,
    decision,
    facts,
    glossary,
    notes,
    ordered_list,
    points,
    sources,
    timeline,
)
from briefgen.writers.pdf.structure_tables import header_table, table

DEEPEST_HEADING: Final = 6
RIGHT_TO_LEFT: Final = {"O": b"/Layout", "WritingMode": b"/RlTb"}
"""Inherited by all below (ISO 32000-1, table 343); so is the other way."""
LEFT_TO_RIGHT: Final = {"O": b"/Layout", "WritingMode": b"/LrTb"}


def build_structure(document: Document) -> Elements:
    """Return the elements of a document, in the order of the tree, still without text."""
    elements = Elements()
    if is_right_to_left(document.metadata.language):
        elements.root.attributes = RIGHT_TO_LEFT
    elements.block("P", elements.root, MARKING)
    build = Building(elements, phrases(elements, document), _block, calls(document))
    build.blocks(document.blocks, ("blocks",), elements.root)
    return elements


def _block(block: Block, place: Place, parent: Element, build: Building) -> None:
    match block:
        case Title():
            build.text("H1", block.children, place, "children", parent)
        case Section() | Annex():
            _under_heading(block, place, parent, build)
        case Paragraph():
            _paragraph(block, place, parent, build)
        case BulletList():
            bullet_list(block, place, parent, build)
        case OrderedList():
            ordered_list(block, place, parent, build)
        case PointList():
            points(block, place, parent, build)
        case QuestionAnswer():
            _question(block, place, parent, build)
        case Quote():
            _quote(block, place, parent, build)
        case Box():
            _box(block, place, parent, build)
        case FactStrip():
            facts(block, place, parent, build)
        case DecisionBlock():
            decision(block, place, parent, build)
        case Timeline():
            timeline(block, place, parent, build)
        case Table():
            table(block, place, parent, build)
        case Chart():
            chart(block, place, parent, build)
        case Image():
            image(block, place, parent, build)
        case HeaderTable():
            header_table(block, place, parent, build)
        case MarginNote():
            _note(block, place, parent, build)
        case Contents():
            from briefgen.writers.pdf.structure_contents import contents  # noqa: PLC0415 - few briefs hold any of it

            contents(block, place, parent, build)
        case Glossary():
            glossary(block, place, parent, build)
        case SourceList():
            sources(block, place, parent, build)
        case NoteList():
            notes(parent, build)
        case Columns():
            build.blocks(block.blocks, (*place, "blocks"), parent)
        case PageBreak():
            pass
        case Half():
            _half(block, place, parent, build)
        case SideBySide():
            _side_by_side(block, place, parent, build)
        case _:
            assert_never(block)


def _half(half: Half, place: Place, parent: Element, build: Building) -> None:
    """Add what is said in one language, which all below it inherits, with the way that it runs."""
    way = RIGHT_TO_LEFT if is_right_to_left(half.language) else LEFT_TO_RIGHT
    part = build.element("Div", parent, language=half.language, attributes=way)
    build.blocks(half.blocks, (*place, "blocks"), part)


def _side_by_side(block: SideBySide, place: Place, parent: Element, build: Building) -> None:
    """Add pairs, each with its halves one after the other: columns of a page are no table of data."""
    for index, pair in enumerate(block.pairs):
        whole = build.element("Div", parent)
        for side, half in enumerate(pair.halves):
            _half(half, (*place, "pairs", index, "halves", side), whole, build)


def _under_heading(whole: Section | Annex, place: Place, parent: Element, build: Building) -> None:
    match whole:
        case Section(level=level, number=number):
            part = build.element("Sect", parent)
        case Annex(letter=number):
            level, part = 1, build.element("Part", parent)
    tag = f"H{min(level + 1, DEEPEST_HEADING)}"
    heading = build.words(tag, whole.heading, (*place, "heading"), part)
    if number is not None:
        build.late("Lbl", heading, (*place, "heading", "label"))
    build.blocks(whole.blocks, (*place, "blocks"), part)


def _paragraph(paragraph: Paragraph, place: Place, parent: Element, build: Building) -> None:
    element = build.text("P", paragraph.children, place, "children", parent)
    if paragraph.number is not None:
        build.late("Lbl", element, (*place, "label"))


def _question(pair: QuestionAnswer, place: Place, parent: Element, build: Building) -> None:
    part = build.element("Div", parent)
    build.words("P", pair.question, (*place, "question"), part)
    build.blocks(pair.answer, (*place, "answer"), part)


def _quote(quote: Quote, place: Place, parent: Element, build: Building) -> None:
    part = build.element("BlockQuote", parent)
    build.blocks(quote.blocks, (*place, "blocks"), part)
    build.words("P", quote.attribution, (*place, "attribution"), part)


def _box(box: Box, place: Place, parent: Element, build: Building) -> None:
    part = build.element("Div", parent)
    build.words("P", box.title, (*place, "title"), part)
    build.blocks(box.blocks, (*place, "blocks"), part)


def _note(note: MarginNote, place: Place, parent: Element, build: Building) -> None:
    build.phrases(note.children, (*place, "children"), build.note(parent, place))
