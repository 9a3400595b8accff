"""What a pattern finds in the sentences of a pack, and where."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from briefgen.checks.rule import PackSubject
from briefgen.checks.wording import Wording
from briefgen.diagnostics import Edit, Span
from briefgen.frozen import dataclass

_TEXTS: Final = 4_096
"""Of which it is remembered what a pattern finds in them: of a pack that somebody writes at, nearly all are the same again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a pattern found in a text, and where that is."""

    text: Wording
    found: re.Match[str]
    span: Span | None

    @property
    def words(self) -> str:
        """What was found, on one line."""
        return " ".join(self.found[0].split("\n"))

    def edits(self, text: str) -> tuple[Edit, ...]:
        """Return what puts *text* in its place."""
        return self.text.edits(self.found.start(), self.found.end(), text)


def matches(subject: PackSubject, pattern: re.Pattern[str], *languages: str) -> Iterator[Match]:
    """Yield what *pattern* finds in sentences of the *languages*, of all where none is named; what is quoted stays as said."""
    find = _finder(pattern)
    for text in subject.wordings.sentences:
        if not languages or text.is_in(*languages):
            for found in find(text.said):
                span = text.span(found.start(), found.end())
                yield Match(text=text, found=found, span=span)


@lru_cache(maxsize=64)
def _finder(pattern: re.Pattern[str]) -> Callable[[str], tuple[re.Match[str], ...]]:
    """Return what remembers what the pattern finds: to look it up beside each text would take as long as a short search."""
    return lru_cache(maxsize=_TEXTS)(lambda said: tuple(pattern.finditer(said)))
