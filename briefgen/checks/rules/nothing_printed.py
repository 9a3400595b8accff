"""Flag a brief that prints nothing of its pack.

Why: a title over an empty page looks finished, and is not: nothing reached this reader, or the template has no place for it.
Example: an audience that the front matter names, and no heading or bullet below it.
Instead: name the reader, or a group that holds it, on the headings or bullets it is to have.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.origins import ItemOrigin

CONTENT: Final = frozenset({"items", "exhibits"})
"""The registers whose words make up a brief; titles, names and sources are not enough."""


def find(subject: Subject) -> Iterator[Finding]:
    if not any(isinstance(origin, ItemOrigin) and origin.register in CONTENT for origin in subject.origins):
        reached = "none of it is for this reader" if not subject.cleared.items else "its template has no place for it"
        yield Finding(
            message=f"the brief prints nothing of the pack '{subject.cleared.name}': {reached}",
            span=None,
            hint="name the reader on headings or bullets, or take it out of the front matter's readers",
        )


RULE: Final = Rule(
    code="BG245", name="nothing-printed", severity=Severity.ERROR, find=find, bearing=no_words, page=__doc__ or ""
)
