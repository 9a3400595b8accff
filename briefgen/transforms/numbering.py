"""Letter annexes; number sections, paragraphs, tables and figures where the audience's form asks for it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from string import ascii_uppercase

from briefgen.document.document import Document
from briefgen.document.generated import holds_generated
from briefgen.document.nodes import Annex, Block, Columns, Node, Paragraph, Section
from briefgen.document.walk import map_children
from briefgen.transforms.captions import numbered_captions
from briefgen.transforms.setting import Setting


def numbering(document: Document, setting: Setting) -> Document:
    """Letter annexes A, B, …; number sections "2.1", those of an annex "A.1", and running text 1 to n through all sections.

    Only paragraphs that stand directly in a section, or in columns of it, are counted: not those of lists, boxes, tables and annexes, nor the
    lead, lines to say, notes. A section that is there for a generated part has no number, and its paragraphs have none.
    Captions count tables and figures, Table 1 and Figure 1, through the whole brief.
    """
    document = _lettered(document)
    if setting.form.numbered_sections:
        document = replace(document, blocks=tuple(_numbered_sections(document.blocks, "")))
    if setting.form.numbered_paragraphs != "none":
        document = _numbered_paragraphs(document)
    if setting.form.numbered_exhibits:
        document = numbered_captions(document, setting)
    return document


def _lettered(document: Document) -> Document:
    place = count()

    def letter(node: Node) -> tuple[Node, ...]:
        return (replace(node, letter=annex_letter(next(place))),) if isinstance(node, Annex) else (node,)

    return map_children(document, letter)


def annex_letter(index: int) -> str:
    """Return A to Z, then AA, AB and on."""
    before, own = divmod(index, len(ascii_uppercase))
    return (annex_letter(before - 1) if before else "") + ascii_uppercase[own]


def _numbered_sections(blocks: Iterable[Block], prefix: str) -> Iterator[Block]:
    place = count(1)
    for block in blocks:
        match block:
            case Section() if not holds_generated(block):
                number = f"{prefix}{next(place)}"
                yield replace(block, number=number, blocks=tuple(_numbered_sections(block.blocks, f"{number}.")))
            case Annex():
                yield replace(block, blocks=tuple(_numbered_sections(block.blocks, f"{block.letter}.")))
            case _:
                yield block


def _numbered_paragraphs(document: Document) -> Document:
    place = count(1)

    def visit(node: Node) -> tuple[Node, ...]:
        match node:
            case Section() if not holds_generated(node):
                return (map_children(node, visit),)
            case Columns():
                return (map_children(node, visit),)
            case Paragraph(role="body"):
                return (replace(node, number=next(place)),)
            case _:
                return (node,)

    return map_children(document, lambda node: visit(node) if isinstance(node, Section) else (node,))
