"""A cleared item: what passed, in the audience's words, with every reference resolved."""

from typing import Final

from briefgen.content.item import Answer, Judgement
from briefgen.content.pack import PackItem
from briefgen.gate.access import is_embargoed
from briefgen.gate.ages import item_dated
from briefgen.gate.citations import Support, support
from briefgen.gate.clearing import Clearing
from briefgen.gate.decide import DecidedItem
from briefgen.gate.forms import name_holder, name_listed
from briefgen.gate.places import span_of
from briefgen.gate.pointers import Pointer, find_item, reach, reach_item, report_withheld, way_out
from briefgen.gate.records import ClearedAnswer, ClearedItem, ClearedJudgement, Reason
from briefgen.gate.said import Prose
from briefgen.gate.texts import (
    answer_variants,
    field_text,
    listed_texts,
    main_answer,
    main_text,
    named_doer,
    reasons_text,
    variants,
)
from briefgen.gate.worded import unreviewed
from briefgen.gate.yardsticks import is_unread, printed_in

RESOLVED: Final[frozenset[Reason]] = frozenset({"state", "expired", "superseded"})
"""Why an item no longer contradicts another one."""


def cleared_item(clearing: Clearing, decided: DecidedItem) -> ClearedItem:
    """Return the frozen record of an item that passed; its faults are collected."""
    entry, handling, item = decided.entry, decided.handling, decided.entry.item
    shown = support(clearing, item.sources, _pointer(clearing, entry, "sources"))
    answered = support(
        clearing, () if item.answer is None else item.answer.sources, _pointer(clearing, entry, "answer", "sources")
    )
    conflicts, disputed = _conflicts(clearing, entry)
    text, wordings = main_text(clearing, entry), variants(clearing, entry)
    judged = None if item.judgement is None else _judgement(clearing, entry, item.judgement, (text, *wordings.values()))
    return ClearedItem(
        id=entry.id,
        kind=item.kind,
        text=text,
        rank=handling.rank,
        use=handling.use,
        level=handling.level,
        certainty=item.certainty,
        hedge=item.hedge,
        said_by=_holder(clearing, entry, "said_by", item.said_by),
        draft=item.draft,
        when=item.when,
        variants=wordings,
        citations=shown.citations,
        public_forms=shown.public_forms,
        rests_on=_items(clearing, entry, "rests_on", item.rests_on),
        topic=_topic(clearing, entry),
        figure=_figure(clearing, entry),
        people=_people(clearing, entry),
        as_of=item.as_of,
        valid_until=item.valid_until,
        dated=item_dated(clearing.pack, item),
        conflicts_with=conflicts,
        disputed=disputed,
        judgement=judged,
        must=item.must,
        needs=_items(clearing, entry, "needs", item.needs),
        raised=item.raise_,
        answer=None if item.answer is None else _answer(clearing, entry, item.answer, answered),
        instead=field_text(clearing, entry, "instead"),
        why=field_text(clearing, entry, "why"),
        check_on=item.check_on,
        pros=listed_texts(clearing, entry, "pros"),
        cons=listed_texts(clearing, entry, "cons"),
        verb=item.verb,
        decider=_holder(clearing, entry, "decider", item.decider),
        due=item.due,
        options=_items(clearing, entry, "options", item.options),
        who=named_doer(clearing, entry, "who"),
        action_who=named_doer(clearing, entry, "action_who"),
        action_by=None if item.action is None else item.action.by,
        embargo_until=item.embargo_until if is_embargoed(handling, clearing.moment) else None,
        unreviewed=shown.unreviewed
        or answered.unreviewed
        or (judged is not None and is_unread(clearing, judged.scale))
        or unreviewed(clearing, ("items", entry.id), item),
    )


def _pointer(clearing: Clearing, entry: PackItem, *field: str | int) -> Pointer:
    return Pointer(holder=f"'{entry.id}'", span=span_of(clearing.pack, ("items", entry.id, *field)))


def _holder(clearing: Clearing, entry: PackItem, field: str, id_: str | None) -> str | None:
    return None if id_ is None else name_holder(clearing, id_, _pointer(clearing, entry, field))


def _items(clearing: Clearing, entry: PackItem, field: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    pointed = ((id_, _pointer(clearing, entry, field, index)) for index, id_ in enumerate(ids))
    return tuple(id_ for id_, pointer in pointed if reach_item(clearing, id_, pointer) is not None)


def _people(clearing: Clearing, entry: PackItem) -> tuple[str, ...]:
    pointer = _pointer(clearing, entry, "people")
    named = (name_listed(clearing, id_, pointer) for id_ in entry.item.people)
    return tuple(id_ for id_ in named if id_ is not None)


def _topic(clearing: Clearing, entry: PackItem) -> str | None:
    topic = entry.item.topic
    if topic is not None:
        reach(clearing, ("topics", topic), _pointer(clearing, entry, "topic"))
    return topic


def _figure(clearing: Clearing, entry: PackItem) -> str | None:
    figure = entry.item.figure
    if figure is not None:
        reach(clearing, ("figures", figure), _pointer(clearing, entry, "figure"))
    return figure


def _conflicts(clearing: Clearing, entry: PackItem) -> tuple[tuple[str, ...], bool]:
    """Return the conflicting items that are cleared too, whichever side names the conflict, and whether it names others.

    One that is withheld is a fault, unless the item states the conflict's public form itself: its certainty `disputed`.
    One that is overtaken, retracted, expired or superseded has lost the conflict: it is resolved.
    """
    pointer = _pointer(clearing, entry, "conflicts_with")
    named = [find_item(clearing, id_, pointer) for id_ in entry.item.conflicts_with]
    standing = {one.entry.id: one for one in named if one is not None and not RESOLVED & set(one.reasons)}
    withheld = [one for one in standing.values() if one.reasons]
    if entry.item.certainty != "disputed":
        for one in withheld:
            hint = f"mark it .disputed, or {way_out(one.reasons)}"
            report_withheld(clearing, f"conflicting item '{one.entry.id}'", one.reasons, pointer, hint)
    naming = (
        id_
        for id_, one in clearing.decided.items.items()
        if not one.reasons and entry.id in one.entry.item.conflicts_with
    )
    shown = (id_ for id_, one in standing.items() if not one.reasons)
    return tuple(dict.fromkeys((*shown, *naming))), bool(withheld)


def _judgement(clearing: Clearing, entry: PackItem, judgement: Judgement, texts: tuple[Prose, ...]) -> ClearedJudgement:
    scale, band = printed_in(clearing, judgement, texts)
    return ClearedJudgement(
        author=judgement.author,
        on=judgement.on,
        scale=scale,
        band=band,
        confidence=judgement.confidence,
        reasons=reasons_text(clearing, entry),
    )


def _answer(clearing: Clearing, entry: PackItem, answer: Answer, shown: Support) -> ClearedAnswer:
    grounds = _items(clearing, entry, "answer", answer.rests_on)
    return ClearedAnswer(
        text=main_answer(clearing, entry),
        certainty=answer.certainty,
        draft=answer.draft,
        variants=answer_variants(clearing, entry),
        citations=shown.citations,
        public_forms=shown.public_forms,
        hedge=answer.hedge,
        rests_on=grounds,
    )
