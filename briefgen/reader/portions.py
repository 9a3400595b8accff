"""Portion marks: as high as all that stands beside them, not only as the item whose words they open.

An item's words may name a figure or a person that is marked higher, and a caveat may follow in the same paragraph.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeGuard

from briefgen.document.document import Document
from briefgen.document.inlines import Text
from briefgen.document.nodes import Node, Point
from briefgen.document.origins import ItemOrigin
from briefgen.document.tables import Row
from briefgen.document.walk import map_children, map_inlines, walk
from briefgen.gate.records import ClearedPack
from briefgen.reader.frame import levels
from briefgen.reader.targets import PORTION


def with_portions(document: Document, cleared: ClearedPack) -> Document:
    """Return the document with the portion marks of each paragraph, row and point raised to the highest marking in it."""

    def visit(node: Node) -> Iterable[Node]:
        is_portion = isinstance(node, Row | Point) or hasattr(node, "children")
        return (_raised(node, cleared) if is_portion else map_children(node, visit),)

    return map_children(document, visit)


def _raised(node: Node, cleared: ClearedPack) -> Node:
    if not any(map(_is_mark, walk(node))):
        return node
    portion = max(levels((node,), cleared), key=lambda level: level.order).portion
    return map_inlines(node, lambda inline: (replace(inline, text=f"{portion} ") if _is_mark(inline) else inline,))


def _is_mark(node: Node) -> TypeGuard[Text]:
    return isinstance(node, Text) and isinstance(node.origin, ItemOrigin) and node.origin.field == PORTION
