"""Pipe tables, by themselves or in a `table` container with caption, note and source."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.nodes import Cell, Column, Inline, Row, RowGroup, Strong, Table, Text
from briefgen.reader.codes import CONTAINER, EMPTY, PHRASE, TABLE
from briefgen.reader.inlines import read_inlines
from briefgen.reader.reading import Reading

EMPTY_CELL: Final = "empty-cell"
ALIGN: Final[Mapping[str, Literal["start", "centre", "end"]]] = {
    "text-align:left": "start",
    "text-align:center": "centre",
    "text-align:right": "end",
}
_PIPE: Final = re.compile(r"(?<!\\)\|")


def read_table(node: SyntaxTreeNode, reading: Reading, parameters: str = "") -> Iterator[Table]:
    """Yield the table of a pipe table's node, or of a container's."""
    line = node.map[0] if node.map else 0
    wrapped = node.type != "table"
    tables = [child for child in node.children if child.type == "table"] if wrapped else [node]
    if len(tables) != 1:
        reading.fault(TABLE, "the container 'table' holds no pipe table, or several", line, "put one table into it")
        return
    columns = _columns(tables[0], parameters, line, reading)
    groups = tuple(_groups(tables[0], len(columns), reading))
    if not groups:
        reading.fault(EMPTY, "the table has no rows", line, "put {% if … %} around it")
        return
    words = _around(node, tables[0], reading) if wrapped else {}
    header = tuple(_row(row, reading, header=True) for row in tables[0].children[0].children)
    yield Table(
        columns=columns,
        header=header,
        groups=groups,
        caption=words.get("caption", ()),
        note=words.get("note", ()),
        source=words.get("source", ()),
    )


def _columns(table: SyntaxTreeNode, parameters: str, line: int, reading: Reading) -> tuple[Column, ...]:
    cells = table.children[0].children[0].children
    weights: list[float | None] = [None] * len(cells)
    if parameters:
        numbers = re.findall(r"[0-9]+(?:\.[0-9]+)?", parameters)
        if len(numbers) == len(cells) and re.fullmatch(r"[0-9. ]+", parameters):
            weights = [float(number) for number in numbers]
        else:
            reading.fault(TABLE, f"the table has {len(cells)} columns and the widths '{parameters}'", line, "give each column one number")  # fmt: skip
    styles = [str(cell.attrs.get("style", "")) for cell in cells]
    return tuple(
        Column(align=ALIGN.get(style, "start"), weight=weight) for style, weight in zip(styles, weights, strict=True)
    )


def _groups(table: SyntaxTreeNode, width: int, reading: Reading) -> Iterator[RowGroup]:
    """Rows stand together until one begins that has **strong** words in its first cell and nothing in the others."""
    title: tuple[Inline, ...] = ()
    rows: list[Row] = []
    for node in table.children[1].children if len(table.children) > 1 else ():
        _count_cells(node, width, reading)
        if width > 1 and (found := _group_title(node, reading)):
            if rows:
                yield RowGroup(rows=tuple(rows), title=title)
            title, rows = found, []
        else:
            rows.append(_row(node, reading))
    if rows:
        yield RowGroup(rows=tuple(rows), title=title)


def _count_cells(node: SyntaxTreeNode, width: int, reading: Reading) -> None:
    """CommonMark's tables drop cells beyond the last column without a word; we do not."""
    line = node.map[0] if node.map else 0
    source = reading.lines[line].strip()
    cells = len(_PIPE.findall(source.removeprefix("|").removesuffix("|"))) + 1
    if cells > width:
        message = f"the row has {cells} cells where the table has {width} columns"
        reading.fault(TABLE, message, line, "write \\| for a bar among the words")


def _group_title(node: SyntaxTreeNode, reading: Reading) -> tuple[Inline, ...]:
    first, *others = node.children
    if any(cell.children[0].content for cell in others):
        return ()
    match read_inlines(first, reading):
        case (Strong(children=children),):
            return children
        case _:
            return ()


def _row(node: SyntaxTreeNode, reading: Reading, *, header: bool = False) -> Row:
    return Row(cells=tuple(_cell(cell, reading, header=header) for cell in node.children))


def _cell(node: SyntaxTreeNode, reading: Reading, *, header: bool) -> Cell:
    """A body cell that is **strong** as a whole is its row's header."""
    match read_inlines(node, reading):
        case ():
            return Cell(children=_nothing(node, reading))
        case (Strong(children=children),) if not header:
            return Cell(children=children, header=True)
        case children:
            return Cell(children=children)


def _nothing(node: SyntaxTreeNode, reading: Reading) -> tuple[Inline, ...]:
    if not reading.locale.has(EMPTY_CELL):
        line = node.map[0] if node.map else 0
        reading.fault(
            PHRASE, f"the language '{reading.locale.tag}' has no phrase '{EMPTY_CELL}'", line, "add it to its file"
        )
        return ()
    return (Text(text=reading.locale.phrase(EMPTY_CELL), origin=reading.phrase_origin(EMPTY_CELL)),)


def _around(node: SyntaxTreeNode, table: SyntaxTreeNode, reading: Reading) -> dict[str, tuple[Inline, ...]]:
    """Return the caption, the paragraph before the table, and what the containers `note` and `source` hold."""
    words: dict[str, tuple[Inline, ...]] = {}
    for child in node.children:
        name = "caption" if child.type == "paragraph" else child.info.strip() if child.type == "container_block" else ""
        paragraphs = [child] if child.type == "paragraph" else child.children
        if child is table:
            continue
        if name in {"caption", "note", "source"} and name not in words and len(paragraphs) == 1:
            words[name] = read_inlines(paragraphs[0], reading)
        else:
            line = child.map[0] if child.map else 0
            hint = "write the caption as one paragraph, the rest in ::: note and ::: source"
            reading.fault(CONTAINER, "a table takes one caption, one note and one source", line, hint)
    return words
