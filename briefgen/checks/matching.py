"""What a pattern finds in the sentences of a pack, and where."""

import re
from collections.abc import Iterator

from briefgen.checks.rule import PackSubject
from briefgen.checks.wording import Wording
from briefgen.diagnostics import Edit, Span
from briefgen.frozen import dataclass


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
    for text in subject.wordings.sentences:
        if not languages or text.is_in(*languages):
            for found in pattern.finditer(text.said):
                span = text.span(found.start(), found.end())
                yield Match(text=text, found=found, span=span)
