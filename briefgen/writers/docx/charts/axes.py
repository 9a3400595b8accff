"""The two axes of a chart: the categories in reading order, the values from zero."""

from collections.abc import Iterator
from math import ceil, floor
from typing import Final

from briefgen.document.figures import ChartForm
from briefgen.frozen import dataclass
from briefgen.layout.model import DrawnChart
from briefgen.writers.docx.charts.formats import ticks_format
from briefgen.writers.docx.charts.looks import NO_FILL, NO_LINE, Look
from briefgen.writers.docx.charts.workbook import plain
from briefgen.writers.docx.xml import quoted

LYING: Final[frozenset[ChartForm]] = frozenset({"bar", "stacked-bar"})
CATEGORIES, VALUES = 1, 2
"""The ids of the axes: each chart has its own two."""
EASE: Final = 0.05
"""That Word leaves beyond the marks where it ends an axis by itself, as a share of their range."""
IDS: Final = f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    drawn: DrawnChart
    look: Look
    reach: tuple[float, float]
    """The lowest and the highest that marks go, and zero between them or at an end."""

    @property
    def lying(self) -> bool:
        return self.drawn.form in LYING

    @property
    def turned(self) -> bool:
        """Whether categories run against the axis's own direction: downwards, or from right to left."""
        return self.lying or self.look.right_to_left


def write_axes(axes: Axes) -> str:
    return _categories(axes) + _values(axes)


def _categories(axes: Axes) -> str:
    chart, look = axes.look.theme.chart, axes.look
    side = ("r" if look.right_to_left else "l") if axes.lying else "b"
    return (
        f'<c:catAx><c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="{_direction(turned=axes.turned)}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{NO_FILL}{look.line(chart.axis, chart.axis_width)}</c:spPr>{look.text()}"
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="50"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(axes: Axes) -> str:
    chart, look, drawn = axes.look.theme.chart, axes.look, axes.drawn
    turned = axes.lying and look.right_to_left
    ends = "".join(_ends(axes))
    side = "b" if axes.lying else "r" if look.right_to_left else "l"
    crosses = "max" if axes.lying else "autoZero"
    code = quoted(ticks_format(look.language, drawn.ticks, drawn.decimals))
    return (
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling><c:orientation val="{_direction(turned=turned)}"/>{ends}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>'
        f"<c:majorGridlines><c:spPr>{look.line(chart.grid, chart.grid_width)}</c:spPr></c:majorGridlines>"
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>{look.text()}"
        f'<c:crossAx val="{CATEGORIES}"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/>'
        f'<c:majorUnit val="{plain(drawn.ticks[1] - drawn.ticks[0])}"/></c:valAx>'
    )


def _ends(axes: Axes) -> Iterator[str]:
    """Yield where the axis ends, as far as Word would end it elsewhere by itself: a twentieth of the range beyond the marks.

    An axis that is free to grow shows a value that is edited beyond it, and is the PDF's as long as nothing is edited.
    """
    ticks, (low, high) = axes.drawn.ticks, axes.reach
    step, ease = ticks[1] - ticks[0], (high - low) * EASE
    if ceil(round((high + ease) / step, 6)) != round(ticks[-1] / step):
        yield f'<c:max val="{plain(ticks[-1])}"/>'
    if ticks[0] == 0 or floor(round((low - ease) / step, 6)) != round(ticks[0] / step):
        yield f'<c:min val="{plain(ticks[0])}"/>'


def _direction(*, turned: bool) -> str:
    return "maxMin" if turned else "minMax"
