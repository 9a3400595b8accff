"""Flag a brief that asks for a decision and names none.

Why: a reader who is told "for your decision" looks for what to decide, and finds out too late that it is not there.
Example: `ask: decide` in the front matter, "For your decision" in the head, and no recommendation or option that this reader may see.
Instead: write the recommendation, let this reader see it, or write `ask: note` or `ask: none`.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.document import Document
from briefgen.document.figures import DecisionBlock
from briefgen.document.origins import ItemOrigin, PhraseOrigin
from briefgen.document.places import origins, span_of
from briefgen.document.walk import walk

_DECIDED: Final = frozenset({"recommendation", "option"})
_ASKS: Final = "ask-decide"
"""The phrase of the house by which a brief asks."""


def find(subject: Subject) -> Iterator[Finding]:
    if subject.cleared.ask != "decide" or not _asks(subject.document):
        return
    printed = {origin.item for origin in subject.origins if isinstance(origin, ItemOrigin)}
    if not any(item.kind in _DECIDED and item.id in printed for item in subject.cleared.items.values()):
        yield Finding(
            message="the brief asks for a decision and names none",
            span=span_of(subject.cleared.title_origin),
            hint="write a recommendation that this reader may see, or `ask: note` or `ask: none`",
        )


def _asks(document: Document) -> bool:
    """Tell whether this brief asks: others of the same pack may only inform."""
    said = (origin for origin in origins(document) if isinstance(origin, PhraseOrigin))
    return any(isinstance(node, DecisionBlock) for node in walk(document)) or any(one.key == _ASKS for one in said)


RULE: Final = Rule(
    code="BG243", name="nothing-to-decide", severity=Severity.ERROR, find=find, bearing=no_words, page=__doc__ or ""
)
