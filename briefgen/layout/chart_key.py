"""What stands above a chart's axis: what the values count, and the key of its series."""

from collections.abc import Callable, Iterator, Sequence

from briefgen.frozen import dataclass
from briefgen.layout.breaking import TOLERANCE
from briefgen.layout.chart_plan import Lettering, Plan
from briefgen.layout.chart_words import Area
from briefgen.layout.model import Piece

Sign = Callable[[Plan, Area, int], Iterator[Piece]]
"""Draws what tells a series into an area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    height: float
    marks: tuple[Piece, ...]
    lettering: Lettering


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    series: int
    left: float
    top: float
    width: float
    """Of the name."""


def head(plan: Plan, sign: Sign | None) -> Head:
    """Return the unit, and the key beside it where both have room on one line, else below it.

    Without a sign there is no key, as where lines bear their names.
    """
    left, width = plan.setting.x, plan.setting.width
    named = [index for index, words in enumerate(plan.series) if words] if sign else []
    room = width - plan.unit.width - plan.theme.key_gap
    beside = _wide(plan, named) <= room
    top = 0.0 if beside else plan.unit.height(width)
    entries = tuple(_entries(plan, named, left + width - _wide(plan, named) if beside and plan.unit else left, top))
    bottom = max([plan.unit.height(width), *(entry.top + _height(plan, entry) for entry in entries)])
    lettering = {plan.unit.place: plan.unit.at(left, 0.0, width)}
    lettering |= {plan.series[each.series].place: _name(plan, each) for each in entries}
    marks = [piece for each in entries if sign for piece in sign(plan, square(plan, each.left, each.top), each.series)]
    return Head(height=bottom + plan.theme.key_after if bottom else 0.0, marks=tuple(marks), lettering=lettering)


def _entries(plan: Plan, named: Sequence[int], left: float, top: float) -> Iterator[_Entry]:
    """Yield the key's entries from `left` on; one that has no room begins a line."""
    right = plan.setting.x + plan.setting.width
    x, lowest = left, top
    for series in named:
        own = _wide(plan, [series])
        if x > left and x + own > right + TOLERANCE:
            x, top = left, lowest
        width = min(own, right + TOLERANCE - x) - plan.sign
        entry = _Entry(series=series, left=x, top=top, width=width)
        lowest = max(lowest, top + _height(plan, entry))
        yield entry
        x += own + plan.theme.key_gap


def _wide(plan: Plan, named: Sequence[int]) -> float:
    """Return the width of so many entries on one line."""
    entries = [plan.sign + plan.series[index].width for index in named]
    return sum(entries) + plan.theme.key_gap * (len(entries) - 1)


def _height(plan: Plan, entry: _Entry) -> float:
    return plan.series[entry.series].height(entry.width)


def _name(plan: Plan, entry: _Entry) -> tuple[Piece, ...]:
    return plan.series[entry.series].at(entry.left + plan.sign, entry.top, entry.width)


def square(plan: Plan, left: float, top: float) -> Area:
    """Return the area of a sign, in the middle of the line whose upper edge is at *top*."""
    side = plan.theme.swatch
    upper = top + (plan.line - side) / 2
    return Area(left=left, top=upper, right=left + side, bottom=upper + side)
