"""What the briefs of many records have in common: what a template makes, where it does not ask for the record."""

from collections.abc import Callable
from threading import Lock
from typing import Final

from briefgen.compose.fitted import Keep
from briefgen.markup.numbered import NumberedTargets
from briefgen.markup.rendered import Rendered

_MOST: Final = 16
"""Sets of items that are kept: some records' briefs are longer than others', and lose other items."""


class Renderings:
    """The markup of sets of items in one language, all with the same numbers for the same tokens. Threads may share it."""

    def __init__(self) -> None:
        self.of_record = False
        """Whether a template asked for the record: then nothing of it is another record's."""
        self._targets = NumberedTargets()
        self._rendered: dict[Keep, Rendered] = {}
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


class Shared:
    """Belongs to one cleared pack, audience, template and look, which differ in nothing but the record at hand."""

    def __init__(self) -> None:
        self._in: dict[str, Renderings] = {}

    def renderings(self, language: str) -> Renderings:
        """Return those that one brief is to be composed with. Of a template that asks for the record each brief has its own:
        what its tokens stand for, which hang on the record, would only grow.
        """
        known = self._in.setdefault(language, Renderings())
        return Renderings() if known.of_record else known
