"""A chart as Word draws it itself (DrawingML charts, ECMA-376 part 1, 21.2): where everything stands is the layout's."""

from functools import lru_cache
from typing import Final, assert_never

from briefgen.document.figures import Chart
from briefgen.document.words import inline_text
from briefgen.layout.model import DrawnChart
from briefgen.writers.docx.characters import ems
from briefgen.writers.docx.charts.axes import IDS, LYING, Axes, write_axes
from briefgen.writers.docx.charts.looks import BARE, Look
from briefgen.writers.docx.charts.series import Body, write_series
from briefgen.writers.docx.charts.workbook import grid_of, workbook_part
from briefgen.writers.docx.parts import OFFICE_TYPE, Part, Relation, office_kind
from briefgen.writers.docx.xml import DECLARATION, DML, R, quoted

CHART: Final = office_kind(f"{OFFICE_TYPE}.drawingml.chart+xml", "chart")
WORKBOOK_ID: Final = "rId1"
_WIDEST_GAP: Final = 500
"""Of the width of a column: Word knows no more."""
_SIGN: Final = 16.0
"""What Word gives the sign before a name in the key, with the space around it."""
_WIDE_SIGN: Final = 18.0
"""What the sign of a line takes there beyond the layout's."""
_SAME_AGAIN: Final = 16
"""Charts that are kept: of many records hardly one changes a chart."""
_EASE: Final = 3.0
"""Of the key beyond the height of its words."""


@lru_cache(maxsize=_SAME_AGAIN)
def chart_part(chart: Chart, drawn: DrawnChart, look: Look, number: int) -> Part:
    """Return the part with its workbook; *number* counts charts through the document."""
    grid = grid_of(chart)
    book = workbook_part(grid, number)
    body = Body(
        chart=chart, form=drawn.form, valued=drawn.valued, raised=drawn.raised, grid=grid, look=look, named=drawn.named
    )
    return Part(
        name=f"word/charts/chart{number}.xml",
        kind=CHART,
        content=_space(body, drawn),
        related=(Relation(id=WORKBOOK_ID, kind=book.kind.relation, target=book),),
    )


def _space(body: Body, drawn: DrawnChart) -> str:
    look = body.look
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{DML}/chart" xmlns:a="{DML}/main" xmlns:r="{R}">'
        f'<c:date1904 val="0"/><c:lang val="{quoted(look.language)}"/><c:roundedCorners val="0"/>'
        f"<c:chart>{_unit(body, drawn)}{_plot(body, drawn)}{_key(body, drawn)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'{BARE}{look.text()}<c:externalData r:id="{WORKBOOK_ID}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _unit(body: Body, drawn: DrawnChart) -> str:
    """Return what the values count, in the corner above them. It is the title: that of an upright axis Word would wrap."""
    unit = inline_text(body.chart.unit)
    if not unit:
        return '<c:autoTitleDeleted val="1"/>'
    left = drawn.width - _width(unit, body.look) - _EASE if body.look.right_to_left else 0.0
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    place = f'<c:layout><c:manualLayout>{modes}<c:x val="{_share(left, drawn.width)}"/><c:y val="0"/></c:manualLayout></c:layout>'
    return f'<c:title>{body.look.rich(unit)}{place}<c:overlay val="1"/></c:title><c:autoTitleDeleted val="0"/>'


def _plot(body: Body, drawn: DrawnChart) -> str:
    axes = Axes(drawn=drawn, look=body.look, reach=body.reach)
    right = drawn.right - (_WIDE_SIGN if drawn.named else 0.0)
    left = drawn.width - right if body.look.right_to_left else drawn.left
    place = _place(drawn, left, drawn.top, right - drawn.left, drawn.bottom - drawn.top, inner=True)
    return f"<c:plotArea>{place}{_marks(body, drawn)}{write_axes(axes)}{BARE}</c:plotArea>"


