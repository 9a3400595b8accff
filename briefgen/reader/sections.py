"""Headings make the outline: `#` is the title, `##` a section, `###` one within it. Annexes follow the last section."""

from collections.abc import Iterator, Sequence
from functools import partial

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.inlines import Inline
from briefgen.document.nodes import Annex, Block, PageBreak, Section, Title
from briefgen.reader.blocks import read_blocks
from briefgen.reader.boxes import ANNEX
from briefgen.reader.codes import CONTAINER, EMPTY, HEADING
from briefgen.reader.container import is_closed
from briefgen.reader.inlines import read_inlines
from briefgen.reader.parser import container_name, line_of
from briefgen.reader.reading import Reading


def read_document(nodes: Sequence[SyntaxTreeNode], reading: Reading) -> tuple[Block, ...]:
    """Return the blocks of the whole markup: what stands before its annexes, and these."""
    first = next((index for index, node in enumerate(nodes) if _is_annex(node, reading)), len(nodes))
    annexes = tuple(annex for node in nodes[first:] for annex in _annexes(node, reading))
    return (*read_sections(nodes[:first], reading), *annexes)


def read_sections(nodes: Sequence[SyntaxTreeNode], reading: Reading, level: int = 0) -> tuple[Block, ...]:
    """Return the blocks of *nodes*, which stand under a heading of *level*; 0 is the document."""
    return tuple(_blocks(nodes, reading, level))


def _blocks(nodes: Sequence[SyntaxTreeNode], reading: Reading, level: int) -> Iterator[Block]:
    index = 0
    while index < len(nodes):
        node = nodes[index]
        index += 1
        if node.type != "heading":
            yield from reading.noted(node, partial(read_blocks, (node,), reading))
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
    if heading and all(isinstance(block, PageBreak) for block in blocks):
        reading.fault(HEADING, "a heading stands over nothing", line_of(node), "put {% if … %} around both")
    elif heading:
        yield Section(level=own, heading=heading, blocks=blocks)


def _heading(node: SyntaxTreeNode, reading: Reading) -> tuple[Inline, ...]:
    children = read_inlines(node, reading)
    if not children:
        reading.fault(HEADING, "a heading has no words", line_of(node), "give it some")
    return children


# --- annexes -----------------------------------------------------------------------------------------------------


def _is_annex(node: SyntaxTreeNode, reading: Reading) -> bool:
    """An annex that is not closed is left to the reader of containers, which says so."""
    return container_name(node) == ANNEX and is_closed(node, reading)


def _annexes(node: SyntaxTreeNode, reading: Reading) -> Iterator[Annex]:
    if not _is_annex(node, reading):
        reading.fault(CONTAINER, "something stands behind an annex", line_of(node), "put annexes last")
        return
    first, *inner = node.children or (None,)
    if first is None or first.type != "heading" or first.tag != "h2":
        reading.fault(HEADING, "an annex begins without a heading", line_of(first or node), "begin it with ##")
        return
    second = [other for other in inner if other.type == "heading" and depth(other) <= depth(first)]
    for other in second:
        reading.fault(HEADING, "an annex has a second heading", line_of(other), "write ###, or begin another annex")
    heading = _heading(first, reading)
    blocks = read_sections([other for other in inner if other not in second], reading, depth(first))
    if heading and not blocks:
        reading.fault(EMPTY, "an annex holds nothing", line_of(node), "put {% if … %} around it")
    elif heading:
        yield Annex(heading=heading, blocks=blocks)
