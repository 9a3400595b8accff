"""A brief cut into pages again without some of its strips: what is left is not set anew, so that this takes next to no time.

It is near enough to plan by, and no more: numbers, abbreviations and sources stay as they are in what is left.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from briefgen.document.walk import Path
from briefgen.frozen import dataclass
from briefgen.layout.galley import Reluctance, Strip
from briefgen.layout.model import PageFill, Place
from briefgen.layout.pages import Areas, paginate
from briefgen.layout.painting import lines_on


@dataclass(frozen=True, slots=True)
class Recut:
    """A galley, to be cut again."""

    strips: Sequence[Strip]
    areas: Areas
    named: Mapping[Place, Path]
    """The nodes of the tree by both their names."""

    def owners(self) -> tuple[Path, ...]:
        """Return for each strip the path of the innermost node whose line it is; that of the document for what is no node's."""
        return tuple(self._owner(strip.place) for strip in self.strips)

    def without(self, gone: Collection[int]) -> tuple[PageFill, ...]:
        """Return the pages that the others of its strips take."""
        return tuple(
            PageFill(
                used=page.height,
                room=self.areas[page.landscape].height,
                lines=lines_on(page),
                begins_anew=page.begins_anew,
            )
            for page in paginate(tuple(_left(self.strips, gone)), self.areas)
        )

    def _owner(self, place: Place) -> Path:
        ends = (place[:end] for end in range(len(place), 0, -1))
        return next((self.named[end] for end in ends if end in self.named), ())


def _left(strips: Sequence[Strip], gone: Collection[int]) -> Iterator[Strip]:
    """Yield what is left: it takes over that a page begins there, and that it stands with the heading above."""
    new_page, stranded = False, False
    for index, strip in enumerate(strips):
        if index in gone:
            new_page = new_page or strip.new_page
            stranded = stranded or strip.reluctance is Reluctance.STRANDED
            continue
        reluctance = max(strip.reluctance, Reluctance.STRANDED) if stranded else strip.reluctance
        yield strip._replace(new_page=strip.new_page or new_page, reluctance=reluctance)
        new_page, stranded = False, False
