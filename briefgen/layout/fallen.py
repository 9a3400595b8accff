"""Where everything fell in briefs of before: one whose lines are as high, and stand together as they do, is cut into pages as that
was, and nothing falls elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from briefgen.document.document import Document
from briefgen.document.walk import Path
from briefgen.frozen import dataclass
from briefgen.layout.bands import Placed
from briefgen.layout.galley import Strip
from briefgen.layout.model import Layout, Place
from briefgen.layout.pages import PageOfStrips
from briefgen.layout.setting import Setting

Pages = tuple[PageOfStrips, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fell:
    """Where everything fell."""

    layout: Layout
    """Without what is painted there."""
    named: Mapping[Place, Path]
    """The nodes of the tree by both their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallen:
    """A brief as it was laid out."""

    document: Document
    setting: Setting
    strips: Sequence[Strip]
    pages: Pages
    fell: Fell

    def again(self, strips: Sequence[Strip], setting: Setting) -> Pages | None:
        """Return the pages that strips are cut into, where it is these with other words; None where that is not told."""
        if self.setting is not setting or not _are_alike(self.strips, strips):
            return None
        return tuple(_with_words(self.pages, self.strips, strips))


def _are_alike(strips: Sequence[Strip], others: Sequence[Strip]) -> bool:
    """Tell whether two galleys differ in nothing that pages are cut by, which is all but the words; a drawing is one with its words."""
    return len(strips) == len(others) and all(
        one is other
        or (
            one[:_WORDS] == other[:_WORDS]
            and one[_WORDS + 1 :] == other[_WORDS + 1 :]
            and (one.lower is None or one.pieces is other.pieces)
        )
        for one, other in zip(strips, others, strict=True)
    )


_WORDS: Final = Strip._fields.index("pieces")


def _with_words(pages: Pages, strips: Sequence[Strip], others: Sequence[Strip]) -> Iterator[PageOfStrips]:
    """Yield pages with the words of *others* in the place of their own; a page on which they are the same is the very same.

    A galley stands on its pages once, in its order.
    """
    pairs = iter(zip(strips, others, strict=True))
    for page in pages:
        placed = tuple([each if each.repeated else _said(each, *next(pairs)) for each in page.placed])
        is_same = all(one is other for one, other in zip(placed, page.placed, strict=True))
        yield page if is_same else replace(page, placed=placed)


def _said(placed: Placed, before: Strip, strip: Strip) -> Placed:
    return placed if before.pieces is strip.pieces else placed._replace(strip=strip)
