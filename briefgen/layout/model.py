"""Where everything falls. Coordinates are points from the page's upper left corner, y downwards.

A `Place` names a node of the tree by the fields and indices that lead to it: `("blocks", 2, "heading", 0)`. What a writer
generates has a place as well, by a name that no field has: `label` for a bullet or number, `separator` for a colon or a
space, `page` for the number of a page, `line` for the line of a timeline, `marking`. The PDF writer makes its structure from the tree, and gives each run of
text to the element whose place is the longest beginning of the run's.
"""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Literal, NamedTuple, Protocol

from briefgen.document.figures import ChartForm, Pixels
from briefgen.document.origins import Origin
from briefgen.document.walk import Path
from briefgen.frozen import dataclass
from briefgen.layout.fonts import Face
from briefgen.layout.shaping import Shaped

Place = tuple[str | int, ...]

CertaintyLevel = Literal["disputed", "reported", "confirmed", "possible", "expected", "scheduled"]


class Ink(NamedTuple):
    """How a run of text looks."""

    face: Face
    size: float
    colour: str
    fallback: tuple[Face, ...] = ()
    """What a character is set in that the face lacks: the first that has it."""
    right_to_left: bool = False
    """Which way the paragraph runs that it stands in."""
    rise: float = 0.0
    """How far above the baseline it stands."""
    struck: bool = False
    """Whether a line goes through it."""


class TextRun(NamedTuple):
    """Words of one look that belong to one node, one after the other."""

    x: float
    width: float
    words: tuple[Shaped, ...]
    """All in one font: the ink's own or one that falls in for it."""
    ink: Ink
    place: Place | None
    """None for what repeats or decorates, and is no part of the text."""
    origin: Origin | None

    @property
    def text(self) -> str:
        return "".join([word.text for word in self.words])

    @property
    def face(self) -> Face:
        return self.words[0].face

    @property
    def right(self) -> float:
        """The right edge, without a space that stands there."""
        last = self.words[-1]
        space = 0.0 if last.right_to_left else last.space * self.ink.size / 1000
        return self.x + self.width - space


