"""Markup's blocks as blocks of the tree."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.nodes import Block, BulletList, ListItem, OrderedList, Paragraph
from briefgen.markup.rendered import ExhibitBlock
from briefgen.reader.codes import HEADING, MARKUP
from briefgen.reader.containers import read_container
from briefgen.reader.exhibits import read_exhibit
from briefgen.reader.inlines import inlines_of, pieces_of
from briefgen.reader.parser import CONTAINER, line_of
from briefgen.reader.pieces import Piece, Slot, Words
from briefgen.reader.reading import Reading
from briefgen.reader.tables import read_table

MESSAGES: Final[Mapping[str, str]] = {
    "blockquote": "a quotation by '>' has no place in a brief",
    "hr": "a rule has no place in a brief",
    "fence": "code has no place in a brief",
    "code_block": "code has no place in a brief",
}


def read_blocks(nodes: Iterable[SyntaxTreeNode], reading: Reading) -> tuple[Block, ...]:
    """Return the blocks of *nodes*; what has no words is left out."""
    return tuple(block for node in nodes for block in _read_once(node, reading))


def _read_once(node: SyntaxTreeNode, reading: Reading) -> tuple[Block, ...]:
    return reading.once(node, lambda: tuple(_block(node, reading)))


def _block(node: SyntaxTreeNode, reading: Reading) -> Iterator[Block]:
    match node.type:
        case "paragraph":
            yield from _paragraph(node, reading)
        case "bullet_list":
            yield from _list(node, reading, BulletList)
        case "ordered_list":
            yield from _list(
                node, reading, lambda items: OrderedList(items=items, start=int(node.attrs.get("start", 1)))
            )
        case "table":
            yield from read_table(node, reading)
        case "heading":
            message = "a heading stands within a list or a box"
            reading.fault(HEADING, message, line_of(node), "end the list or the box before it")
        case type_ if type_ == CONTAINER:
            yield from read_container(node, reading, read_blocks)
        case type_:
            message = MESSAGES.get(type_, f"'{type_}' has no place in a brief")
            reading.fault(MARKUP, message, line_of(node), "write it as paragraphs or a box")


def _paragraph(node: SyntaxTreeNode, reading: Reading) -> Iterator[Block]:
    run = pieces_of(node, reading)
    if exhibits := _exhibits(run):
        for target, line in exhibits:
            yield from read_exhibit(target, reading, line)
    elif children := inlines_of(run, reading):
        yield Paragraph(children=children)


def _exhibits(run: Sequence[Piece]) -> tuple[tuple[ExhibitBlock, int], ...]:
    """Return the exhibits of a paragraph that holds nothing else, each with its line; none where it does."""
    found: list[tuple[ExhibitBlock, int]] = []
    for piece in run:
        match piece:
            case Slot(target=ExhibitBlock() as exhibit, line=line):
                found.append((exhibit, line))
            case Words(text=text) if text.isspace():
                pass
            case _:
                return ()
    return tuple(found)


def _list(
    node: SyntaxTreeNode, reading: Reading, make: Callable[..., BulletList | OrderedList]
) -> Iterator[BulletList | OrderedList]:
    items = tuple(item for child in node.children for item in _item(child, reading))
    if items:
        yield make(items=items)


def _item(node: SyntaxTreeNode, reading: Reading) -> Iterator[ListItem]:
    blocks = read_blocks(node.children, reading)
    if blocks and not isinstance(blocks[0], Paragraph):
        reading.fault(MARKUP, "a list item begins without words", line_of(node), "put its words first")
    elif blocks:
        yield ListItem(blocks=blocks)
