"""The book as it is handed out: locked heads, columns that know what they take, and what the pack has already."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from math import ceil
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.authoring.intake.book.columns import (
    GUIDE,
    KINDS_OF,
    LISTS,
    SHEETS,
    TRANSLATION,
    TRANSLATION_COLUMNS,
    TRANSLATIONS,
    Column,
    Sheet,
)
from briefgen.authoring.intake.book.demanded import demanded, is_demanded
from briefgen.authoring.intake.book.guide import guide_lines
from briefgen.authoring.intake.book.remembered import remember
from briefgen.authoring.intake.said import said
from briefgen.content.front import Policy
from briefgen.content.model import Model
from briefgen.content.pack import Pack
from briefgen.content.translatable import translatables, translated
from briefgen.content.values import value_at
from briefgen.regex import regex
from briefgen.writers.docx.canonical import canonical

MOMENT: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""Nothing in the book says when it was made: the same pack has the same book."""
LAST_ROW: Final = 2_000
"""To which cells choose from lists."""
_HEAD: Final = PatternFill("solid", fgColor="1F3864")
_HEAD_WORDS: Final = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
_WORDS: Final = Font(name="Calibri", size=11)
_LOCKED_WORDS: Final = Font(name="Calibri", size=11, color="595959")
_LOCKED: Final = PatternFill("solid", fgColor="F2F2F2")
_LINE: Final = Side(style="thin", color="D9D9D9")
_BORDER: Final = Border(bottom=_LINE, right=_LINE)
_TOP: Final = Alignment(vertical="top", wrap_text=True)
_LINE_HEIGHT: Final = 15
"""In points."""
_WIDER: Final = 1.1
"""Words do not break just where a line is full."""
_MOST_LINES: Final = 12
_FIRST_SIGNS: Final = ("=", "+", "-", "@", "\t")
_STAMPS: Final = regex(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def write_book(
    pack: Pack | None, readers: Sequence[str], languages: Sequence[str], policy: Policy | None = None
) -> bytes:
    """Return an empty book, or one with what *pack* has; *readers* are the names of the *policy*, by which no translation
    is asked of words that are printed for nobody.
    """
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)
    book.remove(guide)
    _write_guide(book.create_sheet(GUIDE), pack)
    lists = _Lists(book, {"readers": tuple(readers)})
    for sheet in SHEETS:
        _write_sheet(book.create_sheet(sheet.name), sheet, pack, lists)
    _write_translations(book.create_sheet(TRANSLATIONS), pack, languages, policy)
    lists.write(book.create_sheet(LISTS))
    if pack is not None:
        remember(book, pack, languages)
    book.properties.creator = "briefgen"
    book.properties.title = "Intake" if pack is None else f"Intake: {pack.front.title}"
    return _fixed(book)


def _fixed(book: Workbook) -> bytes:
    """Return the book's bytes without the day on which it was written."""
    stream = io.BytesIO()
    book.save(stream)
    return canonical(stream.getvalue(), MOMENT, replacing={"docProps/core.xml": _unstamped})


def _unstamped(core: bytes) -> bytes:
    return _STAMPS.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", core)


class _Lists:
    """The words to choose from, each list a column of a sheet of their own."""

    def __init__(self, book: Workbook, lists: dict[str, tuple[str, ...]]) -> None:
        self._lists = lists
        self._book = book

    def range_of(self, name: str, words: tuple[str, ...]) -> str:
        words = self._lists.setdefault(name, words)
        letter = get_column_letter(list(self._lists).index(name) + 1)
        return f"{LISTS}!${letter}$2:${letter}${max(len(words), 1) + 1}"

    def write(self, sheet: Worksheet) -> None:
        _head(sheet, [Column(head=name.capitalize(), path=(), width=22) for name in self._lists])
        for number, words in enumerate(self._lists.values(), 1):
            for row, word in enumerate(words, 2):
                _put(sheet, row, number, word, locked=True)
        sheet.protection.sheet = True


def _write_guide(sheet: Worksheet, pack: Pack | None) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 96
    for row, (head, words) in enumerate(guide_lines(pack), 1):
        _put(sheet, row, 1, head)
        _put(sheet, row, 2, words)
        _set_height(sheet, row, (24, 96))
        sheet.cell(row, 1).font = Font(name="Calibri", size=11, bold=True, color="1F3864")
    title = sheet.cell(1, 1)
    title.font = Font(name="Calibri", size=18, bold=True, color="1F3864")
    title.alignment = Alignment(wrap_text=False)
    sheet.row_dimensions[1].height = 30
    sheet.protection.sheet = True
    _print(sheet)


def _write_sheet(sheet: Worksheet, of: Sheet, pack: Pack | None, lists: _Lists) -> None:
    _head(sheet, of.columns)
    for row, model in enumerate(_models(of, pack), 2):
        for number, column in enumerate(of.columns, 1):
            _put(sheet, row, number, value_at(model, column.path))
        _set_height(sheet, row, [column.width for column in of.columns])
    for number, column in enumerate(of.columns, 1):
        _validate(sheet, number, column, lists)
    _protect(sheet, len(of.columns))


