"""Whether all stands at the same places in two documents, whatever their words are."""

from typing import Any

from briefgen.document.document import Document
from briefgen.document.inlines import NoteReference
from briefgen.document.nodes import Half, Node
from briefgen.document.tables import HeaderTable
from briefgen.document.walk import parts


def stand_alike(one: Document | Node, other: Document | Node) -> bool:
    """Tell whether nodes of the same kinds stand in two, have the same anchors, and call the same notes.

    Nodes that two trees share are not gone through.
    """
    if one is other:
        return True
    if type(one) is not type(other) or isinstance(one, NoteReference):
        return one == other
    return _own(one) == _own(other) and all(
        _hold_alike(getattr(one, part), getattr(other, part)) for part in parts(one)
    )


def _own(node: Document | Node) -> object:
    """Return what other nodes find a node by, or what is under it is read by."""
    match node:
        case Half():
            return node.language
        case HeaderTable():
            return node.form
        case _:
            return getattr(node, "anchor", None)


def _hold_alike(nodes: tuple[Any, ...], others: tuple[Any, ...]) -> bool:
    return nodes is others or (len(nodes) == len(others) and all(map(stand_alike, nodes, others)))
