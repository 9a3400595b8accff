"""Charts whose categories stand side by side on a level axis: what columns and lines have in common."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from briefgen.frozen import dataclass
from briefgen.layout.chart_key import Head, Sign, head, square
from briefgen.layout.chart_labels import Axis, Row, label_row, thinned
from briefgen.layout.chart_listing import listing
from briefgen.layout.chart_plan import MISSING, Drawing, Lettering, Plan
from briefgen.layout.chart_scale import Scale
from briefgen.layout.chart_words import Area, Words, widest
from briefgen.layout.model import Fill, Piece

ROOM_FOR_VALUES: Final = 1.35
"""Above the highest tick, in lines."""
ROW_APART: Final = 3.0
"""Between neighbours in a row of values."""
FEWEST_NAMES: Final = 4
"""Below an axis, for the places between them to be counted."""
NARROWEST: Final = 4
"""Of the plot, in lines of words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The area of the marks, with its scale from the bottom up."""

    plan: Plan
    scale: Scale
    area: Area
    room: float
    """Above the area, and below it where values go under zero, for what is written at the ends of marks."""

    @property
    def base(self) -> float:
        """The level of what values count from."""
        return self.y(0.0)

    @property
    def foot(self) -> float:
        """Where the labels begin."""
        return self.area.bottom + self.plan.theme.name_before + (self.room if self.scale.low < 0 else 0.0)

    def holds(self, room: Area) -> bool:
        """Say whether words there stand within the drawing, above its labels."""
        plan, tall = self.plan, self.area.top - self.room
        inner = Area(left=plan.setting.x, top=tall, right=plan.setting.x + plan.setting.width, bottom=self.foot)
        return room.within(inner)

    @property
    def place(self) -> float:
        """The width of one category."""
        return (self.area.right - self.area.left) / len(self.plan.chart.categories)

    def x(self, category: int) -> float:
        """Return the middle of a category."""
        return self.area.left + (category + 0.5) * self.place

    def y(self, amount: float) -> float:
        return self.area.bottom - self.scale.share(amount) * (self.area.bottom - self.area.top)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What tells one kind of upright chart from another."""

    scale: Scale
    sign: Sign
    marks: Callable[[Plot], Iterator[Piece]]
    values: Callable[[Plot], Lettering | None]
    """Places the values beside their marks; None where not all of them have room."""
    names: Callable[[Plot], Lettering] | None = None
    """Places the names of the series beside their marks, in the place of a key."""
    trailing: float = 0.0
    """What is kept free beside the plot."""
    filled: Callable[[Plot], float] | None = None
    """Returns the share of a category's place that columns take."""


def upright(plan: Plan, form: Form) -> Drawing:
    """Return the drawing with every value on it: beside its mark, else in a row below the axis, else in a list."""
    above = head(plan, None if form.names else form.sign)
    found = label_row(plan.labels, _axis_of(plan, form, rows=0))
    if found is None:
        return _with_list(plan, form, above)
    plot = _plot(plan, form, above, *found, rows=0)
    values = form.values(plot)
    if values is not None:
        return _drawing(plot, found[1], above, form, values)
    return _with_rows(plan, form, above) or _with_list(plan, form, above)


def _with_rows(plan: Plan, form: Form, above: Head) -> Drawing | None:
    found = label_row(plan.labels, _axis_of(plan, form, rows=len(plan.series)))
    if found is None:
        return None
    plot, labels = _plot(plan, form, above, *found, rows=len(plan.series)), found[1]
    if not _fit_in_rows(plot):
        return None
    drawing = _drawing(plot, labels, above, form, _rows(plot, labels))
    signs = tuple(_row_signs(plot, labels, form.sign))
    rows = len(plan.series) * plan.line
    return replace(drawing, marks=(*drawing.marks, *signs), height=drawing.height + rows, below=rows)


def _with_list(plan: Plan, form: Form, above: Head) -> Drawing:
    """Return the drawing with some of the labels below its axis, for all of them stand in the list with their values.

    Where these would be too few to tell the others' places, there are numbers, which the list has too.
    """
    axis = _axis_of(plan, form, rows=0)
    labels, numbers = thinned([words.unowned() for words in plan.labels], axis), tuple[Words, ...]()
    if labels.count < min(FEWEST_NAMES, len(plan.labels)):
        numbers = tuple(plan.decoration(str(number)) for number in range(1, len(plan.labels) + 1))
        labels = thinned(numbers, axis)
    plot = _plot(plan, form, above, axis, labels, rows=0)
    drawing = _drawing(plot, labels, above, form, {})
    listed = listing(plan, form.sign, drawing.height + plan.line / 2, numbers)
    below = plan.line / 2 + listed.height
    return replace(
        drawing,
        height=drawing.height + below,
        marks=(*drawing.marks, *labels.pieces(plot.foot), *listed.marks),
        lettering={**drawing.lettering, **listed.lettering},
        below=below,
    )


