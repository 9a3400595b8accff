"""Number sections and paragraphs where the audience's form asks for it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from briefgen.document.nodes import Block, Document, Node, Paragraph, Section, SourceList
from briefgen.document.walk import map_children
from briefgen.transforms.setting import Setting


def numbering(document: Document, setting: Setting) -> Document:
    """Number sections "2.1" by their place, and running text 1 to n through all sections.

    Only paragraphs that stand directly in a section are counted: not those of lists, boxes and tables, nor the lead,
    lines to say, notes. The section of the source list has no number: it is left out where nothing is cited.
    """
    if setting.form.numbered_sections:
        document = replace(document, blocks=tuple(_numbered_sections(document.blocks, "")))
    if setting.form.numbered_paragraphs:
        document = _numbered_paragraphs(document)
    return document


def _numbered_sections(blocks: Iterable[Block], prefix: str) -> Iterator[Block]:
    place = count(1)
    for block in blocks:
        if isinstance(block, Section) and not lists_sources(block):
            number = f"{prefix}{next(place)}"
            yield replace(block, number=number, blocks=tuple(_numbered_sections(block.blocks, f"{number}.")))
        else:
            yield block


def _numbered_paragraphs(document: Document) -> Document:
    place = count(1)

    def visit(node: Node) -> tuple[Node, ...]:
        match node:
            case Section() if not lists_sources(node):
                return (map_children(node, visit),)
            case Paragraph(role="body"):
                return (replace(node, number=next(place)),)
            case _:
                return (node,)

    return map_children(document, lambda node: visit(node) if isinstance(node, Section) else (node,))


def lists_sources(section: Section) -> bool:
    """Tell whether a section is there for the source list."""
    return any(isinstance(block, SourceList) for block in section.blocks)
