"""Flag sections in which nothing stands.

Why: a heading promises something; one with nothing under it looks like a page that was lost.
Example: "Dates to watch", where no item of the pack has a date.
Instead: let the template print the heading only where there is something to print under it, or say that there is nothing.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.nodes import Block
from briefgen.document.places import place_of
from briefgen.document.references import NoteList
from briefgen.document.walk import sections
from briefgen.document.words import inline_text, plain_text


def find(subject: Subject) -> Iterator[Finding]:
    for section in sections(subject.document):
        if not any(map(_prints, section.blocks)):
            yield Finding(
                message=f"nothing stands under the heading '{inline_text(section.heading)}'",
                span=place_of(section),
                hint="print the heading only where something follows, or say that there is nothing",
            )


def _prints(block: Block) -> bool:
    """Tell whether a block prints anything; where end notes are gathered, these do."""
    return isinstance(block, NoteList) or bool(plain_text(block).strip())


RULE: Final = Rule(
    code="BG241", name="empty-section", severity=Severity.ERROR, find=find, bearing=no_words, page=__doc__ or ""
)
