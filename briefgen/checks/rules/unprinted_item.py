"""Flag an item that this reader may see and that the brief does not print.

Why: somebody named this reader on the item; what had no place is told, never dropped in silence.
Example: a sixth point for a minister whose template prints five.
Instead: take the reader off the item, rank it before one that is printed, or give the template a place for its kind.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import origins, span_of


def find(subject: Subject) -> Iterator[Finding]:
    printed = {origin.item for origin in origins(subject.document) if isinstance(origin, ItemOrigin)}
    for item in subject.cleared.items.values():
        if item.id not in printed:
            yield Finding(
                message=f"'{item.id}' (rank {item.rank}) is for this reader, and the brief has no place for it",
                span=span_of(item.text.origin),
                hint="take the reader off it, or rank it before one that is printed",
            )


RULE: Final = Rule(code="BG408", name="unprinted-item", severity=Severity.WARNING, find=find, page=__doc__ or "")
