"""Flag a statement on which sources differ, where the brief does not let its reader know.

A claim that conflicts with something its reader may not see says that it is disputed, beside it: by its certainty, or by the
locale's phrase. What rests on a claim in conflict stands in a brief that shows the conflict, or says itself that it is
disputed. A conflict is resolved where one side is overtaken, retracted, expired or superseded. That both sides are printed
where both may be seen is the matter of `lost-company`.
Why: one side of a conflict alone reads as the whole truth, and a line that rests on it carries it into a speaker's mouth.
Example: a template that prints {{ claim }} for a disputed claim, and neither {{ certainty(claim) }} nor t("disputed-elsewhere").
Instead: print one of the two beside it, or show the conflict.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefgen.checks.bearing import grounds_of
from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.document import Document
from briefgen.document.inlines import Certainty, Inline
from briefgen.document.nodes import Node, Point
from briefgen.document.origins import ItemOrigin, Origin, PhraseOrigin
from briefgen.document.places import origins, span_of
from briefgen.document.tables import Row
from briefgen.document.walk import children, walk
from briefgen.gate.records import ClearedItem

PHRASES: Final = frozenset({"disputed-elsewhere", "certainty-disputed"})
"""Phrases of a locale that tell of it."""
LEVEL: Final = "disputed"
_STATED: Final = ("text", "variants")


def find(subject: Subject) -> Iterator[Finding]:
    printed = subject.printed
    items = subject.cleared.items
    for id_, origin in _unsaid(subject):
        yield Finding(
            message=f"'{id_}' is disputed by what this reader may not see, and nothing beside it says so",
            span=span_of(origin),
            hint='print certainty(claim), or t("disputed-elsewhere") where claim.value.disputed holds',
        )
    for id_, origin in printed.items():
        if id_ in items and items[id_].certainty != LEVEL:
            yield from _resting(items[id_], origin, subject, shown=frozenset(printed))


def _unsaid(subject: Subject) -> Iterator[tuple[str, Origin]]:
    """Return the claims with a hidden conflict of whose printed words none stands beside a sign of it."""
    if not any(item.disputed for item in subject.cleared.items.values()):
        return iter(())
    told: set[str] = set()
    bare: dict[str, Origin] = {}
    for together in _together(subject.document):
        named = {origin.item: origin for origin in _disputed(together, subject.cleared.items)}
        if any(_is_sign(inline) for inline in together):
            told |= named.keys()
        else:
            bare = named | bare
    return ((id_, origin) for id_, origin in bare.items() if id_ not in told)


def _together(document: Document) -> Iterator[tuple[Node, ...]]:
    """Yield the inlines that a reader takes in at once: of a paragraph, of a point with its label, of a row."""
    for node in walk(document):
        if isinstance(node, Point | Row):
            yield tuple(inner for inner in walk(node) if isinstance(inner, Inline))
        elif not isinstance(node, Inline):
            run = [child for child in children(node) if isinstance(child, Inline)]
            yield tuple(inner for each in run for inner in (each, *walk(each)))


def _disputed(together: Sequence[Node], items: Mapping[str, ClearedItem]) -> Iterator[ItemOrigin]:
    for origin in (origin for inline in together for origin in origins(inline)):
        if isinstance(origin, ItemOrigin) and origin.register == "items" and origin.field.startswith(_STATED):
            item = items.get(origin.item)
            if item is not None and item.disputed:
                yield origin


def _is_sign(inline: Node) -> bool:
    if isinstance(inline, Certainty):
        return inline.level == LEVEL
    return any(isinstance(origin, PhraseOrigin) and origin.key in PHRASES for origin in origins(inline))


def _resting(item: ClearedItem, origin: Origin, subject: Subject, *, shown: frozenset[str]) -> Iterator[Finding]:
    items = subject.cleared.items
    for ground in grounds_of(item, items):
        unshown = [
            other for other in ground.conflicts_with if other in items and other not in shown and other != item.id
        ]
        hidden = ground.disputed and ground.id not in shown
        if unshown or hidden:
            against = f"which conflicts with '{unshown[0]}'" if unshown else "which is disputed"
            yield Finding(
                message=f"'{item.id}' rests on '{ground.id}', {against}, and the brief does not show that",
                span=span_of(origin),
                hint="print the conflict in this brief, mark the statement .disputed, or rest it on something else",
                severity=Severity.WARNING,
            )


RULE: Final = Rule(
    code="BG536",
    name="unshown-conflict",
    severity=Severity.ERROR,
    find=find,
    bearing=no_words,
    page=__doc__ or "",
    overrulable=True,
)
