"""Headings make the outline: `#` is the title, `##` a section, `###` one within it."""

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.nodes import Block, Inline, Section, Title
from briefgen.reader.blocks import line_of, read_blocks
from briefgen.reader.codes import HEADING
from briefgen.reader.inlines import read_inlines
from briefgen.reader.reading import Reading


def read_sections(nodes: Sequence[SyntaxTreeNode], reading: Reading, level: int = 0) -> tuple[Block, ...]:
    """Return the blocks of *nodes*, which stand under a heading of *level*; 0 is the document."""
    return tuple(_blocks(nodes, reading, level))


def _blocks(nodes: Sequence[SyntaxTreeNode], reading: Reading, level: int) -> Iterator[Block]:
    index = 0
    while index < len(nodes):
        node = nodes[index]
        index += 1
        if node.type != "heading":
            yield from read_blocks((node,), reading)
        elif node.tag == "h1":
            if children := _heading(node, reading):
                yield Title(children=children)
        else:
            end = _end(nodes, index, depth(node))
            yield from _section(node, nodes[index:end], reading, level)
            index = end


def depth(heading: SyntaxTreeNode) -> int:
    """Return the section's level; 0 is the title's."""
    return int(heading.tag[1:]) - 1


def _end(nodes: Sequence[SyntaxTreeNode], start: int, level: int) -> int:
    later = (
        index for index in range(start, len(nodes)) if nodes[index].type == "heading" and depth(nodes[index]) <= level
    )
    return next(later, len(nodes))


def _section(node: SyntaxTreeNode, inner: Sequence[SyntaxTreeNode], reading: Reading, level: int) -> Iterator[Block]:
    own = depth(node)
    if own > level + 1:
        wanted = "#" * (level + 2)
        reading.fault(
            HEADING, f"a heading of '{node.markup}' stands where '{wanted}' is next", line_of(node), f"write {wanted}"
        )
    heading = _heading(node, reading)
    blocks = read_sections(inner, reading, own)
    if heading and not blocks:
        reading.fault(HEADING, "a heading stands over nothing", line_of(node), "put {% if … %} around both")
    elif heading:
        yield Section(level=own, heading=heading, blocks=blocks)


def _heading(node: SyntaxTreeNode, reading: Reading) -> tuple[Inline, ...]:
    children = read_inlines(node, reading)
    if not children:
        reading.fault(HEADING, "a heading has no words", line_of(node), "give it some")
    return children
