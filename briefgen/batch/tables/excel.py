"""Records in an Excel book: a sheet, the names of the columns in its first row. Needs openpyxl, the extra `excel`."""

import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.authoring.intake.libraries import require_library
from briefgen.batch.tables.row import Row, chosen, refuse
from briefgen.zipped import DAMAGED

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_MOST: Final = 1_000_000_000
"""Bytes that a book may unpack to; it is read as a stream."""
_MOST_PART: Final = 200_000_000
"""Bytes that a part may which openpyxl holds as a whole: words, styles."""
_HEAD: Final = 65_536
_SAVE: Final = "open it in Excel, and save it under a new name"


def read_excel(path: Path, table: str | None) -> Iterator[Row]:
    require_library("openpyxl", "excel")
    import openpyxl  # noqa: PLC0415 - only for those who have a book

    _require_harmless(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (*DAMAGED, KeyError, ValueError, TypeError, SyntaxError, AttributeError):
        refuse(path, "it is no Excel book, or a damaged one", _SAVE)
    from briefgen.batch.tables.sheet import read_sheet  # noqa: PLC0415 - as above

    try:
        yield from read_sheet(path, book, book[chosen(path, _to_choose_from(book, table), table, "sheet")])
    finally:
        book.close()


def _to_choose_from(book: "Workbook", table: str | None) -> list[str]:
    """Return the names of sheets: whoever asks for none means one that is shown."""
    shown = [one.title for one in book.worksheets if one.sheet_state == "visible"]
    return shown if shown and table is None else [one.title for one in book.worksheets]


def _require_harmless(path: Path) -> None:
    """Refuse what unpacks to more than it should, and XML with entities, which no Office program writes."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            if sum(one.file_size for one in parts) > _MOST:
                refuse(path, "it unpacks to more than is read", "save the sheet as CSV")
            for part in parts:
                if part.file_size > _MOST_PART and "/worksheets/" not in part.filename:
                    refuse(path, f"its part '{part.filename}' is larger than is read", "save the sheet as CSV")
                with package.open(part) as file:
                    head = file.read(_HEAD)
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head or head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
                    refuse(path, "it declares XML entities, as no Office program does", _SAVE)
    except DAMAGED:
        refuse(path, "it is no Excel book, or a damaged one", _SAVE)
