"""What the record at hand has in a field, as it is printed."""

import datetime as dt
from decimal import Decimal
from typing import assert_never

from briefgen.gate.registered import ClearedRecordField
from briefgen.locale.model import Locale


def record_text(field: ClearedRecordField, locale: Locale) -> str:
    """Return the value in the brief's language; an example stands in square brackets, so that nobody takes it for a value."""
    said = _printed(field, locale)
    return f"[{said}]" if field.is_example else said


def _printed(field: ClearedRecordField, locale: Locale) -> str:
    match field.value:
        case str() as words:
            return words
        case bool() | None:
            raise AssertionError("the gate and the names of templates let neither be printed")
        case Decimal() as number:
            return locale.number(number)
        case dt.date() as day:
            return locale.date(day)
        case _:
            assert_never(field.value)
