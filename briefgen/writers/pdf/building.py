"""What the structure of every block is built with: elements, and the words that they take."""

from collections.abc import Callable, Sequence
from typing import Any

from briefgen.document.inlines import Inline
from briefgen.document.nodes import Block
from briefgen.layout.model import Place
from briefgen.writers.pdf.elements import Element, Elements
from briefgen.writers.pdf.phrases import Phrases

Builder = Callable[[Block, Place, Element, "Building"], None]
"""Adds the elements of one block."""


class Building:
    def __init__(self, elements: Elements, phrases: Phrases, builder: Builder) -> None:
        self._elements = elements
        self._phrases = phrases
        self._builder = builder

    def blocks(self, blocks: Sequence[Block], place: Place, parent: Element) -> None:
        """Add the elements of blocks; `place` is that of the field that holds them."""
        for index, block in enumerate(blocks):
            self._builder(block, (*place, index), parent, self)

    def element(self, tag: str, parent: Element, place: Place | None = None, **fields: Any) -> Element:
        """Add an element that takes all that is painted for the node or field at *place*."""
        return self._elements.block(tag, parent, place, **fields)

    def late(self, tag: str, parent: Element, place: Place | None = None, **fields: Any) -> Element:
        """Add an element that stands where it is first painted, among the words of its parent."""
        return self._elements.inline(tag, parent, place, **fields)

    def text(
        self, tag: str, inlines: Sequence[Inline], place: Place, field: str, parent: Element, **fields: Any
    ) -> Element:
        """Add an element for a whole node, whose words stand in *field*."""
        element = self.element(tag, parent, place, **fields)
        self._phrases(inlines, (*place, field), element)
        return element

    def words(self, tag: str, inlines: Sequence[Inline], place: Place, parent: Element, **fields: Any) -> Element:
        """Add an element for a field of inlines."""
        element = self.element(tag, parent, place, **fields)
        self._phrases(inlines, place, element)
        return element

    def phrases(self, inlines: Sequence[Inline], place: Place, element: Element) -> None:
        """Add the elements of inlines that stand in the field at *place* to an element that is there already."""
        self._phrases(inlines, place, element)
