"""The table styles: Word's plain one, and ours with their rules."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from briefgen.theme.model import TableStyle, Theme
from briefgen.writers.docx.measures import eighths, twips
from briefgen.writers.docx.themecolours import bordered, shaded
from briefgen.writers.docx.xml import element, value

STYLE_ID: Final = "BriefTable"
VALUES_STYLE_ID: Final = "ChartValues"
VALUES_PADDING: Final = 0.75
"""Above and below the words in a row of a chart's values, which stand close, for the drawing says the same."""
EASE: Final = 0.5
"""Points of a cell's padding that give way on either side: letters that a program rounds to a grid of its own may take
a little more, and a column that just holds its longest word would break it.
"""


@lru_cache(maxsize=1 << 6)
def table_styles(theme: Theme) -> str:
    """Return all styles."""
    values = replace(theme.table, rule=theme.chart.grid_width, padding_y=VALUES_PADDING, head_fill=None)
    brief = _brief(STYLE_ID, "Brief Table", theme.table, theme)
    return _normal() + brief + _brief(VALUES_STYLE_ID, "Chart Values", values, theme)


def _normal() -> str:
    margins = element(
        "tblCellMar",
        element("top", w=0, type_="dxa"),
        element("left", w=108, type_="dxa"),
        element("bottom", w=0, type_="dxa"),
        element("right", w=108, type_="dxa"),
    )
    return element(
        "style",
        value("name", "Normal Table"),
        value("uiPriority", 99),
        element("semiHidden"),
        element("unhideWhenUsed"),
        element("tblPr", element("tblInd", w=0, type_="dxa"), margins),
        type_="table",
        default=1,
        styleId="TableNormal",
    )


def _brief(id_: str, name: str, table: TableStyle, theme: Theme) -> str:
    """Rules above and below the header row and below the last, thinner ones between rows, none upright."""
    return element(
        "style",
        value("name", name),
        value("basedOn", "TableNormal"),
        value("uiPriority", 59),
        element("qFormat"),
        element("tblPr", element("tblBorders", *_borders(table, theme)), element("tblCellMar", *_margins(table))),
        _first_row(table, theme),
        type_="table",
        customStyle=1,
        styleId=id_,
    )


def _borders(table: TableStyle, theme: Theme) -> tuple[str, ...]:
    widths = {"top": table.rule, "bottom": table.rule, "insideH": table.rule / 2}
    return tuple(_rule(side, width, theme) for side, width in widths.items())


def _rule(side: str, width: float, theme: Theme) -> str:
    return bordered(side, theme, size=eighths(width), space=0, colour=theme.table.rule_colour)


def _margins(table: TableStyle) -> tuple[str, ...]:
    side = max(0.0, table.padding_x - EASE)
    sides = {"top": table.padding_y, "left": side, "bottom": table.padding_y, "right": side}
    return tuple(element(side, w=twips(width), type_="dxa") for side, width in sides.items())


def _first_row(table: TableStyle, theme: Theme) -> str:
    borders = element("tcBorders", _rule("top", table.rule, theme), _rule("bottom", table.rule, theme))
    return element(
        "tblStylePr",
        element("tcPr", borders, shaded(table.head_fill, theme) if table.head_fill else ""),
        type_="firstRow",
    )
