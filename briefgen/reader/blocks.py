"""Markup's blocks as blocks of the tree."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Literal

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import did_you_mean
from briefgen.document.nodes import (
    Block,
    Box,
    BulletList,
    HeaderField,
    HeaderTable,
    Inline,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    SourceList,
    Strong,
)
from briefgen.reader.codes import CONTAINER, EMPTY, HEADING, MARKUP
from briefgen.reader.fields import split_label
from briefgen.reader.inlines import read_inlines
from briefgen.reader.parser import CONTAINER as CONTAINER_NODE
from briefgen.reader.reading import Reading
from briefgen.reader.tables import read_table

Role = Literal["body", "lead", "line", "note", "series"]
BoxKind = Literal["key-message", "side", "warning"]

MESSAGES: Final[Mapping[str, str]] = {
    "blockquote": "a quotation by '>' has no place in a brief",
    "hr": "a rule has no place in a brief",
    "fence": "code has no place in a brief",
    "code_block": "code has no place in a brief",
}


def read_blocks(nodes: Iterable[SyntaxTreeNode], reading: Reading, role: Role = "body") -> tuple[Block, ...]:
    """Return the blocks of *nodes*; what has no words is left out."""
    return tuple(block for node in nodes for block in _block(node, reading, role))


def _block(node: SyntaxTreeNode, reading: Reading, role: Role) -> Iterator[Block]:
    match node.type:
        case "paragraph":
            if children := read_inlines(node, reading):
                yield Paragraph(children=children, role=role)
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
        case type_ if type_ == CONTAINER_NODE:
            yield from _container(node, reading)
        case type_:
            message = MESSAGES.get(type_, f"'{type_}' has no place in a brief")
            reading.fault(MARKUP, message, line_of(node), "write it as paragraphs or a box")


def line_of(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0


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


def _container(node: SyntaxTreeNode, reading: Reading) -> Iterator[Block]:
    name, _, parameters = node.info.strip().partition(" ")
    read = CONTAINERS.get(name)
    if not is_closed(node, reading):
        message = f"the container '{name or ':::'}' is not closed"
        reading.fault(
            CONTAINER,
            message,
            line_of(node),
            f"end it with a line of {node.markup}, and give the outer of two more colons",
        )
    elif read is None:
        hint = did_you_mean(name, CONTAINERS, otherwise=f"there are {', '.join(sorted(CONTAINERS))}")
        reading.fault(CONTAINER, f"there is no container '{name}'", line_of(node), hint)
    else:
        yield from read(node, reading, parameters)


def is_closed(node: SyntaxTreeNode, reading: Reading) -> bool:
    """The plugin lets a container that nobody closes run on to the end of what holds it; we do not."""
    end = node.map[1] if node.map else 0
    last = reading.lines[end].strip() if end < len(reading.lines) else ""
    return len(last) >= len(node.markup) and not last.strip(":")


def _role(role: Role) -> "Callable[[SyntaxTreeNode, Reading, str], Iterator[Block]]":
    def read(node: SyntaxTreeNode, reading: Reading, _: str) -> Iterator[Block]:
        for child in node.children:
            if child.type != "paragraph":
                reading.fault(CONTAINER, f"'{role}' takes paragraphs only", line_of(child), "move the rest out of it")
        yield from read_blocks((child for child in node.children if child.type == "paragraph"), reading, role)

    return read


def _box(kind: BoxKind) -> "Callable[[SyntaxTreeNode, Reading, str], Iterator[Block]]":
    def read(node: SyntaxTreeNode, reading: Reading, _: str) -> Iterator[Block]:
        title, inner = _box_title(node.children, reading)
        blocks = read_blocks(inner, reading)
        if blocks:
            yield Box(kind=kind, blocks=blocks, title=title)
        else:
            reading.fault(EMPTY, f"the box '{kind}' holds nothing", line_of(node), "put {% if … %} around it")

    return read


def _box_title(nodes: list[SyntaxTreeNode], reading: Reading) -> tuple[tuple[Inline, ...], list[SyntaxTreeNode]]:
    """A box's title is its first paragraph where that is **strong** as a whole."""
    if nodes and nodes[0].type == "paragraph" and len(nodes) > 1:
        match read_inlines(nodes[0], reading):
            case (Strong(children=children),):
                return children, nodes[1:]
    return (), nodes


def _header(form: Literal["line", "rows"]) -> "Callable[[SyntaxTreeNode, Reading, str], Iterator[Block]]":
    def read(node: SyntaxTreeNode, reading: Reading, _: str) -> Iterator[Block]:
        fields = tuple(_header_fields(node, reading))
        if fields:
            yield HeaderTable(fields=fields, form=form)
        else:
            reading.fault(EMPTY, f"'header-{form}' holds nothing", line_of(node), "write - label | value")

    return read


def _header_fields(node: SyntaxTreeNode, reading: Reading) -> Iterator[HeaderField]:
    for child in node.children:
        if child.type != "bullet_list":
            reading.fault(CONTAINER, "a header takes a list only", line_of(child), "write - label | value")
            continue
        for item in child.children:
            if [inner.type for inner in item.children] != ["paragraph"]:
                reading.fault(CONTAINER, "a header's item is one line", line_of(item), "write - label | value")
                continue
            label, value = split_label(read_inlines(item.children[0], reading))
            if value:
                yield HeaderField(label=label, value=value)


def _sources(node: SyntaxTreeNode, reading: Reading, _: str) -> Iterator[Block]:
    if node.children:
        reading.fault(CONTAINER, "'sources' is filled by itself", line_of(node), "leave it empty")
    yield SourceList()


def _page_break(node: SyntaxTreeNode, reading: Reading, _: str) -> Iterator[Block]:
    if node.children:
        reading.fault(CONTAINER, "'page-break' holds nothing", line_of(node), "leave it empty")
    yield PageBreak()


def _table(node: SyntaxTreeNode, reading: Reading, parameters: str) -> Iterator[Block]:
    yield from read_table(node, reading, parameters)


CONTAINERS: Final[Mapping[str, Callable[[SyntaxTreeNode, Reading, str], Iterator[Block]]]] = {
    "lead": _role("lead"),
    "line": _role("line"),
    "note": _role("note"),
    "series": _role("series"),
    "key-message": _box("key-message"),
    "side": _box("side"),
    "warning": _box("warning"),
    "header-line": _header("line"),
    "header-rows": _header("rows"),
    "table": _table,
    "sources": _sources,
    "page-break": _page_break,
}
