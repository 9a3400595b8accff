"""A galley: the document as one long column of strips, before it is cut into pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Final, NamedTuple

from briefgen.frozen import dataclass
from briefgen.layout.model import (
    DrawnChart,
    Fill,
    Hatch,
    Marker,
    Picture,
    Piece,
    Place,
    Polygon,
    Polyline,
    Shape,
    TextLine,
)
from briefgen.theme.model import BoxStyle


class Reluctance(IntEnum):
    """How much a page break before a strip is to be avoided; one that is less reluctant wins."""

    NONE = 0
    ALONE = 1
    """It would leave a single line or row behind, or carry one over."""
    PARTED = 2
    """It would part what belongs together: a box, the lines right below a heading, a table from its source."""
    STRANDED = 3
    """It would leave behind what announces the next: a heading, a caption, a table's head."""
    NEVER = 4
    """It would tear what is set side by side, or is one picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """What a strip is laid on: a page or a column of it. Where strips change from one bed to another, a band of the page
    ends and the next begins below it; where they change the shape of the paper, a page.
    """

    step: float = 0.0
    """From the first column's leading edge to the second's, where the page has two; 0 where it has one."""
    landscape: bool = False


WHOLE: Final = Bed()
"""A page as it is."""
SMALL: Final = 8
"""Lines of a box, or rows of a table in a column: one that has no more should not be parted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A box round strips. Where it goes on over pages, each part is closed on all sides."""

    place: Place
    x: float
    width: float
    style: BoxStyle
    mirrored: bool = False
    """Whether its bar stands at the trailing edge of the page's own way, for its words run the other way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningHead:
    """A table's header rows, which are painted again at the top of each page that it goes on to."""

    place: Place
    """That of the table."""
    strips: tuple["Strip", ...]
    columns: tuple[float, ...] = ()
    """The widths of the table's columns."""
    marks: tuple[float | None, ...] = ()
    """Where the decimal marks of each stand, from where its words begin; None where they are not moved."""
    bed: Bed = WHOLE
    """What the table stands on."""
    share: float = 1.0
    """How large its words are, of the size that its style gives them."""
    whole: bool = True
    """Whether none of its words is divided for want of room."""

    @property
    def height(self) -> float:
        return sum(strip.height for strip in self.strips)


Context = Frame | RunningHead
Late = Callable[[Mapping[str, int]], tuple[Piece, ...]]
"""Makes pieces from the pages on which blocks with anchors begin; none that changes where lines end."""
Lower = Callable[["Strip", float], "Strip | None"]
"""Makes a strip lower by so much, or by more; None where it cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FootNote:
    """A note that a strip calls: it stands at the foot of the page on which the strip falls, or begins there."""

    place: Place
    """That of the reference; the note's words are under it."""
    host: Place
    """That of the paragraph or cell whose words call it, after which it is read."""
    strips: tuple["Strip", ...]


class Facing(NamedTuple):
    """What stands beside a strip, in the second of two languages."""

    pair: Place
    """That of the pair: all of its first half on a page is read before any of the second."""
    strip: "Strip | None"


class Strip(NamedTuple):
    """What no page break parts: a line, a table row. Pieces count `y` from its upper edge."""

    place: Place
    height: float
    pieces: tuple[Piece, ...]
    lines: int = 1
    gap: float = 0.0
    """Space above it; nothing at the top of a page."""
    reluctance: Reluctance = Reluctance.NONE
    """Of a page break before it."""
    new_page: bool = False
    contexts: tuple[Context, ...] = ()
    """From the outermost to the innermost."""
    notes: tuple[FootNote, ...] = ()
    """In the order in which the strip calls them."""
    bed: Bed = WHOLE
    late: Late | None = None
    """What more is painted of it when it is known where everything fell."""
    lower: Lower | None = None
    """Where it is a drawing that need not be as high as it is."""
    chart: DrawnChart | None = None
    """What it is a drawing of, where it is a chart's."""
    facing: Facing | None = None
    """Where two languages stand side by side; then it is as high as both."""


def abreast(strip: Strip) -> tuple[Strip, ...]:
    """Return a strip with the one beside it, if it has one."""
    return (strip, strip.facing.strip) if strip.facing and strip.facing.strip else (strip,)


