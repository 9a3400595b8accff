"""Bars that lie one under the other, side by side or one after the other, each row with its label before it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from briefgen.layout.chart_key import head, square
from briefgen.layout.chart_level import Plot, level_drawing, level_plot
from briefgen.layout.chart_marks import bar, on_bar, swatch
from briefgen.layout.chart_plan import MISSING, Drawing, Lettering, Plan
from briefgen.layout.chart_scale import scale_of
from briefgen.layout.chart_stacks import Part, side_by_side, stack_parts
from briefgen.layout.chart_words import Area, widest
from briefgen.layout.model import Piece, Place

INSIDE: Final = 3.0
"""Between words and the ends of the bar that they stand on, both together."""


def bars(plan: Plan) -> Drawing:
    parts = tuple(side_by_side(plan))
    scale = scale_of(part.end for part in parts)
    above = head(plan, swatch)
    ahead = _widest(plan, [part for part in parts if part.end < 0])
    dash = plan.decoration(MISSING).width + plan.theme.value_gap if plan.has_gaps else 0.0
    behind = max(_widest(plan, [part for part in parts if part.end >= 0]), dash)
    lanes = len(plan.series)
    plot = level_plot(plan, scale, above, ahead=ahead, behind=behind, lanes=lanes)
    return level_drawing(plot, above, _bars(plot), _at_ends(plot), lanes=lanes)


def stacked_bars(plan: Plan) -> Drawing:
    scale = scale_of(part.end for part in stack_parts(plan))
    above = head(plan, swatch)
    plot = level_plot(plan, scale, above, ahead=0.0, behind=0.0, lanes=1)
    values = _inside(plot)
    if values is not None:
        return level_drawing(plot, above, _stacks(plot), values, lanes=1)
    gap = plan.theme.value_column_gap
    widths = [gap + widest(values[series] for values in plan.values) for series in range(len(plan.series))]
    lower = replace(above, height=above.height + plan.line)
    plot = level_plot(plan, scale, lower, ahead=0.0, behind=sum(widths), lanes=1)
    marks = (*_stacks(plot), *_column_signs(plot, widths))
    return level_drawing(plot, above, marks, _in_columns(plot, widths), lanes=1, below=0.0)


# --- side by side ----------------------------------------------------------------------------------------------------


def _bars(plot: Plot) -> Iterator[Piece]:
    for part in side_by_side(plot.plan):
        yield from bar(plot.plan, _bar(plot, part), part.series, provisional=part.provisional)
    for category, series, value in plot.plan.cells():
        if value.amount is None:
            words = plot.plan.decoration(MISSING)
            lane = _lane(plot, category, series)
            left = plot.x(0.0) + plot.plan.theme.value_gap
            yield from words.over(words.beside(left, lane.middle - plot.plan.line / 2, "start"))


def _lane(plot: Plot, category: int, series: int) -> Area:
    """Return the part of a row that belongs to a series."""
    row = plot.rows[category]
    top = row.middle + (series - len(plot.plan.series) / 2) * plot.thickness
    return replace(row, top=top, bottom=top + plot.thickness)


def _bar(plot: Plot, part: Part) -> Area:
    hair = plot.plan.theme.hair / 2 if len(plot.plan.series) > 1 else 0.0
    return _between(plot, part, _lane(plot, part.category, part.series).grown(0.0, -hair))


def _between(plot: Plot, part: Part, lane: Area) -> Area:
    left, right = sorted((plot.x(part.start), plot.x(part.end)))
    return replace(lane, left=left, right=right)


def _at_ends(plot: Plot) -> Lettering:
    gap = plot.plan.theme.value_gap
    placed: dict[Place, tuple[Piece, ...]] = {}
    for part in side_by_side(plot.plan):
        own = _bar(plot, part)
        words = plot.plan.values[part.category][part.series]
        top = own.middle - plot.plan.line / 2
        after = words.beside(own.right + gap, top, "start")
        placed[words.place] = words.over(after if part.end >= 0 else words.beside(own.left - gap, top, "end"))
    return placed


def _widest(plan: Plan, parts: Iterable[Part]) -> float:
    width = widest(plan.values[part.category][part.series] for part in parts)
    return width + plan.theme.value_gap if width else 0.0


# --- one after the other ---------------------------------------------------------------------------------------------


def _stacks(plot: Plot) -> Iterator[Piece]:
    for part in stack_parts(plot.plan):
        yield from bar(plot.plan, _part(plot, part), part.series, provisional=part.provisional)


def _part(plot: Plot, part: Part) -> Area:
    row, half = plot.rows[part.category], plot.thickness / 2
    area = _between(plot, part, replace(row, top=row.middle - half, bottom=row.middle + half))
    hair = min(plot.plan.theme.hair, (area.right - area.left) / 3)
    return replace(area, left=area.left + hair) if part.start else area


def _inside(plot: Plot) -> Lettering | None:
    """Place each value on its part of the bar; None where one has no room there, or is missing and has no part."""
    if plot.plan.has_gaps:
        return None
    placed: dict[Place, tuple[Piece, ...]] = {}
    for part in stack_parts(plot.plan):
        words, area = plot.plan.values[part.category][part.series], _part(plot, part)
        if words.width + INSIDE > area.right - area.left:
            return None
        placed[words.place] = on_bar(plot.plan, words, area, part.series, provisional=part.provisional)
    return placed


def _in_columns(plot: Plot, widths: Sequence[float]) -> Lettering:
    """Return the values beside the plot, a column for each series."""
    edges = list(accumulate(widths, initial=plot.area.right))
    return {
        words.place: words.over(words.beside(edges[series + 1], row.middle - plot.plan.line / 2, "end"))
        for row, values in zip(plot.rows, plot.plan.values, strict=True)
        for series, words in enumerate(values)
    }


def _column_signs(plot: Plot, widths: Sequence[float]) -> Iterator[Piece]:
    """Yield what tells the columns of values apart, above them, and a dash for each value that is missing."""
    edges = tuple(accumulate(widths, initial=plot.area.right))[1:]
    for series, right in enumerate(edges):
        left, top = right - plot.plan.theme.swatch, plot.area.top - plot.plan.line
        yield from swatch(plot.plan, square(plot.plan, left, top), series)
    for category, series, value in plot.plan.cells():
        if value.amount is None:
            words, row = plot.plan.decoration(MISSING), plot.rows[category]
            yield from words.over(words.beside(edges[series], row.middle - plot.plan.line / 2, "end"))
