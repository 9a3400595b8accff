"""Flag an amount that was converted without a rate that is dated.

An amount that stands beside one in another currency, in brackets or behind "or", is converted from it: either the register
says so (`derived`, formula `converted`), or the sentence names the rate and its day. Figures of different currencies are not
summed, compared or divided.
Why: rates move every day; an amount converted at an unknown one can be neither checked nor compared.
Example: "US$ 2.75 billion (₹231 billion)".
Instead: give the second figure `derived: {formula: converted, from: [cost], rate: 84, on: 2034-05-02}`; the number is worked out,
and printed with the day of the rate.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.statements import Statement
from briefgen.content.registers import CONVERTED, Figure
from briefgen.diagnostics import Severity
from briefgen.document.languages import primary
from briefgen.document.sentences import ENDS
from briefgen.document.usage import Usage, any_of
from briefgen.quantities.model import MONEY, Date, Quantity
from briefgen.regex import regex

_SIGN: Final = r"[(\[=≈~]"
_OPENS: Final = regex(rf"[\s,]*{_SIGN}")
_TERM: Final = "{term:"
_SIGNS: Final = regex(r"[\s,;:()\[\]=≈~–—-]+")
_END: Final = regex(rf"[{ENDS}]\s")
_HINT: Final = "write on the second figure `derived: {formula: converted, from: […], rate: …, on: …}`, or name the rate and its day"


def find(subject: PackSubject) -> Iterator[Finding]:
    figures = subject.pack.registers.figures
    for figure in figures.values():
        yield from _mixed(subject, figure, figures)
    for wording in subject.wordings.printed:
        if wording.is_text and not wording.is_verbatim:
            usage = subject.usages.get(primary(wording.language))
            if usage is not None and _may_stand_for(wording.marked.source, usage.equals):
                yield from _beside(subject, subject.reader.read(wording), usage)


def _mixed(subject: PackSubject, figure: Figure, figures: Mapping[str, Figure]) -> Iterator[Finding]:
    if figure.derived is None:
        return
    grounds = [figures[name].currency for name in figure.derived.from_ if name in figures]
    span = subject.pack.positions.span(("figures", figure.id, "derived"))
    if figure.derived.formula == CONVERTED:
        if None in grounds or figure.currency is None or figure.currency in grounds:
            yield Finding(
                message=f"'{figure.id}' is not converted from one currency into another",
                span=span,
                hint="give both figures their `currency`, or take `derived` out",
            )
        return
    known = {one for one in grounds if one} | ({figure.currency} if figure.currency else set())
    if len(known) > 1:
        yield Finding(
            message=f"'{figure.id}' is derived from amounts in {' and '.join(sorted(known))}",
            span=span,
            hint="convert one of them first: a figure with `derived: {formula: converted, from: […], rate: …, on: …}`",
        )


def _may_stand_for(source: str, equals: tuple[str, ...]) -> bool:
    """Tell whether anything stands in the words that makes one amount another, before they are read for amounts; a term's words
    stand elsewhere.
    """
    return _TERM in source or _telling(equals).search(source) is not None


@lru_cache(maxsize=32)
def _telling(equals: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_SIGN}|{any_of(equals)}" if equals else _SIGN, re.IGNORECASE)


def _beside(subject: PackSubject, said: Statement, usage: Usage) -> Iterator[Finding]:
    amounts = sorted((one for one in said.figures.quantities if _is_money(one)), key=lambda one: one.at)
    for one, other in pairwise(amounts):
        is_same = one.unit == other.unit or one.at == other.at
        if is_same or not _stands_for(said.text[one.end : other.at], usage) or _is_converted(subject, said, other):
            continue
        if not _is_dated(said, one.at, other.end, usage):
            words = said.words(other.at, other.end)
            yield Finding(
                message=f"{said.wording.whose} says '{words}' beside another currency, without a dated rate",
                span=subject.reader.span(said, other.at, other.end),
                hint=_HINT,
            )


def _is_money(one: Quantity) -> bool:
    return one.unit is not None and one.unit.startswith(MONEY)


def _stands_for(between: str, usage: Usage) -> bool:
    """Tell whether nothing stands between two amounts but a bracket, or a word that makes one the other."""
    words = any_of(usage.equals) if usage.equals else r"(?!)"
    rest = re.sub(words, " ", between, flags=re.IGNORECASE)
    is_told = bool(_OPENS.match(between)) or rest != between
    return is_told and not _SIGNS.sub("", rest)


def _is_converted(subject: PackSubject, said: Statement, amount: Quantity) -> bool:
    """Tell whether it is a figure that prints the day of its rate."""
    at = said.offsets[amount.at]
    names = (one.id for one in said.references if one.at == at and one.kind == "figure")
    figures = (subject.pack.registers.figures.get(name) for name in names)
    return any(one is not None and one.derived is not None and one.derived.rate is not None for one in figures)


def _is_dated(said: Statement, at: int, end: int, usage: Usage) -> bool:
    """Tell whether the sentence around the amounts says that there was a rate, and of which day."""
    first = max((match.end() for match in _END.finditer(said.text, 0, at)), default=0)
    match = _END.search(said.text, end)
    last = len(said.text) if match is None else match.start()
    named = usage.rate_words and re.search(any_of(usage.rate_words), said.text[first:last], re.IGNORECASE)
    days = (one for one in said.figures.dates if isinstance(one, Date) and one.day is not None)
    return bool(named) and any(first <= one.at < last for one in days)


RULE: Final = PackRule(
    code="BG441", name="undated-rate", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
