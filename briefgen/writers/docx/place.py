"""Where a block stands, and by whom the blocks in it are set."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import repeat
from typing import Final

from briefgen.document.nodes import Block, BoxKind
from briefgen.frozen import dataclass
from briefgen.writers.docx.pieces import WordParagraph, WordTable
from briefgen.writers.docx.stylenames import Column

LIST: Final[Column] = "list"
Items = Iterator[WordParagraph | WordTable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is around a block: the box it is in, the columns it stands in, and how deep in lists it is in the last of them."""

    box: BoxKind | None = None
    columns: tuple[Column, ...] = ()
    depth: int = 0

    def deeper(self) -> "Place":
        return replace(self, depth=self.depth + 1)

    def inside(self, column: Column) -> "Place":
        """Return the place in a column that begins where text here does."""
        return replace(self, columns=(*self.levels, column), depth=0)

    @property
    def levels(self) -> tuple[Column, ...]:
        """The columns, with one for each list around."""
        return (*self.columns, *repeat(LIST, self.depth))


TOP: Final = Place()

Blocks = Callable[[Iterable[Block], Place], Items]
"""Makes paragraphs and tables of blocks."""
