"""Flag a chart of areas that is drawn as something else.

Why: an area cannot show that a value is missing or below zero, so a line or columns stand in for it; its author's title and
alternative text may speak of areas that nobody sees.
Example: "Two areas. The upper one narrows", where one year has no value.
Instead: say in both what holds for the drawing too, or ask for the form that is drawn.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity
from briefgen.document.figures import Chart, ChartForm
from briefgen.document.places import place_of
from briefgen.document.walk import of_kind, walk_paths
from briefgen.document.words import inline_text

_DRAWN: Final[Mapping[ChartForm, str]] = {
    "line": "a line",
    "column": "columns",
    "bar": "bars",
    "stacked-column": "stacked columns",
    "stacked-bar": "stacked bars",
}


def find(subject: Subject) -> Iterator[Finding]:
    if not any(chart.form == "area" for chart in of_kind(subject.document, Chart)):
        return
    charts = ((path, node) for path, node in walk_paths(subject.document) if isinstance(node, Chart))
    for number, (path, chart) in enumerate(charts, start=1):
        drawn = subject.layout.charts.get(path)
        if chart.form == "area" and drawn is not None and drawn.form in _DRAWN:
            name = f"the chart '{inline_text(chart.caption)}'" if chart.caption else f"chart {number}"
            yield Finding(
                message=f"{name} is drawn as {_DRAWN[drawn.form]} and not as areas, for {_cause(chart)}",
                span=place_of(chart),
                hint="see that its title and alternative text still hold, or write the form that is drawn",
            )


def _cause(chart: Chart) -> str:
    for category in chart.categories:
        name, span = inline_text(category.children), place_of(category)
        row = f"'{name}'{f' (line {span.line} of {span.path.name})' if span else ''}"
        for series, value in zip(chart.series, category.values, strict=True):
            of = f" for '{inline_text(series.children)}'" if series.children else ""
            if value.amount is None:
                return f"{row} has no value{of}"
            if value.amount < 0:
                return f"{row} has a value below zero{of}"
    return "one category alone shows no change"


RULE: Final = Rule(code="BG412", name="area-without-areas", severity=Severity.WARNING, find=find, page=__doc__ or "")
