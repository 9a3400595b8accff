"""Charts whose categories lie one under the other: what bars side by side and stacked bars have in common."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil
from typing import Final

from briefgen.frozen import dataclass
from briefgen.layout.chart_key import Head
from briefgen.layout.chart_plan import Drawing, Lettering, Plan
from briefgen.layout.chart_scale import Scale
from briefgen.layout.chart_words import Area, widest
from briefgen.layout.model import Fill, Piece

WIDEST_LABEL: Final = 0.36
"""Of the drawing: a longer label wraps."""
WIDEST_OF_ALL: Final = 0.5
"""Where labels would else take more lines than a page has."""
NARROWEST: Final = 4
"""Of the plot, in lines of words: on less no lengths are told from each other."""
BETWEEN_NUMBERS: Final = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The area of the marks, with its scale from the leading edge on, and the rows with the room that each takes."""

    plan: Plan
    scale: Scale
    area: Area
    rows: tuple[Area, ...]
    thickness: float

    def x(self, amount: float) -> float:
        return self.area.left + self.scale.share(amount) * (self.area.right - self.area.left)


def level_plot(plan: Plan, scale: Scale, above: Head, *, ahead: float, behind: float, lanes: int) -> Plot:
    """Return the plot; `ahead` and `behind` are kept free for values, `lanes` is how many bars a row holds."""
    label = _label_width(plan)
    left = plan.setting.x + label + plan.theme.bar_name_gap + ahead
    right = plan.setting.x + plan.setting.width - max(behind, widest(plan.ticks(scale)) / 2)
    right = max(right, left + NARROWEST * plan.line)
    theme, share = plan.theme, 1 - plan.theme.gap
    room = (plan.height - theme.number_before - plan.line) / len(plan.labels)
    pitch = min(max(room, lanes * theme.thinnest + theme.row_gap), lanes * theme.thickest / share)
    heights = [max(pitch, words.height(label) + theme.row_gap) for words in plan.labels]
    edges = list(accumulate(heights, initial=above.height))
    rows = tuple(Area(left=left, top=top, right=right, bottom=bottom) for top, bottom in pairwise(edges))
    area = Area(left=left, top=edges[0], right=right, bottom=edges[-1])
    thickness = max(pitch * share / lanes, theme.thinnest)
    return Plot(plan=plan, scale=scale, area=area, rows=rows, thickness=thickness)


def _label_width(plan: Plan) -> float:
    share = WIDEST_OF_ALL if plan.wide_names else WIDEST_LABEL
    natural = min(widest(plan.labels), share * plan.setting.width)
    return max(natural, *(words.longest for words in plan.labels))


def level_drawing(
    plot: Plot, above: Head, marks: Iterable[Piece], values: Lettering, *, lanes: int, below: float | None = None
) -> Drawing:
    plan = plot.plan
    return Drawing(
        area=plot.area,
        scale=plot.scale,
        filled=lanes * plot.thickness * len(plot.rows) / (plot.area.bottom - plot.area.top),
        below=below,
        height=plot.area.bottom + plan.theme.number_before + plan.line,
        marks=(*above.marks, *_grid(plot), *marks, _axis(plot)),
        lettering={**above.lettering, **_labels(plot), **values},
    )


def _labels(plot: Plot) -> Lettering:
    plan, width = plot.plan, _label_width(plot.plan)
    return {
        words.place: words.at(plan.setting.x, row.middle - words.height(width) / 2, width, "end")
        for words, row in zip(plan.labels, plot.rows, strict=True)
    }


def _grid(plot: Plot) -> Iterator[Piece]:
    theme, area = plot.plan.theme, plot.area
    below = area.bottom + theme.number_before
    numbers = plot.plan.ticks(plot.scale)
    numbered = _numbered(plot, widest(numbers))
    for tick, words in zip(plot.scale.ticks, numbers, strict=True):
        x = plot.x(tick) - theme.grid_width / 2
        yield Fill(x=x, y=area.top, width=theme.grid_width, height=area.bottom - area.top, colour=theme.grid)
        if tick in numbered:
            yield from words.over(words.beside(plot.x(tick), below, "centre"))


def _numbered(plot: Plot, width: float) -> Sequence[float]:
    """Return the ticks that have room for their number: all, or zero and every second one, or every third."""
    ticks = plot.scale.ticks
    step = (plot.area.right - plot.area.left) / (len(ticks) - 1)
    every = max(1, ceil((width + BETWEEN_NUMBERS) / step))
    return ticks[ticks.index(0.0) % every :: every]


def _axis(plot: Plot) -> Fill:
    """Return the line that values count from."""
    theme, area = plot.plan.theme, plot.area
    x = plot.x(0.0) - theme.axis_width / 2
    return Fill(x=x, y=area.top, width=theme.axis_width, height=area.bottom - area.top, colour=theme.axis)