class TextLine(NamedTuple):
    """Runs on one baseline, in reading order, which is not that of their `x` where both directions meet.

    Spaces at the end of a line are there and reach beyond its width.
    """

    baseline: float
    runs: tuple[TextRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A filled rectangle: a rule, a background, a side of an outline."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    place: Place | None = None
    """That of the chart or timeline it draws; None for what decorates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The sign of a certainty, `size` wide and high; it decorates the word that follows."""

    level: CertaintyLevel
    x: float
    y: float
    """Of its upper edge."""
    size: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hatch:
    """Diagonal lines over a rectangle, clipped to it."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    distance: float
    """From one line to the next, along the rectangle's edge."""
    weight: float
    place: Place | None = None
    """That of the chart or timeline it draws; None for what decorates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polyline:
    """A line through points, of which each is `x` and `y`."""

    points: tuple[tuple[float, float], ...]
    colour: str
    weight: float
    dash: float = 0.0
    """The length of dashes and of the gaps between them; 0 for a line that is whole."""
    place: Place | None = None
    """That of the chart or timeline it draws; None for what decorates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """A filled shape with straight sides."""

    points: tuple[tuple[float, float], ...]
    colour: str
    place: Place | None = None
    """That of the chart it draws."""


MarkerForm = Literal["disc", "square", "triangle", "diamond"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A value on a line, `size` wide and high; `ground` fills it, `colour` is its outline."""

    form: MarkerForm
    x: float
    y: float
    """Of its centre."""
    size: float
    colour: str
    ground: str
    weight: float
    place: Place | None = None
    """That of the chart or timeline it draws; None for what decorates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image, in a rectangle of its own proportions."""

    x: float
    y: float
    width: float
    height: float
    pixels: Pixels
    place: Place


Piece = TextLine | Fill | Shape | Hatch | Polyline | Polygon | Marker | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFill:
    """How full a page is."""

    lines: int
    """Lines of text, those of notes at its foot among them, without those of repeated header rows, header and footer."""
    used: float
    """Of its text area, by text and by notes."""
    room: float
    """The height of its text area."""
    begins_anew: bool = False
    """Whether a page break that is asked for, or turned paper, begins it, however short the text before it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(PageFill):
    """What is painted, from back to front, which is the reading order as well: a note follows the words that call it."""

    width: float
    height: float
    header: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    footer: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPlacement:
    """A block as laid out, without the notes at the foot of the page that it calls; pages count from 1."""

    lines: int
    height: float
    """Of its lines, without the space around it; a table's rows with their padding."""
    first_page: int
    last_page: int
    top: float
    """On its first page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnChart:
    """How a chart is drawn, for a writer that draws it by other means. Lengths count from its upper leading corner."""

    form: ChartForm
    """Columns with long names lie, and one series makes no stack."""
    width: float
    height: float
    left: float
    """Where the plot begins, within which the marks stand; so for the others."""
    top: float
    right: float
    bottom: float
    ticks: tuple[float, ...]
    decimals: int
    """That tell one tick from the next."""
    filled: float
    """The share of a category's place that its bars or columns take; 0 for other marks."""
    valued: bool
    """Whether all values stand at their marks; else they are in rows or in a list below the names."""
    named: bool
    """Whether the names of the series stand beside the plot; else they are in a key above it."""
    below: float
    """How much of the height such rows or such a list take."""
    raised: frozenset[tuple[int, int]] = frozenset()
    """The values that stand above their marks on lines, by category and series; the others stand below."""


class Recutting(Protocol):
    """The text of a layout, to be cut into pages again without some of its strips: its lines, its rows."""

    def owners(self) -> tuple[Path, ...]:
        """Return for each strip the path of the innermost node whose it is; that of the document for what is no node's."""
        ...

    def without(self, gone: Collection[int]) -> tuple[PageFill, ...]:
        """Return the pages that the others take; `gone` counts strips from 0."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    pages: tuple[Page, ...]
    placements: Mapping[Path, BlockPlacement]
    """Of every block, list item, row and note that has lines, by its path in the tree."""
    columns: Mapping[Path, tuple[float, ...]] = field(default_factory=dict)
    """The widths of the columns of every table that has rows below its header, by its path."""
    marks: Mapping[Path, tuple[float | None, ...]] = field(default_factory=dict)
    """Where in each column of a table the decimal marks of its numbers stand in one line, from where its words begin, by its
    path; None for a column whose numbers end in one line.
    """
    landscape: frozenset[Path] = frozenset()
    """The tables that stand on landscape pages, by their paths; with each goes a heading that stands right above it."""
    in_columns: frozenset[Path] = frozenset()
    """The tables that stand in one of two columns, by their paths."""
    sizes: Mapping[Path, float] = field(default_factory=dict)
    """How large the words are of every table that is set smaller than others, in shares of its style's size."""
    divided: frozenset[Path] = frozenset()
    """The tables whose words have no room side by side, so that some are divided, by their paths."""
    abreast: bool = False
    """Whether all the text stands in two columns, for the brief is long."""
    charts: Mapping[Path, DrawnChart] = field(default_factory=dict)
    """How every chart is drawn, by its path."""
    anchors: Mapping[str, int] = field(default_factory=dict)
    """The page on which each block that has an anchor begins, counted from 1."""
    last_page_fill: float
    """How much of the last page's text area is used, from 0 to 1, by text and by notes."""
    recut: Recutting | None = field(default=None, repr=False, compare=False)
    """To plan by while a brief is fitted; None for a layout that is final."""

    @property
    def page_count(self) -> int:
        return len(self.pages)

    def lines_after(self, page: int) -> int:
        """Return how many lines of text fall after that page."""
        return sum(each.lines for each in self.pages[page:])
