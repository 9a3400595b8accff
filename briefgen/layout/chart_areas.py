"""Areas, one on the other: how a whole and its parts go on from one category to the next."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefgen.document.figures import Chart
from briefgen.layout.chart_marks import area_hatching, area_outline, swatch
from briefgen.layout.chart_plan import Drawing, Plan
from briefgen.layout.chart_scale import scale_of
from briefgen.layout.chart_stacks import stack_parts
from briefgen.layout.chart_upright import Form, Plot, upright
from briefgen.layout.model import Piece, Polygon, Polyline

Point = tuple[float, float]

FEWEST: Final = 2
"""Categories between which anything can go on."""


def is_whole(chart: Chart) -> bool:
    """Tell whether areas can show the chart: a missing value would look like zero, and one below zero would lie over others."""
    amounts = [value.amount for category in chart.categories for value in category.values]
    return len(chart.categories) >= FEWEST and all(amount is not None and amount >= 0 for amount in amounts)


def areas(plan: Plan) -> Drawing:
    """Return the drawing; its values stand in rows or in a list, for within an area none has a mark of its own."""
    scale = scale_of(part.end for part in stack_parts(plan))
    return upright(plan, Form(scale=scale, sign=swatch, marks=_marks, values=lambda _: None))


def _marks(plot: Plot) -> Iterator[Piece]:
    edges = _edges(plot)
    for series, (below, above) in enumerate(pairwise(edges)):
        yield Polygon(points=(*above, *reversed(below)), colour=plot.plan.tone(series).fill, place=plot.plan.place)
        yield from _hatched(plot, series, below, above)
    for series, (below, above) in enumerate(pairwise(edges)):
        yield from area_outline(plot.plan, series, below, above)


def _edges(plot: Plot) -> tuple[tuple[Point, ...], ...]:
    """Return the base, and the upper edge of each area."""
    names = range(len(plot.plan.chart.categories))
    ends = {(part.category, part.series): part.end for part in stack_parts(plot.plan)}
    base = tuple((plot.x(category), plot.base) for category in names)
    return base, *(
        tuple((plot.x(category), plot.y(ends[category, series])) for category in names)
        for series in range(len(plot.plan.series))
    )


# --- hatching --------------------------------------------------------------------------------------------------------


def _hatched(plot: Plot, series: int, below: Sequence[Point], above: Sequence[Point]) -> Iterator[Piece]:
    """Yield the hatching round each value that is provisional, half the way to its neighbours."""
    for category, held in enumerate(plot.plan.chart.categories):
        if held.values[series].provisional:
            for other in (category - 1, category + 1):
                if 0 <= other < len(below):
                    near = (
                        below[category],
                        above[category],
                        _middle(above, category, other),
                        _middle(below, category, other),
                    )
                    yield from _diagonals(plot, series, near)


def _middle(edge: Sequence[Point], one: int, other: int) -> Point:
    return (edge[one][0] + edge[other][0]) / 2, (edge[one][1] + edge[other][1]) / 2


def _diagonals(plot: Plot, series: int, corners: Sequence[Point]) -> Iterator[Piece]:
    """Yield lines of one grid that rise to the right, each as far as it is within the corners."""
    hatching = area_hatching(plot.plan, series)
    levels = [x + y for x, y in corners]
    first, last = int(min(levels) // hatching.distance) + 1, int(max(levels) // hatching.distance)
    sides = tuple(zip(corners, (*corners[1:], corners[0]), strict=True))
    for step in range(first, last + 1):
        ends = sorted({point for side in sides for point in _crossing(side, step * hatching.distance)})
        if len(ends) > 1:
            yield Polyline(
                points=(ends[0], ends[-1]), colour=hatching.colour, weight=hatching.weight, place=plot.plan.place
            )


def _crossing(side: tuple[Point, Point], level: float) -> Iterator[Point]:
    """Yield where a diagonal, on which x and y add up to *level*, cuts a side."""
    (x, y), (other_x, other_y) = side
    start, end = x + y - level, other_x + other_y - level
    if start * end < 0:
        share = start / (start - end)
        yield x + share * (other_x - x), y + share * (other_y - y)
