"""Where the text goes into columns and out of them: each time, Word begins a section on the same page."""

from collections.abc import Iterator
from typing import Final, Protocol

from briefgen.writers.docx.pieces import Abreast, Flow, WordParagraph, WordTable
from briefgen.writers.docx.xml import element

COLUMN_BREAK: Final = element("r", element("br", type_="column"))


class WriteSection(Protocol):
    """Writes the properties of a section: its columns, and whether it goes on on the page of the one before it."""

    def __call__(self, *, columns: Abreast | None, goes_on: bool) -> str: ...


def closings(items: Flow, write: WriteSection) -> Iterator[str]:
    """Yield for each item the properties of the section that it ends, or nothing; only paragraphs end sections."""
    begun = False
    for item, below in zip(items, (*items[1:], None), strict=True):
        if isinstance(item, WordTable) or not _ends_section(item, below):
            yield ""
        else:
            yield write(columns=item.abreast, goes_on=begun)
            begun = True


def last_section(items: Flow, write: WriteSection) -> str:
    """Return the properties of what comes after all columns."""
    return write(columns=None, goes_on=any(isinstance(item, WordParagraph) and item.abreast for item in items))


def _ends_section(item: WordParagraph, below: WordParagraph | WordTable | None) -> bool:
    if item.abreast:
        return item.last
    return isinstance(below, WordParagraph) and below.abreast is not None
