"""Flag a certainty that the pack's own data do not bear.

A line, message, answer or claim is not surer than all that it rests on, however far down `rests_on` leads; certainties are
compared within the evidence ladder (disputed, reported, confirmed) and within the plan ladder (possible, expected, scheduled).
Two items that conflict are not both confirmed. A claim that a withheld item contradicts, on that item's side alone, goes to
its reader as if nothing did: a warning, unless it is marked .disputed.
Why: what is reported in the analyst's brief must not be confirmed in the press lines.
Example: a line marked .confirmed that rests on an item marked .reported.
Instead: give the line the certainty of what bears it, or rest it on something firmer.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.content.item import Answer, Item
from briefgen.content.pack import Pack
from briefgen.content.vocabulary import EVIDENCE_LADDER, PLAN_LADDER, Certainty
from briefgen.diagnostics import Severity
from briefgen.gate.items import RESOLVED
from briefgen.located.positions import Location

FIRMEST: Final = "confirmed"
DOUBTED: Final = "disputed"


def find(subject: PackSubject) -> Iterator[Finding]:
    pack = subject.pack
    items = {entry.id: entry.item for entry in pack.items}
    for id_, item in items.items():
        yield from _surer(pack, items, item, f"'{id_}'", ("items", id_))
        if item.answer is not None:
            yield from _surer(pack, items, item.answer, f"the answer of '{id_}'", ("items", id_, "answer"))
    yield from _both_confirmed(pack, items)
    yield from _unaware(subject, items)


def _surer(
    pack: Pack, items: Mapping[str, Item], statement: Item | Answer, who: str, at: Location
) -> Iterator[Finding]:
    certainty = statement.certainty
    if certainty is None or not statement.rests_on:
        return
    ladder = _ladder(certainty)
    grounds = dict(_grounds(items, statement.rests_on))
    known = {id_: found for id_, found in grounds.items() if found in ladder}
    if not known or None in grounds.values():
        return
    id_, best = max(known.items(), key=lambda ground: ladder.index(ground[1]))
    if ladder.index(certainty) > ladder.index(best):
        yield Finding(
            message=f"{who} is '{certainty}', and rests on '{id_}', which is '{best}'",
            span=pack.positions.span((*at, "certainty")),
            hint=f"mark it .{best}, or rest it on something firmer",
        )


def _grounds(items: Mapping[str, Item], rests_on: tuple[str, ...]) -> Iterator[tuple[str, Certainty | None]]:
    """Yield what a statement rests on in the end, with its certainty: where an item has none, what that one rests on."""
    waiting, seen = list(rests_on), set[str]()
    while waiting:
        id_ = waiting.pop()
        item = items.get(id_)
        if item is None or id_ in seen:
            continue
        seen.add(id_)
        if item.certainty is None and item.rests_on:
            waiting.extend(item.rests_on)
        else:
            yield id_, item.certainty


def _ladder(certainty: Certainty) -> tuple[Certainty | None, ...]:
    return EVIDENCE_LADDER if certainty in EVIDENCE_LADDER else PLAN_LADDER


def _both_confirmed(pack: Pack, items: Mapping[str, Item]) -> Iterator[Finding]:
    told: set[frozenset[str]] = set()
    for id_, item in items.items():
        for other in item.conflicts_with:
            pair = frozenset((id_, other))
            if other in items and pair not in told and _is_firm(item) and _is_firm(items[other]):
                told.add(pair)
                yield Finding(
                    message=f"'{id_}' and '{other}' conflict, and both are confirmed",
                    span=pack.positions.span(("items", id_, "conflicts_with")),
                    hint="mark one of them .reported or .disputed, or let the later one supersede the other",
                )


def _unaware(subject: PackSubject, items: Mapping[str, Item]) -> Iterator[Finding]:
    """Find claims that go to a reader who does not see what contradicts them; where they name it themselves, the gate does."""
    pack = subject.pack
    against = [
        (id_, other)
        for id_, item in items.items()
        for other in item.conflicts_with
        if other in items and id_ not in items[other].conflicts_with and items[other].certainty != DOUBTED
    ]
    told: set[tuple[str, str]] = set()
    for audience in subject.policy.policy.audiences if against else ():
        decided = subject.decided(audience).items
        for withheld, claim in against:
            kept = set(decided[withheld].reasons)
            if decided[claim].reasons or not kept or kept & RESOLVED or (withheld, claim) in told:
                continue
            told.add((withheld, claim))
            yield Finding(
                message=f"'{claim}' goes to '{audience}', and '{withheld}', which contradicts it, does not",
                span=pack.positions.span(("items", claim, "text")),
                hint="mark it .disputed, let the same readers see both, or say why under allow.BG534",
                severity=Severity.WARNING,
            )


def _is_firm(item: Item) -> bool:
    return item.certainty == FIRMEST and item.state == "current"


RULE: Final = PackRule(
    code="BG534", name="too-sure", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
