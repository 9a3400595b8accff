"""Flag a statement whose number is another one than that of what it rests on.

What a line, an answer or any other item says in some unit or currency is held against the numbers of the same unit in the
items of its `rests_on`: in their words, and in the figures that they refer to or are about. It may be rounder, as far as its
own words show, and may say another number where its ground has none of the unit.
Not looked for: numbers without a unit; a ground's sums and differences; a sentence with a source of its own.
Why: a spokesperson says the line, and the evidence beside it says something else.
Example: "The mill cost 14.5 million dollars.", resting on an item that states US$ 12.5 million.
Instead: say the ground's number, refer to its figure, {figure:cost}, or rest on what states the other number.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.checks.pairs import Wording, texts
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.statements import Reader, Statement
from briefgen.content.pack import PackItem
from briefgen.diagnostics import Severity
from briefgen.markup.nodes import Marked
from briefgen.quantities.compare import rounds
from briefgen.quantities.model import LABEL, ORDINAL, Quantity

_COUNTED: Final = frozenset({None, ORDINAL, LABEL})
"""Units that do not tell what is counted."""


def find(subject: PackSubject) -> Iterator[Finding]:
    reader = Reader(subject)
    entries = {entry.id: entry for entry in subject.pack.items}
    for entry in subject.pack.items:
        item = entry.item
        if not item.sources:
            yield from _held(reader, tuple(texts(subject.pack, entry)), _of(entries, item.rests_on))
        if item.answer is not None and not item.answer.sources:
            grounds = item.answer.rests_on or item.rests_on
            yield from _held(reader, tuple(_answers(subject, entry)), _of(entries, grounds))


def _of(entries: dict[str, PackItem], ids: Sequence[str]) -> tuple[PackItem, ...]:
    return tuple(entries[id_] for id_ in ids if id_ in entries)


def _answers(subject: PackSubject, entry: PackItem) -> Iterator[Wording]:
    """Yield an answer in all its wordings and languages."""
    answer, at = entry.item.answer, ("items", entry.id)
    assert answer is not None
    home = subject.pack.front.language
    said: list[tuple[str, tuple[str, ...], Marked | None]] = [(home, ("answer", "text"), answer.text)]
    said += [(home, ("answer", "variants", name), words) for name, words in answer.variants.items()]
    for tag, one in entry.item.translations.items():
        said.append((tag, ("translations", tag, "answer"), one.answer))
        said += [(tag, ("translations", tag, "answer_variants", name), words)
                 for name, words in one.answer_variants.items()]  # fmt: skip
    yield from (Wording(location=(*at, *path), language=tag, text=words) for tag, path, words in said if words)


def _held(reader: Reader, wordings: Sequence[Wording], grounds: Sequence[PackItem]) -> Iterator[Finding]:
    if not grounds:
        return
    stated = [tuple(_stated(reader, ground)) for ground in grounds]
    for wording in wordings:
        said = reader.read(wording)
        for quantity in said.figures.quantities:
            if quantity.unit not in _COUNTED and not quantity.loose:
                yield from _against(reader, said, quantity, stated)


def _against(reader: Reader, said: Statement, quantity: Quantity, stated: list[tuple[Quantity, ...]]) -> Iterator[Finding]:
    like = [[one for one in each if one.unit == quantity.unit] for each in stated]
    told = [each for each in like if each]
    if not told or any(rounds(quantity, one) or rounds(one, quantity) for each in told for one in each):
        return
    words = said.words(quantity.at, quantity.end)
    yield Finding(
        message=f"the words say '{words}', and what they rest on says another number of the same unit",
        span=reader.span(said, quantity.at, quantity.end),
        hint="say the ground's number, or let both refer to one figure: {figure:…}",
        severity=Severity.ERROR if len(told) == 1 else Severity.WARNING,
    )


def _stated(reader: Reader, ground: PackItem) -> Iterator[Quantity]:
    for wording in texts(reader.pack, ground):
        yield from reader.read(wording).figures.quantities
    if ground.item.figure is not None:
        yield from reader.figure(ground.item.figure)


RULE: Final = PackRule(
    code="BG140", name="contradicted-ground", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
