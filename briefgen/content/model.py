"""The shared base of the schema: closed, frozen, and values that are read where they enter.

Words of a file become days, moments, amounts and marked text here, each with a sentence of its own where that fails.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from babel.localedata import exists
from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from briefgen.frozen import dataclass
from briefgen.located.scalars import on_one_line
from briefgen.located.values import After, Before, InSchema, Made, Spelt
from briefgen.markup.inline import REFERENCE, InlineFault, parse_inlines
from briefgen.markup.nodes import Marked
from briefgen.regex import regex

ID_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH: Final = 40
CODE_PATTERN: Final = r"^BG[0-9]{3}$"
HASH_PATTERN: Final = r"^[0-9a-f]{12}$"
MOMENT_EXAMPLE: Final = "2025-12-03T18:00+05:30"
_ZONE: Final = "+00:00 is London in winter, +05:30 India"
MOMENT_HINT: Final = f"write a day, a time and a zone: 2025-12-03T18:00+00:00 ({_ZONE})"
LANGUAGE_PATTERN: Final = r"^([a-z]{2,3})(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
MOST_DIGITS: Final = 14
"""Of an amount as it is printed. Twice as many are what a decimal is computed with: a value and its precision fit."""
DIGITS: Final = regex(r"[+-]?[0-9]+(\.[0-9]+)?")
_MOMENT: Final = regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(Z|[+-]\d\d:\d\d)?")
_DAY: Final = regex(r"\d{4}-\d\d-\d\d")
_MONTH: Final = regex(r"\d{4}-(0[1-9]|1[0-2])")
_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_GROUPED: Final = regex(r"[+-]?\d{1,3}(?:\.\d{3}){2,}|[+-]?\d{1,3}(?:,\d{3})+|[+-]?\d{1,3}(?: \d{3})+")
"""Thousands parted by a sign; one point alone would be a decimal."""
_ALWAYS_DAYS: Final = 30
"""As many days as every month has but February."""
_POINTED: Final = regex(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_MONTH_NAME: Final = "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + "|Sept"
_IN_WORDS: Final = regex(
    rf"(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTH_NAME})\.?|(?P<first>{_MONTH_NAME})\.? (?P<second>\d{{1,2}}),?) (?P<year>\d{{4}})",
    re.IGNORECASE,
)
"""3 December 2025, or December 3, 2025."""
_WHEN_HINT: Final = "write year-month-day, as 2025-12-05; or 2025-12 or 2025 where no more is known"
_YEAR: Final = regex(r"[12]\d{3}")
GUID: Final = regex(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class _Said:
    """Refuses a name with nothing behind its colon: who left `readers:` open may have meant to shut somebody out."""

    model: type[BaseModel]

    def __call__(self, value: Any, info: ValidationInfo) -> Any:
        if value is not None:
            return value
        field = info.field_name or ""
        known = self.model.model_fields[field]
        name = known.alias or field
        # The example of free words would be somebody else's words.
        example = known.examples[0] if known.examples and known.annotation is not str else "…"
        must = f"write `{name}: {example}`"
        hint = must if known.is_required() else "write a value after the colon, or delete the name"
        raise refuse(f"'{name}' is empty", hint)


class Model(BaseModel):
    """A mapping of a content file: no key it does not know, nothing coerced from another type, and nothing left empty."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[BaseModel], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Put `_Said` before each field: as a `field_validator` it would take a quarter of the time in which a model is made."""
        schema = handler(source)
        said = _Said(cls)
        for field in _fields_of(schema):
            # The validator of a default stands outside of all others.
            holder = field["schema"] if field["schema"]["type"] == "default" else field
            if not _is_said(holder["schema"]):
                holder["schema"] = core_schema.with_info_before_validator_function(said, holder["schema"])
        return schema


def _fields_of(schema: Any) -> Iterator[Any]:
    while schema["type"] != "model-fields":
        schema = schema["schema"]
    yield from schema["fields"].values()


def _is_said(schema: Any) -> bool:
    """Tell whether the field was asked so before: a model that was made already is a part of another."""
    return schema["type"] == "function-before" and isinstance(schema["function"]["function"], _Said)


def refuse(message: str, hint: str) -> PydanticCustomError:
    """Return the error that becomes a diagnostic with these words; see `located.validate`."""
    return PydanticCustomError("briefgen", "{fault}", {"fault": message, "hint": hint})


