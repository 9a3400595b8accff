"""One cell of a stranger's book: what it says as clean words, or why it cannot be taken."""

import datetime as dt
from decimal import Decimal
from typing import Any, Final

from openpyxl.cell.cell import Cell
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

from briefgen.authoring.intake.book.columns import Column
from briefgen.authoring.intake.cleaning import clean
from briefgen.authoring.intake.incoming import Telling
from briefgen.authoring.intake.names import TOLD, VALUE
from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.regex import regex

_DAYS: Final = frozenset({"day", "issued", "when", "moment"})
_SERIALS: Final = range(20_000, 80_000)
"""Days that Excel counts, from 1954 to 2119: a number of these in a column of days may be one."""
_SHOWN: Final = 60
_ERRORS: Final = "e"
_FORMULA: Final = "f"
_NUMBER_AS_TEXT: Final = regex(r"[+-]?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReader:
    telling: Telling

    def words(self, cell: Cell, column: Column, span: Span) -> str:
        """Return what the cell says as its column takes it; empty where it says nothing, or nothing that is taken."""
        value = cell.value
        if value is None:
            return ""
        if cell.data_type == _FORMULA or not isinstance(
            value, str | int | float | bool | dt.date | dt.time | dt.timedelta
        ):
            return self._formula(value, span)
        if cell.data_type == _ERRORS:
            return self._refused(f"the cell holds Excel's error {value}", "write the value itself", span)
        match value:
            case bool():
                return "yes" if value else "no"
            case dt.datetime() | dt.date():
                return self._date(value, column, span)
            case int() | float():
                return self._number(value, cell, column, span)
            case str():
                return self._text(value, column, span)
            case _:
                return self._refused(f"'{value}' is a time of day", "write the value as text", span)

    def _formula(self, value: Any, span: Span) -> str:
        shown = str(getattr(value, "text", value))[:_SHOWN]
        hint = "copy the cell, and paste it as a value; put an apostrophe in front of words that begin with ="
        return self._refused(f"the cell holds a formula, {shown}, and only values are taken", hint, span)

    def _refused(self, message: str, hint: str, span: Span) -> str:
        self.telling.refuse(VALUE, message, span, hint)
        return ""

    def _date(self, value: dt.date, column: Column, span: Span) -> str:
        day = value.date().isoformat() if isinstance(value, dt.datetime) else value.isoformat()
        timed = isinstance(value, dt.datetime) and value.time() != dt.time()
        if column.shape not in _DAYS:
            hint = f"format the column as Text, and write what is meant: '{column.head}' takes no date"
            return self._refused(f"Excel made the date {day} of this", hint, span)
        if timed:
            assert isinstance(value, dt.datetime)
            hint = f"write it as text: {value.isoformat(timespec='minutes')}+00:00, with the zone that is meant"
            return self._refused("a time without a zone", hint, span)
        return day

    def _number(self, value: float, cell: Cell, column: Column, span: Span) -> str:
        words = format(Decimal(repr(value)), "f").removesuffix(".0")
        if "%" in (cell.number_format or ""):
            percent = format((Decimal(repr(value)) * 100).normalize(), "f")
            hint = f"format the cell as Number, and write {percent}; 'per cent' is the unit"
            return self._refused(
                f"the cell is formatted as a percentage: Excel keeps {words} for {percent} %", hint, span
            )
        if column.shape in _DAYS and value == int(value) and int(value) in _SERIALS:
            day = from_excel(value)
            shown = day.date().isoformat() if isinstance(day, dt.datetime) else str(day)
            hint = f"format the cell as Date, or write {shown} as text if that is meant"
            return self._refused(f"{words} is a number, and this column takes a day", hint, span)
        if column.shape != "amount" and is_date_format(cell.number_format or ""):
            return self._refused(f"{words} is no date that Excel has", "write it as text", span)
        return words

    def _text(self, value: str, column: Column, span: Span) -> str:
        words = clean(value, span, self.telling)
        if column.shape == "amount" and _NUMBER_AS_TEXT.fullmatch(words):
            self.telling.note(TOLD, f"a number that is stored as text was read as {words}", span)
        return words
