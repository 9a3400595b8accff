"""Days, months and years in a normal text, each with its place."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Final

from briefgen.frozen import dataclass
from briefgen.quantities.lexemes import ENDING
from briefgen.quantities.model import Date, Dated, Years
from briefgen.quantities.normal import Normal, folded
from briefgen.quantities.tokens import HOLE
from briefgen.quantities.vocabulary import Vocabulary
from briefgen.regex import regex

_GAP: Final = r"[\s\u00a0\u202f\u2009]{0,3}"
_YEAR: Final = r"(?:1[5-9]|20|21)\d\d"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
_DASH: Final = r"[-–—/]"
_LETTERS: Final = r"[^\W\d_]"
_FREE: Final = r"(?<![\w.,])"
"""Before what begins a number of its own."""
_ISO: Final = re.compile(rf"{_FREE}(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>{_DAY})(?!\d)")
_DOTTED: Final = re.compile(rf"{_FREE}(?P<d>{_DAY})(?P<mark>[./])(?P<m>0?[1-9]|1[0-2])(?P=mark)(?P<y>{_YEAR})(?!\d)")
_CENTURY: Final = 100
_Reading = Callable[[str], Iterator[Dated]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    names: tuple[str, ...]
    """How months begin: where none stands in a text, it is not looked for days of one, or for one of a year."""
    day_first: re.Pattern[str]
    month_first: re.Pattern[str] | None
    month_year: re.Pattern[str]
    month: re.Pattern[str]
    years: re.Pattern[str]
    short_year: re.Pattern[str] | None


def read_dates(text: Normal, vocabulary: Vocabulary) -> tuple[Dated, ...]:
    """Return what *text* dates, in reading order; no character is read twice."""
    patterns = _patterns(vocabulary)
    named: tuple[_Reading, ...] = (
        partial(_days, patterns, vocabulary),
        partial(_months_of_years, patterns, vocabulary),
        partial(_years, patterns),
        partial(_months, patterns, vocabulary, text.capitals),
    )
    taken: list[Dated] = []
    free = text.text
    has_month = any(name in free for name in patterns.names)
    for reading in (_numeric, *(named if has_month else (partial(_years, patterns),)), _single_years):
        dates = tuple(reading(free))
        taken += dates
        free = blanked(free, dates)
    return tuple(sorted(taken, key=lambda date: (date.at, date.end)))


def blanked(text: str, dates: Iterable[Dated]) -> str:
    """Return *text* with holes where the dates stand."""
    for date in dates:
        text = f"{text[: date.at]}{HOLE * (date.end - date.at)}{text[date.end :]}"
    return text


def _numeric(text: str) -> Iterator[Dated]:
    for pattern in (_ISO, _DOTTED):
        for match in pattern.finditer(text):
            year, month, day = (int(match[part]) for part in "ymd")
            yield Date(year=year, month=month, day=day, at=match.start(), end=match.end())


def _days(patterns: _Patterns, vocabulary: Vocabulary, text: str) -> Iterator[Dated]:
    for pattern in filter(None, (patterns.day_first, patterns.month_first)):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = _month(parts["m"], vocabulary)
            year = int(parts["y"]) if parts["y"] else None
            for day in filter(None, (parts["d"], parts["d2"])):
                yield Date(year=year, month=month, day=int(day), at=match.start(), end=match.end())
        text = blanked(text, (Date(at=match.start(), end=match.end()) for match in pattern.finditer(text)))


def _months_of_years(patterns: _Patterns, vocabulary: Vocabulary, text: str) -> Iterator[Dated]:
    for match in patterns.month_year.finditer(text):
        month = _month(match["m"], vocabulary)
        yield Date(year=int(match["y"]), month=month, at=match.start(), end=match.end())


def _years(patterns: _Patterns, text: str) -> Iterator[Dated]:
    """Two years of which the second is the next one are a financial year; others are two years."""
    for match in patterns.years.finditer(text):
        first, written = int(match["first"]), match["second"]
        second = int(written) if len(written) > 2 else first - first % _CENTURY + int(written)  # noqa: PLR2004 - two digits
        if second == first + 1 or (second + _CENTURY == first + 1 and len(written) == 2):  # noqa: PLR2004
            yield Years(first=first, at=match.start(), end=match.end())
        elif second > first:
            yield Date(year=first, at=match.start(), end=match.end())
            yield Date(year=second, at=match.start(), end=match.end())
    for match in patterns.short_year.finditer(text) if patterns.short_year else ():
        yield Years(first=2000 + int(match["second"]) - 1, at=match.start(), end=match.end())


def _months(patterns: _Patterns, vocabulary: Vocabulary, capitals: frozenset[int], text: str) -> Iterator[Dated]:
    modal = {folded(name) for name in vocabulary.file.modal_months}
    behind = {folded(word) for word in vocabulary.file.months_behind}
    for match in patterns.month.finditer(text):
        before = text[: match.start()].split()
        if match["m"] in modal and not (match.start() in capitals and before and before[-1] in behind):
            continue
        yield Date(month=_month(match["m"], vocabulary), at=match.start(), end=match.end())


def _single_years(text: str) -> Iterator[Dated]:
    for match in re.finditer(rf"(?<![\d.,$₹€£₽]){_YEAR}(?![\d%]|[.,]\d)", text):
        yield Date(year=int(match[0]), at=match.start(), end=match.end())


@lru_cache(maxsize=32)
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    file = vocabulary.file
    month = rf"(?<!\w)(?P<m>{_names(vocabulary.months)})(?![\w\u0900-\u0963])(?:\.(?={_GAP}\d))?"
    ending = rf"(?:-?(?:{_any(file.ordinal_endings)}))?" if file.ordinal_endings else ""
    between = rf"{_GAP}(?:{_DASH}|{_any(('&', ',', *file.to, *file.and_also))}){_GAP}"
    two = rf"(?P<d>{_DAY}){ending}(?:{between}(?P<d2>{_DAY}){ending})?"
    year = rf"(?:{_GAP},?{_GAP}(?P<y>{_YEAR})(?!\d|-\d))?"
    short = rf"(?<!\w)(?:{_any(file.financial_year)}){_GAP}'?(?P<second>\d\d)(?!\d)"
    return _Patterns(
        names=tuple(name.removesuffix("*") for name in vocabulary.months),
        day_first=regex(rf"{_FREE}{two}{_GAP}(?:of{_GAP})?{month}{year}"),
        month_first=regex(rf"{month}{_GAP}{two}(?!\d|[.,]\d|{_GAP}%){year}") if file.month_first else None,
        month_year=regex(rf"{month}{_GAP},?{_GAP}(?:of{_GAP})?(?P<y>{_YEAR})(?!\d|[.,]\d|-\d)"),
        month=regex(month),
        years=regex(rf"(?<![\d.,])(?P<first>{_YEAR}){_GAP}{_DASH}{_GAP}(?P<second>{_YEAR}|\d\d)(?![\d%]|[.,]\d)"),
        short_year=regex(short) if file.financial_year else None,
    )


def _names(months: Iterable[str]) -> str:
    names = sorted(months, key=len, reverse=True)
    return "|".join(
        re.escape(name[:-1]) + rf"{_LETTERS}{{0,{ENDING}}}" if name.endswith("*") else re.escape(name) for name in names
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(folded(word)) for word in words)


def _month(name: str, vocabulary: Vocabulary) -> int:
    if name in vocabulary.months:
        return vocabulary.months[name]
    return next(
        number for stem, number in vocabulary.months.items() if stem.endswith("*") and name.startswith(stem[:-1])
    )
