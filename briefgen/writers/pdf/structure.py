"""The structure tree of a document. Only standard types are used, so that no role map is needed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, assert_never

from briefgen.document.nodes import (
    Block,
    Box,
    BulletList,
    Document,
    HeaderField,
    HeaderTable,
    Inline,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Row,
    Section,
    SourceList,
    Table,
    Title,
)
from briefgen.document.words import inline_text
from briefgen.layout.lay_out import MARKING
from briefgen.layout.model import Place
from briefgen.writers.pdf.elements import Element, Elements
from briefgen.writers.pdf.phrases import phrases
from briefgen.writers.pdf.syntax import string

Attributes = Mapping[str, bytes]

DEEPEST_HEADING: Final = 6
NUMBERING: Final[Attributes] = {"decimal": b"/Decimal", "alpha": b"/LowerAlpha", "roman": b"/LowerRoman"}
COLUMN_HEADER: Final[Attributes] = {"O": b"/Table", "Scope": b"/Column"}
ROW_HEADER: Final[Attributes] = {"O": b"/Table", "Scope": b"/Row"}


def build_structure(document: Document) -> Elements:
    """Return the elements of a document, in the order of the tree, still without text."""
    elements = Elements()
    elements.block("P", elements.root, MARKING)
    _Builder(elements, document).blocks(document.blocks, ("blocks",), elements.root)
    return elements


class _Builder:
    def __init__(self, elements: Elements, document: Document) -> None:
        self._add = elements
        self._phrases = phrases(elements, document)

    def blocks(self, blocks: Sequence[Block], place: Place, parent: Element) -> None:
        for index, block in enumerate(blocks):
            self._block(block, (*place, index), parent)

    def _block(self, block: Block, place: Place, parent: Element) -> None:
        match block:
            case Title():
                self._text("H1", block.children, place, "children", parent)
            case Section():
                self._section(block, place, parent)
            case Paragraph():
                self._paragraph(block, place, parent)
            case BulletList():
                self._list(block.items, b"/Disc", place, parent)
            case OrderedList():
                self._list(block.items, NUMBERING[block.style], place, parent)
            case Box():
                self._box(block, place, parent)
            case Table():
                self._table(block, place, parent)
            case HeaderTable():
                self._header(block, place, parent)
            case SourceList():
                self._sources(block, place, parent)
            case PageBreak():
                pass
            case _:
                assert_never(block)

    def _text(self, tag: str, inlines: Sequence[Inline], place: Place, field: str, parent: Element) -> Element:
        """Add an element that takes the text at `place`, of which the inlines stand in `field`."""
        element = self._add.block(tag, parent, place)
        self._phrases(inlines, (*place, field), element)
        return element

    def _words(self, tag: str, inlines: Sequence[Inline], place: Place, parent: Element, **fields: object) -> Element:
        """Add an element for a field of inlines."""
        element = self._add.block(tag, parent, place, **fields)
        self._phrases(inlines, place, element)
        return element

    def _section(self, section: Section, place: Place, parent: Element) -> None:
        part = self._add.block("Sect", parent)
        level = min(section.level + 1, DEEPEST_HEADING)
        self._words(f"H{level}", section.heading, (*place, "heading"), part)
        self.blocks(section.blocks, (*place, "blocks"), part)

    def _paragraph(self, paragraph: Paragraph, place: Place, parent: Element) -> None:
        element = self._text("P", paragraph.children, place, "children", parent)
        if paragraph.number is not None:
            self._add.inline("Lbl", element, (*place, "label"))

    def _list(self, items: Sequence[ListItem], numbering: bytes, place: Place, parent: Element) -> None:
        whole = self._numbered(numbering, parent)
        for index, item in enumerate(items):
            own = (*place, "items", index)
            entry = self._add.block("LI", whole)
            self._add.block("Lbl", entry, (*own, "label"))
            self.blocks(item.blocks, (*own, "blocks"), self._add.block("LBody", entry))

    def _numbered(self, numbering: bytes, parent: Element) -> Element:
        return self._add.block("L", parent, attributes={"O": b"/List", "ListNumbering": numbering})

    def _sources(self, sources: SourceList, place: Place, parent: Element) -> None:
        whole = self._numbered(b"/Decimal", parent)
        for index, source in enumerate(sources.entries):
            own = (*place, "entries", index)
            entry = self._add.block("LI", whole)
            self._add.block("Lbl", entry, (*own, "label"))
            self._text("LBody", source.children, own, "children", entry)

    def _box(self, box: Box, place: Place, parent: Element) -> None:
        part = self._add.block("Div", parent)
        self._words("P", box.title, (*place, "title"), part)
        self.blocks(box.blocks, (*place, "blocks"), part)

    # --- tables ------------------------------------------------------------------------------------------------------

    def _table(self, table: Table, place: Place, parent: Element) -> None:
        summary = table.summary or inline_text(table.caption)
        attributes = {"O": b"/Table", "Summary": string(summary)} if summary else None
        whole = self._add.block("Table", parent, attributes=attributes)
        self._words("Caption", table.caption, (*place, "caption"), whole)
        head = self._add.block("THead", whole)
        for index, row in enumerate(table.header):
            self._row(row, (*place, "header", index), head, heads=True)
        for index, group in enumerate(table.groups):
            own = (*place, "groups", index)
            body = self._add.block("TBody", whole)
            over_all = {**COLUMN_HEADER, "ColSpan": b"%d" % len(table.columns)}
            self._spanning(group.title, (*own, "title"), body, over_all)
            for position, row in enumerate(group.rows):
                self._row(row, (*own, "rows", position), body, heads=False)
        self._words("P", table.note, (*place, "note"), parent)
        self._words("P", table.source, (*place, "source"), parent)

    def _row(self, row: Row, place: Place, parent: Element, *, heads: bool) -> None:
        line = self._add.block("TR", parent)
        for index, cell in enumerate(row.cells):
            attributes = COLUMN_HEADER if heads else ROW_HEADER if cell.header else None
            own = (*place, "cells", index)
            tag = "TH" if attributes else "TD"
            self._phrases(cell.children, (*own, "children"), self._add.block(tag, line, own, attributes=attributes))

    def _spanning(self, inlines: Sequence[Inline], place: Place, parent: Element, attributes: Attributes) -> None:
        """Add a row of one cell over `ColSpan` columns; a table's rows must be equally wide (ISO 14289-1, 7.2)."""
        if inlines:
            tag = "TH" if "Scope" in attributes else "TD"
            self._words(tag, inlines, place, self._add.block("TR", parent), attributes=attributes)

    def _header(self, header: HeaderTable, place: Place, parent: Element) -> None:
        places = [((*place, "fields", index), field) for index, field in enumerate(header.fields)]
        if header.form == "line":
            self._header_line(places, self._add.block("P", parent, place))
        elif not any(field.label for field in header.fields):
            for own, field in places:
                self._words("P", field.value, (*own, "value"), parent)
        else:
            body = self._add.block("TBody", self._add.block("Table", parent))
            for own, field in places:
                self._header_row(field, own, body)

    def _header_row(self, field: HeaderField, place: Place, body: Element) -> None:
        if not field.label:
            self._spanning(field.value, (*place, "value"), body, {"O": b"/Table", "ColSpan": b"2"})
            return
        line = self._add.block("TR", body)
        self._words("TH", field.label, (*place, "label"), line, attributes=ROW_HEADER)
        self._words("TD", field.value, (*place, "value"), line)

    def _header_line(self, places: Iterable[tuple[Place, HeaderField]], element: Element) -> None:
        for place, field in places:
            self._phrases(field.label, (*place, "label"), element)
            self._phrases(field.value, (*place, "value"), element)
