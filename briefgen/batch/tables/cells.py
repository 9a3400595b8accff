"""The cells of a sheet as a stream of its rows, with what openpyxl's own stream leaves out: formulas that nobody has calculated,
errors, percentages, hidden rows and columns, and merged cells.

Excel keeps other than it shows. What a cell shows is what it says; where that cannot be known, the cell is told instead of read.
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from openpyxl.packaging.manifest import Manifest
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet._reader import COL_TAG, FORMULA_TAG, MERGE_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import ARC_CONTENT_TYPES, ARC_WORKBOOK, SHEET_MAIN_NS, XLSM, XLSX, XLTM, XLTX
from openpyxl.xml.functions import fromstring, iterparse

from briefgen.batch.tables.row import Unread
from briefgen.frozen import dataclass
from briefgen.regex import regex

_ERROR: Final = "e"
_WORDS: Final = "str"
"""The type of a formula that gives words, which may be none."""
_LITERAL: Final = re.compile(r'"[^"]*"|\\.')
"""In a format, what is shown as it stands there."""
_ZEROS: Final = regex("0{2,40}")
"""A format that fills up with zeros, as for codes of places."""
_YES: Final = frozenset({"1", "true"})
_UNCALCULATED: Final = Unread(
    why="its formula was not calculated since the book was written",
    hint=(
        "open the book in Excel, press Ctrl+Alt+F9, and save it; "
        "in LibreOffice choose Data > Calculate > Recalculate Hard, and save it"
    ),
)
"""Excel may have been told to calculate by hand alone; LibreOffice believes what a book says unless it is told otherwise."""
_NO_DATE: Final = Unread(why="its number is no date that Excel has", hint="write year-month-day, as 2025-12-05")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Those of a row, from the first column on."""

    number: int
    values: tuple[object, ...]
    """None where nothing stands, or `Unread`."""
    is_hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Cells that are shown as one. A file has them behind all rows."""

    where: str
    """As Excel says it: `A2:A4`."""
    column: int
    """The first."""
    row: int
    """The first."""
    last_row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenColumns:
    """Columns side by side that are not shown. A file has them before all rows."""

    first: int
    last: int


Found = Cells | Merged | HiddenColumns


def read_cells(book: Any, sheet: Any) -> Iterator[Found]:
    """Yield the columns that a sheet hides, the rows that its file has, none that it leaves out, and then the cells that are merged."""
    with sheet._get_source() as source:  # noqa: SLF001 - as openpyxl's own stream does
        parser = _Parser(book, sheet, source)
        for _, element in iterparse(source):
            if element.tag == COL_TAG and _is_hidden(element, "width"):
                yield HiddenColumns(first=int(element.get("min")), last=int(element.get("max")))
            elif element.tag == ROW_TAG:
                yield parser.row(element)
                element.clear()
            elif element.tag == MERGE_TAG:
                yield from (_merged(one.get("ref", "")) for one in element)
                element.clear()


def _is_hidden(element: Any, size: str) -> bool:
    """Tell whether a row or column is not shown, by what it says or by its *size*."""
    return element.get("hidden") in _YES or float(element.get(size) or 1) == 0


def _merged(where: str) -> Merged:
    column, row, _, last_row = range_boundaries(where)
    # Of whole columns none says its rows, of whole rows none its columns.
    return Merged(where=where, column=column or 1, row=row or 1, last_row=last_row or row or 1)


class _Parser(WorkSheetParser):
    def __init__(self, book: Any, sheet: Any, source: Any) -> None:
        super().__init__(
            source,
            sheet._shared_strings,  # noqa: SLF001 - as above
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        self._formats = _telling_formats(book)
        self._is_uncalculated = _is_uncalculated(book)

    def row(self, element: Any) -> Cells:
        with warnings.catch_warnings():
            # A date that is none is told below, in its record.
            warnings.simplefilter("ignore")
            number, found = self.parse_row(element)
        self.row_dimensions.clear()
        values: list[object] = [None] * max((cell["column"] for cell in found), default=0)
        for cell in found:
            values[cell["column"] - 1] = cell["value"]
        return Cells(number=number, values=tuple(values), is_hidden=_is_hidden(element, "ht"))

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        cell["value"] = self._taken(cell, element)
        return cell

    def _taken(self, cell: Mapping[str, Any], element: Any) -> object:
        value, kind = cell["value"], element.get("t", "n")
        if element.find(FORMULA_TAG) is not None and (self._is_uncalculated or (value is None and kind != _WORDS)):
            return _UNCALCULATED
        if cell["data_type"] == _ERROR and value is not None:
            hint = "mend its formula, or write the value itself"
            return Unread(why=f"it holds the error {value}", hint=hint) if kind == _ERROR else _NO_DATE
        form = self._formats.get(cell["style_id"])
        if form is None or isinstance(value, bool) or not isinstance(value, int | float):
            return value
        return _percentage(value) if "%" in form else _filled(value, len(form))


def _is_uncalculated(book: Any) -> bool:
    """Tell whether whoever wrote a book has left its formulas to the program that opens it: what they come to may be anything."""
    parts = book._archive  # noqa: SLF001 - as above; what openpyxl says of it is its own default
    with parts.open(_place_of_book(parts)) as source:
        return any(
            one.get("fullCalcOnLoad") in _YES for _, one in iterparse(source) if one.tag == f"{{{SHEET_MAIN_NS}}}calcPr"
        )


def _place_of_book(parts: Any) -> str:
    """Return which part of the package is the book, as openpyxl has found it."""
    manifest: Any = Manifest.from_tree(fromstring(parts.read(ARC_CONTENT_TYPES)))
    named = next(filter(None, map(manifest.find, (XLTM, XLTX, XLSM, XLSX))), None)
    return ARC_WORKBOOK if named is None else str(named.PartName).removeprefix("/")


def _telling_formats(book: Any) -> dict[int, str]:
    """Return the formats with which a cell shows another number than it keeps, by the style that a cell names."""
    forms = dict(enumerate(book._number_formats, BUILTIN_FORMATS_MAX_SIZE)) | BUILTIN_FORMATS  # noqa: SLF001 - as above
    found = {}
    for number, style in enumerate(book._cell_styles):  # noqa: SLF001
        # Some programs name a format that they have left out: to Excel that is none.
        form = _LITERAL.sub("", forms.get(style.numFmtId, ""))
        if "%" in form or _ZEROS.fullmatch(form):
            found[number] = form
    return found


def _percentage(value: float) -> Unread:
    kept = Decimal(repr(value))
    shown = format((kept * 100).normalize(), "f")
    why = f"it is formatted as a percentage: Excel keeps {format(kept, 'f')} for {shown} %"
    return Unread(why=why, hint=f"format the column as Number, and have {shown} there")


def _filled(value: float, length: int) -> object:
    """Return a code with its zeros in front, as the cell shows it."""
    return f"{value:0{length}d}" if isinstance(value, int) and value >= 0 else value