def _drawing(plot: Plot, labels: Row, above: Head, form: Form, values: Lettering) -> Drawing:
    names = form.names(plot) if form.names else {}
    return Drawing(
        area=plot.area,
        scale=plot.scale,
        filled=form.filled(plot) if form.filled else 0.0,
        named=form.names is not None,
        height=plot.foot + labels.height,
        marks=(*above.marks, *_grid(plot), *_stems(plot, labels), *form.marks(plot), _axis(plot)),
        lettering={**above.lettering, **names, **labels.placed(plot.foot), **values},
    )


def _axis_of(plan: Plan, form: Form, *, rows: int) -> Axis:
    """Return the axis with room at its side for its numbers, and for the signs of so many rows of values."""
    signs = plan.sign if rows > 1 else 0.0
    left = plan.setting.x + max(widest(plan.ticks(form.scale)), signs) + plan.theme.number_gap
    right = max(plan.setting.x + plan.setting.width - form.trailing, left + NARROWEST * plan.line)
    end = plan.setting.x + plan.setting.width
    return Axis(left=left, right=right, start=plan.setting.x, end=end, gap=plan.theme.name_gap)


def _plot(plan: Plan, form: Form, above: Head, axis: Axis, labels: Row, *, rows: int) -> Plot:
    """Return the plot above its labels, and room for so many rows of values below those."""
    room = ROOM_FOR_VALUES * plan.line if not rows else plan.line / 2
    taken = room * (2 if form.scale.low < 0 else 1) + plan.theme.name_before + labels.height + rows * plan.line
    top = above.height + room
    height = max(plan.height - taken, plan.least)
    area = Area(left=axis.left, top=top, right=axis.right, bottom=top + height)
    return Plot(plan=plan, scale=form.scale, area=area, room=room)


def _grid(plot: Plot) -> Iterator[Piece]:
    theme, area = plot.plan.theme, plot.area
    numbered = _numbered(plot)
    for tick, words in zip(plot.scale.ticks, plot.plan.ticks(plot.scale), strict=True):
        y = plot.y(tick) - theme.grid_width / 2
        yield Fill(x=area.left, y=y, width=area.right - area.left, height=theme.grid_width, colour=theme.grid)
        if tick in numbered:
            end = area.left - theme.number_gap
            top = plot.y(tick) - plot.plan.line / 2
            yield from words.at(plot.plan.setting.x, top, end - plot.plan.setting.x, "end")


def _numbered(plot: Plot) -> Sequence[float]:
    """Return the ticks that have room for their number: all, or zero and every second one, or every third."""
    ticks = plot.scale.ticks
    step = (plot.area.bottom - plot.area.top) / (len(ticks) - 1)
    every = ceil(plot.plan.setting.style("chart-label").size / step)
    return ticks[ticks.index(0.0) % every :: every]


def _axis(plot: Plot) -> Fill:
    """Return the line that values count from."""
    theme, area = plot.plan.theme, plot.area
    y, width = plot.base - theme.axis_width / 2, area.right - area.left
    return Fill(x=area.left, y=y, width=width, height=theme.axis_width, colour=theme.axis)


def _stems(plot: Plot, labels: Row) -> Iterator[Piece]:
    """Yield lines that lead to labels below the first level."""
    theme = plot.plan.theme
    for category, top in enumerate(labels.tops):
        if top:
            x = plot.x(category) - theme.grid_width / 2
            height = plot.foot - plot.area.bottom + top
            yield Fill(x=x, y=plot.area.bottom, width=theme.grid_width, height=height, colour=theme.grid)


def _fit_in_rows(plot: Plot) -> bool:
    return widest(words for values in plot.plan.values for words in values) + ROW_APART <= plot.place


def _rows(plot: Plot, labels: Row) -> Lettering:
    """Return the values in a row for each series, under the labels of their categories."""
    plan, top = plot.plan, plot.foot + labels.height
    return {
        words.place: words.at(plot.x(category) - plot.place / 2, top + series * plan.line, plot.place, "centre")
        for category, values in enumerate(plan.values)
        for series, words in enumerate(values)
    }


def _row_signs(plot: Plot, labels: Row, sign: Sign) -> Iterator[Piece]:
    """Yield what tells the rows of several series apart, and a dash for each value that is missing."""
    plan = plot.plan
    left = plan.setting.x
    for series in range(len(plan.series) if len(plan.series) > 1 else 0):
        top = plot.foot + labels.height + series * plan.line
        yield from sign(plan, square(plan, left, top), series)
    for category, series, value in plan.cells():
        if value.amount is None:
            words = plan.decoration(MISSING)
            yield from words.over(
                words.beside(plot.x(category), plot.foot + labels.height + series * plan.line, "centre")
            )


def free(area: Area, taken: Sequence[Area]) -> bool:
    return not any(area.meets(other) for other in taken)
