"""Flag a statement that still says what `briefgen new` wrote, to be replaced.

Why: it looks like a finished sentence, and goes out as one.
Example: "Write here what the reader must know."
Instead: write your own words in its place, or take the bullet away.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.content.placeholders import EVERY
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    """Yield one for each item: who replaces its words sees those of its fields."""
    for entry in subject.pack.items:
        left = next((each for each in subject.wordings.of_item(entry) if each.said.strip() in EVERY), None)
        if left is not None:
            yield Finding(
                message=f"'{entry.id}' still has the words that a new pack begins with: \"{left.said.strip()}\"",
                span=left.place.span() if left.place else entry.text_span,
                hint="write your own, or take the bullet away",
            )


RULE: Final = PackRule(code="BG172", name="placeholder-left", severity=Severity.WARNING, find=find, page=__doc__ or "")