def _marked(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value.strip():
        raise refuse("there are no words", "write some, or leave it out")
    try:
        return parse_inlines(value)
    except InlineFault as fault:
        raise PydanticCustomError(
            "inline_markup", "{fault}", {"fault": fault.message, "hint": fault.hint, "at": fault.at, "end": fault.end}
        ) from None


def _day(value: Any) -> Any:
    if isinstance(value, dt.datetime) or not isinstance(value, str | dt.date):
        raise refuse(f"'{value}' is not a day", "write year-month-day, as 2025-12-03")
    if isinstance(value, dt.date):
        return value
    try:
        return _iso_day(value)
    except ValueError:
        raise refuse(f"'{value}' is not a day", _day_hint(value) or "write year-month-day, as 2025-12-03") from None


def _month_length(value: str) -> str:
    """Return how long the month is, where that is what a day is wrong about."""
    match = _DAY.match(value)
    year, month, day = (int(part) for part in match.group().split("-")) if match else (0, 0, 0)
    if year < dt.MINYEAR or not 1 <= month <= len(_MONTHS):
        return ""
    days = calendar.monthrange(year, month)[1]
    name = _MONTHS[month - 1] if days >= _ALWAYS_DAYS else f"February {year}"
    return f"{name} has {days} days" if day > days else ""


def _day_hint(value: str) -> str:
    """Return what is wrong about a day, or how it is written, as far as that can be told."""
    if (said := _said_day(value)) is not None:
        return f"write {said}" if said else ""
    if _DAY.fullmatch(value) is not None and not 1 <= int(value[5:7]) <= len(_MONTHS):
        return "write year-month-day, as 2025-12-05; the month is 01 to 12"
    return _month_length(value)


def _said_day(value: str) -> str | None:
    """Return the day that is written as people write it, blank where there is none such; None where it is not written so."""
    if (match := _POINTED.fullmatch(value)) is not None:
        day, month, year = (int(part) for part in match.groups())
    elif (match := _IN_WORDS.fullmatch(value)) is not None:
        named = match["month"] or match["first"]
        day, year = int(match["day"] or match["second"]), int(match["year"])
        month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(named[:3].capitalize()))
    else:
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _iso_day(value: str) -> dt.date:
    if _DAY.fullmatch(value) is None:
        raise ValueError(value)
    return dt.date.fromisoformat(value)


def _moment(value: Any) -> Any:
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        day = _said_day(value) if isinstance(value, str) else None
        hint = f"write the day so, with a time and a zone: {day}T18:00+00:00 ({_ZONE})" if day else MOMENT_HINT
        raise refuse(f"'{value}' is not a day with a time and a zone", hint)
    if match.group(1) is None:
        raise refuse(f"'{value}' has no zone", f"add it: {value}+00:00 ({_ZONE})")
    try:
        moment = dt.datetime.fromisoformat(value)
        # The first and last days of the calendar overflow when they are compared across zones.
        moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        hint = _month_length(value) or MOMENT_HINT
        raise refuse(f"'{value}' is not a day with a time and a zone", hint) from None
    return moment


def _when(value: Any) -> Any:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(text, dt.date):
        return text
    if not isinstance(text, str):
        raise refuse("'when' takes a date", _WHEN_HINT)
    if _MONTH.fullmatch(text) or _YEAR.fullmatch(text):
        return text
    if "T" in text and text[:1].isdigit():
        return _moment(text)
    if "/" in text:
        return _days(text)
    try:
        return _iso_day(text)
    except ValueError:
        if text == "unknown":
            raise refuse("'unknown' is not a date", "leave 'when' out, and write a gap that says so") from None
        hint = _day_hint(text) or _WHEN_HINT
        raise refuse(f"'{text}' is not a date", hint) from None


def _days(text: str) -> str:
    """Return an ISO 8601 interval of days, which stays as it is written."""
    first, _, last = text.partition("/")
    if _day(first) >= _day(last):
        raise refuse(f"'{text}' does not run from a day to a later one", "write the first day, '/', and the last day")
    return text


def _issued(value: Any) -> Any:
    return value if value == "unknown" else _day(value)


def printed_digits(number: Decimal) -> int:
    """Return how many digits *number* has where it is written out, before the point and behind it."""
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return max(number.adjusted() + 1, 1) + decimals


def _amount_hint(value: Any) -> str:
    text = str(value)
    if _GROUPED.fullmatch(text) is not None:
        return f"write {re.sub(r'[., ]', '', text)}: no thousands sign, a point for decimals"
    if re.fullmatch(r"[+-]?\d+,\d+", text):
        return f"write {text.replace(',', '.')}: a point for decimals"
    return "write digits alone, as 68.7; unit and scale have fields of their own"


def _amount(value: Any) -> Any:
    """Floats go by the shortest words that make them, which are the author's: longer ones the YAML reader refuses."""
    number = value if isinstance(value, Decimal) else _number(value)
    if number is None or not number.is_finite():
        raise refuse(f"'{value}' is not an amount", _amount_hint(value))
    if printed_digits(number) > MOST_DIGITS:
        raise refuse(
            "a number has more digits than a brief can print",
            f"{MOST_DIGITS} are the most: round it, or give it a scale",
        )
    return number


def _number(value: Any) -> Decimal | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    is_digits = isinstance(value, str) and DIGITS.fullmatch(value) is not None
    return Decimal(str(value)) if is_number or is_digits else None


