"""Flag a number that an author typed where the pack has it as a figure.

It is found in other words too: on another scale (68,700 million), in words, and as round as the author says it (69 billion),
where money, a share or another unit tells that the same is counted.
Why: a figure is kept once, with its unit, period and source; a copy in a sentence stays behind when the figure changes.
Example: "trade reached 68.7 billion dollars", where the register holds a figure of 68.7.
Instead: refer to it: "trade reached {figure:trade-2024}". `briefgen check --fix-words` does so only where the item names that figure
(`figure:`) or another wording of it refers to it, and no other figure is that number: that two numbers are equal proves nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, words_by_themselves
from briefgen.diagnostics import Severity
from briefgen.document.inlines import Text
from briefgen.document.places import place_of
from briefgen.gate.records import ClearedPack
from briefgen.quantities.amounts import amount, unit_of
from briefgen.quantities.compare import rounds
from briefgen.quantities.model import Quantity
from briefgen.quantities.read import read
from briefgen.quantities.vocabulary import Vocabulary, load_vocabulary
from briefgen.regex import regex

_NUMBER: Final = regex(r"(?<![\w.,])\d(?:[\d.,\u00a0\u202f]*\d)?(?![\w])")
_COMMON: Final = 100
"""Whole numbers below it are too common to be a figure's by their digits alone."""
_ROUND: Final = 10
"""Steps that a rounder number has at least: of one digit alone, "about 7 billion", nobody knows what it rounds."""
_Place = tuple[int, int]


def find(subject: Subject) -> Iterator[Finding]:
    if not subject.cleared.figures:
        return
    digits = _telling_values(subject.cleared)
    figures = tuple(_amounts(subject)) if subject.templates else ()
    vocabularies: dict[str, Vocabulary] = {}
    for node in subject.authored:
        equal = dict(_equal(node.text, digits))
        for place, (figure, how) in sorted(
            (equal | dict(_meant(node, figures, equal, partial(_vocabulary, vocabularies, subject)))).items()
        ):
            said = node.text[slice(*place)]
            yield Finding(
                message=f"'{said}' is typed by hand, though it is the figure '{figure}'{how}",
                span=place_of(node),
                hint=f"write {{figure:{figure}}} instead",
                said=said,
            )


def _equal(text: str, figures: Mapping[Decimal, str]) -> Iterator[tuple[_Place, tuple[str, str]]]:
    """Yield the numbers whose digits are a figure's, with its id."""
    for match in _NUMBER.finditer(text):
        figure = next((figures[value] for value in _readings(match[0]) if value in figures), None)
        if figure is not None:
            yield match.span(), (figure, "")


def _meant(
    node: Text,
    figures: tuple[tuple[str, Quantity], ...],
    known: Mapping[_Place, object],
    vocabulary: Callable[[Text], Vocabulary],
) -> Iterator[tuple[_Place, tuple[str, str]]]:
    """Yield the numbers that are a figure's in other digits, words or as a rounder one, of those that are not *known*."""
    if not figures or not any(letter.isalnum() for letter in node.text):
        return
    for quantity in read(node.text, vocabulary(node)).quantities:
        if quantity.loose or any(at < quantity.end and quantity.at < end for at, end in known):
            continue
        alike = [(id_, one) for id_, one in figures if _is_meant(quantity, one)]
        if alike:
            id_, one = next((each for each in alike if each[1].value == quantity.value), alike[0])
            yield (quantity.at, quantity.end), (id_, "" if one.value == quantity.value else ", rounded")


def _vocabulary(known: dict[str, Vocabulary], subject: Subject, node: Text) -> Vocabulary:
    """Return what numbers are called in the language of a text, looked for once in a brief."""
    language = getattr(node.origin, "language", subject.cleared.language)
    if language not in known:
        known[language] = load_vocabulary(language, subject.templates)
    return known[language]


def _is_meant(said: Quantity, figure: Quantity) -> bool:
    """Tell whether a number counts what the figure counts, as much of it or nearly."""
    if said.unit != figure.unit:
        return False
    if said.value == figure.value:
        return abs(said.value) >= _COMMON or said.value != said.value.to_integral_value()
    return abs(said.value) >= said.step * _ROUND and said.step > figure.step and rounds(said, figure)


def _amounts(subject: Subject) -> Iterator[tuple[str, Quantity]]:
    """Yield each figure that has a unit which tells, as texts would state it."""
    vocabulary = load_vocabulary(subject.cleared.language, subject.templates)
    for figure in subject.cleared.figures.values():
        unit = unit_of(figure.unit, figure.currency, vocabulary)
        for value in (figure.value, figure.low, figure.high) if unit is not None else ():
            if value is not None:
                yield (
                    figure.id,
                    amount(
                        value,
                        scale=figure.scale,
                        precision=figure.precision,
                        unit=unit,
                        approximate=figure.approximate,
                    ),
                )


def _telling_values(cleared: ClearedPack) -> Mapping[Decimal, str]:
    """Return the values that can be told by their digits, each with its figure's id."""
    values = {
        abs(value): figure.id
        for figure in cleared.figures.values()
        for value in (figure.value, figure.low, figure.high)
        if value is not None
    }
    return {value: figure for value, figure in values.items() if value >= _COMMON or value != value.to_integral_value()}


def _readings(written: str) -> Iterator[Decimal]:
    """Yield what the digits may mean: a point or a comma parts decimals or thousands, by the language."""
    digits = re.sub("[\u00a0\u202f]", "", written)
    for group, point in ((",", "."), (".", ",")):
        plain = digits.replace(group, "").replace(point, ".")
        if plain.count(".") <= 1:
            yield Decimal(plain)


RULE: Final = Rule(
    code="BG405",
    name="hand-typed-number",
    severity=Severity.WARNING,
    find=find,
    bearing=words_by_themselves(find),
    page=__doc__ or "",
    fixable=True,
)
