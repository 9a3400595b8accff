"""A filled book, read without trust: its sheets and columns known by their heads, every cell with its place."""

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.authoring.intake.book.cells import CellReader
from briefgen.authoring.intake.book.columns import (
    GUIDE,
    LISTS,
    MEMORY,
    SHEETS,
    TRANSLATION_COLUMNS,
    TRANSLATIONS,
    Column,
    Sheet,
)
from briefgen.authoring.intake.book.remembered import memory_in
from briefgen.authoring.intake.book.rows import Row, entry_of, translation_of
from briefgen.authoring.intake.cleaning import clean
from briefgen.authoring.intake.incoming import Handed, Record, Telling
from briefgen.authoring.intake.memory import Memory
from briefgen.authoring.intake.names import BOOK, TOLD, UNREADABLE
from briefgen.authoring.intake.opened import parts_of, read_content
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.frozen import dataclass

MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 100
_KNOWN: Final[Mapping[str, Sheet | None]] = {**{sheet.name: sheet for sheet in SHEETS}, TRANSLATIONS: None}


def read_book(path: Path, pack: Pack) -> Handed:
    """Return what the book says; *pack* is what its translations are of. Raises `UserError` where it cannot be read."""
    telling = Telling()
    content = read_content(path)
    parts = parts_of(content, path, telling)
    reading = _Reading(path=path, pack=pack, telling=telling, reader=CellReader(telling=telling))
    return Handed(records=tuple(reading.records(_opened(content, path, parts))), told=tuple(telling.told))


def _opened(content: bytes, path: Path, parts: Mapping[str, bytes]) -> Workbook:
    if "xl/workbook.xml" not in parts:
        message, hint = f"'{path.name}' is no Excel workbook", "save it as Excel workbook, .xlsx"
        raise UserError(Diagnostic(code=UNREADABLE, message=message, hints=(hint,)))
    try:
        with warnings.catch_warnings():
            # Parts that openpyxl does not know are none of ours.
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(content), data_only=False, keep_links=False, rich_text=False)
    except Exception:  # noqa: BLE001 - whatever a stranger's book makes openpyxl raise
        message, hint = (
            f"'{path.name}' cannot be read: it is no sound workbook",
            "open it in Excel, and save it under a new name",
        )
        raise UserError(Diagnostic(code=UNREADABLE, message=message, hints=(hint,))) from None


def _headed_as(sheet: Worksheet) -> str | None:
    """Return the name of the sheet of ours whose heads stand in row 1: somebody gave it another name."""
    for known in SHEETS:
        heads = [column.head for column in known.columns]
        if [sheet.cell(1, number).value for number in range(1, len(heads) + 1)] == heads:
            return known.name
    return None


def _joined(translations: Iterable[Record]) -> Iterator[Record]:
    """Yield one record for all translations of an item or entry: some of its words may not stand alone."""
    by_name: dict[tuple[str, str], Record] = {}
    for one in translations:
        first = by_name.get((one.holder, one.id), one)
        by_name[one.holder, one.id] = replace(first, fields={**first.fields, **one.fields})
    yield from by_name.values()


