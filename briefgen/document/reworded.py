"""The same tree with other words: how two trees differ that say something else in running words alone, and a tree with some of its
runs of words replaced.

Running words stand in paragraphs, of lists and boxes too, in cells of tables and in the head. What names something (a title, a
heading, a caption, the head of a column) or leads somewhere is none: other parts of the tree hang on that.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from functools import cache
from typing import Any, Final, TypeVar

from briefgen.document.document import Document
from briefgen.document.inlines import Emphasis, Span, Strong, Text
from briefgen.document.nodes import (
    Annex,
    Block,
    Box,
    BulletList,
    Columns,
    ListItem,
    Node,
    OrderedList,
    Paragraph,
    Section,
)
from briefgen.document.tables import Cell, HeaderField, HeaderTable, Row, RowGroup, Table
from briefgen.document.walk import parts

Tree = TypeVar("Tree", bound=Document | Node)
Reworded = tuple[Text, Text]
"""A run of words, and the one that stands in its place."""

_OUTLINE: Final[Mapping[type, str]] = {Document: "blocks", Section: "blocks", Annex: "blocks"}
"""The parts that hold the blocks of the text."""
_RUNNING: Final[Mapping[type, str]] = {
    Box: "blocks",
    Columns: "blocks",
    BulletList: "items",
    OrderedList: "items",
    ListItem: "blocks",
    Paragraph: "children",
    HeaderTable: "fields",
    HeaderField: "value",
    Table: "groups",
    RowGroup: "rows",
    Row: "cells",
    Cell: "children",
    Strong: "children",
    Emphasis: "children",
    Span: "children",
}
"""The part of a block, and of what is in it, in which running words stand."""


def reworded_blocks(before: Document, after: Document) -> tuple[tuple[Block, Block], ...] | None:
    """Return the blocks that are the same in both but for running words, each with the one in its place; None where the documents
    differ in anything else.
    """
    found: list[tuple[Block, Block]] = []
    return tuple(found) if _same_outline(before, after, found) else None


def _same_outline(before: Any, after: Any, found: list[tuple[Block, Block]]) -> bool:
    if before is after:
        return True
    name = _OUTLINE.get(type(before))
    if name is None:
        runs = reworded((before,), (after,))
        if runs:
            found.append((before, after))
        return runs is not None
    return _same_but_for(name, before, after) and _all(
        getattr(before, name), getattr(after, name), found, _same_outline
    )


def reworded(before: Sequence[Node], after: Sequence[Node]) -> tuple[Reworded, ...] | None:
    """Return the runs of running words that differ, where nodes are otherwise the same; None where they are not."""
    found: list[Reworded] = []
    return tuple(found) if _all(before, after, found, _same) else None


def _all(before: Sequence[Any], after: Sequence[Any], found: list[Any], same: Any) -> bool:
    return len(before) == len(after) and all(same(one, other, found) for one, other in zip(before, after, strict=True))


def _same(before: Any, after: Any, found: list[Reworded]) -> bool:
    if before is after:
        return True
    if type(before) is Text and type(after) is Text:
        return _same_run(before, after, found)
    name = _RUNNING.get(type(before))
    if name is None:
        return bool(before == after)
    return _same_but_for(name, before, after) and _all(getattr(before, name), getattr(after, name), found, _same)


def _same_run(before: Text, after: Text, found: list[Reworded]) -> bool:
    """What is blank, or was, parts words or stands for nothing: that is another tree."""
    if before.text != after.text:
        found.append((before, after))
    return before.origin == after.origin and (
        before.text == after.text or bool(before.text.strip() and after.text.strip())
    )


def _same_but_for(name: str, before: Any, after: Any) -> bool:
    if type(before) is not type(after):
        return False
    kind: type = type(before)
    return all(getattr(before, other) == getattr(after, other) for other in _others(kind, name))


@cache
def _others(kind: Any, name: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name != name)


def with_runs(top: Tree, runs: Mapping[int, Text], above: AbstractSet[int]) -> Tree:
    """Return a tree with other *runs* of words in the place of some, which are told by their identity; *above* are the identities
    of the nodes that they stand in.
    """
    if id(top) not in above:
        return top
    changes: dict[str, Any] = {}
    for name in parts(top):
        held: tuple[Node, ...] = getattr(top, name)
        made = tuple([runs.get(id(each)) or with_runs(each, runs, above) for each in held])
        if any(one is not other for one, other in zip(made, held, strict=True)):
            changes[name] = made
    return replace(top, **changes) if changes else top


def walk_under(
    top: Document | Node, above: tuple[Node | Document, ...] = ()
) -> Iterator[tuple[Node, tuple[Document | Node, ...]]]:
    """Yield every node under *top* in reading order, each with those that it stands in, the outermost first."""
    for name in parts(top):
        for node in getattr(top, name):
            yield node, (*above, top)
            yield from walk_under(node, (*above, top))
