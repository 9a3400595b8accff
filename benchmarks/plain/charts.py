"""Charts by `reportlab.graphics`, with its own axes and labels."""

from typing import Any

from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.colors import HexColor

from benchmarks.plain.look import Look
from briefgen.document.figures import Chart
from briefgen.document.words import inline_text

ROOM = 14.0
"""Points around the plot, for the labels of its axes."""


def drawing(block: Chart, look: Look) -> Any:
    width, height = look.setting.width, look.theme.chart.height
    font, size = look.font("chart-label"), look.setting.style("chart-label").size
    drawn = Drawing(width, height, initialFontName=font, initialFontSize=size)
    plot = _plot(block, look)
    plot.x, plot.y, plot.width, plot.height = 3 * ROOM, 2 * ROOM, width - 4 * ROOM, height - 4 * ROOM
    plot.data = [[category.values[index].amount for category in block.categories] for index in range(len(block.series))]
    plot.categoryAxis.categoryNames = [inline_text(category.children) for category in block.categories]
    for labels in (plot.categoryAxis.labels, plot.valueAxis.labels):
        labels.fontName, labels.fontSize = font, size
    plot.valueAxis.valueMin = 0
    drawn.add(plot)
    for index, words in enumerate((block.unit, *(series.children for series in block.series))):
        drawn.add(String(index * width / 4, height - size, inline_text(words), fontName=font, fontSize=size))
    return drawn


def _plot(block: Chart, look: Look) -> Any:
    tones = look.theme.chart.tones
    if block.form == "line":
        lines = HorizontalLineChart()
        for index in range(len(block.series)):
            lines.lines[index].strokeColor = HexColor(tones[index % len(tones)].outline)
        return lines
    plot = VerticalBarChart() if block.form.endswith("column") else HorizontalBarChart()
    plot.categoryAxis.style = "stacked" if block.form.startswith("stacked") else "parallel"
    for index in range(len(block.series)):
        plot.bars[index].fillColor = HexColor(tones[index % len(tones)].fill)
    labels = plot.barLabels
    labels.fontName, labels.fontSize = look.font("chart-label"), look.setting.style("chart-label").size
    labels.nudge = ROOM / 2
    plot.barLabelFormat = "values"
    plot.barLabelArray = [
        [inline_text(category.values[index].children) for category in block.categories]
        for index in range(len(block.series))
    ]
    return plot
