"""Flag what was to come and is past at the edition's moment.

A claim that something is possible, expected or scheduled is not printed, nor rested on, after its `when`. A day to look
again, a due date and a day to act by that are past are warnings. What has a `valid_until` that is past, or is superseded,
the gate keeps back from every brief.
Why: a brief that still expects yesterday's visit misleads its reader, and shows that nobody has looked.
Example: an item .scheduled with `when: 2025-12-04` in an edition as of 7 December.
Instead: write what happened as an item that supersedes it, or mark it .overtaken.
"""

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import Final

from briefgen.checks.bearing import grounds_of
from briefgen.checks.rule import DayPlaces, Finding, Rule, Subject, no_words
from briefgen.content.vocabulary import PLAN_LADDER
from briefgen.diagnostics import Severity, Span
from briefgen.document.places import span_of
from briefgen.gate.records import ClearedItem, When

_DAYS: Final = (
    ("check_on", "was to be looked at again on"),
    ("due", "was due on"),
    ("action.by", "was to be acted on by"),
)
_DECEMBER: Final = 12


def find(subject: Subject) -> Iterator[Finding]:
    items, moment = subject.cleared.items, subject.cleared.as_of
    told: set[str] = set()
    for id_, origin in subject.printed.items():
        if id_ not in items:
            continue
        span = span_of(origin)
        for item in (items[id_], *grounds_of(items[id_], items)):
            if item.id not in told and _is_past(item, moment):
                told.add(item.id)
                yield _past_plan(id_, item, moment.date(), subject.days.get((item.id, "when"), span))
        yield from _past_days(items[id_], moment, span, subject.days)


def _is_past(item: ClearedItem, moment: dt.datetime) -> bool:
    return item.certainty in PLAN_LADDER and item.when is not None and is_before(item.when, moment)


def is_before(when: When, moment: dt.datetime) -> bool:
    """Tell whether all of a *when* lies before the *moment*; its days are those of the moment's zone."""
    if isinstance(when, dt.datetime):
        return when < moment
    return last_day(when) < moment.date()


def last_day(when: dt.date | str) -> dt.date:
    """Return the last day of a day, several days, a month or a year."""
    if isinstance(when, dt.date):
        return when
    parts = [int(part) for part in when.rpartition("/")[2].split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else _DECEMBER
    return dt.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])  # noqa: PLR2004


def _past_plan(printed: str, item: ClearedItem, as_of: dt.date, span: Span | None) -> Finding:
    past = f"'{item.certainty}' for {_written(item.when)}, which is before this pack's as_of, {as_of.isoformat()}"
    return Finding(
        message=f"'{item.id}' is {past}" if printed == item.id else f"'{printed}' rests on '{item.id}', {past}",
        span=span,
        hint="correct the date; or mark it .overtaken; or write what happened as a new item with"
        f" `- supersedes: {item.id}`",
    )


def _past_days(item: ClearedItem, moment: dt.datetime, span: Span | None, days: DayPlaces) -> Iterator[Finding]:
    for field, said in _DAYS:
        day: dt.date | None = getattr(item, field.replace(".", "_"))
        if day is not None and is_before(day, moment):
            yield Finding(
                message=f"'{item.id}' {said} {day.isoformat()}, which is past",
                span=days.get((item.id, field), span),
                hint=f"write what was found, or another day for `{field}`",
                severity=Severity.WARNING,
            )


def _written(when: When | None) -> str:
    return when.isoformat() if isinstance(when, dt.date) else str(when).replace("/", " to ")


RULE: Final = Rule(
    code="BG537",
    name="overtaken",
    severity=Severity.ERROR,
    find=find,
    bearing=no_words,
    page=__doc__ or "",
    overrulable=True,
)