@dataclass(slots=True, kw_only=True)
class _Reading:
    path: Path
    pack: Pack
    telling: Telling
    reader: CellReader
    seen: dict[tuple[str, str], Span] = field(default_factory=dict)
    memory: Memory | None = None

    def records(self, book: Workbook) -> Iterator[Record]:
        ours = 0
        self.memory = memory_in(book, self.pack)
        for sheet in book.worksheets:
            name = sheet.title.strip()
            if name in _KNOWN:
                ours += 1
                found = self._sheet(sheet, _KNOWN[name])
                yield from found if _KNOWN[name] is not None else _joined(found)
            elif name not in (GUIDE, LISTS, MEMORY):
                self._unknown(sheet)
        if not ours:
            hint = f"the sheets are {', '.join(_KNOWN)}"
            self.telling.refuse(BOOK, "none of its sheets is one of the book's", self._span("the whole book"), hint)

    def _unknown(self, sheet: Worksheet) -> None:
        """Tell of a sheet that is not read; one whose name was meant to be ours is refused."""
        span = self._span(sheet.title)
        near = get_close_matches(sheet.title.strip().casefold(), [name.casefold() for name in _KNOWN], n=1, cutoff=0.75)
        headed = _headed_as(sheet)
        hidden = "hidden " if sheet.sheet_state != "visible" else ""
        if near:
            known = next(name for name in _KNOWN if name.casefold() == near[0])
            self.telling.refuse(BOOK, f"no sheet is called '{sheet.title}'", span, f"did you mean '{known}'?")
        elif headed:
            message = f"the sheet '{sheet.title}' has the heads of '{headed}', and another name"
            self.telling.refuse(BOOK, message, span, f"call it '{headed}' again, or delete its heads")
        else:
            self.telling.note(TOLD, f"the {hidden}sheet '{sheet.title}' is not the book's and was not read", span)

    def _sheet(self, sheet: Worksheet, of: Sheet | None) -> Iterator[Record]:
        if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
            message = f"the sheet reaches to {get_column_letter(sheet.max_column)}{sheet.max_row}"
            hint = f"delete what stands there, and the formats; {MOST_ROWS:,} rows and {MOST_COLUMNS} columns are the limit"
            self.telling.refuse(BOOK, message, self._span(sheet.title), hint)
            return
        self._tell_hidden(sheet)
        for merged in sorted(str(area) for area in sheet.merged_cells.ranges):
            hint = "unmerge it, and write each value in a cell of its own"
            self.telling.refuse(BOOK, "merged cells hold no one value", self._span(f"{sheet.title}!{merged}"), hint)
        columns = self._columns(sheet, TRANSLATION_COLUMNS if of is None else of.columns)
        if columns is None:
            return
        for row in self._rows(sheet, columns):
            record = (
                translation_of(row, self.pack, self.telling, self.memory)
                if of is None
                else entry_of(row, of, self.telling, self.memory)
            )
            if record is not None and self._is_first(record, of):
                yield record

    def _is_first(self, record: Record, of: Sheet | None) -> bool:
        """Tell whether it is the first of its name on its sheet; a second one is refused."""
        if of is None:
            return True
        first = self.seen.setdefault((of.name, record.id), record.span)
        if first != record.span:
            message = f"'{record.id}' stands twice on the sheet"
            self.telling.refuse(BOOK, message, record.span, f"the other is in {first.within}; keep one")
        return first == record.span

    def _tell_hidden(self, sheet: Worksheet) -> None:
        filtered = bool(sheet.auto_filter.filterColumn)
        if sheet.sheet_state != "visible":
            self.telling.note(TOLD, f"the sheet '{sheet.title}' is hidden, and was read", self._span(sheet.title))
        for letter, dimension in sorted(sheet.column_dimensions.items()):
            if dimension.hidden:
                self.telling.note(TOLD, "a hidden column was read", self._span(f"{sheet.title}!{letter}"))
        rows = [number for number, row in sheet.row_dimensions.items() if row.hidden and number <= sheet.max_row]
        if rows and not filtered:
            place = self._span(f"{sheet.title}!{rows[0]}", rows[0])
            self.telling.note(TOLD, f"{len(rows)} hidden rows were read", place)

    def _columns(self, sheet: Worksheet, known: tuple[Column, ...]) -> dict[int, Column] | None:
        """Return the columns by number; None where one has a wrong head or the first one is missing."""
        by_head = {column.head.casefold(): column for column in known}
        found: dict[int, Column] = {}
        sound = True
        for number in range(1, sheet.max_column + 1):
            span = self._span(f"{sheet.title}!{get_column_letter(number)}1", 1, number)
            head = clean(str(sheet.cell(1, number).value or ""), span, self.telling)
            column = by_head.get(head.casefold())
            if column in found.values():
                self.telling.refuse(BOOK, f"two columns are called '{head}'", span, "keep one")
                sound = False
            elif column is not None:
                found[number] = column
            elif head or self._has_words(sheet, number):
                heads = [one.head for one in known]
                hint = did_you_mean(head, heads, f"the heads are {', '.join(heads)}; give each column its own")
                message = f"'{head}' is no column of this sheet" if head else "a column without a head"
                self.telling.refuse(BOOK, message, span, hint)
                sound = False
        missing = [
            column.head
            for column in known
            if (column.is_id or known is TRANSLATION_COLUMNS) and column not in found.values()
        ]
        if missing and sound:
            span = self._span(f"{sheet.title}!A1", 1)
            message = f"the sheet has no column '{missing[0]}'"
            self.telling.refuse(BOOK, message, span, "put the heads back in row 1 as they were")
        return found if sound and not missing else None

    def _has_words(self, sheet: Worksheet, number: int) -> bool:
        return any(sheet.cell(row, number).value is not None for row in range(2, sheet.max_row + 1))

    def _rows(self, sheet: Worksheet, columns: Mapping[int, Column]) -> Iterator[Row]:
        for number, cells in enumerate(sheet.iter_rows(min_row=2, max_col=max(columns)), 2):
            words: dict[Column, tuple[str, Span]] = {}
            blank: dict[Column, Span] = {}
            for at, cell in enumerate(cells, 1):
                column = columns.get(at)
                if column is None or isinstance(cell, MergedCell) or not isinstance(cell, Cell):
                    continue
                span = self._span(f"{sheet.title}!{cell.coordinate}", number, at)
                if said := self.reader.words(cell, column, span):
                    words[column] = (said, span)
                else:
                    blank[column] = span
            if words:
                yield Row(words=words, span=self._span(f"{sheet.title}!A{number}", number), blank=blank)

    def _span(self, within: str, line: int = 1, column: int = 1) -> Span:
        return Span(path=self.path, line=line, column=column, within=within)
