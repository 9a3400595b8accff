"""Where the text goes into columns and out of them, or to landscape pages and back: each time, Word begins a section."""

from collections.abc import Iterator
from typing import Final, Literal, Protocol

from briefgen.frozen import dataclass
from briefgen.writers.docx.pieces import Abreast, Flow, WordParagraph, WordTable
from briefgen.writers.docx.xml import element

COLUMN_BREAK: Final = element("r", element("br", type_="column"))

Opening = Literal["document", "page", "nothing"]
"""What a section begins: the document, a page, or nothing, for it goes on on the page of the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    columns: Abreast | None
    landscape: bool
    opens: Opening


class WriteSection(Protocol):
    def __call__(self, section: Section) -> str: ...


def closings(items: Flow, write: WriteSection) -> Iterator[str]:
    """Yield for each item the properties of the section that it ends, or nothing; only paragraphs end sections."""
    above: bool | None = None
    for item, below in zip(items, (*items[1:], None), strict=True):
        if isinstance(item, WordTable) or not ends_section(item, below):
            yield ""
        else:
            yield write(Section(columns=item.abreast, landscape=item.landscape, opens=_opening(above, item.landscape)))
            above = item.landscape


def last_section(items: Flow, write: WriteSection) -> str:
    """Return the properties of what comes after all that ends a section before it."""
    landscape = bool(items) and items[-1].landscape
    ended = (item.landscape for item, below in zip(items, (*items[1:], None), strict=True) if _closes(item, below))
    *_, above = (None, *ended)
    return write(Section(columns=None, landscape=landscape, opens=_opening(above, landscape)))


def _closes(item: WordParagraph | WordTable, below: WordParagraph | WordTable | None) -> bool:
    return isinstance(item, WordParagraph) and ends_section(item, below)


def _opening(above: bool | None, landscape: bool) -> Opening:
    """Return what a section opens that stands below one on such paper, or none."""
    if above is None:
        return "document"
    return "nothing" if above == landscape else "page"


def ends_section(item: WordParagraph, below: WordParagraph | WordTable | None) -> bool:
    """Say whether a section ends in a paragraph, from what stands below it."""
    if below is None:
        return item.abreast is not None
    if below.landscape != item.landscape or below.abreast != item.abreast:
        return True
    return item.abreast is not None and item.abreast.holding != "text" and item.last