def _marks(body: Body, drawn: DrawnChart) -> str:
    grouping = '<c:grouping val="{}"/><c:varyColors val="0"/>'.format
    match drawn.form:
        case "line":
            marks = f'{grouping("standard")}{write_series(body)}<c:marker val="1"/>'
            return f"<c:lineChart>{marks}{IDS}</c:lineChart>"
        case "area":
            return f"<c:areaChart>{grouping('stacked')}{write_series(body)}{IDS}</c:areaChart>"
        case "column" | "bar" | "stacked-column" | "stacked-bar":
            lanes = 1 if body.stacked else len(body.chart.series)
            gap = min(_WIDEST_GAP, round(100 * lanes * (1 - drawn.filled) / drawn.filled))
            overlap = 100 if body.stacked else _apart(body, drawn, lanes)
            return (
                f'<c:barChart><c:barDir val="{"bar" if drawn.form in LYING else "col"}"/>'
                f"{grouping('stacked' if body.stacked else 'clustered')}{write_series(body)}"
                f'<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/>{IDS}</c:barChart>'
            )
        case _:
            assert_never(drawn.form)


def _apart(body: Body, drawn: DrawnChart, lanes: int) -> int:
    """Return how far columns that stand together overlap, in hundredths of their width: below zero, for they do not touch."""
    if lanes == 1:
        return 0
    along = drawn.bottom - drawn.top if drawn.form in LYING else drawn.right - drawn.left
    width = along / len(body.chart.categories) * drawn.filled / lanes
    return -round(100 * body.look.theme.chart.hair / width)


def _key(body: Body, drawn: DrawnChart) -> str:
    """Return the key: above the plot at the trailing edge, in the line of the unit where both have room; or beside the plot."""
    look, chart = body.look, body.look.theme.chart
    names = [name for name in (inline_text(series.children) for series in body.chart.series) if name]
    if not names:
        return ""
    if drawn.named:
        left, width = drawn.right - _WIDE_SIGN, drawn.width - drawn.right + _WIDE_SIGN
        height, side = len(names) * look.style.line + _EASE, "r"
        middle = drawn.bottom - (drawn.bottom - drawn.top) * _level_of_ends(body, drawn)
        top = min(max(middle - height / 2, drawn.top), max(drawn.bottom - height, drawn.top))
    else:
        unit = _width(inline_text(body.chart.unit), look)
        asked = sum(_SIGN + _width(name, look) for name in names) + chart.key_gap * (len(names) - 1)
        width = min(drawn.width, asked)
        beside = unit + width <= drawn.width
        left, top = drawn.width - width, 0.0 if beside else look.style.line
        height, side = look.style.line + _EASE, "t"
    left = drawn.width - left - width if look.right_to_left else left
    place = _place(drawn, left, top, width, height)
    return f'<c:legend><c:legendPos val="{side}"/>{place}<c:overlay val="1"/>{BARE}{look.text()}</c:legend>'


def _level_of_ends(body: Body, drawn: DrawnChart) -> float:
    """Return how high the lines end on average, as a share of the scale."""
    ends = [body.end_of(series) for series in range(len(body.chart.series))]
    low, high = drawn.ticks[0], drawn.ticks[-1]
    return (sum(ends) / len(ends) - low) / (high - low)


def _width(words: str, look: Look) -> float:
    return ems(words) * look.style.size


def _place(drawn: DrawnChart, left: float, top: float, width: float, height: float, *, inner: bool = False) -> str:
    """Return a place within the chart; that of a plot is without its numbers and names."""
    parts = {"x": (left, drawn.width), "y": (top, drawn.height), "w": (width, drawn.width), "h": (height, drawn.height)}
    values = "".join(f'<c:{name} val="{_share(part, whole)}"/>' for name, (part, whole) in parts.items())
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{target}{modes}{values}</c:manualLayout></c:layout>"


def _share(part: float, whole: float) -> str:
    return f"{max(0.0, round(part / whole, 4)):g}"
