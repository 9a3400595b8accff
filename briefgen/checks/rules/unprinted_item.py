"""Flag an item that this reader may see and that the brief does not print.

Why: somebody named this reader on the item; what had no place is told, never dropped in silence.
Example: a sixth point for a minister whose template prints five.
What went for length is no finding, for the list of cuts tells of it. What a printed item rests on is no finding: it is cleared for this reader as that item's ground.
Instead: take the reader off the item, rank it before one that is printed, or give the template a place for its kind.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity
from briefgen.document.places import printed_items, span_of
from briefgen.gate.records import ClearedItem


def find(subject: Subject) -> Iterator[Finding]:
    printed = printed_items(subject.document).keys()
    if subject.form.selection:
        return
    items = subject.cleared.items.values()
    grounds = {ground for item in items if item.id in printed for ground in _grounds(item)}
    for item in items:
        if item.id not in {*printed, *grounds, *subject.cut}:
            yield Finding(
                message=f"'{item.id}' (rank {item.rank}) is for this reader, and the brief has no place for it",
                span=span_of(item.text.origin),
                hint="take the reader off it, or rank it before one that is printed",
            )


def _grounds(item: ClearedItem) -> tuple[str, ...]:
    return item.rests_on if item.answer is None else (*item.rests_on, *item.answer.rests_on)


RULE: Final = Rule(code="BG408", name="unprinted-item", severity=Severity.WARNING, find=find, page=__doc__ or "")
