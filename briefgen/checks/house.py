"""What of a text the house writes otherwise."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.content.house_rules import Forbidden, Preferred
from briefgen.content.patterns import ANY_ENDING, compiled
from briefgen.frozen import dataclass

Rules = Iterable[Forbidden | Preferred]
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseMatch:
    rule: Forbidden | Preferred
    found: re.Match[str]
    exact: bool
    """Whether the rule names this very form, and not any ending of a stem."""


class HousePatterns:
    """The patterns of some rules, made once for many texts."""

    def __init__(self, rules: Rules) -> None:
        self._rules = [
            (rule, written, pattern) for rule in rules for written, pattern in compiled(rule.patterns).items()
        ]

    def of(self, text: str, language: str) -> tuple[HouseMatch, ...]:
        """Return what they find, in the order of the text.

        What stands within the words that a rule would have written is no finding, nor what stands within another finding.
        """
        matches = sorted(self._all(text, language), key=lambda match: (match.found.start(), -match.found.end()))
        found: list[HouseMatch] = []
        for match in matches:
            if not found or match.found.start() >= found[-1].found.end():
                found.append(match)
        return tuple(found)

    def _all(self, text: str, language: str) -> Iterator[HouseMatch]:
        for rule, written, pattern in self._rules:
            for found in pattern.finditer(text) if rule.holds_in(language) else ():
                if not _is_written(rule, text, found):
                    yield HouseMatch(rule=rule, found=found, exact=ANY_ENDING not in written)


def _is_written(rule: Forbidden | Preferred, text: str, found: re.Match[str]) -> bool:
    """Tell whether a form is part of the preferred one: "Modi" within "Prime Minister Modi"."""
    if isinstance(rule, Forbidden):
        return False
    return any(
        whole.start() <= found.start() and found.end() <= whole.end()
        for whole in re.finditer(re.escape(rule.write), text)
    )


def said_of(rule: Forbidden | Preferred, words: str, whose: str) -> tuple[str, str]:
    """Return the message and the hint."""
    match rule:
        case Forbidden():
            return f"the house does not say '{words}', as {whose} does: {rule.why}", (
                f"say instead: {rule.instead}" if rule.instead else "say it in other words"
            )
        case Preferred():
            why = f": {rule.why}" if rule.why else ""
            return f"the house does not write '{words}', as {whose} does{why}", f"write {rule.write}"


def as_written(rule: Preferred, words: str) -> str:
    """Return the preferred form in place of *words*; at the beginning of a sentence it keeps the capital letter."""
    begins_small = rule.write[:1].islower()
    return rule.write[:1].upper() + rule.write[1:] if begins_small and words[:1].isupper() else rule.write
