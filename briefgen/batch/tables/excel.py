"""Records in an Excel book: a sheet, the names of the columns in its first row. Needs openpyxl, the extra `excel`."""

import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from briefgen.authoring.intake.libraries import require_library
from briefgen.batch.tables.row import Row, chosen, header, refuse
from briefgen.zipped import DAMAGED

_MOST: Final = 1_000_000_000
"""Bytes that a book may unpack to; it is read as a stream."""
_MOST_PART: Final = 200_000_000
"""Bytes that a part may which openpyxl holds as a whole: words, styles."""
_HEAD: Final = 65_536
_BLANKS: Final = 100_000
"""Blank rows in a row after which a sheet is not read on: some program has formatted it to its end."""
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
    try:
        sheet = book[chosen(path, [one.title for one in book.worksheets], table, "sheet")]
        sheet.reset_dimensions()
        yield from _rows(path, sheet.iter_rows(values_only=True))
    finally:
        book.close()


def _rows(path: Path, rows: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    names: tuple[str, ...] | None = None
    blanks = 0
    for number, cells in enumerate(_read(path, rows), 1):
        filled = max((at for at, cell in enumerate(cells, 1) if cell is not None and str(cell).strip()), default=0)
        blanks = 0 if filled else blanks + 1
        if blanks > _BLANKS:
            return
        if names is None and filled:
            names = header(path, ["" if cell is None else str(cell) for cell in cells[:filled]])
        elif names is not None and filled > len(names):
            said = f"its column {filled} has no name"
            yield Row(line=number, fault=(said, "write one into the first row, or delete the column"))
        elif names is not None and filled:
            padded = (*cells[: len(names)], *[None] * (len(names) - len(cells)))
            yield Row(line=number, cells=dict(zip(names, padded, strict=True)))
    if names is None:
        refuse(path, "its sheet is empty", "write the names of the columns into its first row")


def _read(path: Path, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    try:
        yield from rows
    except (*DAMAGED, KeyError, ValueError, TypeError, SyntaxError, AttributeError, IndexError):
        refuse(path, "it is a damaged Excel book", _SAVE)


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
