"""What a Word document is made of: one flat run of paragraphs and tables, each with the name of its style.

Lists, boxes and sections have no containers there; they are what their paragraphs' styles, numbering and borders make
of them. Everything in this room works on this flow, so that anchors, numbering and text agree.
"""

from dataclasses import dataclass
from typing import Literal

from briefgen.document.nodes import Cell, Column, Inline
from briefgen.writers.docx.stylenames import BoxKind

CountKind = Literal["decimal", "alpha", "roman", "paragraph", "source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number that Word counts and hangs before a paragraph."""

    kind: CountKind
    value: int
    level: int = 0
    opens: bool = False
    """Begins a list of its own: the count starts here, whatever stood before."""
    box: BoxKind | None = None
    width: float
    """Of the widest number of its list as printed, in type sizes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The words before a header field's value."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """To the next tab stop of the paragraph's style."""


Piece = Inline | Label | Tab

Target = tuple[Literal["block", "source"], str]
"""What a cross-reference or a citation names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParagraph:
    """One paragraph. `first` and `last` are its place in what it belongs to: a list, a box, a header."""

    style: str
    pieces: tuple[Piece, ...]
    first: bool = False
    last: bool = False
    box: BoxKind | None = None
    second: bool = False
    """Of a box that follows one of its kind: drawn so that Word does not run the two together."""
    leads: bool = False
    """Of a list item, and more of the item follows: it stays with that."""
    before_table: bool = False
    after_table: bool = False
    page_before: bool = False
    count: Count | None = None
    num: tuple[int, int] | None = None
    """`numId` and level, where Word counts: from `count`, or against the style's numbering."""
    outline: int | None = None
    """A heading's level, from 0."""
    numeral: str = ""
    """A heading's number as printed."""
    target: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """A row of cells, or the title of a group in one cell over all columns."""

    cells: tuple[Cell, ...]
    kind: Literal["header", "group", "body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    columns: tuple[Column, ...]
    rows: tuple[WordRow, ...]
    caption: str
    summary: str
    target: Target | None = None
    page_before: bool = False


Flow = tuple[WordParagraph | WordTable, ...]
