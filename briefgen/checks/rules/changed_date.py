"""Flag a wording whose dates are not those of the words that it stands for, or of the item.

A short, plain or spoken wording dates nothing that neither the text nor `when` dates; a translation has the same days, months
and years as the field it translates. 2024-25 is a financial year, which "the year to March 2025" says as well. A wording
that gives a day says the item's own day somewhere, where `when` is a day.
Why: a date is what readers write into their diaries, and one that differs between two languages is found too late.
Example: "- hi-IN: … 5 दिसंबर" under a text that says 4 December.
Instead: write the same date, or refer to it: {date:state-visit}.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.checks.pairs import Pair
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.statements import Reader, Statement, dates_of
from briefgen.content.pack import PackItem
from briefgen.diagnostics import Severity
from briefgen.quantities.compare import one_date, within
from briefgen.quantities.model import Date, Dated, Years

REFER: Final = "write the same date in both, or refer to the item's own: {date:…}"


def find(subject: PackSubject) -> Iterator[Finding]:
    reader = subject.reader
    for pair, said, known in reader.pairs():
        of_relation = _variant if pair.relation == "variant" else _translation
        yield from of_relation(reader, pair, said, known)
    for entry in subject.pack.items:
        yield from _against_when(reader, entry)


def _variant(reader: Reader, pair: Pair, said: Statement, known: Statement) -> Iterator[Finding]:
    told = (*known.figures.dates, *_when(pair.item), *_periods(reader, pair, known))
    for date in said.figures.dates:
        if not any(within(date, one) for one in told) and not _is_number(date, known):
            yield _extra(reader, pair, said, date)


def _translation(reader: Reader, pair: Pair, said: Statement, known: Statement) -> Iterator[Finding]:
    own, others = said.figures.dates, known.figures.dates
    extra = [one for one in own if not _stands(one, others) and not _is_number(one, known)]
    lost = [one for one in others if not _stands(one, own) and not _is_number(one, said)]
    for date in extra:
        yield _extra(reader, pair, said, date)
    for date in () if extra else lost:
        words = known.words(date.at, date.end)
        message = f"{pair.name} does not say '{words}', as the words it translates do"
        span = reader.span(said, 0, len(said.text))
        yield Finding(message=message, span=span, hint=REFER, severity=Severity.WARNING)


def _against_when(reader: Reader, entry: PackItem) -> Iterator[Finding]:
    """Find wordings that give days, and not the day of the item."""
    own = [date for date in _when(entry) if isinstance(date, Date) and date.day is not None]
    for wording in reader.wordings.statements(entry) if own else ():
        said = reader.read(wording)
        days = [date for date in said.figures.dates if isinstance(date, Date) and date.day is not None]
        if days and not any(within(date, one) for date in days for one in own):
            at, end = days[0].at, days[0].end
            message = f"'{entry.id}' says '{said.words(at, end)}', and its `when` is another day"
            hint = "write {date:" + entry.id + "} in the words, or mend `when`"
            yield Finding(message=message, span=reader.span(said, at, end), hint=hint, severity=Severity.WARNING)


def _when(entry: PackItem | None) -> tuple[Dated, ...]:
    return () if entry is None or entry.item.when is None else dates_of(entry.item.when)


def _periods(reader: Reader, pair: Pair, known: Statement) -> Iterator[Dated]:
    """Yield what the figures are of that the text names, or that its item is about."""
    figures = reader.pack.registers.figures
    own = () if pair.item is None or pair.item.item.figure is None else (pair.item.item.figure,)
    for id_ in (*known.named_figures(), *own):
        if id_ in figures:
            yield from reader.period(figures[id_], pair.against.language)


def _stands(date: Dated, others: Sequence[Dated]) -> bool:
    return any(one_date(date, one) or _of_one_year(date, one) for one in others)


def _of_one_year(date: Dated, other: Dated) -> bool:
    """Tell whether one of them is a financial year and the other its end: 2024-25, the year to March 2025."""
    years, month = (date, other) if isinstance(date, Years) else (other, date)
    return isinstance(years, Years) and isinstance(month, Date) and within(month, years)


def _is_number(date: Dated, statement: Statement) -> bool:
    """Tell whether what one wording reads as a year, "1500", is what the other reads as a number, "1,500"."""
    if not isinstance(date, Date) or date.month is not None:
        return False
    return any(one.value == date.year for one in statement.figures.quantities)


def _extra(reader: Reader, pair: Pair, said: Statement, date: Dated) -> Finding:
    words = said.words(date.at, date.end)
    what = "neither the text nor `when` does" if pair.relation == "variant" else "the words it translates do not"
    return Finding(
        message=f"{pair.name} says '{words}', and {what}",
        span=reader.span(said, date.at, date.end),
        hint=REFER,
    )


RULE: Final = PackRule(
    code="BG531", name="changed-date", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
