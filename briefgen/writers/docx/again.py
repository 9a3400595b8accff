"""Paragraphs and tables that stood in the document before as they do in this one: they are not written again.

What is written of one hangs on what is asked, on the ground that all of a document share, and on what has been counted and
related so far. So it is taken over where all of that is the same: of many records most of a brief is that of the record before.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from briefgen.document.figures import Pixels
from briefgen.frozen import dataclass
from briefgen.theme.model import Theme
from briefgen.writers.docx.captions import Caption
from briefgen.writers.docx.charstyles import Trait
from briefgen.writers.docx.counter import Counter
from briefgen.writers.docx.grid import Grid
from briefgen.writers.docx.parastyles import ParagraphStyle
from briefgen.writers.docx.pieces import Target, WordParagraph, WordTable
from briefgen.writers.docx.relations import Relations
from briefgen.writers.docx.tables import TableStyles


class Ground(NamedTuple):
    """What all paragraphs of a document are written by."""

    theme: Theme
    language: str
    bookmarks: Mapping[Target, str]
    captions: Mapping[str, Caption]
    tips: Mapping[Target, str]
    pages: Mapping[str, int]
    related: tuple[str | Pixels, ...]
    """Before the first of them."""


class AskedParagraph(NamedTuple):
    """A paragraph, and what is its own of what it is written by."""

    item: WordParagraph
    anchor: int
    style: ParagraphStyle
    closes: str
    """The section that ends in it."""
    goes_on: bool
    """Whether the contents go on below it."""

    @property
    def is_drawn(self) -> bool:
        """Whether it has a part of its own."""
        return bool(self.item.chart or self.item.picture)


class AskedTable(NamedTuple):
    """Likewise."""

    item: WordTable
    anchor: int
    """Of its first row."""
    styles: TableStyles
    grid: Grid

    @property
    def is_drawn(self) -> bool:
        return False


Asked = AskedParagraph | AskedTable


class Reached(NamedTuple):
    """How far a document has come."""

    related: int
    controls: int
    drawings: int
    notes: int
    joined: frozenset[frozenset[Trait]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What is counted and gathered through a document as it is written."""

    relations: Relations
    controls: Counter
    drawings: Counter
    notes: Callable[[], int]
    joined: set[frozenset[Trait]]

    def reached(self) -> Reached:
        return Reached(
            len(self.relations), self.controls.last, self.drawings.last, self.notes(), frozenset(self.joined)
        )

    def go_on(self, related: tuple[str | Pixels, ...], to: Reached) -> None:
        """Go as far as what is taken over went when it was written, and led to the same URLs."""
        for url in related:
            self.relations.to_url(str(url))
        self.controls.last, self.drawings.last = to.controls, to.drawings
        self.joined.update(to.joined)


class _Written(NamedTuple):
    asked: Asked
    begun: Reached
    ended: Reached
    related: tuple[str | Pixels, ...]
    """By this one first."""
    xml: str

    @property
    def is_whole(self) -> bool:
        """Whether all that came of it is known: a part of its own and a note are written elsewhere."""
        return not self.asked.is_drawn and self.ended.notes == self.begun.notes


_LATEST: Final[list[tuple[Ground, tuple[_Written, ...]]]] = []
"""The document before; another thread may put its own in its place."""


class Again:
    """One document, whose paragraphs and tables come in their order."""

    def __init__(self, ground: Ground, course: Course) -> None:
        self._ground = ground
        self._course = course
        known = [written for other, written in tuple(_LATEST) if other == ground]
        self._before = iter(known[0] if known else ())
        self._in_step = True
        """Whether all that was counted and related so far is what it was in the document before."""
        self._written: list[_Written] = []

    def written(self, asked: Asked, write: Callable[[], str]) -> str:
        """Return what *write* makes of what is asked, or made of it in the document before."""
        known = next(self._before, None) if self._in_step else None
        begun = self._course.reached()
        if known is not None and known.is_whole and known.begun == begun and known.asked == asked:
            self._course.go_on(known.related, known.ended)
        else:
            xml = write()
            ended = self._course.reached()
            made = _Written(asked, begun, ended, self._course.relations.since(begun.related), xml)
            self._in_step = known is not None and known[1:4] == made[1:4]
            known = made
        self._written.append(known)
        return known.xml

    def keep(self) -> None:
        """Keep the document for the one that comes."""
        _LATEST[:] = [(self._ground, tuple(self._written))]
