"""How high a chart is in Word: with the table of its values it takes as much of the page as the layout gives the drawing."""

from dataclasses import replace
from typing import Final

from briefgen.layout.model import DrawnChart
from briefgen.theme.model import Theme
from briefgen.writers.docx.charts.axes import LYING
from briefgen.writers.docx.pieces import WordChart
from briefgen.writers.docx.tablestyle import VALUES_PADDING

HALF_A_NUMBER: Final = 12.0
"""Beyond the end of a level axis."""


def above_values(drawn: DrawnChart, chart: WordChart, theme: Theme) -> DrawnChart:
    """Return the chart lower by its table, as far as its marks can be read; the table has what else stands below the marks."""
    height = drawn.bottom - drawn.top
    least = min(height, _least(drawn, chart, theme))
    spare = min(max(0.0, _table_height(chart.rows, theme) - drawn.below), height - least)
    lower = replace(drawn, height=drawn.height - drawn.below - spare, bottom=drawn.bottom - spare, below=0.0)
    if drawn.form in LYING and not drawn.valued:
        return replace(lower, right=max(drawn.right, drawn.width - HALF_A_NUMBER))
    return lower


def _table_height(rows: int, theme: Theme) -> float:
    row = theme.styles["chart-label"].line + 2 * VALUES_PADDING + theme.chart.grid_width
    return rows * row + theme.figure.below if rows else 0.0


def _least(drawn: DrawnChart, chart: WordChart, theme: Theme) -> float:
    """Return how high the plot is at the least."""
    if drawn.form not in LYING:
        return theme.chart.least
    lanes = 1 if drawn.form == "stacked-bar" else len(chart.chart.series)
    return len(chart.chart.categories) * (lanes * theme.chart.thinnest + theme.chart.row_gap)
