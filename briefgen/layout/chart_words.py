"""The words of a chart, set but not yet placed, and the room they take."""

from collections.abc import Iterable
from dataclasses import replace

from briefgen.frozen import dataclass
from briefgen.layout.breaking import TOLERANCE, line_width
from briefgen.layout.galley import moved
from briefgen.layout.inlines import Stretch
from briefgen.layout.lines import Align, SetLine, broken, natural_width, set_lines
from briefgen.layout.model import Piece, Place
from briefgen.layout.words import words
from briefgen.theme.model import TextStyle

Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle of the drawing, from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def meets(self, other: "Area") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def cut_by(self, line: "Segment") -> bool:
        """Say whether a line goes through."""
        enter, leave = 0.0, 1.0
        for start, end, low, high in (
            (line[0][0], line[1][0], self.left, self.right),
            (line[0][1], line[1][1], self.top, self.bottom),
        ):
            if start == end:
                if not low < start < high:
                    return False
                continue
            first, last = sorted(((low - start) / (end - start), (high - start) / (end - start)))
            enter, leave = max(enter, first), min(leave, last)
        return enter < leave

    def grown(self, aside: float, up: float = 0.0) -> "Area":
        return Area(left=self.left - aside, top=self.top - up, right=self.right + aside, bottom=self.bottom + up)

    def within(self, other: "Area") -> bool:
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is printed of one node of the chart; empty where it has none."""

    place: Place
    """Empty for what is none of the tree's words: the number of a tick."""
    run: tuple[Stretch, ...]
    style: TextStyle

    def __bool__(self) -> bool:
        return bool(self.run)

    @property
    def width(self) -> float:
        """On one line."""
        return natural_width(self.run)

    @property
    def longest(self) -> float:
        """The width of the longest word, which is not to be cut."""
        return max((word.ink_width for word in words(self.run)), default=0.0)

    def wrapped(self, width: float) -> float:
        """Return the width of the longest line where there is so much room."""
        lines = broken(self.run, width, self.style)
        return min(max(map(line_width, lines), default=0.0) + TOLERANCE, width)

    def height(self, width: float) -> float:
        return sum(line.height for line in self._lines(0.0, width, "start"))

    def at(self, x: float, y: float, width: float, align: Align = "start") -> tuple[Piece, ...]:
        """Return the words with the first line's upper edge at `y`."""
        pieces: list[Piece] = []
        for line in self._lines(x, width, align):
            pieces += (moved(piece, y) for piece in line.pieces)
            y += line.height
        return tuple(pieces)

    def over(self, area: Area) -> tuple[Piece, ...]:
        """Return the words on one line, in the middle of an area that has room for them."""
        return self.at(area.left, area.middle - self.style.line / 2, area.right - area.left, "centre")

    def beside(self, x: float, y: float, align: Align) -> Area:
        """Return the room of one line whose upper edge is at `y`, and that starts, ends or has its middle at `x`."""
        left = x - {"start": 0.0, "centre": 0.5, "end": 1.0}[align] * self.width
        return Area(left=left, top=y, right=left + self.width, bottom=y + self.style.line)

    def inked(self, colour: str) -> "Words":
        run = tuple(stretch._replace(ink=stretch.ink._replace(colour=colour)) for stretch in self.run)
        return replace(self, run=run)

    def unowned(self) -> "Words":
        """Return words that are none of the tree's, for they stand in another place too."""
        return replace(self, place=(), run=tuple(stretch._replace(place=None) for stretch in self.run))

    def _lines(self, x: float, width: float, align: Align) -> tuple[SetLine, ...]:
        return set_lines(self.run, x=x, width=width, style=self.style, align=align)


def widest(many: Iterable[Words]) -> float:
    return max((each.width for each in many), default=0.0)
