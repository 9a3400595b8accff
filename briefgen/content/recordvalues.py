"""The values of records: what a cell of a table is, once it is read as its field's type.

A table's programs write the same value in many ways; what is not plainly one is refused, and nothing is guessed.
"""

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from typing import Final, Literal

from briefgen.located.text import no_place, refused
from briefgen.regex import regex

RecordType = Literal["text", "number", "integer", "date", "boolean"]
RecordValue = str | Decimal | dt.date | bool
"""`Decimal` of numbers and whole numbers."""

LENGTH_LIMIT: Final = 5_000
"""Characters in one value."""
DIGITS_LIMIT: Final = 14
"""Of a number as it is printed."""
_NUMBER: Final = regex(r"[+-]?[0-9]{1,40}(\.[0-9]{1,40})?")
_DAY: Final = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES: Final = frozenset({"true", "yes", "1"})
_NO: Final = frozenset({"false", "no", "0"})
_BLANKS: Final = re.compile(r"[ \t\r\n\u00a0\u2028\u2029]+")


class ValueFault(Exception):  # noqa: N818 - the word the other rooms use
    """A value that is not of its field's type."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_value(kind: RecordType, raw: object) -> RecordValue | None:
    """Return what a cell says, None where it is blank. Raises `ValueFault`.

    *raw* is text, a number, a day, a moment at midnight, or yes or no, as the table's library reads it.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    match kind:
        case "text":
            return _text(raw)
        case "number":
            return _number(raw)
        case "integer":
            return _integer(raw)
        case "date":
            return _day(raw)
        case "boolean":
            return _boolean(raw)


def _text(raw: object) -> str:
    """A line of words, in the composed form of Unicode; what breaks a line or pads it is one blank."""
    if isinstance(raw, float):
        raw = int(raw) if raw.is_integer() and abs(raw) < 10**DIGITS_LIMIT else None
    if isinstance(raw, bool) or not isinstance(raw, str | int | Decimal):
        raise ValueFault("it is no text", "give the column the type text in the table, or write it in quotes")
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", str(raw))).strip()
    if len(text) > LENGTH_LIMIT:
        raise ValueFault(f"it has {len(text)} characters", f"{LENGTH_LIMIT} are the most")
    if found := next(refused(text), None):
        raise ValueFault(no_place(found.group()), "delete it, and type the word anew")
    return text


def _number(raw: object) -> Decimal:
    if isinstance(raw, str) and _NUMBER.fullmatch(raw.strip()):
        number = Decimal(raw.strip())
    elif isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        number = Decimal(str(raw))
    else:
        raise ValueFault(f"{_shown(raw)} is no number", "write digits alone, with a point for decimals: 1234.5")
    if not number.is_finite():
        raise ValueFault(f"{_shown(raw)} is no number", "write digits alone, with a point for decimals: 1234.5")
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    if max(len(digits) + exponent, 1) + max(-exponent, 0) > DIGITS_LIMIT:
        raise ValueFault("it has more digits than a brief can print", f"{DIGITS_LIMIT} are the most: round it")
    # Tables write what they have rounded to nothing as -0.
    return Decimal(format(number.copy_abs() if number.is_zero() else number, "f"))


def _integer(raw: object) -> Decimal:
    number = _number(raw)
    if number != number.to_integral_value():
        raise ValueFault(f"{_shown(raw)} is no whole number", "round it, or give the field the type number")
    return number.quantize(Decimal(1))


def _day(raw: object) -> dt.date:
    if isinstance(raw, dt.datetime) and raw.time() == dt.time():
        return raw.date()
    if isinstance(raw, dt.date) and not isinstance(raw, dt.datetime):
        return raw
    if isinstance(raw, str) and _DAY.fullmatch(raw.strip()):
        try:
            return dt.date.fromisoformat(raw.strip())
        except ValueError:
            pass
    raise ValueFault(f"{_shown(raw)} is no day", "write year-month-day, as 2025-12-05")


def _boolean(raw: object) -> bool:
    said = str(int(raw)) if isinstance(raw, float) and raw in {0, 1} else str(raw).strip().casefold()
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise ValueFault(f"{_shown(raw)} is neither yes nor no", "write yes or no, or true or false")


def _shown(raw: object) -> str:
    words = " ".join(str(raw).split())
    return f"'{words[:40]}…'" if len(words) > 40 else f"'{words}'"  # noqa: PLR2004 - enough to find it by
