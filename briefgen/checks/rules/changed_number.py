"""Flag a wording whose numbers are not those of the words that it stands for.

A short, plain or spoken wording says no number that the text does not say, or that a figure it refers to does not have; a
translation says the same numbers as the field it translates. A number is the same in any script, scale and unit that means
the same: 10 million and 1 crore, 68.7 and ६८.७. A rounder number in a variant is the same as far as its own words go: 69
billion, or about 70, for 68.7 billion. A variant may leave a number out, and may count what the text lists.
A limit, "more than 40", is another claim than the number itself: a warning.
Not looked for: "one", "two" and "first" in words, which often count nothing; which number goes with which noun.
Why: readers of one brief must not get another number than readers of the next, and nobody reads all of them.
Example: "- plain: Trade was about 96 billion dollars." under a text that says 69 billion.
Instead: write the text's number, or let both refer to one figure: {figure:trade}.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.pairs import Pair
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.statements import Reader, Statement
from briefgen.diagnostics import Severity
from briefgen.quantities.compare import (
    agree,
    counts_members,
    is_span,
    is_year,
    may_agree,
    opposed,
    rounds,
    swapped,
)
from briefgen.quantities.model import MONEY, PERCENT, Figures, Quantity

REFER: Final = "say the same number in both, or let both refer to one figure: {figure:…}"
_LIMITS: Final = frozenset({"more", "less"})
_LEAST: Final = frozenset({"more"})
"""What two languages say alike: the words for "up to" also part the ends of a range."""
_AS: Final = {"more": "the least", "less": "the most", None: "the number itself", "about": "nearly the number"}
_PARTING: Final = (",", ";", " and ", " or ", " और ", " या ", " и ", " или ", "، ", " و")


def find(subject: PackSubject) -> Iterator[Finding]:
    reader = subject.reader
    for pair, said, known in reader.pairs():
        of_relation = _variant if pair.relation == "variant" else _translation
        yield from of_relation(reader, pair, said, known)


def _variant(reader: Reader, pair: Pair, said: Statement, known: Statement) -> Iterator[Finding]:
    """A number must round one of the text, or be told by what the text is about."""
    if not reader.vocabulary(pair.against.language).is_worded:
        return
    stated = (*known.figures.quantities, *_of_own_figure(reader, pair))
    yield from _limits(reader, pair, said, known, _LIMITS)
    for quantity in said.figures.quantities:
        if quantity.loose or any(rounds(quantity, one) for one in stated):
            continue
        if _is_told(reader, pair, quantity, known):
            continue
        yield _extra(reader, pair, said, quantity, stated)


def _of_own_figure(reader: Reader, pair: Pair) -> tuple[Quantity, ...]:
    id_ = None if pair.item is None else pair.item.item.figure
    return () if id_ is None else tuple(reader.figure(id_))


def _is_told(reader: Reader, pair: Pair, quantity: Quantity, known: Statement) -> bool:
    figures = reader.pack.registers.figures
    periods = [date for id_ in known.named_figures() for date in reader.period(figures[id_], pair.against.language)
               if id_ in figures]  # fmt: skip
    dates = (*known.figures.dates, *periods)
    return is_span(quantity, dates) or is_year(quantity, dates) or counts_members(quantity, _members(known.text))


def _members(text: str) -> int:
    return 1 + sum(text.count(parting) for parting in _PARTING)


def _translation(reader: Reader, pair: Pair, said: Statement, known: Statement) -> Iterator[Finding]:
    """Every number of each stands in the other, as exactly."""
    if not reader.vocabulary(pair.against.language).is_worded:
        return
    own, others = said.figures, known.figures
    extra = [one for one in own.quantities if not _stands(one, others)]
    lost = [one for one in others.quantities if not _stands(one, own)]
    for quantity in (one for one in extra if not one.loose):
        yield _extra(reader, pair, said, quantity, tuple(lost) or others.quantities)
    if not reader.vocabulary(pair.wording.language).is_worded:
        return
    if not any(not one.loose for one in extra):
        for quantity in (one for one in lost if not one.loose):
            yield _lost(reader, pair, said, known, quantity)
    yield from _limits(reader, pair, said, known, _LEAST)
    yield from _without_unit(reader, pair, said, known)
    yield from _confused(reader, pair, said, known)


def _without_unit(reader: Reader, pair: Pair, said: Statement, known: Statement) -> Iterator[Finding]:
    """Yield numbers of a sum or a share that the translation says without its unit, which stands nowhere in it."""
    own = {one.unit for one in said.figures.quantities}
    for quantity in known.figures.quantities:
        if quantity.unit is None or not (quantity.unit == PERCENT or quantity.unit.startswith(MONEY)):
            continue
        bare = [one for one in said.figures.quantities if one.unit is None and one.value == quantity.value]
        if bare and quantity.unit not in own:
            words, full = said.words(bare[0].at, bare[0].end), known.words(quantity.at, quantity.end)
            message = f"{pair.name} says '{words}', and the words it translates '{full}'"
            yield Finding(message=message, span=reader.span(said, bare[0].at, bare[0].end), hint=REFER)


def _limits(reader: Reader, pair: Pair, said: Statement, known: Statement, limits: frozenset[str]) -> Iterator[Finding]:
    """Yield numbers that are a limit in one wording, "more than 40", and the number itself in the other."""
    for mine in said.figures.quantities:
        alike = [one for one in known.figures.quantities if agree(mine, one)]
        bounds = {one.bound for one in alike}
        drops = mine.bound is None and bounds and bounds <= limits
        adds = mine.bound in limits and bounds == {None}
        if (drops or adds) and not mine.loose:
            words = said.words(mine.at, mine.end)
            what = "the text" if pair.relation == "variant" else "the words it translates"
            yield Finding(
                message=f"{pair.name} says '{words}' as {_AS[mine.bound]}, and {what} as {_AS[alike[0].bound]}",
                span=reader.span(said, mine.at, mine.end),
                hint="say in both that it is more, or less, than the number, or in neither",
                severity=Severity.WARNING,
            )


def _stands(quantity: Quantity, figures: Figures) -> bool:
    return is_year(quantity, figures.dates) or any(agree(quantity, one) for one in figures.quantities)


def _confused(reader: Reader, pair: Pair, said: Statement, known: Statement) -> Iterator[Finding]:
    """Yield numbers that both wordings know, and that one says in the other's place or the other way round."""
    for mine, lost in swapped(said.figures.quantities, known.figures.quantities):
        words, fewer = said.words(mine.at, mine.end), known.words(lost.at, lost.end)
        message = f"{pair.name} says '{words}' more often than the words it translates, and '{fewer}' less often"
        yield Finding(message=message, span=reader.span(said, mine.at, mine.end), hint=REFER)
    for mine in said.figures.quantities:
        for other in known.figures.quantities:
            if agree(mine, other) and opposed(mine, other):
                limits = f"'{said.words(mine.at, mine.end)}' is the {'least' if mine.bound == 'more' else 'most'}"
                message = f"in {pair.name} {limits}, and in the words it translates it is not"
                yield Finding(
                    message=message, span=reader.span(said, mine.at, mine.end), hint="let both say at least, or at most"
                )


