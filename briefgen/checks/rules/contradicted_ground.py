"""Flag a statement whose number is another one than that of what it rests on.

What a line, an answer or any other item says in some unit or currency is held against the numbers of the same unit in the
nearest items of its `rests_on` that have any: in their words, and in the figures that they refer to or are about. It may be
rounder, as far as its own words show. A warning only, where several grounds have numbers of the unit, or there is a source too.
Not looked for: numbers without a unit; a ground's sums and differences.
Why: a spokesperson says the line, and the evidence beside it says something else.
Example: "The mill cost 14.5 million dollars.", resting on an item that states US$ 12.5 million.
Instead: say the ground's number, refer to its figure, {figure:cost}, or rest on what states the other number.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.statements import Reader, Statement
from briefgen.checks.wording import Wording
from briefgen.content.pack import PackItem
from briefgen.diagnostics import Severity
from briefgen.quantities.compare import rounds
from briefgen.quantities.model import LABEL, ORDINAL, Quantity

_COUNTED: Final = frozenset({None, ORDINAL, LABEL})
"""Units that do not tell what is counted."""


def find(subject: PackSubject) -> Iterator[Finding]:
    reader = subject.reader
    entries = {entry.id: entry for entry in subject.pack.items}
    for entry in subject.pack.items:
        item = entry.item
        statements = tuple(subject.wordings.statements(entry))
        yield from _held(reader, statements, _levels(entries, item.rests_on), sourced=bool(item.sources))
        if item.answer is not None:
            levels = _levels(entries, item.answer.rests_on or item.rests_on)
            answers = tuple(subject.wordings.answers(entry))
            yield from _held(reader, answers, levels, sourced=bool(item.answer.sources or item.sources))


def _levels(entries: Mapping[str, PackItem], ids: Sequence[str]) -> tuple[tuple[PackItem, ...], ...]:
    """Return what these ids name, then what that rests on, and so on; each item once."""
    levels: list[tuple[PackItem, ...]] = []
    seen: set[str] = set()
    while level := tuple(entries[id_] for id_ in dict.fromkeys(ids) if id_ in entries and id_ not in seen):
        seen |= {entry.id for entry in level}
        levels.append(level)
        ids = [id_ for entry in level for id_ in entry.item.rests_on]
    return tuple(levels)


def _held(
    reader: Reader, wordings: Sequence[Wording], levels: Sequence[Sequence[PackItem]], *, sourced: bool
) -> Iterator[Finding]:
    """Hold every number against the nearest grounds that have one of its unit."""
    if not levels:
        return
    stated = [[tuple(_stated(reader, ground)) for ground in level] for level in levels]
    for wording in wordings:
        said = reader.read(wording)
        for quantity in (one for one in said.figures.quantities if one.unit not in _COUNTED and not one.loose):
            told = next(filter(None, (_of_unit(quantity, level) for level in stated)), [])
            several = sourced or len(told) > 1
            if told and not any(rounds(quantity, one) or rounds(one, quantity) for each in told for one in each):
                yield _contradicted(reader, said, quantity, Severity.WARNING if several else Severity.ERROR)


def _of_unit(quantity: Quantity, level: Sequence[tuple[Quantity, ...]]) -> list[list[Quantity]]:
    like = ([one for one in each if one.unit == quantity.unit] for each in level)
    return [each for each in like if each]


def _contradicted(reader: Reader, said: Statement, quantity: Quantity, severity: Severity) -> Finding:
    words = said.words(quantity.at, quantity.end)
    return Finding(
        message=f"the words say '{words}', and what they rest on says another number of the same unit",
        span=reader.span(said, quantity.at, quantity.end),
        hint="say the ground's number, or let both refer to one figure: {figure:…}",
        severity=severity,
    )


def _stated(reader: Reader, ground: PackItem) -> Iterator[Quantity]:
    for wording in reader.wordings.statements(ground):
        yield from reader.read(wording).figures.quantities
    if ground.item.figure is not None:
        yield from reader.figure(ground.item.figure)


RULE: Final = PackRule(
    code="BG141", name="contradicted-ground", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
