"""Lines: a marker for each value, hollow where it is provisional, and a gap where one is missing."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from briefgen.layout.chart_key import square
from briefgen.layout.chart_marks import line_colour
from briefgen.layout.chart_plan import Drawing, Lettering, Plan
from briefgen.layout.chart_scale import scale_of
from briefgen.layout.chart_upright import Form, Plot, free, upright
from briefgen.layout.chart_words import Area, Segment, Words, widest
from briefgen.layout.lines import Align
from briefgen.layout.model import Marker, MarkerForm, Piece, Place, Polyline

FORMS: Final[tuple[MarkerForm, ...]] = ("disc", "square", "triangle", "diamond")
WIDEST_NAME: Final = 0.26
"""Of the drawing: a longer name wraps."""
CLEAR: Final = 1.0
"""Between a marker and its value."""
INK: Final = 1.5
"""What the ink of a line of words leaves free of the line's height, above and below."""

ASIDE: Final[tuple[tuple[Align, float], ...]] = (("centre", 0.0), ("end", 3.0), ("start", -3.0))
"""How a value may stand above or below its marker, and how far beyond the marker's middle it then begins or ends."""


class Point(NamedTuple):
    category: int
    series: int
    x: float
    y: float
    provisional: bool


def lines(plan: Plan) -> Drawing:
    names = _names_width(plan) if _is_named_at_ends(plan) else 0.0
    form = Form(
        scale=scale_of(plan.amounts),
        sign=_sign,
        marks=_marks,
        values=_values,
        names=_names if names else None,
        trailing=plan.theme.line_name_gap + plan.sign + names if names else 0.0,
    )
    return upright(plan, form)


def _runs(plot: Plot, series: int) -> Iterator[tuple[Point, ...]]:
    """Yield the points of a series in runs that no missing value parts."""
    run: list[Point] = []
    for category, held in enumerate(plot.plan.chart.categories):
        value = held.values[series]
        if value.amount is not None:
            run.append(Point(category, series, plot.x(category), plot.y(value.amount), value.provisional))
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _all_runs(plot: Plot) -> tuple[tuple[Point, ...], ...]:
    return tuple(run for series in range(len(plot.plan.series)) for run in _runs(plot, series))


# --- marks -----------------------------------------------------------------------------------------------------------


def _marks(plot: Plot) -> Iterator[Piece]:
    runs = _all_runs(plot)
    for run in runs:
        if len(run) > 1:
            yield _line(plot.plan, [(point.x, point.y) for point in run], run[0].series)
    for point in (point for run in runs for point in run):
        yield _marker(plot.plan, point)
    if _is_named_at_ends(plot.plan):
        yield from _name_signs(plot)


def _line(plan: Plan, points: Sequence[tuple[float, float]], series: int) -> Polyline:
    return Polyline(
        points=tuple(points),
        colour=line_colour(plan, series),
        weight=plan.theme.line_width,
        dash=plan.theme.dashes[series % len(plan.theme.dashes)],
        place=plan.place,
    )


def _marker(plan: Plan, point: Point) -> Marker:
    colour = line_colour(plan, point.series)
    return Marker(
        form=FORMS[point.series % len(FORMS)],
        x=point.x,
        y=point.y,
        size=plan.theme.marker,
        colour=colour,
        ground=plan.setting.theme.paper if point.provisional else colour,
        weight=plan.theme.marker_line,
        place=plan.place,
    )


def _sign(plan: Plan, area: Area, series: int) -> Iterator[Piece]:
    middle = (area.left + area.right) / 2
    yield _line(plan, [(area.left, area.middle), (area.right, area.middle)], series)
    yield _marker(plan, Point(0, series, middle, area.middle, provisional=False))


# --- names at the ends -----------------------------------------------------------------------------------------------


def _is_named_at_ends(plan: Plan) -> bool:
    """Tell whether the names have room one below the other beside the plot; else they stand in a key."""
    width = _names_width(plan)
    return sum(words.height(width) for words in plan.series) <= plan.least


def _names_width(plan: Plan) -> float:
    natural = min(widest(plan.series), WIDEST_NAME * plan.setting.width)
    return max([natural, *(words.longest for words in plan.series)], default=natural)


