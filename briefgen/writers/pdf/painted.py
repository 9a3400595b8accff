"""Pages as they are painted, and what is kept of that: of many records' briefs most pages are the same but for the document they
stand in.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import Final, NamedTuple

from briefgen.layout.fonts import Face
from briefgen.layout.model import Page, Piece, Place
from briefgen.writers.pdf.elements import Box, Element, Elements, Marked
from briefgen.writers.pdf.font import EmbeddedFont, Texts

Fonts = Callable[[Face], EmbeddedFont]
_MOST: Final = 32
"""Pages that are kept, the first ones of a brief."""


class LinkArea(NamedTuple):
    """A part of a line that leads somewhere."""

    element: Element
    box: Box


@dataclass(slots=True)
class PaintedPage:
    code: list[str] = field(default_factory=list)
    marks: list[Element] = field(default_factory=list)
    """The element of each marked-content sequence; its index is the sequence's number."""
    links: list[LinkArea] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """The names of the images that the code calls."""


class Owner(NamedTuple):
    """All that painting asks of an element to which something on the page belongs."""

    tag: str
    is_placed: bool
    """Whether it is, or stands in, what tells where it is painted."""
    is_link: bool
    begun: bool
    """Whether something of it stands on an earlier page."""

    @classmethod
    def of(cls, element: Element) -> "Owner":
        return cls(element.tag, bool(element.growing), element.link is not None, bool(element.boxes))


class Occupied(NamedTuple):
    """A box that something of an owner takes."""

    owner: int
    box: Box
    leads: bool
    """Whether a link of the owner's may be followed there."""


class Sketch(NamedTuple):
    """A page that was painted: whatever document it stands in, it is painted so where its pieces are the very same, and those that
    they belong to are alike.
    """

    page: Page
    owners: tuple[Owner, ...]
    places: tuple[tuple[Place, int], ...]
    """Where its pieces are from, each with whose they are."""
    fonts: tuple[tuple[Face, str, Texts], ...]
    code: str
    marks: tuple[int, ...]
    occupied: tuple[Occupied, ...]

    def again(self, page: Page, number: int, elements: Elements, fonts: Fonts) -> PaintedPage | None:
        """Paint the page as before; None where it is another."""
        if not _are_same(self.page, page) or (owners := self._owners_in(elements)) is None:
            return None
        if any(fonts(face).resource != resource for face, resource, _ in self.fonts):
            return None
        for face, _, texts in self.fonts:
            fonts(face).take(texts)
        painted = PaintedPage(code=[self.code])
        for mark, index in enumerate(self.marks):
            owners[index].mark(Marked(number, mark))
            painted.marks.append(owners[index])
        for index, box, leads in self.occupied:
            owners[index].grow(box, number)
            if leads and (link := owners[index].link):
                painted.links.append(LinkArea(link, box))
        return painted

    def _owners_in(self, elements: Elements) -> Sequence[Element] | None:
        """Return the elements of a document that its pieces belong to; None where they are not alike."""
        found: dict[int, Element] = {}
        for place, index in self.places:
            own = elements.owner(place)
            if found.setdefault(index, own) is not own:
                return None
        owners = [found[index] for index in range(len(self.owners))]
        is_alike = len(set(map(id, owners))) == len(owners) and tuple(map(Owner.of, owners)) == self.owners
        return owners if is_alike else None


def _are_same(one: Page, other: Page) -> bool:
    if one.height != other.height:
        return False
    return all(
        len(own) == len(others) and all(map(is_, own, others))
        for own, others in zip(_parts(one), _parts(other), strict=True)
    )


def _parts(page: Page) -> Iterator[Sequence[Piece]]:
    yield from (page.header, page.pieces, page.footer)


class Owners:
    """Whose the pieces of a page are, in the order in which they are met."""

    def __init__(self, elements: Elements) -> None:
        self._elements = elements
        self._numbers: dict[Element, int] = {}
        self._places: dict[Place, int] = {}
        self._found: list[Owner] = []

    def of(self, place: Place) -> Element:
        """Return the element that a piece at a place belongs to."""
        own = self._elements.owner(place)
        if place not in self._places:
            if own not in self._numbers:
                self._numbers[own] = len(self._found)
                self._found.append(Owner.of(own))
            self._places[place] = self._numbers[own]
        return own

    def number(self, element: Element) -> int:
        return self._numbers[element]

    @property
    def found(self) -> tuple[Owner, ...]:
        return tuple(self._found)

    @property
    def places(self) -> Iterable[tuple[Place, int]]:
        return self._places.items()


_KNOWN: Final[dict[int, Sketch]] = {}
"""By the number of the page. It holds its pieces, so that no others are taken for these."""


def known(number: int) -> Sketch | None:
    return _KNOWN.get(number)


def keep(number: int, sketch: Sketch) -> None:
    """Keep how a page is painted; not one that goes on with a figure, which is painted by what came before."""
    if number <= _MOST and not any(owner.begun for owner in sketch.owners):
        _KNOWN[number] = sketch
