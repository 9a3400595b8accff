"""The structure tree's elements (ISO 32000-1, 14.7): made from the document, filled with what is painted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from briefgen.document.figures import Chart
from briefgen.document.tables import Table
from briefgen.layout.model import Place

BLOCK: Final[Mapping[str, bytes]] = {"O": b"/Layout", "Placement": b"/Block"}
"""The attributes of what stands between paragraphs as a drawing."""
BOXED: Final = frozenset({"Figure", "Table"})
"""What tells where it stands, if that is on one page (ISO 32000-1, 14.8.5.4.3)."""


class Marked(NamedTuple):
    """One marked-content sequence on a page, counted from 1."""

    page: int
    number: int


class Annotated(NamedTuple):
    """A link annotation, by its index in the document."""

    page: int
    annotation: int


class Outside(NamedTuple):
    """Where a link leads out of the document."""

    url: str


class Inside(NamedTuple):
    """What a link within the document leads to: a block by its anchor, a source by its id."""

    kind: Literal["block", "source"]
    name: str


class Box(NamedTuple):
    """A rectangle, from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def with_(self, other: "Box") -> "Box":
        """Return the box that encloses both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


@dataclass(slots=True, eq=False, kw_only=True)
class Element:
    """A structure element.

    A block stands among its parent's kids from the beginning, in the order of the tree; an inline one from when it is
    first painted, so that text and links alternate as they are read.
    """

    tag: str
    parent: "Element | None" = None
    language: str | None = None
    expansion: str | None = None
    alternative: str | None = None
    """Of a Figure: what is said in its place."""
    identifier: str | None = None
    """Of a Note; each has one of its own (ISO 14289-1, 7.9)."""
    attributes: Mapping[str, bytes] | None = None
    boxes: dict[int, Box] = field(default_factory=dict)
    """Of a Figure or Table: what encloses all that is painted of it, by page."""
    target: Outside | Inside | None = None
    """Of a Link."""
    words: str = ""
    """Of a Link: what its annotation says of it."""
    exhibit: Chart | Table | None = None
    """What a Figure or Table shows, for its data."""
    data: bytes | None = None
    """A reference to the file of its data, where that is attached."""
    kids: "list[Element | Marked | Annotated]" = field(default_factory=list)
    attached: bool = False

    def attach(self) -> None:
        """Take one's place among the parent's kids."""
        if self.parent and not self.attached:
            self.attached = True
            self.parent.attach()
            self.parent.kids.append(self)

    def link(self) -> "Element | None":
        """Return the link this is, or stands in."""
        if self.target is not None:
            return self
        return self.parent.link() if self.parent else None

    @property
    def box(self) -> Box | None:
        """What encloses it where it stands on one page, else None."""
        return next(iter(self.boxes.values())) if len(self.boxes) == 1 else None

    def grow(self, box: Box, page: int) -> None:
        """Let the figure or table that this is, or stands in, enclose that box on that page."""
        if self.tag in BOXED:
            self.boxes[page] = self.boxes[page].with_(box) if page in self.boxes else box
        if self.parent:
            self.parent.grow(box, page)


class Elements:
    """The elements of a document by the places that they take their text from."""

    def __init__(self) -> None:
        self.root = Element(tag="Document", attached=True)
        self._by_place: dict[Place, Element] = {}

    def block(self, tag: str, parent: Element, place: Place | None = None, **fields: Any) -> Element:
        element = self.inline(tag, parent, place, **fields)
        element.attach()
        return element

    def inline(self, tag: str, parent: Element, place: Place | None = None, **fields: Any) -> Element:
        element = Element(tag=tag, parent=parent, **fields)
        if place is not None:
            self._by_place[place] = element
        return element

    def owner(self, place: Place) -> Element:
        """Return the element that text at a place belongs to; there is one, or the layout painted what is not in the tree."""
        for end in range(len(place), 0, -1):
            if element := self._by_place.get(place[:end]):
                return element
        raise LookupError(place)


def prune(element: Element) -> bool:
    """Take away elements that hold nothing; return whether this one holds something."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or prune(kid)]
    return bool(element.kids)


def walk_elements(element: Element) -> Iterator[Element]:
    """Yield an element and all under it, in reading order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk_elements(kid)
