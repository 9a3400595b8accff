"""What a pattern finds in the sentences of a pack, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.checks.rule import PackSubject
from briefgen.checks.texts import Text
from briefgen.diagnostics import Edit, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a pattern found in a text, and where that is."""

    text: Text
    found: re.Match[str]
    span: Span | None


def matches(subject: PackSubject, pattern: re.Pattern[str], *languages: str) -> Iterator[Match]:
    """Yield what *pattern* finds in sentences of the *languages*, of all where none is named; what is quoted stays as said."""
    for text in subject.texts:
        if text.is_sentences and not text.is_verbatim and (not languages or text.is_in(*languages)):
            for found in pattern.finditer(text.said):
                span = text.span(subject.pack.positions, found.start(), found.end())
                yield Match(text=text, found=found, span=span)


def edits(span: Span | None, text: str) -> tuple[Edit, ...]:
    """Return what puts *text* in the place, as a finding has it: none where nobody knows the place or its end."""
    return () if span is None or span.end_column is None else (Edit(span=span, text=text),)
