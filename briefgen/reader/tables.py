"""Pipe tables, by themselves or in a `table` container with caption, note and source."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, Literal

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.inlines import Inline, Strong, Text
from briefgen.document.nodes import Block
from briefgen.document.tables import Cell, Column, Row, RowGroup, Table, TableKind
from briefgen.reader.codes import EMPTY, PHRASE, TABLE
from briefgen.reader.container import Container, ReadContainer
from briefgen.reader.inlines import read_inlines
from briefgen.reader.parser import container_name, line_of
from briefgen.reader.reading import Reading
from briefgen.regex import regex

EMPTY_CELL: Final = "empty-cell"
AROUND: Final = ("caption", "note", "source")
ALIGN: Final[Mapping[str, Literal["start", "centre", "end"]]] = {
    "text-align:left": "start",
    "text-align:center": "centre",
    "text-align:right": "end",
}
_PIPE: Final = regex(r"(?<!\\)\|")


def table(kind: TableKind) -> ReadContainer:
    """Return the reader of a container around one pipe table; the numbers behind its name are the columns' shares."""

    def read(container: Container) -> Iterator[Block]:
        tables = [child for child in container.children if child.type == "table"]
        if len(tables) != 1:
            message = f"the container '{container.name}' holds no pipe table, or several"
            container.fault(message, "put one table into it", code=TABLE)
            return
        for made in read_table(tables[0], container.reading, container.parameters, at=line_of(container.node)):
            words = _around(container, tables[0])
            caption, note, source = (words.get(name, ()) for name in AROUND)
            yield replace(made, kind=kind, caption=caption, note=note, source=source)

    return read


def read_table(
    node: SyntaxTreeNode, reading: Reading, parameters: str = "", *, at: int | None = None
) -> Iterator[Table]:
    """Yield the table of a pipe table's node; *at* is the line for faults of the whole, its own where none is given."""
    line = line_of(node) if at is None else at
    columns = _columns(node, parameters, line, reading)
    if groups := tuple(_groups(node, len(columns), reading)):
        header = tuple(_row(row, reading, header=True) for row in node.children[0].children)
        yield Table(columns=columns, header=header, groups=groups)
    else:
        reading.fault(EMPTY, "the table has no rows", line, "put {% if … %} around it")


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
    line = line_of(node)
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
            return empty_cell(reading, line_of(node))
        case (Strong(children=children),) if not header:
            return Cell(children=children, header=True)
        case children:
            return Cell(children=children)


def empty_cell(reading: Reading, line: int) -> Cell:
    """Return what stands where there is nothing to say."""
    if not reading.locale.has(EMPTY_CELL):
        message = f"the language '{reading.locale.tag}' has no phrase '{EMPTY_CELL}'"
        reading.fault(PHRASE, message, line, "add it to its file")
        return Cell(children=())
    return Cell(children=(Text(text=reading.locale.phrase(EMPTY_CELL), origin=reading.phrase_origin(EMPTY_CELL)),))


def _around(container: Container, table: SyntaxTreeNode) -> Mapping[str, tuple[Inline, ...]]:
    """Return the caption, the paragraph before the table, and what the containers `note` and `source` hold."""
    words: dict[str, tuple[Inline, ...]] = {}
    for child in container.children:
        name = "caption" if child.type == "paragraph" else container_name(child)
        paragraphs = [child] if child.type == "paragraph" else child.children
        if child is table:
            continue
        if name in AROUND and name not in words and len(paragraphs) == 1:
            words[name] = read_inlines(paragraphs[0], container.reading)
        else:
            hint = "write the caption as one paragraph, the rest in ::: note and ::: source"
            container.fault("a table takes one caption, one note and one source", hint, at=child)
    return words
