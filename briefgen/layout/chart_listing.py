"""Values that have no room beside their marks: listed below the drawing, category by category, in as many columns as fit."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil
from typing import Final

from briefgen.frozen import dataclass
from briefgen.layout.chart_key import Sign, square
from briefgen.layout.chart_plan import MISSING, Lettering, Plan
from briefgen.layout.chart_words import Area, Words, widest
from briefgen.layout.model import Piece

WIDEST_LABEL: Final = 0.5
"""Of the drawing, where the list may have several columns: a longer label wraps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    height: float
    marks: tuple[Piece, ...]
    lettering: Lettering


def listing(plan: Plan, sign: Sign, top: float, numbers: Sequence[Words]) -> Listing:
    """Return the list that begins at `top`; where there are several series, their signs stand above the values.

    Where there are *numbers*, one for each category, they stand before the names.
    """
    indent = widest(numbers) + plan.theme.swatch_gap if numbers else 0.0
    label = _label_width(plan, indent)
    widths = _value_widths(plan)
    own = indent + label + sum(plan.theme.list_gap + width for width in widths)
    gap = plan.theme.list_column_gap
    across = max(1, int((plan.setting.width + gap) // (own + gap)))
    head = plan.line if len(plan.series) > 1 else 0.0
    places: dict[int, Area] = {}
    bottom = top
    for column, block in enumerate(_blocks(len(plan.labels), across)):
        left, y = plan.setting.x + column * (own + gap), top + head
        for category in block:
            height = max(plan.line, plan.labels[category].height(label))
            places[category] = Area(left=left, top=y, right=left + own, bottom=y + height)
            y += height
        bottom = max(bottom, y)
    edges = [indent + label + edge for edge in accumulate(plan.theme.list_gap + width for width in widths)]
    return Listing(
        height=bottom - top,
        marks=(
            *_signs(plan, sign, places, edges, top),
            *_dashes(plan, places, edges),
            *_numbers(plan, numbers, places, indent),
        ),
        lettering=_lettering(plan, places, edges, indent, label),
    )


def _blocks(count: int, across: int) -> Iterator[range]:
    """Yield the categories of each column, read downwards."""
    deep = ceil(count / across)
    yield from (range(start, min(start + deep, count)) for start in range(0, count, deep))


def _label_width(plan: Plan, indent: float) -> float:
    """Return the width of the names: as wide as the longest, where that leaves room for a second column or there is none."""
    beside = indent + sum(plan.theme.list_gap + width for width in _value_widths(plan))
    room, longest = plan.setting.width - beside, max(words.longest for words in plan.labels)
    wrapped = max(min(widest(plan.labels), WIDEST_LABEL * plan.setting.width), longest)
    is_single = 2 * (beside + wrapped) + plan.theme.list_column_gap > plan.setting.width
    return max(min(widest(plan.labels), room), longest) if is_single else wrapped


def _value_widths(plan: Plan) -> Sequence[float]:
    least = max(plan.decoration(MISSING).width, plan.theme.swatch)
    return [max(least, widest(values[series] for values in plan.values)) for series in range(len(plan.series))]


def _lettering(plan: Plan, places: dict[int, Area], edges: Sequence[float], indent: float, label: float) -> Lettering:
    found = {
        plan.labels[at].place: plan.labels[at].at(area.left + indent, area.top, label) for at, area in places.items()
    }
    for at, area in places.items():
        for words, edge in zip(plan.values[at], edges, strict=True):
            found[words.place] = words.over(words.beside(area.left + edge, area.top, "end"))
    return found


def _signs(plan: Plan, sign: Sign, places: dict[int, Area], edges: Sequence[float], top: float) -> Iterator[Piece]:
    """Yield what tells the series apart, above each column of the list."""
    for left in sorted({area.left for area in places.values()}) if len(plan.series) > 1 else ():
        for series, edge in enumerate(edges):
            yield from sign(plan, square(plan, left + edge - plan.theme.swatch, top), series)


def _numbers(plan: Plan, numbers: Sequence[Words], places: dict[int, Area], indent: float) -> Iterator[Piece]:
    """Yield the numbers before the names, by which these are found on the axis."""
    for words, (_, area) in zip(numbers, sorted(places.items()), strict=bool(numbers)):
        yield from words.over(words.beside(area.left + indent - plan.theme.swatch_gap, area.top, "end"))


def _dashes(plan: Plan, places: dict[int, Area], edges: Sequence[float]) -> Iterator[Piece]:
    for category, series, value in plan.cells():
        if value.amount is None:
            area, words = places[category], plan.decoration(MISSING)
            yield from words.over(words.beside(area.left + edges[series], area.top, "end"))
