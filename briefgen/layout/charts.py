"""Charts: caption, drawing, note and source, all on one page."""

from dataclasses import replace
from typing import Final, assert_never

from briefgen.document.figures import Chart
from briefgen.layout.chart_bars import bars, stacked_bars
from briefgen.layout.chart_columns import columns, stacked_columns
from briefgen.layout.chart_lines import lines
from briefgen.layout.chart_plan import Drawing, Plan, plan_of
from briefgen.layout.galley import Galley, Reluctance, Strip, stack, unparted
from briefgen.layout.heights import extent
from briefgen.layout.inlines import stretches
from briefgen.layout.model import Place
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.setting import Setting
from briefgen.theme.model import StyleName

BELOW: Final = 4.0
"""Between the drawing and its note."""
ABOVE: Final = 2.0
"""Between the caption and the drawing, besides the caption's own space."""


def chart(block: Chart, place: Place, setting: Setting) -> Galley:
    plan = plan_of(block, place, setting)
    drawing = _drawn(plan)
    strip = Strip(
        place=place,
        height=drawing.height,
        pieces=(
            *drawing.marks,
            *(piece for words in plan.ordered() for piece in drawing.lettering.get(words.place, ())),
        ),
        lines=max(1, round(drawing.height / setting.style("body").line)),
    )
    parts = [
        _words(block, "caption", "caption", place, setting),
        Galley(strips=(strip,), before=ABOVE, after=BELOW),
        _words(block, "note", "table-note", place, setting),
        _words(block, "source", "table-source", place, setting),
    ]
    whole = stack(parts)
    theme = setting.theme.chart
    reluctance = Reluctance.NEVER if extent(whole.strips) <= setting.height else Reluctance.PARTED
    strips = unparted(whole.strips, reluctance)
    return replace(whole, strips=strips, before=theme.before, after=theme.after, keep_with_next=0)


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


def _words(block: Chart, field: str, style_name: StyleName, place: Place, setting: Setting) -> Galley:
    style = setting.style(style_name)
    own = (*place, field)
    return paragraph(stretches(getattr(block, field), own, setting, style), own, setting, style)
