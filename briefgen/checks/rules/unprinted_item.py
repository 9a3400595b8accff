"""Flag an item that this reader may see and that the brief does not print.

What went for length is no finding, for the list of cuts tells of it; nor is what a printed item rests on: it is cleared for this
reader as that item's ground. Of an item that is marked `must` it is an error: no brief is written without it.

Why: somebody named this reader on the item; what had no place is told, never dropped in silence.
Example: a sixth point for a minister whose template prints five.
Instead: take the reader off the item, rank it before one that is printed, or give the template a place for its kind. Where a claim
is printed as the ground of a line alone, let a line to say rest on it.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.content.vocabulary import CLAIMS
from briefgen.diagnostics import Severity
from briefgen.document.places import span_of
from briefgen.gate.records import ClearedItem


def find(subject: Subject) -> Iterator[Finding]:
    printed = subject.printed.keys()
    if subject.form.selection:
        return
    items = subject.cleared.items.values()
    grounds = {ground for item in items if item.id in printed for ground in _grounds(item)}
    beside = grounds.union(*(_followers(item) for item in items if item.id in grounds))
    for item in items:
        if item.id not in {*printed, *grounds, *subject.cut}:
            yield Finding(
                message=f"'{item.id}' ({_asked(item)}) is for this reader, and the brief has no place for it",
                span=span_of(item.text.origin),
                severity=Severity.ERROR if item.must else None,
                hint=f"take the reader off it, or {_otherwise(item, (one for one in items if one.id in printed), beside)}",
            )


def _asked(item: ClearedItem) -> str:
    return f"rank {item.rank}, marked 'must'" if item.must else f"rank {item.rank}"


def _otherwise(item: ClearedItem, printed: Iterable[ClearedItem], beside: Collection[str]) -> str:
    """Return what gives an item a place: a rank, only where one of its kind is printed for its own sake, not *beside* another."""
    known = tuple(printed)
    if any(one.kind == item.kind and one.id not in beside for one in known):
        return "rank it before one that is printed"
    if item.kind in CLAIMS and any(one.kind == "line" for one in known):
        return "let a line to say rest on it: this brief prints none of its kind by itself"
    return "give the template a place for its kind"


def _grounds(item: ClearedItem) -> tuple[str, ...]:
    return item.rests_on if item.answer is None else (*item.rests_on, *item.answer.rests_on)


def _followers(item: ClearedItem) -> tuple[str, ...]:
    """Return what is printed with an item: it has no place for its own sake either."""
    return (*item.needs, *item.conflicts_with)


RULE: Final = Rule(
    code="BG408", name="unprinted-item", severity=Severity.WARNING, find=find, bearing=no_words, page=__doc__ or ""
)
