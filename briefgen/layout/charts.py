"""Charts: the drawing by its form, in a figure."""

from dataclasses import replace
from typing import assert_never

from briefgen.document.figures import Chart
from briefgen.layout.chart_bars import bars, stacked_bars
from briefgen.layout.chart_columns import columns, stacked_columns
from briefgen.layout.chart_lines import lines
from briefgen.layout.chart_plan import Drawing, Plan, plan_of
from briefgen.layout.figures import figure
from briefgen.layout.galley import Galley
from briefgen.layout.model import Place
from briefgen.layout.setting import Setting


def chart(block: Chart, place: Place, setting: Setting) -> Galley:
    plan = plan_of(block, place, setting)
    drawing = _drawn(plan)
    lettering = (piece for words in plan.ordered() for piece in drawing.lettering.get(words.place, ()))
    whole = figure(block, (*drawing.marks, *lettering), drawing.height, place, setting)
    theme = setting.theme.chart
    return replace(whole, before=theme.before, after=theme.after)


def _drawn(plan: Plan) -> Drawing:
    match plan.chart.form:
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
            assert_never(plan.chart.form)
