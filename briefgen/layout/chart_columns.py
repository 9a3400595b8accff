"""Columns, side by side or one on the other."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefgen.layout.chart_marks import bar, on_bar, swatch
from briefgen.layout.chart_plan import MISSING, Drawing, Lettering, Plan
from briefgen.layout.chart_scale import scale_of
from briefgen.layout.chart_stacks import Part, side_by_side, stack_parts
from briefgen.layout.chart_upright import Form, Plot, free, upright
from briefgen.layout.chart_words import Area
from briefgen.layout.model import Piece, Place

APART: Final = 1.0
"""Between a column's end and its value."""
BESIDE: Final = 1.0
"""To the left and right of a value, at least."""
INSIDE: Final = 3.0
"""Between words and the sides of the column that they stand on, both together."""


def columns(plan: Plan) -> Drawing:
    scale = scale_of(part.end for part in side_by_side(plan))
    return upright(plan, Form(scale=scale, sign=swatch, marks=_columns, values=_at_ends, filled=_filled))


def stacked_columns(plan: Plan) -> Drawing:
    scale = scale_of(part.end for part in stack_parts(plan))
    return upright(plan, Form(scale=scale, sign=swatch, marks=_stacks, values=_inside, filled=_stack_filled))


# --- side by side ----------------------------------------------------------------------------------------------------


def _columns(plot: Plot) -> Iterator[Piece]:
    for part in side_by_side(plot.plan):
        yield from bar(plot.plan, _column(plot, part), part.series, provisional=part.provisional)
    for room in _gaps(plot):
        yield from plot.plan.decoration(MISSING).over(room)


def _gaps(plot: Plot) -> Iterator[Area]:
    """Yield the room of the dash in each column that is missing; none where columns are narrower than it."""
    dash = plot.plan.decoration(MISSING)
    for category, series, value in plot.plan.cells():
        if value.amount is None and dash.width < _width(plot):
            middle = _left(plot, category, series) + _width(plot) / 2
            yield dash.beside(middle, plot.base - plot.plan.line, "centre")


def _column(plot: Plot, part: Part) -> Area:
    left = _left(plot, part.category, part.series)
    hair = plot.plan.theme.hair / 2 if len(plot.plan.series) > 1 else 0.0
    return _between(plot, part, left + hair, left + _width(plot) - hair)


def _left(plot: Plot, category: int, series: int) -> float:
    return plot.x(category) + (series - len(plot.plan.series) / 2) * _width(plot)


def _width(plot: Plot) -> float:
    return min(plot.place * (1 - plot.plan.theme.gap) / len(plot.plan.series), plot.plan.theme.widest)


def _filled(plot: Plot) -> float:
    return len(plot.plan.series) * _width(plot) / plot.place


def _between(plot: Plot, part: Part, left: float, right: float) -> Area:
    top, bottom = sorted((plot.y(part.start), plot.y(part.end)))
    return Area(left=left, top=top, right=right, bottom=bottom)


def _at_ends(plot: Plot) -> Lettering | None:
    """Place each value at the end of its column; None where one would touch another, or another's column."""
    parts = tuple(side_by_side(plot.plan))
    bars = [_column(plot, part) for part in parts]
    gaps = tuple(_gaps(plot))
    rooms = [_room(plot, part, own) for part, own in zip(parts, bars, strict=True)]
    for index, room in enumerate(rooms):
        others = (*gaps, *rooms[:index], *bars[:index], *bars[index + 1 :])
        if not free(room.grown(BESIDE), others) or not plot.holds(room):
            return None
    words = (plot.plan.values[part.category][part.series] for part in parts)
    return {each.place: each.over(room) for each, room in zip(words, rooms, strict=True)}


def _room(plot: Plot, part: Part, own: Area) -> Area:
    words = plot.plan.values[part.category][part.series]
    top = own.top - APART - plot.plan.line if part.end >= 0 else own.bottom + APART
    return words.beside((own.left + own.right) / 2, top, "centre")


# --- one on the other ------------------------------------------------------------------------------------------------


def _stacks(plot: Plot) -> Iterator[Piece]:
    for part in stack_parts(plot.plan):
        area = _part(plot, part)
        yield from bar(plot.plan, area, part.series, provisional=part.provisional)


def _part(plot: Plot, part: Part) -> Area:
    width = _stack_width(plot)
    area = _between(plot, part, plot.x(part.category) - width / 2, plot.x(part.category) + width / 2)
    hair = min(plot.plan.theme.hair, (area.bottom - area.top) / 3)
    return replace(area, bottom=area.bottom - hair) if part.start else area


def _stack_width(plot: Plot) -> float:
    return min(plot.place * (1 - plot.plan.theme.gap), 1.5 * plot.plan.theme.widest)


def _stack_filled(plot: Plot) -> float:
    return _stack_width(plot) / plot.place


def _inside(plot: Plot) -> Lettering | None:
    """Place each value on its part of the stack; None where one has no room there, or is missing and has no part."""
    if plot.plan.has_gaps:
        return None
    placed: dict[Place, tuple[Piece, ...]] = {}
    for part in stack_parts(plot.plan):
        words, area = plot.plan.values[part.category][part.series], _part(plot, part)
        if words.width + INSIDE > area.right - area.left or plot.plan.line > area.bottom - area.top:
            return None
        placed[words.place] = on_bar(plot.plan, words, area, part.series, provisional=part.provisional)
    return placed
