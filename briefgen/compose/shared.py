"""What the briefs of many records have in common: what a template makes, where it does not ask for the record."""

from collections.abc import Callable
from typing import Final

from briefgen.compose.fitted import Keep
from briefgen.markup.rendered import Rendered

_MOST: Final = 16
"""Sets of items that are kept: some records' briefs are longer than others', and lose other items."""
_Kept = tuple[str, Keep]
"""A language, and the items that are kept."""


class Shared:
    """Belongs to one cleared pack, audience, template and look, which differ in nothing but the record at hand."""

    def __init__(self) -> None:
        self._rendered: dict[_Kept, Rendered] = {}

    def rendered(self, kept: _Kept, make: Callable[[], Rendered]) -> Rendered:
        """Return the markup of a set of items: it holds no words, so where it was made without a look at the record, it is
        every record's.
        """
        if (known := self._rendered.get(kept)) is not None:
            return known
        made = make()
        if not made.of_record and len(self._rendered) < _MOST:
            self._rendered[kept] = made
        return made
