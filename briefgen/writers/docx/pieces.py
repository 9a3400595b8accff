"""What a Word document is made of: one flat run of paragraphs and tables, each with the name of its style.

Lists, boxes and sections have no containers there; they are what their paragraphs' styles, numbering and borders make
of them. Everything in this room works on this flow, so that anchors, numbering and text agree.

Paragraphs, tables and their rows are named tuples: a brief has hundreds, each copied once or twice on its way, and a frozen
dataclass of so many fields takes five times as long to make and to copy, which was a tenth of all.
"""

from typing import Literal, NamedTuple

from briefgen.document import tables
from briefgen.document.figures import Chart, Pixels
from briefgen.document.inlines import Inline
from briefgen.document.nodes import BoxKind
from briefgen.document.tables import Cell
from briefgen.frozen import dataclass
from briefgen.writers.docx.charstyles import Trait
from briefgen.writers.docx.stylenames import Column

CountKind = Literal["bullet", "decimal", "alpha", "roman", "paragraph", "source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number that Word counts and hangs before a paragraph."""

    kind: CountKind
    value: int
    level: int = 0
    opens: bool = False
    """Begins a list of its own: the count starts here, whatever stood before."""
    box: BoxKind | None = None
    columns: tuple[Column, ...] = ()
    width: float
    """Of the widest number of its list as printed, in type sizes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words that name what follows: before a header field's value, at the side of a point."""

    children: tuple[Inline, ...]
    look: Trait = "label"


@dataclass(frozen=True, slots=True)
class Tab:
    """To the next tab stop of the paragraph's style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A box to tick, with its word."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A heading in the contents: a link to it, and the page where it stands."""

    number: str
    children: tuple[Inline, ...]
    target: str


Piece = Inline | Label | Tab | Tick | Entry

Target = tuple[Literal["block", "source"], str]
"""What a cross-reference or a citation names."""


def block_target(anchor: str | None) -> Target | None:
    return ("block", anchor) if anchor else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abreast:
    """Columns of text that stand side by side."""

    columns: int
    holding: Literal["facts", "glossary", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPicture:
    """An image, and what is said in its place."""

    pixels: Pixels
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChart:
    """A chart, and how many rows the table of its values has that stands below it."""

    chart: Chart
    rows: int


class Side(NamedTuple):
    """Where two languages stand side by side: the pair, counted from 0 in each table of them, and the column, 0 or 1."""

    pair: int
    column: int


class WordParagraph(NamedTuple):
    """One paragraph. `first` and `last` are its place in what it belongs to: a list, a box, a header."""

    style: str
    pieces: tuple[Piece, ...]
    picture: WordPicture | None = None
    """Stands behind the pieces, and is as wide as the paragraph at most."""
    chart: WordChart | None = None
    """Stands alone in its paragraph."""
    first: bool = False
    last: bool = False
    box: BoxKind | None = None
    columns: tuple[Column, ...] = ()
    """That it stands in, beyond the one that its style is made for."""
    abreast: Abreast | None = None
    """The columns that this is in. Of facts and glossary they hold what goes from one `first` to the next `last`."""
    opens_column: bool = False
    """Wherever it is in columns, save in the first of them, where it is already."""
    contents: int | None = None
    """How many levels the contents show that this is an entry of."""
    second: bool = False
    """Of a box that follows one of its kind: drawn so that Word does not run the two together."""
    leads: bool = False
    """Of a list item, and more of the item follows: it stays with that."""
    across: bool = False
    """Across both columns, where the text has two."""
    landscape: bool = False
    """On a landscape page."""
    before_table: bool = False
    after_table: bool = False
    page_before: bool = False
    counted: Count | None = None
    num: tuple[int, int] | None = None
    """`numId` and level, where Word counts: from `counted`, or against the style's numbering."""
    outline: int | None = None
    """A heading's level, from 0."""
    numeral: str = ""
    """A heading's number as printed."""
    target: Target | None = None
    language: str | None = None
    """Of the half of a bilingual document; None where that has one language."""
    side: Side | None = None

    @property
    def is_gap(self) -> bool:
        """Whether it holds nothing: it only parts what stands above it from what stands below."""
        return not (self.pieces or self.picture or self.chart or self.outline is not None)

    @property
    def runs_in(self) -> bool:
        """Whether its words run on behind its number, which in columns has no margin to hang in."""
        return self.abreast is not None and self.counted is not None and self.counted.kind == "paragraph"


class WordRow(NamedTuple):
    cells: tuple[Cell, ...]
    kind: Literal["header", "body"]
    title: tuple[Inline, ...] = ()
    """Of the group of rows that this is the first of: it stands in the first cell, above its words, so that no cell is
    merged and none is empty.
    """
    leads: bool = False
    """Stays on the page of what follows; a header row does so by its styles."""


class WordTable(NamedTuple):
    columns: tuple[tables.Column, ...]
    rows: tuple[WordRow, ...]
    caption: str
    summary: str
    kind: Literal["data", "register", "views", "values"] = "data"
    """`values` are a chart's."""
    target: Target | None = None
    page_before: bool = False
    abreast: Abreast | None = None
    across: bool = False
    landscape: bool = False
    share: float = 1.0
    """How large its words are, of the size that their styles give them."""
    marks: tuple[float | None, ...] = ()
    """Where in each column decimal marks stand in one line, from where its words begin; none where nothing says so."""
    language: str | None = None
    side: Side | None = None


Flow = tuple[WordParagraph | WordTable, ...]
