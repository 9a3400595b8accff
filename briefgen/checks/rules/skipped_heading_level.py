"""Flag headings that skip a level.

Why: a screen reader announces a missing level as missing content, and PDF/UA forbids it.
Example: a heading of level 3 directly under one of level 1.
Instead: raise the inner heading to the level under its section's.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.places import place_of
from briefgen.document.walk import sections
from briefgen.document.words import inline_text


def find(subject: Subject) -> Iterator[Finding]:
    level = 0
    for section in sections(subject.document):
        if section.level > level + 1:
            yield Finding(
                message=f"the heading '{inline_text(section.heading)}' is of level {section.level}, under one of level {level}"
                if level
                else f"the first heading '{inline_text(section.heading)}' is of level {section.level}",
                span=place_of(section),
                hint=f"make it a heading of level {level + 1}",
            )
        level = section.level


RULE: Final = Rule(
    code="BG240", name="skipped-heading-level", severity=Severity.ERROR, find=find, bearing=no_words, page=__doc__ or ""
)
