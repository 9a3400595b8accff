"""Flag a day of the week that the date beside it is not.

Looked at is every text that a brief can print, in each language whose days of the week are known: a day of the week right before
a date that has its year, or in brackets right behind it; a date may be a reference, {date:visit}.
Why: one of the two is wrong, and a reader who trusts the other one is there on the wrong day.
Example: "The talks are on Friday, 4 December 2025", which is a Thursday.
Instead: mend the day of the week or the date, whichever the source does not have.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from babel.dates import get_day_names

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.statements import Reader, Statement
from briefgen.diagnostics import Severity
from briefgen.quantities.model import Date
from briefgen.quantities.normal import folded

_WORD: Final = r"[^\W\d_][\w\u0900-\u0963]*"
_BETWEEN: Final = r"[,.]?[\s\u00a0]{1,3}(?:the[\s\u00a0]|\()?"
_BEHIND: Final = r"[\s\u00a0,]{0,3}(?:г\.?|года)?[\s\u00a0]{0,2}\([\s\u00a0]?"
"""Between a date and a day of the week in brackets; in Russian the word for a year may stand there."""


def find(subject: PackSubject) -> Iterator[Finding]:
    reader = subject.reader
    for wording in subject.wordings.printed:
        weekdays = reader.vocabulary(wording.language).weekdays
        if weekdays and any(name in folded(wording.text) for name in weekdays):
            said = reader.read(wording)
            for first, last, days in _days(said):
                for named, at, end in _beside(said.text, first, last, weekdays):
                    if named not in {day.weekday() for day in days}:
                        yield _wrong(reader, said, min(at, first), max(end, last), days)


def _days(said: Statement) -> Iterator[tuple[int, int, tuple[dt.date, ...]]]:
    """Yield the days that are written in one place: "4 and 5 December 2025" are two."""
    whole = (date for date in said.figures.dates if isinstance(date, Date))
    for (first, last), dates in groupby(sorted(whole, key=_place), key=_place):
        known = [_day(date) for date in dates]
        if days := tuple(day for day in known if day is not None):
            yield first, last, days


def _place(date: Date) -> tuple[int, int]:
    return date.at, date.end


def _day(date: Date) -> dt.date | None:
    if date.year is None or date.month is None or date.day is None:
        return None
    try:
        return dt.date(date.year, date.month, date.day)
    except ValueError:
        return None


def _beside(text: str, first: int, last: int, weekdays: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
    """Yield the day of the week before a date and the one behind it, each as a number from Monday, with its place."""
    before = re.search(rf"({_WORD}){_BETWEEN}$", text[:first])
    behind = re.match(rf"{_BEHIND}({_WORD})[\s\u00a0]?\)", text[last:])
    for found, start in ((before, 0), (behind, last)):
        if found is not None and (number := weekdays.get(folded(found[1]))) is not None:
            yield number, start + found.start(1), start + found.end(1)


def _wrong(reader: Reader, said: Statement, at: int, end: int, days: tuple[dt.date, ...]) -> Finding:
    names = get_day_names("wide", locale="en")
    is_day = " and ".join(f"{day.day} {day:%B} {day.year} is a {names[day.weekday()]}" for day in days)
    return Finding(
        message=f"'{said.words(at, end)}' in {said.wording.whose}: {is_day}",
        span=reader.span(said, at, end),
        hint="mend the day of the week or the date, whichever the source does not have",
    )


RULE: Final = PackRule(
    code="BG566", name="wrong-weekday", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