def _extra(reader: Reader, pair: Pair, said: Statement, quantity: Quantity, stated: tuple[Quantity, ...]) -> Finding:
    words = said.words(quantity.at, quantity.end)
    other = next((one for one in stated if one.value == quantity.value), None)
    what = "the text" if pair.relation == "variant" else "the words it translates"
    message = f"{pair.name} says '{words}', and {what} {'do' if what.endswith('s') else 'does'} not"
    if other is not None:
        message = f"{pair.name} says '{words}', and {what} the same number of something else"
    is_unclear = any(may_agree(quantity, one) for one in stated)
    if is_unclear:
        message = f"in {pair.name} '{words}' may be a large number or a measure"
    return Finding(
        message=message,
        span=reader.span(said, quantity.at, quantity.end),
        hint="write the word in full: million, or metres" if is_unclear else REFER,
    )


def _lost(reader: Reader, pair: Pair, said: Statement, known: Statement, quantity: Quantity) -> Finding:
    words = known.words(quantity.at, quantity.end)
    return Finding(
        message=f"{pair.name} does not say '{words}', as the words it translates do",
        span=reader.span(said, 0, len(said.text)),
        hint=REFER,
        severity=Severity.WARNING,
    )


RULE: Final = PackRule(
    code="BG530", name="changed-number", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
