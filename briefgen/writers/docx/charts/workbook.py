"""The workbook behind a chart: one sheet of the chart's own words and numbers, and nothing else.

It says nothing of who made it or when.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from briefgen.document.figures import Chart
from briefgen.document.words import inline_text
from briefgen.frozen import dataclass
from briefgen.writers.docx.archive import Member, archive
from briefgen.writers.docx.parts import OFFICE_TYPE, OPC, Part, office_kind
from briefgen.writers.docx.xml import DECLARATION, R, quoted

SHEET: Final = "Sheet1"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE: Final = f"{OFFICE_TYPE}.spreadsheetml"
_NO_DAY: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The first that the format knows: it says nothing."""

WORKBOOK: Final = office_kind(f"{_TYPE}.sheet", "package")

_CONTENT_TYPES: Final = (
    f'{DECLARATION}<Types xmlns="{OPC}/content-types">'
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
        f'{DECLARATION}<Relationships xmlns="{OPC}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/{kind}" Target="{target}"/></Relationships>'
    )


_FIXED: Final = tuple(
    Member(name=name, data=content.encode(), shared=True)
    for name, content in (
        ("[Content_Types].xml", _CONTENT_TYPES),
        ("_rels/.rels", _related("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", _related("worksheet", "worksheets/sheet1.xml")),
        ("xl/workbook.xml", _BOOK),
    )
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


def workbook_part(grid: Grid, number: int) -> Part:
    """Return the part, called as Word calls its own; *number* counts charts through the document."""
    sheet = Member(name="xl/worksheets/sheet1.xml", data=_sheet(grid).encode())
    content = archive((*_FIXED, sheet), _NO_DAY)
    return Part(name=f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx", kind=WORKBOOK, content=content, packed=True)


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
