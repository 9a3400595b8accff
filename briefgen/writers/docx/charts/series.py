"""The series of a chart: their marks, the labels at them, and what was read from the workbook last."""

from collections.abc import Iterator

from briefgen.document.figures import Chart, ChartForm, ChartValue
from briefgen.document.words import inline_text
from briefgen.frozen import dataclass
from briefgen.writers.docx.charts.labels import NO_LABELS, Labels, Position, write_labels
from briefgen.writers.docx.charts.looks import Look
from briefgen.writers.docx.charts.workbook import Grid, plain
from briefgen.writers.docx.xml import quoted

_SYMBOLS = ("circle", "square", "triangle", "diamond")
"""The marks of lines, in the layout's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The series of a chart, of which each is written in its form."""

    chart: Chart
    form: ChartForm
    valued: bool
    raised: frozenset[tuple[int, int]]
    grid: Grid
    look: Look
    named: bool
    """Whether the names of the series stand beside the plot."""

    @property
    def stacked(self) -> bool:
        return self.form in ("stacked-column", "stacked-bar", "area")

    @property
    def order(self) -> tuple[int, ...]:
        """The series as Word lists them: lines whose names stand beside the plot from the highest end to the lowest."""
        every = range(len(self.chart.series))
        return tuple(sorted(every, key=self.end_of, reverse=True)) if self.named else tuple(every)

    @property
    def reach(self) -> tuple[float, float]:
        """The lowest and the highest that marks go, and zero between them or at an end."""
        amounts = [[value.amount or 0.0 for value in category.values] for category in self.chart.categories]
        if self.stacked:
            amounts = [[sum(min(0.0, each) for each in row), sum(max(0.0, each) for each in row)] for row in amounts]
        every = [0.0, *(amount for row in amounts for amount in row)]
        return min(every), max(every)

    def end_of(self, series: int) -> float:
        """Return the last amount of a series."""
        return next((value.amount for value in reversed(self.values(series)) if value.amount is not None), 0.0)

    def values(self, series: int) -> tuple[ChartValue, ...]:
        return tuple(category.values[series] for category in self.chart.categories)


def write_series(body: Body) -> str:
    write = {"line": _line, "area": _area}.get(body.form, _bars)
    return "".join(write(body, series) for series in body.order)


def _area(body: Body, series: int) -> str:
    """Return an area. Word has no look of its own for a part of one: what is provisional is so by its words alone."""
    return _series(
        body, series, body.look.body(series, provisional=False, stacked=len(body.chart.series) > 1) + NO_LABELS
    )


def _bars(body: Body, series: int) -> str:
    def drawn(*, provisional: bool) -> str:
        return body.look.body(series, provisional=provisional, stacked=body.stacked)

    hatched = "".join(
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{drawn(provisional=True)}</c:dPt>'
        for index in _provisional(body, series)
    )
    marks = f'{drawn(provisional=False)}<c:invertIfNegative val="0"/>{hatched}'
    return _series(body, series, marks + _labels(body, series))


def _line(body: Body, series: int) -> str:
    look, chart = body.look, body.look.theme.chart
    colour = look.drawn(series)
    line = f"<c:spPr>{look.line(colour, chart.line_width, chart.dashes[series % len(chart.dashes)])}</c:spPr>"

    def marker(ground: str) -> str:
        symbol = f'<c:symbol val="{_SYMBOLS[series % len(_SYMBOLS)]}"/><c:size val="{max(2, round(chart.marker))}"/>'
        own = f"<c:spPr>{look.fill(ground)}{look.line(colour, chart.marker_line)}</c:spPr>"
        return f"<c:marker>{symbol}{own}</c:marker>"

    hollow = "".join(
        f'<c:dPt><c:idx val="{index}"/>{marker(look.theme.paper)}<c:bubble3D val="0"/>{line}</c:dPt>'
        for index in _provisional(body, series)
    )
    return _series(body, series, f"{line}{marker(colour)}{hollow}{_labels(body, series)}", '<c:smooth val="0"/>')


def _provisional(body: Body, series: int) -> Iterator[int]:
    return (index for index, value in enumerate(body.values(series)) if value.provisional and value.amount is not None)


def _labels(body: Body, series: int) -> str:
    if not body.valued:
        return NO_LABELS
    values = body.values(series)
    inks = (body.look.ink_on(series, provisional=value.provisional) if body.stacked else None for value in values)
    labels = Labels(
        values=values,
        positions=tuple(_positions(body, series)),
        inks=tuple(inks),
        cleared=tuple(body.stacked and value.provisional for value in values),
    )
    return write_labels(labels, body.look)


def _positions(body: Body, series: int) -> Iterator[Position]:
    for category in range(len(body.chart.categories)):
        if body.form == "line":
            yield "t" if (category, series) in body.raised else "b"
        else:
            yield "ctr" if body.stacked else "outEnd"


# --- references and what stands there ----------------------------------------------------------------------------


def _series(body: Body, series: int, marks: str, end: str = "") -> str:
    name = inline_text(body.chart.series[series].children)
    title = f"<c:tx>{_words(body.grid.name(series), (name,))}</c:tx>" if name else ""
    labels = tuple(inline_text(category.children) for category in body.chart.categories)
    return (
        f'<c:ser><c:idx val="{series}"/><c:order val="{body.order.index(series)}"/>{title}{marks}'
        f"<c:cat>{_words(body.grid.categories, labels)}</c:cat>"
        f"<c:val>{_numbers(body, series)}</c:val>{end}</c:ser>"
    )


def _words(reference: str, words: tuple[str, ...]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{quoted(said)}</c:v></c:pt>' for index, said in enumerate(words) if said
    )
    cache = f'<c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{reference}</c:f>{cache}</c:strRef>"


def _numbers(body: Body, series: int) -> str:
    values = body.values(series)
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{plain(value.amount)}</c:v></c:pt>'
        for index, value in enumerate(values)
        if value.amount is not None
    )
    cache = f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache>'
    return f"<c:numRef><c:f>{body.grid.values(series)}</c:f>{cache}</c:numRef>"
