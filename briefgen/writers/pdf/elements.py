"""The structure tree's elements (ISO 32000-1, 14.7): made from the document, filled with what is painted."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, Final, Literal, NamedTuple

from briefgen.document.figures import Chart
from briefgen.document.tables import Table
from briefgen.frozen import dataclass
from briefgen.layout.model import Place

BLOCK: Final[Mapping[str, bytes]] = {"O": b"/Layout", "Placement": b"/Block"}
"""The attributes of what stands between paragraphs as a drawing."""
STRUCK: Final[Mapping[str, bytes]] = {"O": b"/Layout", "TextDecorationType": b"/LineThrough"}
"""Those of words with a line through them (ISO 32000-1, 14.8.5.4.4)."""
BOXED: Final = frozenset({"Figure", "Table"})
"""What tells where it stands, if that is on one page (ISO 32000-1, 14.8.5.4.3)."""
PLACED: Final = BOXED | {"Note"}
"""What is told where it is painted."""


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
    """What a link within the document leads to: a block by its anchor, a source by its id, a note by its identifier."""

    kind: Literal["block", "source", "note"]
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


class Spot(NamedTuple):
    """A height on a page; pages count from 1."""

    page: int
    top: float
    """From the page's lower edge."""


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
    """Of a Note."""
    attributes: Mapping[str, bytes] | None = None
    boxes: dict[int, Box] = field(default_factory=dict)
    """Of a Figure or Table: what encloses all that is painted of it, by page."""
    spot: Spot | None = None
    """Of a Note: where it begins."""
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
    link: "Element | None" = field(init=False)
    """The link that this is, or stands in."""
    growing: "tuple[Element, ...]" = field(init=False)
    """The figures, tables and notes that this is, or stands in."""

    def __post_init__(self) -> None:
        above = self.parent.growing if self.parent else ()
        self.growing = (self, *above) if self.tag in PLACED else above
        self.link = self if self.target is not None else self.parent and self.parent.link

    def attach(self) -> None:
        """Take one's place among the parent's kids."""
        if self.parent and not self.attached:
            self.attached = True
            self.parent.attach()
            self.parent.kids.append(self)

    def mark(self, sequence: Marked) -> None:
        """Take in what was painted of it."""
        self.attach()
        self.kids.append(sequence)

    @property
    def box(self) -> Box | None:
        """What encloses it where it stands on one page, else None."""
        return next(iter(self.boxes.values())) if len(self.boxes) == 1 else None

    def grow(self, box: Box, page: int) -> None:
        """Let the figure or table that this is, or stands in, enclose that box on that page; a note begins where its first is."""
        for element in self.growing:
            if element.tag == "Note":
                element.spot = element.spot or Spot(page, box.top)
            else:
                element.boxes[page] = element.boxes[page].with_(box) if page in element.boxes else box


class Elements:
    """The elements of a document by the places that they take their text from."""

    def __init__(self) -> None:
        self.root = Element(tag="Document", attached=True)
        self._by_place: dict[Place, Element] = {}
        self._by_identifier: dict[str, Element] = {}

    def block(self, tag: str, parent: Element, place: Place | None = None, **fields: Any) -> Element:
        element = self.inline(tag, parent, place, **fields)
        element.attach()
        return element

    def note(self, parent: Element, place: Place) -> Element:
        """Add a note, which has an identifier of its own (ISO 14289-1, 7.9)."""
        name = identifier(place)
        self._by_identifier[name] = self.block("Note", parent, place, identifier=name)
        return self._by_identifier[name]

    def begins(self, name: str) -> Spot | None:
        """Return where the note of that identifier begins; None where it is not painted."""
        note = self._by_identifier.get(name)
        return note.spot if note else None

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


def identifier(place: Place) -> str:
    """Return the identifier of the note at a place."""
    return "-".join(map(str, place))


def prune(element: Element) -> bool:
    """Take away elements that hold nothing; return whether this one holds something."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or prune(kid)]
    return bool(element.kids)


def walk_elements(element: Element) -> Iterator[Element]:
    """Yield an element and all under it, in reading order."""
    waiting = [element]
    while waiting:
        own = waiting.pop()
        yield own
        waiting += [kid for kid in reversed(own.kids) if isinstance(kid, Element)]
