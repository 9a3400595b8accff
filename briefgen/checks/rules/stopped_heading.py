"""Flag a heading that ends in a full stop.

Why: a heading names what follows; with a full stop it reads as a sentence that lost its paragraph.
Example: "What is expected."
Instead: leave the full stop out, or make it a question.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.places import place_of
from briefgen.document.sentences import STOPS
from briefgen.document.walk import sections
from briefgen.document.words import inline_text


def find(subject: Subject) -> Iterator[Finding]:
    for section in sections(subject.document):
        words = inline_text(section.heading).rstrip()
        if words.endswith((*STOPS, ":", ";", ",")) and not words.endswith(("...", "etc.")):
            yield Finding(
                message=f"the heading '{words}' ends in '{words[-1]}'",
                span=place_of(section),
                hint="leave it out",
            )


RULE: Final = Rule(
    code="BG246", name="stopped-heading", severity=Severity.WARNING, find=find, bearing=no_words, page=__doc__ or ""
)
