"""Charts beside those that python-pptx writes of the same data: the same kind of drawing, of the same cells, on the same axes."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from support.docx_charts import found
from support.exhibits import FORMS, trade
from support.word_charts import part

from briefgen.document.figures import Chart
from briefgen.document.words import inline_text

KINDS = {
    "column": "COLUMN_CLUSTERED",
    "bar": "BAR_CLUSTERED",
    "line": "LINE_MARKERS",
    "stacked-column": "COLUMN_STACKED",
    "stacked-bar": "BAR_STACKED",
    "area": "AREA_STACKED",
}


def whole(chart: Chart) -> Chart:
    """Return the chart without the category that lacks a value: an area would be drawn as columns."""
    return replace(chart, categories=(chart.categories[0], chart.categories[2]))


def oracle(chart: Chart) -> etree._Element:
    from pptx.chart.data import CategoryChartData
    from pptx.chart.xmlwriter import ChartXmlWriter
    from pptx.enum.chart import XL_CHART_TYPE

    data = CategoryChartData(number_format="General")
    data.categories = [inline_text(category.children) for category in chart.categories]
    for at, series in enumerate(chart.series):
        data.add_series(inline_text(series.children), [category.values[at].amount for category in chart.categories])
    return etree.fromstring(ChartXmlWriter(XL_CHART_TYPE[KINDS[chart.form]], data).xml.encode())


def meaning(space: etree._Element) -> dict[str, Any]:
    """Return what a chart draws of which cells, whatever its look; ids of axes by what they are."""
    [drawn] = found(space, "//c:plotArea/*[c:ser]")
    axes = {
        each.find("{*}axId").get("val"): etree.QName(each).localname
        for each in found(space, "//c:plotArea/*[c:crossAx]")
    }
    return {
        "kind": etree.QName(drawn).localname,
        "direction": found(drawn, "c:barDir/@val"),
        "grouping": found(drawn, "c:grouping/@val"),
        "overlap": found(drawn, "c:overlap/@val") if "stacked" in found(drawn, "c:grouping/@val") else [],
        "axes": sorted(axes[each] for each in found(drawn, "c:axId/@val")),
        "crossing": {
            axes[each.find("{*}axId").get("val")]: axes[found(each, "c:crossAx/@val")[0]]
            for each in found(space, "//c:plotArea/*[c:crossAx]")
        },
        "series": [_series(each) for each in found(drawn, "c:ser")],
    }


def _series(series: etree._Element) -> list[Any]:
    order = [int(series.find(f"{{*}}{name}").get("val")) for name in ("idx", "order")]
    return [order, *(_cells(series, name) for name in ("tx", "cat", "val"))]


def _cells(series: etree._Element, name: str) -> tuple[str, list[tuple[str, str]]]:
    points = [(each.get("idx"), found(each, "c:v/text()")[0]) for each in found(series, f"c:{name}//c:pt")]
    return "".join(found(series, f"c:{name}//c:f/text()")), points


@pytest.mark.parametrize("form", FORMS)
def test_a_chart_means_what_python_pptx_s_means(form):
    """Save that lines whose names stand beside the plot come from the highest end to the lowest."""
    made = whole(trade(form)) if form == "area" else trade(form)
    ours, theirs = meaning(etree.fromstring(part(made).data)), meaning(oracle(made))
    if form == "line":
        theirs["series"] = [[[index, 1 - order], *cells] for [index, order], *cells in reversed(theirs["series"])]
    assert ours == theirs
