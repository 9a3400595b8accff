"""A value of a series as it is printed in a table, beside a mark of a chart, or on an axis."""

import datetime as dt
from decimal import Decimal

from briefgen.document.inlines import Inline, Number, Text
from briefgen.gate.shown import ClearedColumn, ClearedRow, Value
from briefgen.locale.model import MINUS
from briefgen.reader.codes import PHRASE
from briefgen.reader.phrases import phrase
from briefgen.reader.reading import Reading


def value_inlines(value: Value, column: ClearedColumn, row: ClearedRow, reading: Reading) -> tuple[Inline, ...]:
    """Return a value, marked where it is provisional; nothing where it is missing. Its unit stands in the column's head."""
    printed = _value(value, column, row, reading)
    if row.provisional and isinstance(value, Decimal):
        return phrase("provisional-value", reading, value=printed)
    return printed


def category_inlines(row: ClearedRow, column: ClearedColumn, reading: Reading) -> tuple[Inline, ...]:
    """Return what a row is about. A number is a name here, such as a year, and is not grouped."""
    if isinstance(row.category, Decimal):
        return (Number(text=str(row.category).replace("-", MINUS), origin=row.origin),)
    return _value(row.category, column, row, reading)


def _value(value: Value, column: ClearedColumn, row: ClearedRow, reading: Reading) -> tuple[Inline, ...]:
    locale = reading.locale
    match value:
        case None:
            return ()
        case Decimal():
            return (Number(text=locale.number(value, currency=column.currency), origin=row.origin),)
        case bool():
            return phrase("yes" if value else "no", reading)
        case dt.date():
            return (Text(text=locale.when(value), origin=row.origin),)
        case str():
            words = _period(value, reading) if column.type == "period" else value
            return (Text(text=words, origin=row.origin),)


def _period(period: str, reading: Reading) -> str:
    try:
        return reading.locale.period(period)
    except KeyError as error:
        reading.locale_fault(PHRASE, f"the language '{reading.locale.tag}' lacks the phrase {error}")
        return period
