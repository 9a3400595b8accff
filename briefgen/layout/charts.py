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
from briefgen.layout.figures import figure
from briefgen.layout.galley import Galley
from briefgen.layout.model import Place
from briefgen.layout.setting import Setting

ALONE: Final[Mapping[ChartForm, ChartForm]] = {"stacked-column": "column", "stacked-bar": "bar"}
LYING: Final[Mapping[ChartForm, ChartForm]] = {"column": "bar", "stacked-column": "stacked-bar"}
LEVELS: Final = 2
"""Of names under columns, at most: more are not to be followed."""
MOST_LYING: Final = 12


def chart(block: Chart, place: Place, setting: Setting) -> Galley:
    plan = plan_of(block, place, setting)
    drawing = _drawn(plan)
    lettering = (piece for words in plan.ordered() for piece in drawing.lettering.get(words.place, ()))
    whole = figure(block, (*drawing.marks, *lettering), drawing.height, place, setting)
    theme = setting.theme.chart
    return replace(whole, before=theme.before, after=theme.after)


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
    axis = Axis(left=left, right=right, outer=left, gap=plan.theme.name_gap)
    return len(plan.labels) <= MOST_LYING and levels_of(plan.labels, axis) > LEVELS
