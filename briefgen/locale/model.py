"""The fixed phrases of the house in one language, and its dates, numbers and lists by CLDR."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Final

from babel import Locale as Cldr
from babel import UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_symbol

from briefgen.frozen import dataclass
from briefgen.regex import regex

PLACE: Final = re.compile(r"\{([a-z][a-z_]*)\}")
MINUS: Final = "\u2212"
_FRACTION: Final = re.compile(r"(?P<whole>[#,0]*0)(\.[#0]+)?")
_BY_THOUSANDS: Final = regex("#,##,##0")
"""How CLDR writes lakh and crore, in place of which thousands are grouped."""
_MONTH: Final = regex(r"(\d{4})-(0[1-9]|1[0-2])")
_DAYS: Final = regex(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_DAY: Final = regex(r"\bd+")
_TWO_YEARS: Final = regex(r"(?P<fy>FY)?(?P<first>\d{4})-(?P<second>\d{2})")
_PART_OF_YEAR: Final = regex(r"(?P<year>\d{4})-(?P<part>[QH])(?P<number>[1-4])")
_MINUTES: Final = regex(r"mm(?!.*s)")
_MEMBER: Final = "\0"
"""Stands for a member of a list, and in no text."""
_NO_OFFSET: Final = "+00:00"
_PARTS: Final = {"Q": "period-quarter", "H": "period-half"}


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
    plurals: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Key → form of the number (CLDR: one, few, many, other) → phrase. `strings` has the one where nothing is counted."""
    files: tuple[Path, ...] = ()
    """Every file that its phrases are from, the one that holds first."""
    formats: Formats = field(default_factory=Formats)
    scales: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Currency (ISO 4217), or `other` → the words in which large amounts of it are told; none: as they were written."""
    unreviewed: bool = False
    """Whether its phrases are a translation that nobody has reviewed: what is written in it is a draft."""

    def has(self, key: str) -> bool:
        return key in self.strings

    def counted(self, key: str, count: Decimal | int | None) -> str:
        """Return the phrase in the form that goes with *count* things; None is no number. Raises KeyError where there is no
        such key.
        """
        forms = self.plurals.get(key)
        if forms is None or count is None:
            return self.strings[key]
        return forms[_cldr(self.tag).plural_form(count)]

    def parts(self, key: str, count: Decimal | int | None = None) -> tuple[str | Place, ...]:
        """Return the phrase cut at its places. Raises KeyError where there is no such key."""
        pieces = PLACE.split(self.counted(key, count))
        parts = (Place(name=piece) if index % 2 else piece for index, piece in enumerate(pieces))
        return tuple(part for part in parts if part)

    def around(self, key: str) -> tuple[str, ...]:
        """Return the words before, between and behind the places of a phrase. Raises KeyError where there is no such key."""
        return tuple(PLACE.split(self.strings[key])[::2])

    def places(self, key: str) -> frozenset[str]:
        return frozenset(PLACE.findall(self.strings[key]))

    def phrase(self, key: str, counts: Decimal | int | None = None, /, **values: str) -> str:
        """Return the phrase with each place filled; *counts* is how many it speaks of. Raises KeyError for a missing key or
        value.
        """
        return "".join(values[part.name] if isinstance(part, Place) else part for part in self.parts(key, counts))

    def date(self, date: dt.date) -> str:
        return format_date(date, self.formats.date, locale=_cldr(self.tag))

    def days(self, first: dt.date, last: dt.date) -> str:
        """Return several days: "4–5 December 2025", and each in full where they are of two months."""
        if (first.year, first.month) != (last.year, last.month):
            return f"{self.date(first)} – {self.date(last)}"
        named = _cldr(self.tag).date_formats.get(self.formats.date)
        pattern = self.formats.date if named is None else named.pattern
        return format_date(last, _DAY.sub(f"'{first.day}–'d", pattern, count=1), locale=_cldr(self.tag))

    def moment(self, moment: dt.datetime) -> str:
        """Return the moment in its own zone, which is named by its offset; UTC has none. Seconds are told where there are any."""
        pattern = _MINUTES.sub(r"\g<0>:ss", self.formats.time) if moment.second else self.formats.time
        time = format_datetime(moment, pattern, tzinfo=moment.tzinfo, locale=_cldr(self.tag))
        time = time.replace(_NO_OFFSET, "")
        return PLACE.sub(lambda place: {"date": self.date(moment), "time": time}[place[1]], self.formats.moment)

    def when(self, when: dt.date | dt.datetime | str) -> str:
        """Return a day, several (`2025-12-04/2025-12-05`), a moment, a month (`2025-12`) or a year (`2025`); other words
        stay as they are.
        """
        match when:
            case dt.datetime():
                return self.moment(when)
            case dt.date():
                return self.date(when)
            case str() if days := _DAYS.fullmatch(when):
                return self.days(*map(dt.date.fromisoformat, days.groups()))
            case str() if _MONTH.fullmatch(when):
                first = dt.date(int(when[:4]), int(when[5:]), 1)
                return format_date(first, self.formats.month, locale=_cldr(self.tag))
            case str():
                return when

    def period(self, period: str) -> str:
        """Return what a number is of: a year, a financial year (`2024-25`, `FY2024-25`), several years (`2020-24`), a month
        (`2024-04`), a quarter (`2024-Q1`) or a half (`2024-H1`); other words stay as they are.

        Two years of which the second is the next one are a financial year, never a range or a month, `2011-12` included.
        Raises KeyError where the language lacks a phrase that it takes.
        """
        if years := _TWO_YEARS.fullmatch(period):
            first, second = years["first"], years["second"]
            if years["fy"] or (int(first) + 1) % 100 == int(second):
                return self.phrase("financial-year", first=first, second=second)
            if int(second) > max(int(first) % 100, 12):
                return self.phrase("period-years", first=first, last=first[:2] + second)
        if part := _PART_OF_YEAR.fullmatch(period):
            return self.phrase(_PARTS[part["part"]], number=part["number"], year=part["year"])
        return self.when(period)

    def number(self, number: Decimal, *, precision: Decimal | None = None, currency: str | None = None) -> str:
        """Return *number* grouped, with as many decimals as it was written with or *precision* has; below zero with a
        minus, which is no hyphen. Money from elsewhere is grouped by thousands also where the language's own is not.
        """
        cldr = _cldr(self.tag)
        own = cldr.decimal_formats[None].pattern
        is_foreign = currency is not None and currency not in self.scales
        pattern = _decimals(_BY_THOUSANDS.sub("#,##0", own) if is_foreign else own, number, precision)
        return format_decimal(number, pattern, locale=cldr).replace("-", MINUS)

    def money(self, amount: str, currency: str, *, counts: Decimal | None = None) -> str:
        """Return *amount* as printed ("68.7 billion") with its currency (ISO 4217): by the house's phrase, else CLDR's symbol.

        Raises KeyError where the language has neither `currency-<code>` nor `currency-other`.
        """
        key = f"currency-{currency.lower()}"
        if self.has(key):
            return self.phrase(key, counts, amount=amount)
        symbol: str = get_currency_symbol(currency, locale=_cldr(self.tag))
        return self.phrase("currency-other", amount=amount, currency=symbol)

    def currency(self, currency: str) -> str:
        """Return the currency's name by itself, for the head of a column. Raises KeyError, as `money` does."""
        return self.money("", currency).strip()

    def join(self, words: Sequence[str]) -> str:
        return format_list(words, locale=_cldr(self.tag))

    def between(self, count: int) -> tuple[str, ...]:
        """Return what stands between the members of a list of *count*: ", " and " and "."""
        return tuple(self.join([_MEMBER] * count).split(_MEMBER)[1:-1])


def _decimals(pattern: str, number: Decimal, precision: Decimal | None) -> str:
    exponent = (number if precision is None else precision).as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return _FRACTION.sub(r"\g<whole>" + ("." + "0" * decimals if decimals else ""), pattern, count=1)


@lru_cache(maxsize=16)
def _cldr(tag: str) -> Cldr:
    return Cldr.parse(tag, sep="-")


def plural_forms(tag: str) -> tuple[str, ...]:
    """Return the forms of the number that a language has by CLDR; of one that CLDR does not know, `other` alone."""
    try:
        known = _cldr(tag).plural_form.tags
    except (UnknownLocaleError, ValueError):
        known = frozenset()
    return (*(form for form in ("zero", "one", "two", "few", "many") if form in known), "other")
