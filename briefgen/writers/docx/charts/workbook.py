"""The workbook behind a chart: one sheet of the chart's own words and numbers, and nothing else.

It says nothing of who made it or when, and is stored without compression, for the document's package compresses it as a whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefgen.document.figures import Chart
from briefgen.document.words import inline_text
from briefgen.writers.docx.charts.stored import stored
from briefgen.writers.docx.xml import DECLARATION, R, quoted

SHEET: Final = "Sheet1"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_CONTENT_TYPES: Final = (
    f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
)
_BOOK: Final = (
    f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{R}">'
    f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def _related(kind: str, target: str) -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/{kind}" Target="{target}"/></Relationships>'
    )


_FIXED: Final = (
    ("[Content_Types].xml", _CONTENT_TYPES),
    ("_rels/.rels", _related("officeDocument", "xl/workbook.xml")),
    ("xl/_rels/workbook.xml.rels", _related("worksheet", "worksheets/sheet1.xml")),
    ("xl/workbook.xml", _BOOK),
)

Cell = str | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The sheet: the unit and the names of the series in the first row, a category in each of the others."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def categories(self) -> str:
        """The reference to the names of the categories."""
        return f"{SHEET}!$A$2:$A${len(self.rows)}"

    def name(self, series: int) -> str:
        return f"{SHEET}!${_column(series + 1)}$1"

    def values(self, series: int) -> str:
        column = _column(series + 1)
        return f"{SHEET}!${column}$2:${column}${len(self.rows)}"


def grid_of(chart: Chart) -> Grid:
    head = (inline_text(chart.unit), *(inline_text(series.children) for series in chart.series))
    rows = (
        (inline_text(category.children), *(value.amount for value in category.values)) for category in chart.categories
    )
    return Grid(rows=(head, *rows))


def workbook(grid: Grid) -> bytes:
    return stored([*_FIXED, ("xl/worksheets/sheet1.xml", _sheet(grid))])


def _sheet(grid: Grid) -> str:
    rows = "".join(f'<row r="{number}">{"".join(_cells(row, number))}</row>' for number, row in enumerate(grid.rows, 1))
    return f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _cells(row: Sequence[Cell], number: int) -> Iterator[str]:
    for index, cell in enumerate(row):
        if isinstance(cell, str) and cell:
            words = f'<is><t xml:space="preserve">{quoted(cell)}</t></is>'
            yield f'<c r="{_column(index)}{number}" t="inlineStr">{words}</c>'
        elif isinstance(cell, float):
            yield f'<c r="{_column(index)}{number}"><v>{plain(cell)}</v></c>'


def plain(amount: float) -> str:
    """Return a number as files hold it, a whole one without a point."""
    return f"{amount:.0f}" if amount == int(amount) and abs(amount) < _EXACT else repr(amount)


_EXACT: Final = 1e15


def _column(index: int) -> str:
    """Return the letters of a column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