class Galley(NamedTuple):
    strips: tuple[Strip, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep_with_next: int = 0
    """How many of the lines that follow stay on the page of its last strip: 1 or True for the next alone."""
    new_page: bool = False
    """What follows begins a page."""


def stack(galleys: Iterable[Galley]) -> Galley:
    """Put galleys one under the other; the space between two is the larger of what both ask for."""
    strips: list[Strip] = []
    before = after = 0.0
    owed = 0
    new_page = False
    for galley in galleys:
        if galley.strips:
            first = galley.strips[0]
            first = first._replace(gap=max(after, galley.before), new_page=first.new_page or new_page)
            before = before if strips else galley.before
            strips += _kept((first, *galley.strips[1:]), owed) if owed else (first, *galley.strips[1:])
            owed = max(galley.keep_with_next, owed and owed - sum(strip.lines for strip in galley.strips))
            after, new_page = galley.after, False
        new_page = new_page or galley.new_page
    return Galley(strips=tuple(strips), before=before, after=after, keep_with_next=owed, new_page=new_page)


def _kept(strips: Iterable[Strip], owed: int) -> Iterator[Strip]:
    """Yield the strips, of which so many lines are not to be parted from what stands above, the first least of all."""
    reluctance = Reluctance.STRANDED
    for strip in strips:
        yield reluctant(strip, reluctance) if owed > 0 else strip
        owed, reluctance = owed - strip.lines, Reluctance.PARTED


def reluctant(strip: Strip, reluctance: Reluctance) -> Strip:
    """Return a strip that a page break may stand before only with as much reluctance, or with more."""
    return strip if strip.reluctance >= reluctance else strip._replace(reluctance=reluctance)


def unparted(strips: Sequence[Strip], reluctance: Reluctance = Reluctance.PARTED) -> tuple[Strip, ...]:
    """Return strips that a page break should not part at all."""
    return (*strips[:1], *(reluctant(strip, reluctance) for strip in strips[1:]))


def no_lone_ends(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """Return strips of which neither the first nor the last should stand alone on a page."""
    lone = {1, len(strips) - 1} - {0}
    return tuple(reluctant(strip, Reluctance.ALONE) if index in lone else strip for index, strip in enumerate(strips))


def no_lone_parts(parts: Sequence[Sequence[Strip]]) -> Iterator[tuple[Strip, ...]]:
    """Yield parts of several strips, of which neither the first nor the last should stand alone on a page."""
    lone = {1, len(parts) - 1} - {0}
    for index, strips in enumerate(parts):
        alone = index in lone
        yield (*(reluctant(strip, Reluctance.ALONE) for strip in strips[:1]), *strips[1:]) if alone else tuple(strips)


def no_lone_galleys(galleys: Sequence[Galley]) -> Iterator[Galley]:
    """Return entries or points of which neither the first nor the last should stand alone on a page."""
    parts = no_lone_parts([galley.strips for galley in galleys])
    return (galley._replace(strips=strips) for galley, strips in zip(galleys, parts, strict=True))


def laid(galley: Galley, bed: Bed) -> Galley:
    return (
        galley if bed is WHOLE else galley._replace(strips=tuple([strip._replace(bed=bed) for strip in galley.strips]))
    )


def within(context: Context, strips: Iterable[Strip]) -> tuple[Strip, ...]:
    return tuple([strip._replace(contexts=(context, *strip.contexts)) for strip in strips])


def moved(piece: Piece, down: float, right: float = 0.0) -> Piece:
    match piece:
        case TextLine(baseline=baseline, runs=runs):
            across = tuple([run._replace(x=run.x + right) for run in runs]) if right else runs
            return TextLine(baseline + down, across)
        case Fill(x=x, y=y) | Shape(x=x, y=y) | Hatch(x=x, y=y) | Marker(x=x, y=y) | Picture(x=x, y=y):
            return replace(piece, x=x + right, y=y + down)
        case Polyline(points=points) | Polygon(points=points):
            return replace(piece, points=tuple((x + right, y + down) for x, y in points))


def moved_pieces(pieces: tuple[Piece, ...], down: float, right: float = 0.0) -> tuple[Piece, ...]:
    return tuple([moved(piece, down, right) for piece in pieces])


def unowned(piece: Piece) -> Piece:
    """Return a piece that is no part of the text, for it only repeats it."""
    if isinstance(piece, TextLine):
        return piece._replace(runs=tuple([run._replace(place=None) for run in piece.runs]))
    return piece


def baseline_of(strip: Strip) -> float | None:
    """Return the first baseline, to which a bullet or number is set."""
    return next((piece.baseline for piece in strip.pieces if isinstance(piece, TextLine)), None)
