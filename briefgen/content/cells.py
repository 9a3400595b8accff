"""The cells of a series, from CSV or YAML alike: each is read as its field says, or refused with a sentence of its own."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import Field, create_model

from briefgen.content.item import CitationRecord
from briefgen.content.model import DIGITS, Amount, Day, Model, Text, refuse
from briefgen.content.periods import no_slip
from briefgen.content.readers import Readers
from briefgen.content.series import SeriesField
from briefgen.located.values import Before
from briefgen.regex import regex

Value = Decimal | dt.date | bool | str | None
"""What a cell shows; None is a value that the source does not give."""
_INTEGER: Final = regex(r"[+-]?[0-9]+")
_PERIOD: Final = regex(r"(FY ?)?[12][0-9]{3}(-([0-9]{2}|[12][0-9]{3}|Q[1-4]|H[12]))?")
_FLAGS: Final[Mapping[str, bool]] = {"true": True, "false": False}


def row_model(fields: tuple[SeriesField, ...]) -> type[Model]:
    """Return the model of one row. Its fields stand under their numbers, for a column may have any name: see `numbered`."""
    cells: dict[str, Any] = {
        numbered(index): (_CELLS[field.type] | None, Field(None, alias=field.name))
        for index, field in enumerate(fields)
    }
    return create_model("Row", __base__=Model, **cells)


def numbered(index: int) -> str:
    return f"field_{index}"


def _words(value: Any) -> Any:
    """A cell may hold several lines; in print they are one."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _number(value: Any) -> Any:
    if isinstance(value, str) and DIGITS.fullmatch(value) is None:
        point = f"write {value.replace(',', '.')}: a point for decimals"
        rule = "write digits, as 1234 or 12.5, without commas or a unit; if there is no value, leave the cell empty"
        hint = point if re.fullmatch(r"[+-]?\d+,\d{1,2}", value) else rule
        raise refuse(f"'{value}' is not a number", hint)
    return value


def _integer(value: Any) -> Any:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if is_whole or (isinstance(value, str) and _INTEGER.fullmatch(value)):
        return Decimal(value)
    raise refuse(
        f"'{value}' is not a whole number", "write digits alone, or make the column one of numbers: `type: number`"
    )


def _period(value: Any) -> Any:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(text, str) and _PERIOD.fullmatch(text):
        return no_slip(text)
    raise refuse(f"'{value}' is not a period", "write 2024, 2024-25, FY2024-25, 2024-04, 2024-Q1 or 2024-H1")


def _flag(value: Any) -> Any:
    found = _FLAGS.get(value.lower(), value) if isinstance(value, str) else value
    if not isinstance(found, bool):
        raise refuse(f"'{value}' is neither true nor false", "write true or false, or nothing where it is not known")
    return found


def _sources(value: Any) -> Any:
    return tuple(part.strip() for part in value.split(";")) if isinstance(value, str) else value


_CELLS: Final[Mapping[str, Any]] = {
    "text": Annotated[Text, Before(_words)],
    "number": Annotated[Amount, Before(_number)],
    "integer": Annotated[Amount, Before(_integer)],
    "date": Day,
    "period": Annotated[str, Before(_period)],
    "boolean": Annotated[bool, Before(_flag)],
    "readers": Readers,
    "source": Annotated[tuple[CitationRecord, ...], Before(_sources)],
}
"""The type of a field → that of its cells."""
