"""A line to say, and published text, never rest only on background.

What a text rests on is `rests_on`, and where that says nothing, its sources. An item is background where its use is
`background` or `avoid`, or where all that it rests on is background in turn, itself included; a source is background
where a brief may neither cite it nor speak of it by a public form. What rests on nothing at all is no matter of the gate.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from briefgen.content.item import Answer, CitationRecord, Item
from briefgen.content.sources import Source
from briefgen.content.vocabulary import USES
from briefgen.gate.clearing import Clearing
from briefgen.gate.decide import DecidedItem
from briefgen.gate.places import span_of

BACKGROUND: Final = USES.index("background")


def verify_grounds(clearing: Clearing) -> None:
    """Find cleared items that will be spoken or published, or whose answers will, and that rest only on background."""
    sound = _sound_items(clearing)
    for decided in clearing.decided.items.values():
        if decided.reasons or not _will_be_said(clearing, decided):
            continue
        if not _stands(clearing, decided.entry.item, sound):
            _report(clearing, decided, f"'{decided.entry.id}'", "rests_on")
        if decided.entry.item.answer is not None and not _stands(clearing, decided.entry.item.answer, sound):
            _report(clearing, decided, f"the answer of '{decided.entry.id}'", "answer")


def _will_be_said(clearing: Clearing, decided: DecidedItem) -> bool:
    is_line = decided.entry.item.kind in {"line", "question"} and decided.handling.use == "say"
    return is_line or clearing.access.published


def _stands(clearing: Clearing, text: Item | Answer, sound: frozenset[str]) -> bool:
    """Tell whether *text* rests on something sound; an id that the pack does not know is reported elsewhere."""
    if text.rests_on:
        return any(id_ in sound or id_ not in clearing.decided.items for id_ in text.rests_on)
    return has_nameable_source(clearing, text.sources)


def _sound_items(clearing: Clearing) -> frozenset[str]:
    """Return the items that may bear others: from those that rest on sources alone, up along `rests_on`."""
    bearing = defaultdict[str, list[str]](list)
    for id_, item in _sayable(clearing):
        for ground in item.rests_on:
            bearing[ground].append(id_)
    waiting = [
        id_ for id_, item in _sayable(clearing) if not item.rests_on and has_nameable_source(clearing, item.sources)
    ]
    sound: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ not in sound:
            sound.add(id_)
            waiting.extend(bearing[id_])
    return frozenset(sound)


def _sayable(clearing: Clearing) -> Iterator[tuple[str, Item]]:
    for id_, decided in clearing.decided.items.items():
        if USES.index(decided.handling.use) < BACKGROUND:
            yield id_, decided.entry.item


def has_nameable_source(clearing: Clearing, records: tuple[CitationRecord, ...]) -> bool:
    """Tell whether a brief may say where something is from; it may where nothing is named at all."""
    return not records or any(_may_be_named(clearing, record.source) for record in records)


def _may_be_named(clearing: Clearing, id_: str) -> bool:
    """Tell whether a brief may cite the source or speak of it. An internal reader hears of it, cited or not."""
    found = clearing.decided.entries.get(("sources", id_))
    if found is None or not isinstance(found.entry, Source) or found.entry.public_form is not None:
        return True
    if clearing.access.published:
        return found.entry.citable in clearing.access.cites
    return found.entry.citable != "internal"


def _report(clearing: Clearing, decided: DecidedItem, who: str, field: str) -> None:
    message = f"{who} would be said to '{clearing.audience}' and rests only on background"
    if not clearing.access.published:
        message = f"{who} is to be said and rests only on background"
    span = span_of(clearing.pack, ("items", decided.entry.id, field))
    hint = (
        "mark what it rests on .say, rest it on something else that may be said, or state a public_form on its source"
    )
    clearing.faults.add("BG511", message, span, hint)
