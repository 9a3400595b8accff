"""Charts: the drawing by its form, in a figure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, assert_never

from briefgen.document.figures import Chart, ChartForm
from briefgen.layout.chart_columns import columns, stacked_columns
from briefgen.layout.chart_labels import Axis, levels_of
from briefgen.layout.chart_lines import lines
from briefgen.layout.chart_plan import Drawing, Plan, plan_of
from briefgen.layout.chart_reach import is_within
from briefgen.layout.figures import no_room, surround
from briefgen.layout.galley import Galley, Strip
from briefgen.layout.model import DrawnChart, Piece, Place, TextLine
from briefgen.layout.setting import Setting

ALONE: Final[Mapping[ChartForm, ChartForm]] = {"stacked-column": "column", "stacked-bar": "bar"}
LYING: Final[Mapping[ChartForm, ChartForm]] = {"column": "bar", "stacked-column": "stacked-bar"}
LEVELS: Final = 2
"""Of names under columns, at most: more are not to be followed."""
MOST_LYING: Final = 12
FULL: Final = 0.85
"""Of what a page has for a drawing: the rest is for the heading and the words before it, unless names need it."""
TABLE: Final = "print it as a table: `form: table`"


def chart(block: Chart, place: Place, setting: Setting) -> Galley:
    """Return the chart with its words; raise `UserError` where no page holds it."""
    words = surround(block, place, setting)
    plan, drawing = _fitting(plan_of(block, place, setting), words.room)
    pieces = _pieces(plan, drawing)
    if not is_within(pieces, setting.x, setting.x + setting.width):
        raise no_room(block, "is too wide for the text", f"shorten its longest names and values, or {TABLE}")
    theme = setting.theme.chart

    def lower(strip: Strip, excess: float) -> Strip | None:
        return _lower(plan, strip, excess) if strip.pieces is pieces else None

    return words.round(pieces, drawing.height, lower, _told(plan, drawing))._replace(
        before=theme.before, after=theme.after
    )


def _pieces(plan: Plan, drawing: Drawing) -> tuple[Piece, ...]:
    """Return the marks, and above them the words in reading order."""
    lettering = (piece for each in plan.ordered() for piece in drawing.lettering.get(each.place, ()))
    return (*drawing.marks, *lettering)


def _lower(plan: Plan, strip: Strip, excess: float) -> Strip | None:
    """Return the strip with its drawing lower by so much; bars may be lower by now than what they aimed at."""
    aim = strip.height - excess
    drawn, drawing = _lowered(plan.lower(excess), aim)
    if drawing.height > aim:
        return None
    return strip._replace(height=drawing.height, pieces=_pieces(drawn, drawing), chart=_told(drawn, drawing))


def _told(plan: Plan, drawing: Drawing) -> DrawnChart:
    """Return how the chart is drawn."""
    area, start = drawing.area, plan.setting.x
    return DrawnChart(
        form=_form(plan),
        width=plan.setting.width,
        height=drawing.height,
        left=area.left - start,
        top=area.top,
        right=area.right - start,
        bottom=area.bottom,
        ticks=drawing.scale.ticks,
        decimals=drawing.scale.decimals,
        filled=drawing.filled,
        valued=drawing.below is None,
        named=drawing.named,
        below=drawing.below or 0.0,
        raised=frozenset(_raised(plan, drawing)) if drawing.below is None and not drawing.filled else frozenset(),
    )


def _raised(plan: Plan, drawing: Drawing) -> Iterator[tuple[int, int]]:
    """Yield the category and the series of each value that is written above the level where it is drawn."""
    area = drawing.area
    for category, series, value in plan.cells():
        words = drawing.lettering.get(plan.values[category][series].place, ())
        lines = [piece.baseline for piece in words if isinstance(piece, TextLine)]
        if value.amount is not None and lines:
            level = area.bottom - drawing.scale.share(value.amount) * (area.bottom - area.top)
            if lines[0] < level:
                yield category, series


def _fitting(plan: Plan, room: float) -> tuple[Plan, Drawing]:
    """Return the drawing with its plan, as the theme has it; where that would fill a page, a lower one, as far as there is need."""
    drawn, drawing = _lowered(plan, FULL * room)
    if drawing.height > FULL * room:
        drawn, drawing = _lowered(replace(plan, wide_names=True), FULL * room)
    if drawing.height > room:
        raise no_room(plan.chart, "is too high for a page", f"shorten its names, show fewer rows, or {TABLE}")
    return drawn, drawing


def _lowered(plan: Plan, aim: float) -> tuple[Plan, Drawing]:
    """Return the drawing as planned, or once more with as much less as it is higher than *aim*."""
    drawing = _drawn(plan)
    if drawing.height <= aim:
        return plan, drawing
    lower = plan.lower(drawing.height - aim)
    return lower, _drawn(lower)


def _drawn(plan: Plan) -> Drawing:
    form = _form(plan)
    match form:
        case "column":
            return columns(plan)
        case "stacked-column":
            return stacked_columns(plan)
        case "bar":
            from briefgen.layout.chart_bars import bars  # noqa: PLC0415 - most charts stand upright

            return bars(plan)
        case "stacked-bar":
            from briefgen.layout.chart_bars import stacked_bars  # noqa: PLC0415

            return stacked_bars(plan)
        case "line":
            return lines(plan)
        case "area":
            from briefgen.layout.chart_areas import areas  # noqa: PLC0415

            return areas(plan)
        case _:
            assert_never(form)


def _form(plan: Plan) -> ChartForm:
    """Return how the chart is drawn: one series makes no stack, columns with long names lie down, to be read, and where a
    value is missing a line or columns show the gap, which an area cannot.
    """
    asked = plan.chart.form
    if asked == "area":
        from briefgen.layout.chart_areas import is_whole  # noqa: PLC0415

        if not is_whole(plan.chart):
            asked = "line" if len(plan.series) == 1 else "stacked-column"
    form = ALONE.get(asked, asked) if len(plan.series) == 1 else asked
    return LYING.get(form, form) if form in LYING and _is_long_named(plan) else form


def _is_long_named(plan: Plan) -> bool:
    """Tell whether a few names are too long to stand side by side on two levels; many short ones, such as years, are not."""
    left, right = plan.setting.x, plan.setting.x + plan.setting.width
    axis = Axis(left=left, right=right, start=left, end=right, gap=plan.theme.name_gap)
    return len(plan.labels) <= MOST_LYING and levels_of(plan.labels, axis) > LEVELS
