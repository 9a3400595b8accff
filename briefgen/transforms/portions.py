"""Portion marks: what a scheme prints before a single paragraph, heading, table or figure, as high as all that stands in it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final, TypeGuard, TypeVar, cast

from briefgen.document.document import Document
from briefgen.document.figures import Chart, FactStrip, Image
from briefgen.document.inlines import Inline, Text
from briefgen.document.nodes import (
    Annex,
    Box,
    MarginNote,
    Node,
    Paragraph,
    Point,
    QuestionAnswer,
    Section,
    Timeline,
    Title,
)
from briefgen.document.origins import ItemOrigin
from briefgen.document.references import Contents, GlossaryEntry, SourceEntry
from briefgen.document.tables import HeaderTable, Row, Table
from briefgen.document.walk import children, map_children, map_inlines, walk
from briefgen.gate.records import ClearedPack
from briefgen.gate.rollup import PORTION, levels_of, portion_mark, united
from briefgen.transforms.setting import Setting

Tree = TypeVar("Tree", bound=Node)

_OWN_WORDS: Final = {
    Title: "children",
    Paragraph: "children",
    MarginNote: "children",
    Section: "heading",
    Annex: "heading",
    Box: "title",
    QuestionAnswer: "question",
    GlossaryEntry: "children",
    SourceEntry: "children",
}
"""Where a portion's own words begin; what else it holds is marked for itself."""


def portions(document: Document, setting: Setting) -> Document:
    """Mark every portion where the audience's form asks for it; else raise the marks that the template has set.

    A mark is as high as all that stands beside it: an item's words may name a figure or a person that is marked higher, and
    a caveat may follow in the same paragraph. What has no marking of its own has the pack's.
    """
    cleared = setting.cleared
    if cleared.base.portion is None:
        return document
    if not setting.form.portion_marks:
        return map_children(document, lambda node: (_with_marks_raised(node, cleared),))
    return map_children(document, lambda node: (_marked(node, cleared, ()),))


def _with_marks_raised(node: Tree, cleared: ClearedPack) -> Tree:
    """Return the node with the marks of each paragraph, row and point as high as the highest marking in it."""
    if not (isinstance(node, Row | Point) or hasattr(node, "children")):
        return map_children(node, lambda child: (_with_marks_raised(child, cleared),))
    if not any(map(_is_mark, walk(node))):
        return node
    mark = _mark((node,), cleared)
    return map_inlines(node, lambda inline: (replace(inline, text=mark) if _is_mark(inline) else inline,))


def _marked(node: Tree, cleared: ClearedPack, beside: tuple[Node, ...]) -> Tree:
    """Return the node with a mark before each portion of it; *beside* is what stands in the margin of its first words."""
    match node:
        case HeaderTable() | Contents():
            return node
        case Table() | Chart() | Image() | Timeline():
            return cast("Tree", _captioned(node, cleared))
        case FactStrip():
            facts = (replace(fact, label=_led(fact.label, (fact,), cleared)) for fact in node.facts)
            return replace(node, facts=tuple(facts))
        case Point(label=label):
            return map_children(node, lambda child: (_marked(child, cleared, label),))
        case _ if isinstance(node, Inline):
            return node
        case _:
            inner = map_children(node, lambda child: (_marked(child, cleared, beside),))
            return _opened(inner, cleared, beside)


def _opened(node: Tree, cleared: ClearedPack, beside: tuple[Node, ...]) -> Tree:
    name = _OWN_WORDS.get(type(node))
    words: tuple[Inline, ...] = getattr(node, name) if name else ()
    if name is None or not words:
        return node
    extra: Any = {name: _led(words, (*words, *beside), cleared)}
    return replace(node, **extra)


def _captioned(node: Table | Chart | Image | Timeline, cleared: ClearedPack) -> Node:
    """Mark a table or a figure as a whole: at its caption, or in its first cell where it has none."""
    if node.caption or not isinstance(node, Table):
        return replace(node, caption=_led(node.caption, (node,), cleared))
    place = iter(range(1, 2))

    def first(child: Node) -> Iterable[Node]:
        if isinstance(child, Row) and next(place, None):
            cell, *others = child.cells
            return (replace(child, cells=(replace(cell, children=_led(cell.children, (node,), cleared)), *others)),)
        return (child if isinstance(child, Inline) else map_children(child, first),)

    return map_children(node, first)


def _led(words: tuple[Inline, ...], portion: tuple[Node, ...], cleared: ClearedPack) -> tuple[Inline, ...]:
    """Return the words behind the mark of the whole *portion*; a mark that is there already is made anew."""
    rest = words[1:] if words and _is_mark(words[0]) else words
    return Text(text=_mark(portion, cleared), origin=_origin(portion, cleared)), *rest


def _mark(portion: tuple[Node, ...], cleared: ClearedPack) -> str:
    levels = (level for level in levels_of(portion, cleared) if level.scheme == cleared.base.scheme)
    return f"{portion_mark(united(levels))} "


def _origin(portion: tuple[Node, ...], cleared: ClearedPack) -> ItemOrigin:
    """Return where the mark comes from: the first item that speaks in the portion, else the front matter."""
    spoken = (each for node in portion for each in (node, *walk(node)) if not children(each))
    origins = (getattr(each, "origin", None) for each in spoken)
    own = next((origin for origin in origins if isinstance(origin, ItemOrigin)), cleared.title_origin)
    return replace(own, field=PORTION)


def _is_mark(node: Node) -> TypeGuard[Text]:
    return isinstance(node, Text) and isinstance(node.origin, ItemOrigin) and node.origin.field == PORTION
