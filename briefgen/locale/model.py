"""The fixed phrases of the house in one language, and its dates, numbers and lists by CLDR."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Final

from babel import Locale as Cldr
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

PLACE: Final = re.compile(r"\{([a-z][a-z_]*)\}")
_FRACTION: Final = re.compile(r"(?P<whole>[#,0]*0)(\.[#0]+)?")
_LETTER_BEFORE_DIGIT: Final = re.compile(r"(?<=[^\W\d_])(?=\d)")
"""CLDR's currency spacing, which babel leaves out: a no-break space parts letters from digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named gap in a phrase: `{page}`."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """CLDR patterns where the house differs from the language's own long form."""

    date: str = "long"
    month: str = "LLLL y"
    time: str = "HH:mm ('UTC'xxx)"
    moment: str = "{date}, {time}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    tag: str
    strings: Mapping[str, str]
    path: Path
    formats: Formats = field(default_factory=Formats)

    def has(self, key: str) -> bool:
        return key in self.strings

    def parts(self, key: str) -> tuple[str | Place, ...]:
        """Return the phrase cut at its places. Raises KeyError where there is no such key."""
        pieces = PLACE.split(self.strings[key])
        parts = (Place(name=piece) if index % 2 else piece for index, piece in enumerate(pieces))
        return tuple(part for part in parts if part)

    def places(self, key: str) -> frozenset[str]:
        return frozenset(PLACE.findall(self.strings[key]))

    def phrase(self, key: str, **values: str) -> str:
        """Return the phrase with each place filled. Raises KeyError for a missing key or value."""
        return "".join(values[part.name] if isinstance(part, Place) else part for part in self.parts(key))

    def date(self, date: dt.date) -> str:
        return format_date(date, self.formats.date, locale=_cldr(self.tag))

    def moment(self, moment: dt.datetime) -> str:
        """Return the moment in its own zone, which is named by its offset."""
        time = format_datetime(moment, self.formats.time, tzinfo=moment.tzinfo, locale=_cldr(self.tag))
        return PLACE.sub(lambda place: {"date": self.date(moment), "time": time}[place[1]], self.formats.moment)

    def when(self, when: dt.date | dt.datetime | str) -> str:
        """Return a day, a moment, a month (`2025-12`) or a year (`2025`); other words stay as they are."""
        match when:
            case dt.datetime():
                return self.moment(when)
            case dt.date():
                return self.date(when)
            case str() if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", when):
                first = dt.date(int(when[:4]), int(when[5:]), 1)
                return format_date(first, self.formats.month, locale=_cldr(self.tag))
            case str():
                return when

    def number(self, number: Decimal, *, precision: Decimal | None = None) -> str:
        """Return *number* grouped, with as many decimals as it was written with or *precision* has."""
        cldr = _cldr(self.tag)
        return format_decimal(number, _decimals(cldr.decimal_formats[None].pattern, number, precision), locale=cldr)

    def money(self, number: Decimal, currency: str, *, precision: Decimal | None = None) -> str:
        """Return an amount with the symbol that CLDR gives *currency* (ISO 4217) in this language."""
        cldr = _cldr(self.tag)
        standard = cldr.currency_formats["standard"].pattern.split(";")[0]
        pattern = _decimals(standard, number, precision)
        amount = format_currency(number, currency, pattern, locale=cldr, currency_digits=False)
        return _LETTER_BEFORE_DIGIT.sub("\u00a0", amount)

    def join(self, words: Sequence[str]) -> str:
        return format_list(words, locale=_cldr(self.tag))


def _decimals(pattern: str, number: Decimal, precision: Decimal | None) -> str:
    exponent = (number if precision is None else precision).as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return _FRACTION.sub(r"\g<whole>" + ("." + "0" * decimals if decimals else ""), pattern, count=1)


@lru_cache(maxsize=16)
def _cldr(tag: str) -> Cldr:
    return Cldr.parse(tag, sep="-")
