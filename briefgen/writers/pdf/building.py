"""What the structure of every block is built with: elements, and the words that they take."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from briefgen.document.inlines import Inline
from briefgen.document.nodes import Block
from briefgen.layout.footnotes import Call
from briefgen.layout.model import Place
from briefgen.writers.pdf.elements import Element, Elements
from briefgen.writers.pdf.phrases import Phrases

Builder = Callable[[Block, Place, Element, "Building"], None]
"""Adds the elements of one block."""


CLOSED: Final = frozenset({"TH", "TD", "LBody", "Caption"})
"""Elements beside which no note may stand: theirs are within, behind a paragraph of their own words."""


class Building:
    def __init__(self, elements: Elements, phrases: Phrases, builder: Builder, calls: Sequence[Call] = ()) -> None:
        self._elements = elements
        self._phrases = phrases
        self._builder = builder
        self._foot = _by_words(call for call in calls if call.note.kind == "foot")
        self.end_notes = tuple(call for call in calls if call.note.kind == "end")

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
        self.phrases(inlines, (*place, field), element)
        return element

    def words(self, tag: str, inlines: Sequence[Inline], place: Place, parent: Element, **fields: Any) -> Element:
        """Add an element for a field of inlines."""
        element = self.element(tag, parent, place, **fields)
        self.phrases(inlines, place, element)
        return element

    def phrases(
        self, inlines: Sequence[Inline], place: Place, element: Element, *, around: Element | None = None
    ) -> None:
        """Add the elements of inlines that stand in the field at *place* to an element that is there already.

        The notes that they call stand in *around*: right behind the element, unless told otherwise.
        """
        called = self._foot.get(place, ())
        holder = around or (element if element.tag in CLOSED else element.parent)
        if called and holder is element:
            element = self.element("P", element, place)
        self._phrases(inlines, place, element)
        for call in called:
            assert holder
            self.full_note(call, holder)

    def full_note(self, call: Call, parent: Element) -> None:
        """Add a note with its number and its words."""
        note = self.note(parent, call.place)
        self.element("Lbl", note, (*call.place, "label"))
        words = (*call.place, "children")
        self._phrases(call.note.children, words, self.element("P", note, words))

    def note(self, parent: Element, place: Place) -> Element:
        """Add an element that a link may lead to."""
        return self._elements.note(parent, place)


def _by_words(calls: Iterable[Call]) -> Mapping[Place, Sequence[Call]]:
    """Return the notes that each field of words calls."""
    found: dict[Place, list[Call]] = {}
    for call in calls:
        found.setdefault(call.words, []).append(call)
    return found