def _names(plot: Plot) -> Lettering:
    width, left = _names_width(plot.plan), _signs_left(plot) + plot.plan.sign
    return {
        plot.plan.series[series].place: plot.plan.series[series].at(left, top, width)
        for series, top in _name_tops(plot).items()
    }


def _name_signs(plot: Plot) -> Iterator[Piece]:
    """Yield the marker before each name, for names are moved where lines end close together."""
    left = _signs_left(plot)
    for series, top in _name_tops(plot).items():
        yield from _sign(plot.plan, square(plot.plan, left, top), series)


def _signs_left(plot: Plot) -> float:
    return plot.area.right + plot.plan.theme.line_name_gap


def _name_tops(plot: Plot) -> Mapping[int, float]:
    """Return where each name begins: level with its line's end, and moved apart from names that it would touch."""
    width = _names_width(plot.plan)
    named = [index for index, words in enumerate(plot.plan.series) if words]
    wanted = sorted((_end(plot, index), index) for index in named)
    heights = [plot.plan.series[index].height(width) for _, index in wanted]
    tops = _apart([y - plot.plan.line / 2 for y, _ in wanted], heights, lowest=plot.area.bottom)
    return {index: top for (_, index), top in zip(wanted, tops, strict=True)}


def _end(plot: Plot, series: int) -> float:
    """Return the level of a line's last point; that of the base where it has none."""
    return next((run[-1].y for run in reversed(tuple(_runs(plot, series)))), plot.base)


def _apart(tops: Sequence[float], heights: Sequence[float], *, lowest: float) -> list[float]:
    """Move names down from each other, and all that then reach too low up again."""
    moved: list[float] = []
    free, limit = float("-inf"), lowest
    for top, height in zip(tops, heights, strict=True):
        moved.append(max(top, free))
        free = moved[-1] + height
    for index in reversed(range(len(moved))):
        moved[index] = min(moved[index], limit - heights[index])
        limit = moved[index]
    return moved


# --- values ----------------------------------------------------------------------------------------------------------


def _values(plot: Plot) -> Lettering | None:
    """Place each value above or below its marker; None where one has room on neither side."""
    runs = _all_runs(plot)
    segments = [((one.x, one.y), (other.x, other.y)) for run in runs for one, other in pairwise(run)]
    points = [point for run in runs for point in run]
    taken = [_around(plot, point) for point in points]
    placed: dict[Place, tuple[Piece, ...]] = {}
    for run in runs:
        for index, point in enumerate(run):
            words = plot.plan.values[point.category][point.series]
            rooms = _rooms(plot, words, run, index)
            room = next((each for each in rooms if _is_free(plot, each, taken, segments)), None)
            if room is None:
                return None
            taken.append(room)
            placed[words.place] = words.over(room)
    return placed


def _around(plot: Plot, point: Point) -> Area:
    half = plot.plan.theme.marker / 2
    return Area(left=point.x - half, top=point.y - half, right=point.x + half, bottom=point.y + half)


def _rooms(plot: Plot, words: Words, run: Sequence[Point], index: int) -> Iterator[Area]:
    """Yield the rooms above and below a marker, that on the outer side of the line's turn first, then those aside."""
    point = run[index]
    reach = plot.plan.theme.marker / 2 + CLEAR
    neighbours = [*run[max(index - 1, 0) : index], *run[index + 1 : index + 2]]
    level = sum(each.y for each in neighbours) / len(neighbours) if neighbours else point.y
    above, below = point.y - reach - plot.plan.line, point.y + reach
    tops = (above, below) if point.y <= level else (below, above)
    for align, aside in ASIDE:
        for top in tops:
            yield words.beside(point.x + aside, top, align)


def _is_free(plot: Plot, room: Area, taken: Sequence[Area], segments: Sequence[Segment]) -> bool:
    ink = room.grown(CLEAR, -INK)
    inside = plot.holds(room) and room.bottom <= plot.area.bottom
    return inside and free(ink, taken) and not any(ink.cut_by(segment) for segment in segments)
