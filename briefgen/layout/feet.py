"""Notes at the foot of a page: the room they take, and where one that is long is parted.

A note begins on the page where it is called. Where not all of it fits, the rest stands at the foot of the next page,
before that page's own notes; what is left behind and what is carried over have two lines at least.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefgen.frozen import dataclass
from briefgen.layout.galley import FootNote, Strip
from briefgen.layout.heights import TOLERANCE, bottoms, extent, tops
from briefgen.layout.model import Fill
from briefgen.theme.blockstyles import FootnoteStyle

LEAST_LINES: Final = 2
"""Of a note, on the page that calls it and on the one it goes on to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """Where notes stand: their style, and the edge and the width of the text."""

    style: FootnoteStyle
    x: float
    width: float

    @property
    def head(self) -> float:
        """What sets the notes off from the text."""
        return self.style.before + self.style.rule + self.style.after


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAtFoot:
    """A note, or part of one, on a page; `tops` count from the upper edge of the text area."""

    note: FootNote
    tops: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFoot:
    notes: tuple[NoteAtFoot, ...]
    fills: tuple[Fill, ...]
    """The rule above them."""
    height: float


@dataclass(slots=True)
class Claim:
    """The room at the foot that the notes claim which a page's strips have called so far, and those carried over to it."""

    foot: Foot
    whole: float = 0.0
    """With every note whole."""
    least: float = 0.0
    """With only the beginning of the last one."""

    def carried(self, notes: Iterable[FootNote]) -> None:
        """Claim the room of notes that are called on a page before."""
        self.called(notes)
        self.least = self.whole

    def called(self, notes: Iterable[FootNote]) -> None:
        for note in notes:
            before = self.whole + self.foot.style.between if self.whole else self.foot.head
            self.least = before + _beginning(note.strips)
            self.whole = before + extent(note.strips)

    def wanted(self, room: float) -> float:
        """Return what the notes take of a room that they share with text: half of it, before the last one is parted."""
        return max(self.least, min(self.whole, room / 2))

    def with_(self, strips: Iterable[Strip]) -> "Claim":
        """Return what is claimed once these strips stand on the page too."""
        claim = replace(self)
        for strip in strips:
            if strip.notes:
                claim.called(strip.notes)
        return claim


def _beginning(strips: Sequence[Strip]) -> float:
    """Return the height of what stands at least on the page that calls a note: all where it is too short to be parted."""
    ends = bottoms(strips, 0, len(strips) - LEAST_LINES)
    return next((bottom for end, bottom in ends if end >= LEAST_LINES), extent(strips))


def set_at_foot(notes: Sequence[FootNote], foot: Foot, height: float, *, goes_on: bool) -> PageFoot:
    """Return notes as they stand at the foot of a text area that high.

    A rule over the whole width says that the first one *goes on* from the page before.
    """
    if not notes:
        return PageFoot(notes=(), fills=(), height=0.0)
    claim = Claim(foot)
    claim.called(notes)
    y = height - claim.whole + foot.head
    placed: list[NoteAtFoot] = []
    for note in notes:
        placed.append(NoteAtFoot(note=note, tops=tuple(y + top for top in tops(note.strips))))
        y += extent(note.strips) + foot.style.between
    rule = tuple(_rule(foot, height - claim.whole, goes_on=goes_on))
    return PageFoot(notes=tuple(placed), fills=rule, height=claim.whole)


def parted(
    notes: Sequence[FootNote], foot: Foot, room: float, *, forced: bool
) -> tuple[tuple[FootNote, ...], tuple[FootNote, ...]]:
    """Part notes into what has room and what is carried over; where it is *forced* something stays in any case."""
    left = room - foot.head
    for index, note in enumerate(notes):
        end = _end(note.strips, left, forced=forced and index == 0)
        if end < len(note.strips):
            here = (replace(note, strips=note.strips[:end]),) if end else ()
            return (*notes[:index], *here), (replace(note, strips=note.strips[end:]), *notes[index + 1 :])
        left -= extent(note.strips) + foot.style.between
    return tuple(notes), ()


def _end(strips: Sequence[Strip], room: float, *, forced: bool) -> int:
    """Return how many of a note's strips stand in a room: as many as fit and leave no line alone, or none."""
    fitting = sum(bottom <= room + TOLERANCE for _, bottom in bottoms(strips, 0, len(strips)))
    if fitting == len(strips):
        return fitting
    parted = min(fitting, len(strips) - LEAST_LINES)
    if parted >= LEAST_LINES:
        return parted
    return max(fitting, 1) if forced else 0


def _rule(foot: Foot, top: float, *, goes_on: bool) -> Iterator[Fill]:
    style = foot.style
    if style.rule > TOLERANCE:
        width = foot.width if goes_on else min(style.rule_width, foot.width)
        yield Fill(x=foot.x, y=top + style.before, width=width, height=style.rule, colour=style.rule_colour)
