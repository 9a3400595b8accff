"""Flag a number that an author typed where the pack has it as a figure.

Why: a figure is kept once, with its unit, period and source; a copy in a sentence stays behind when the figure changes.
Example: "trade reached 68.7 billion dollars", where the register holds a figure of 68.7.
Instead: refer to it: "trade reached {figure:trade-2024}". `briefgen check --fix` does so only where the item names that figure
(`figure:`) or another wording of it refers to it, and no other figure is that number: that two numbers are equal proves nothing.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from briefgen.checks.authored import authored
from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity
from briefgen.document.places import place_of
from briefgen.gate.records import ClearedPack

_NUMBER: Final = re.compile(r"(?<![\w.,])\d(?:[\d.,\u00a0\u202f]*\d)?(?![\w])")
_COMMON: Final = 100
"""Whole numbers below it are too common to be a figure's by their digits alone."""


def find(subject: Subject) -> Iterator[Finding]:
    figures = _telling_values(subject.cleared)
    for node in authored(subject.document):
        for match in _NUMBER.finditer(node.text):
            figure = next((figures[value] for value in _readings(match[0]) if value in figures), None)
            if figure is not None:
                yield Finding(
                    message=f"'{match[0]}' is typed by hand, though it is the figure '{figure}'",
                    span=place_of(node),
                    hint=f"write {{figure:{figure}}} instead",
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
    code="BG405", name="hand-typed-number", severity=Severity.WARNING, find=find, page=__doc__ or "", fixable=True
)
