"""What the briefs of many records have in common: what a template makes, where it does not ask what the record has, and what is
read of that and how it is set, where no record's words are in it.
"""

from collections.abc import Callable
from threading import Lock
from typing import Any, Final, TypeVar

from briefgen.compose.fitted import Keep
from briefgen.compose.standing import Standing
from briefgen.document.document import Document
from briefgen.layout.fonts import FontFolder
from briefgen.layout.lay_out import lay_out
from briefgen.layout.model import Layout
from briefgen.layout.remembered import Galleys
from briefgen.markup.numbered import NumberedTargets
from briefgen.markup.rendered import Rendered
from briefgen.reader.remembered import Remembered
from briefgen.theme.model import Theme

Kept = TypeVar("Kept")
_MOST: Final = 16
"""Sets of items that are kept, for some records' briefs are longer than others', and lose other items; and sets of fields that
records leave empty.
"""


class Renderings:
    """The markup of sets of items in one language, all with the same numbers for the same tokens, and what was read of it.
    Threads may share it.
    """

    def __init__(self) -> None:
        self.of_record = False
        """Whether a template asked for what a record has: then nothing of it is another record's."""
        self.remembered = Remembered()
        self._targets = NumberedTargets()
        self._rendered: dict[Keep, Rendered] = {}
        self._standing: dict[Keep, Standing] = {}
        self._lock = Lock()

    def of(self, kept: Keep, make: Callable[[NumberedTargets], Rendered]) -> Rendered:
        """Return the markup of a set of items: it holds no words, so where it was made without a look at the record, it is
        every record's.
        """
        with self._lock:
            if (known := self._rendered.get(kept)) is not None:
                return known
            made = make(self._targets)
            if made.of_record:
                self.of_record = True
            elif len(self._rendered) < _MOST:
                self._rendered[kept] = made
            return made

    def standing(self, kept: Keep, rendered: Rendered) -> Standing | None:
        """Return the brief of a set of items as it stands for another record, where its markup is the same."""
        known = self._standing.get(kept)
        return known if known is not None and known.rendered is rendered else None

    def stand(self, kept: Keep, standing: Standing) -> None:
        """Keep a brief for the records that come, in the place of one that a record could not be made of."""
        if kept in self._standing or len(self._standing) < _MOST:
            self._standing[kept] = standing


class Shared:
    """Belongs to one cleared pack, audience, template and look, which differ in nothing but the record at hand."""

    def __init__(self) -> None:
        self._galleys = Galleys()
        self._kept: dict[tuple[Callable[[], Any], str], Any] = {}
        self._in: dict[tuple[str, frozenset[str]], Renderings] = {}

    def kept(self, make: Callable[[], Kept], language: str) -> Kept:
        """Return what another stage keeps from brief to brief in one language, made when it first asks."""
        if (make, language) not in self._kept:
            self._kept[make, language] = make()
        kept: Kept = self._kept[make, language]
        return kept

    def lay_out(self, document: Document, theme: Theme, fonts: FontFolder) -> Layout:
        """Lay out a brief: what it has in common with the one before need not be set again."""
        return lay_out(document, theme, fonts, self._galleys)

    def renderings(self, language: str, empty: frozenset[str] = frozenset()) -> Renderings:
        """Return those that a brief is to be composed with whose record leaves the fields *empty*, for a template may ask for that
        without a look at what is there. Of a template that asks for more each brief has its own: what its tokens stand for, which
        hang on the record, would only grow.
        """
        if (language, empty) not in self._in and len(self._in) >= _MOST:
            return Renderings()
        known = self._in.setdefault((language, empty), Renderings())
        return Renderings() if known.of_record else known