def _code(value: str) -> str:
    if re.fullmatch(CODE_PATTERN, value) is None:
        raise refuse(f"'{value}' is not the code of a finding", "write the code that stands at its end, as BG405")
    return value


def _hash(value: str) -> str:
    if re.fullmatch(HASH_PATTERN, value) is None:
        hint = "leave it as briefgen wrote it, or take it away, and let `briefgen translate review` write it"
        raise refuse(f"'{value}' is no hash of words", hint)
    return value


def _wordy(value: str) -> str:
    if not value.strip():
        raise refuse("there are no words", "write some, or leave it out")
    return value


def is_language(tag: str) -> bool:
    """Tell whether *tag* is that of a language that CLDR knows."""
    match = re.match(LANGUAGE_PATTERN, tag)
    return match is not None and exists(match.group(1))


def _language(tag: str) -> str:
    if not is_language(tag):
        raise refuse(f"no language has the tag '{tag}'", "write one such as en-GB or hi-IN")
    return tag


def or_words(example: str) -> ConfigDict:
    """Return the configuration of a mapping that may also be written as words, for the JSON Schema."""

    def extend(schema: dict[str, Any]) -> None:
        mapping = dict(schema)
        schema.clear()
        schema["anyOf"] = [{"type": "string", "examples": [example]}, mapping]

    return ConfigDict(json_schema_extra=extend)


def _bare(value: Any) -> Any:
    """Take off the braces that Microsoft's tools put round an id; unquoted they are a mapping of the id to nothing."""
    match value:
        case str():
            return value.strip().removeprefix("{").removesuffix("}").strip()
        case Mapping() if list(value.values()) == [None]:
            return next(iter(value))
        case _:
            return value


def _guid(value: str) -> str:
    if GUID.fullmatch(value) is None:
        hint = "write it as 0f3a6b52-8c1d-4e7f-9a2b-5d6c7e8f9012: groups of 8, 4, 4, 4 and 12 digits or letters a to f"
        raise refuse(f"'{value}' is no id of Microsoft's", hint)
    return value.lower()


def _no_reference(value: str) -> str:
    if match := REFERENCE.search(value):
        raise refuse(f"'{match.group()}' would be printed as it stands", "write the words out; this text has no markup")
    return value


def _schema(**schema: Any) -> InSchema:
    return InSchema({"type": "string", **schema})


Text = Annotated[str, After(_wordy), After(on_one_line), After(_no_reference), _schema(minLength=1)]
"""Words that are printed as they stand, without markup; never blank. White space around them is dropped, and a line's end or a tab
is a space, as in marked text.
"""
Remark = Annotated[str, After(_wordy), _schema(minLength=1)]
"""Words for the desk, never printed."""
Allowed = Mapping[Annotated[str, After(_code), _schema(pattern=CODE_PATTERN)], Remark]
"""Code of a finding → why it may stand here all the same."""
Hash = Annotated[str, After(_hash), _schema(pattern=HASH_PATTERN, examples=["3f2a9c41d0b7"])]
"""Of words, as `content.translatable` makes it."""
Id = Annotated[str, Spelt(pattern=ID_PATTERN, max_length=ID_LENGTH)]
FieldName = Annotated[str, Spelt(pattern=r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$", max_length=ID_LENGTH)]
"""Of a column of data: small letters and digits, joined by underscores or hyphens."""
LanguageTag = Annotated[str, Spelt(pattern=LANGUAGE_PATTERN), After(_language)]
Language = Annotated[str, Spelt(pattern=r"^[a-z]{2,3}$")]
"""Without a region: en, hi."""
Guid = Annotated[str, Before(_bare), After(_guid), _schema(format="uuid")]
MarkedText = Annotated[
    Marked,
    Made(_marked),
    _schema(minLength=1, description="Words with inline markup: **strong**, *emphasis*, [text](https://…), {kind:id}."),
]
"""Inline markup; a fault becomes a validation error that carries its offset."""
Day = Annotated[dt.date, Before(_day), _schema(format="date", examples=["2025-12-03"])]
Moment = Annotated[dt.datetime, Before(_moment), _schema(format="date-time", examples=[MOMENT_EXAMPLE])]
"""With a zone, always."""
When = Annotated[
    dt.date | dt.datetime | str,
    Before(_when),
    _schema(examples=["2025-12-04", "2025-12-04/2025-12-05", MOMENT_EXAMPLE, "2025-12", "2025"]),
]
"""A day, several days (`2025-12-04/2025-12-05`), a moment, or a month (`2025-12`) or year (`2025`) where no more is known;
`unknown` is a gap, not a when.
"""
Issued = Annotated[dt.date | Literal["unknown"], Before(_issued), _schema(examples=["2025-12-01", "unknown"])]
"""A full date, or the word `unknown`."""
Amount = Annotated[Decimal, Before(_amount), InSchema({"type": "number"})]
