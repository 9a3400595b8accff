"""The labels below an axis: wrapped, and where they have no room side by side, on several levels; never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from briefgen.layout.chart_plan import Lettering
from briefgen.layout.chart_words import Words
from briefgen.layout.model import Piece

APART: Final = 5.0
"""Between neighbours on one level."""
MOST_LINES: Final = 4


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

    def placed(self, y: float) -> Lettering:
        return {words.place: pieces for words, pieces in zip(self.labels, self._set(y), strict=True)}

    def pieces(self, y: float) -> Iterator[Piece]:
        """Yield the labels in place; those that are none of the chart's own words are nowhere else."""
        yield from chain.from_iterable(self._set(y))

    def _set(self, y: float) -> Iterator[tuple[Piece, ...]]:
        for words, slot, top in zip(self.labels, self.slots, self.tops, strict=True):
            yield words.at(slot.left, y + top, slot.width, "centre")


def label_row(labels: Sequence[Words], *, left: float, right: float, outer: float) -> Row:
    """Return the labels under equal places from `left` to `right`, on as few levels as they need.

    Labels may reach out to `outer` at the left, under the axis's numbers.
    """
    found = (_on_levels(labels, levels, left, right, outer) for levels in range(1, len(labels) + 1))
    return next(filter(None, found), None) or _one_each(labels, right, outer)


def levels_of(labels: Sequence[Words], *, left: float, right: float) -> int:
    """Return on how many levels the labels have room under equal places."""
    found = (levels for levels in range(1, len(labels)) if _on_levels(labels, levels, left, right, left))
    return next(found, len(labels))


def thinned(labels: Sequence[Words], *, left: float, right: float, outer: float) -> Row:
    """Return the first label and every second after it, or every third, so that they have room on one line."""
    place = (right - left) / len(labels)
    chosen, slots = list(labels), []
    for every in range(1, len(labels) + 1):
        chosen = list(labels[::every])
        slots = [
            _slot(words, left + (index * every + 0.5) * place, every * place - APART, right, outer)
            for index, words in enumerate(chosen)
        ]
        short = all(words.width <= slot.width + APART for words, slot in zip(chosen, slots, strict=True))
        if short and all(one.right + APART <= other.left for one, other in pairwise(slots)):
            break
    return _row(chosen, slots, 1)


def _on_levels(labels: Sequence[Words], levels: int, left: float, right: float, outer: float) -> Row | None:
    """Return the labels, each on the level after its neighbour's; None where one is too long for its place."""
    place = (right - left) / len(labels)
    slots = [
        _slot(words, left + (index + 0.5) * place, levels * place - APART, right, outer)
        for index, words in enumerate(labels)
    ]
    low = all(
        words.height(slot.width) <= MOST_LINES * words.style.line for words, slot in zip(labels, slots, strict=True)
    )
    apart = all(
        one.right + APART <= other.left for level in range(levels) for one, other in pairwise(slots[level::levels])
    )
    return _row(labels, slots, levels) if low and apart else None


def _slot(words: Words, middle: float, room: float, right: float, outer: float) -> _Slot:
    """Return a label's column round the middle of its place, moved in where it would reach beyond the drawing."""
    centred = min(room, 2 * (middle - outer), 2 * (right - middle))
    width = words.wrapped(max(centred, words.longest))
    return _Slot(left=min(max(middle - width / 2, outer), right - width), width=width)


def _one_each(labels: Sequence[Words], right: float, outer: float) -> Row:
    """Return the labels one below the other, each as wide as the drawing."""
    return _row(labels, [_Slot(left=outer, width=right - outer)] * len(labels), len(labels))


def _row(labels: Sequence[Words], slots: Sequence[_Slot], levels: int) -> Row:
    heights = [words.height(slot.width) for words, slot in zip(labels, slots, strict=True)]
    deep = [max(heights[level::levels], default=0.0) for level in range(levels)]
    tops = tuple(sum(deep[: index % levels]) for index in range(len(labels)))
    return Row(labels=tuple(labels), slots=tuple(slots), tops=tops, height=sum(deep))