def _models(of: Sheet, pack: Pack | None) -> Iterable[Model]:
    if pack is None:
        return ()
    if of.holder == "items":
        return [entry.item for entry in pack.items if entry.named and entry.item.when is not None]
    found: Iterable[Model] = getattr(pack.registers, of.holder).values()
    return found


def _write_translations(sheet: Worksheet, pack: Pack | None, languages: Sequence[str], policy: Policy | None) -> None:
    _head(sheet, TRANSLATION_COLUMNS)
    only = demanded(pack, policy) if pack and policy else {}
    row = 2
    named = {entry.id for entry in pack.items if entry.named} if pack else ()
    found = translatables(pack) if pack else ()
    for wording in sorted(found, key=lambda one: one.register == "pack"):
        for language in languages if wording.register != "items" or wording.id in named else ():
            assert pack is not None
            there = translated(pack, wording, language)
            if not there and not is_demanded(wording, only):
                continue
            cells = (KINDS_OF[wording.register], wording.id or pack.name, wording.field, language, wording.words)
            for number, words in enumerate(cells, 1):
                _put(sheet, row, number, words, locked=True)
            _put(sheet, row, len(TRANSLATION_COLUMNS), there)
            _set_height(sheet, row, [column.width for column in TRANSLATION_COLUMNS])
            row += 1
    _prompt(sheet, len(TRANSLATION_COLUMNS), TRANSLATION)
    _protect(sheet, len(TRANSLATION_COLUMNS))


def _head(sheet: Worksheet, columns: Sequence[Column]) -> None:
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        dimension = sheet.column_dimensions[letter]
        dimension.width = column.width
        dimension.font = _WORDS
        dimension.alignment = _TOP
        dimension.protection = Protection(locked=column.locked)
        dimension.number_format = "@" if column.shape != "amount" else "General"
        cell = sheet.cell(1, number, column.head)
        cell.fill, cell.font = _HEAD, _HEAD_WORDS
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.protection = Protection(locked=True)
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "B2" if len(columns) > 1 else "A2"
    _print(sheet)


def _put(sheet: Worksheet, row: int, number: int, value: object, *, locked: bool = False) -> None:
    """Write a value: a number as one, all else as text, also where it looks like a formula; nothing for what is not so."""
    cell = sheet.cell(row, number)
    assert isinstance(cell, Cell)
    words = "" if value is False else said(value)
    if isinstance(value, Decimal):
        cell.value = float(words) if "." in words else int(words)
        cell.number_format = "General"
    elif words:
        cell.value = words
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = words.startswith(_FIRST_SIGNS)
    cell.font = _LOCKED_WORDS if locked else _WORDS
    cell.alignment, cell.border = _TOP, _BORDER
    cell.protection = Protection(locked=locked)
    if locked:
        cell.fill = _LOCKED


def _set_height(sheet: Worksheet, row: int, widths: Sequence[int]) -> None:
    """Make a row as high as its longest cell, which not every program does by itself."""
    lines = (
        ceil(len(str(sheet.cell(row, number).value or "")) * _WIDER / width) for number, width in enumerate(widths, 1)
    )
    sheet.row_dimensions[row].height = _LINE_HEIGHT * max(1, min(max(lines), _MOST_LINES))


def _validate(sheet: Worksheet, number: int, column: Column, lists: _Lists) -> None:
    if column.shape == "readers":
        source = lists.range_of("readers", ())
    elif column.choices:
        source = lists.range_of(column.head.casefold(), column.choices)
    else:
        _prompt(sheet, number, column)
        return
    validation = DataValidation(type="list", formula1=f"={source}", allow_blank=True)
    validation.showErrorMessage = not column.open
    validation.errorTitle, validation.error = "Not on the list", "Choose one of the words of the list."
    _add(sheet, number, column, validation)


def _prompt(sheet: Worksheet, number: int, column: Column) -> None:
    if column.tip:
        _add(sheet, number, column, DataValidation(allow_blank=True))


def _add(sheet: Worksheet, number: int, column: Column, validation: DataValidation) -> None:
    if column.tip:
        validation.showInputMessage = True
        validation.promptTitle, validation.prompt = column.head[:32], column.tip[:255]
    letter = get_column_letter(number)
    validation.add(f"{letter}2:{letter}{max(LAST_ROW, sheet.max_row)}")
    sheet.add_data_validation(validation)


def _protect(sheet: Worksheet, columns: int) -> None:
    """Lock what is locked; rows may be added, taken out, sorted, filtered, and columns made wider."""
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{max(sheet.max_row, 2)}"
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.deleteRows = protection.sort = protection.autoFilter = False


def _print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.title != GUIDE:
        sheet.print_title_rows = "1:1"
