"""Generated parts: filled, or taken out with the heading over them."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from briefgen.document.document import Document
from briefgen.document.generated import GENERATED, is_generated
from briefgen.document.nodes import Annex, Node, Section
from briefgen.document.walk import above, map_children

_MAY_HOLD: Final[frozenset[Any]] = above(GENERATED)
"""The kinds that are generated or may hold what is: no words are."""


def fill(document: Document, change: Callable[[Node], Iterable[Node]]) -> Document:
    """Return the document with each generated part replaced by what *change* makes of it.

    A section or an annex that is left with nothing goes; one that holds more keeps the rest.
    """

    def visit(node: Node) -> Iterable[Node]:
        if type(node) not in _MAY_HOLD:
            return (node,)
        if is_generated(node):
            return change(node)
        match node, (filled := map_children(node, visit)):
            case (Section(blocks=before) | Annex(blocks=before), Section(blocks=()) | Annex(blocks=())) if before:
                return ()
            case _:
                return (filled,)

    return map_children(document, visit)
