"""Charts: the drawing by its form, in a figure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, assert_never

from briefgen.document.figures import Chart, ChartForm
from briefgen.layout.chart_bars import bars, stacked_bars
from briefgen.layout.chart_columns import columns, stacked_columns
from briefgen.layout.chart_labels import Axis, levels_of
from briefgen.layout.chart_lines import lines
from briefgen.layout.chart_plan import Drawing, Plan, plan_of
from briefgen.layout.chart_reach import is_within
from briefgen.layout.figures import no_room, surround
from briefgen.layout.galley import Galley
from briefgen.layout.model import Place
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
    plan = plan_of(block, place, setting)
    words = surround(block, place, setting)
    drawing = _fitting(plan, words.room)
    lettering = (piece for each in plan.ordered() for piece in drawing.lettering.get(each.place, ()))
    pieces = (*drawing.marks, *lettering)
    if not is_within(pieces, setting.x, setting.x + setting.width):
        raise no_room(block, "is too wide for the text", f"shorten its longest names and values, or {TABLE}")
    theme = setting.theme.chart
    return replace(words.round(pieces, drawing.height), before=theme.before, after=theme.after)


def _fitting(plan: Plan, room: float) -> Drawing:
    """Return the drawing as the theme has it; where that would fill a page, a lower one, as far as there is need."""
    drawing = _lowered(plan, FULL * room)
    if drawing.height > FULL * room:
        drawing = _lowered(replace(plan, wide_names=True), FULL * room)
    if drawing.height > room:
        raise no_room(plan.chart, "is too high for a page", f"shorten its names, show fewer rows, or {TABLE}")
    return drawing


def _lowered(plan: Plan, aim: float) -> Drawing:
    drawing = _drawn(plan)
    return drawing if drawing.height <= aim else _drawn(plan.lower(drawing.height - aim))


def _drawn(plan: Plan) -> Drawing:
    form = _form(plan)
    match form:
        case "column":
            return columns(plan)
        case "stacked-column":
            return stacked_columns(plan)
        case "bar":
            return bars(plan)
        case "stacked-bar":
            return stacked_bars(plan)
        case "line":
            return lines(plan)
        case _:
            assert_never(form)


def _form(plan: Plan) -> ChartForm:
    """Return how the chart is drawn: one series makes no stack, and columns with long names lie down, to be read."""
    form = ALONE.get(plan.chart.form, plan.chart.form) if len(plan.series) == 1 else plan.chart.form
    return LYING.get(form, form) if form in LYING and _is_long_named(plan) else form


def _is_long_named(plan: Plan) -> bool:
    """Tell whether a few names are too long to stand side by side on two levels; many short ones, such as years, are not."""
    left, right = plan.setting.x, plan.setting.x + plan.setting.width
    axis = Axis(left=left, right=right, start=left, end=right, gap=plan.theme.name_gap)
    return len(plan.labels) <= MOST_LYING and levels_of(plan.labels, axis) > LEVELS
