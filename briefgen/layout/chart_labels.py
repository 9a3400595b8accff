"""The labels below an axis: wrapped, and where they have no room side by side, on several levels; never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final

from briefgen.frozen import dataclass
from briefgen.layout.chart_plan import Lettering
from briefgen.layout.chart_words import Words
from briefgen.layout.model import Piece

MOST_LINES: Final = 4
MOST_LEVELS: Final = 3
"""More are not to be followed from a point down to its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A level axis from `left` to `right`, in equal places."""

    left: float
    right: float
    start: float
    """How far labels may reach out at the left, under the axis's numbers."""
    end: float
    """And at the right, under the names of lines."""
    gap: float
    """Between neighbours on one level."""

    def place(self, count: int) -> float:
        return (self.right - self.left) / count

    def inset(self, aside: float) -> "Axis":
        """Return the axis with so much room at the least on both sides."""
        left, right = max(self.left, self.start + aside), min(self.right, self.end - aside)
        return replace(self, left=left, right=right) if left < right else self


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Labels with their columns, and how far below the axis each begins."""

    labels: tuple[Words, ...]
    slots: tuple[_Slot, ...]
    tops: tuple[float, ...]
    height: float
    levels: int

    @property
    def count(self) -> int:
        return len(self.labels)

    def placed(self, y: float) -> Lettering:
        return {words.place: pieces for words, pieces in zip(self.labels, self._set(y), strict=True)}

    def pieces(self, y: float) -> Iterator[Piece]:
        """Yield the labels in place; those that are none of the chart's own words are nowhere else."""
        yield from chain.from_iterable(self._set(y))

    def _set(self, y: float) -> Iterator[tuple[Piece, ...]]:
        for words, slot, top in zip(self.labels, self.slots, self.tops, strict=True):
            yield words.at(slot.left, y + top, slot.width, "centre")


def label_row(labels: Sequence[Words], axis: Axis) -> tuple[Axis, Row] | None:
    """Return the labels under their places, on as few levels as they need; None where they need too many.

    The axis is shorter where the outer labels would else have to be narrower than the others.
    """
    found = (_on_levels(labels, levels, axis) for levels in range(1, min(len(labels), MOST_LEVELS) + 1))
    row = next(filter(None, found), None)
    if row is None:
        return None
    shorter = axis.inset((row.levels - 1) / 2 * axis.place(len(labels)))
    if _narrowed(row, axis) and (centred := _on_levels(labels, row.levels, shorter)):
        return shorter, centred
    return axis, row


def _narrowed(row: Row, axis: Axis) -> bool:
    """Tell whether a label takes more lines than it would if there were as much room for it as there is for others."""
    room = row.levels * axis.place(row.count) - axis.gap
    return any(words.height(slot.width) > words.height(room) for words, slot in zip(row.labels, row.slots, strict=True))


def levels_of(labels: Sequence[Words], axis: Axis) -> int:
    """Return on how many levels the labels have room."""
    found = (levels for levels in range(1, len(labels)) if _on_levels(labels, levels, axis))
    return next(found, len(labels))


def thinned(labels: Sequence[Words], axis: Axis) -> Row:
    """Return the first label and every second after it, or every third, so that they have room on one line."""
    place = axis.place(len(labels))
    chosen, slots = list(labels), []
    for every in range(1, len(labels) + 1):
        chosen = list(labels[::every])
        slots = [
            _slot(words, axis.left + (index * every + 0.5) * place, every * place - axis.gap, axis)
            for index, words in enumerate(chosen)
        ]
        short = all(words.width <= slot.width + axis.gap for words, slot in zip(chosen, slots, strict=True))
        if short and _are_apart(slots, axis):
            break
    return _row(chosen, slots, 1)


def _on_levels(labels: Sequence[Words], levels: int, axis: Axis) -> Row | None:
    """Return the labels, each on the level after its neighbour's; None where one is too long for its place."""
    place = axis.place(len(labels))
    slots = [
        _slot(words, axis.left + (index + 0.5) * place, levels * place - axis.gap, axis)
        for index, words in enumerate(labels)
    ]
    low = all(
        words.height(slot.width) <= MOST_LINES * words.style.line for words, slot in zip(labels, slots, strict=True)
    )
    apart = all(_are_apart(slots[level::levels], axis) for level in range(levels))
    return _row(labels, slots, levels) if low and apart else None


def _are_apart(slots: Sequence[_Slot], axis: Axis) -> bool:
    return all(one.right + axis.gap <= other.left for one, other in pairwise(slots))


def _slot(words: Words, middle: float, room: float, axis: Axis) -> _Slot:
    """Return a label's column round the middle of its place, moved in where it would reach beyond the drawing."""
    centred = min(room, 2 * (middle - axis.start), 2 * (axis.end - middle))
    width = words.wrapped(max(centred, words.longest))
    return _Slot(left=min(max(middle - width / 2, axis.start), axis.end - width), width=width)


def _row(labels: Sequence[Words], slots: Sequence[_Slot], levels: int) -> Row:
    heights = [words.height(slot.width) for words, slot in zip(labels, slots, strict=True)]
    deep = [max(heights[level::levels], default=0.0) for level in range(levels)]
    tops = tuple(sum(deep[: index % levels]) for index in range(len(labels)))
    return Row(labels=tuple(labels), slots=tuple(slots), tops=tops, height=sum(deep), levels=levels)
