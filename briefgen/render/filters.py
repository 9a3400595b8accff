"""The filters: each takes a collection and returns one, `count` and `position` a number for logic or for print."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from typing import Final

from briefgen.gate.records import ClearedItem, When
from briefgen.render.collection import Collection
from briefgen.render.faults import TemplateFault, nearest
from briefgen.render.items import EntryRef, ItemRef, caveats
from briefgen.render.refs import Missing, Names
from briefgen.render.words import CERTAINTIES, KINDS, LINE, RAISED, USES

Items = Collection[ItemRef]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    apply: Callable[..., object]
    usage: str
    """How it is written, for hints and for the dialect's page."""
    any_members: bool = False
    """Whether it takes topics, people and sources as well as items."""


def _where(items: Items, keeps: Callable[[ClearedItem], bool]) -> Items:
    return replace(items, members=tuple(ref for ref in items.members if keeps(ref.item)))


def by_rank(items: Items) -> Items:
    """Put what is kept longest first; equals stay in the pack's order."""
    return replace(items, members=tuple(sorted(items.members, key=lambda ref: ref.item.rank)))


def by_date(items: Items) -> Items:
    """Put the earliest first, and what has no date last."""
    return replace(items, members=tuple(sorted(items.members, key=lambda ref: _date_key(ref.item.when))))


def _date_key(when: When | None) -> tuple[bool, str]:
    return when is None, when if isinstance(when, str) else when.isoformat() if when else ""


def limit(items: Collection[object], number: int) -> Collection[object]:
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise TemplateFault("'limit' wants a whole number", "write limit(5)", word="limit")
    return replace(items, members=items.members[:number])


def of_topic(items: Items, topic: EntryRef | Missing) -> Items:
    if isinstance(topic, Missing):
        return without_topic(items)
    if not isinstance(topic, EntryRef) or topic.register != "topics":
        raise TemplateFault("'of_topic' wants a topic", "write of_topic(topic) in a loop over topics", word="of_topic")
    return _where(items, lambda item: item.topic == topic.id)


def without_topic(items: Items) -> Items:
    return replace(items, members=tuple(ref for ref in items.members if not ref.view.topic(ref.item.topic)))


def by_topic(items: Items) -> Collection[Names]:
    """Return groups with `topic` and `items`, in the order of the register; those without a topic come last."""
    if not items.members:
        return Collection("groups", (), items.budget)
    view = items.members[0].view
    groups = [(view.topic(topic), of_topic(items, view.topic(topic))) for topic in (*view.pack.topics, None)]
    names = tuple(
        Names("group", {"topic": lambda topic=topic: topic, "items": lambda own=own: own})  # type: ignore[misc]
        for topic, own in groups
        if own
    )
    return Collection("groups", names, items.budget)


def certainty(items: Items, *words: str) -> Items:
    _check(words, CERTAINTIES, "certainty")
    return _where(items, lambda item: item.certainty in words)


def kind(items: Items, *words: str) -> Items:
    _check(words, (*KINDS.values(), LINE), "kind")
    return _where(items, lambda item: item.kind in words)


def use(items: Items, *words: str) -> Items:
    _check(words, USES, "use")
    return _where(items, lambda item: item.use in words)


def raised(items: Items, *words: str) -> Items:
    _check(words, RAISED, "raised")
    return _where(items, lambda item: item.raised in words)


def _check(words: tuple[str, ...], known: tuple[str, ...], name: str) -> None:
    for word in words or ("",):
        if word not in known:
            raise TemplateFault(f"'{name}' does not know the word '{word}'", nearest(str(word), known), word=str(word))


def dated(items: Items) -> Items:
    return _where(items, lambda item: item.when is not None)


def certain(items: Items) -> Items:
    """Keep what states a certainty."""
    return _where(items, lambda item: item.certainty is not None)


def conflicting(items: Items) -> Items:
    """Keep what conflicts with another item of this brief, or with something this audience does not see."""
    members = (ref for ref in items.members if ref.item.disputed or ref.view.named("", ref.item.conflicts_with))
    return replace(items, members=tuple(members))


def excluding(items: Items, others: Items) -> Items:
    if not _holds_items(others):
        raise TemplateFault("'excluding' wants a collection", "write excluding(messages)", word="excluding")
    out = {ref.item.id for ref in others.members}
    return _where(items, lambda item: item.id not in out)


def leading(items: Items) -> Items:
    """Leave to an earlier item what follows it: its caveats, and what conflicts with it.

    What is left out here is printed under that item, from `claim.caveats` and `claim.conflicts`.
    """
    covered: set[str] = set()
    kept: list[ItemRef] = []
    for ref in items.members:
        if ref.item.id not in covered:
            kept.append(ref)
            covered.update(caveats(ref.item, ref.view.pack), ref.item.conflicts_with)
    return replace(items, members=tuple(kept))


def in_topic_order(items: Items) -> Items:
    """Put the items in the order of the register of topics, and those without a topic last."""
    return replace(items, members=tuple(sorted(items.members, key=_topic_key)))


def _topic_key(ref: ItemRef) -> int:
    topics = list(ref.view.pack.topics)
    return topics.index(ref.item.topic) if ref.item.topic in topics else len(topics)


def count(items: Collection[object]) -> int:
    return len(items.members)


def position(items: Items, item: ItemRef) -> int | Missing:
    """Return the place of *item* among *items*, from 1: the number of its row in a table over them."""
    if not isinstance(item, ItemRef):
        raise TemplateFault("'position' wants an item", "write claims | position(claim)", word="position")
    places = (number for number, ref in enumerate(items.members, 1) if ref.item.id == item.item.id)
    return next(places, Missing("a place in this collection"))


def cleared(items: object) -> Collection[object]:
    """Stand before every loop: the guard puts it there."""
    if not isinstance(items, Collection):
        raise TemplateFault("only a collection can be looped over", "loop over facts, lines.say, topics, …", word="for")
    return items


def _strict(name: str, filter_: Filter) -> Callable[..., object]:
    """Return the filter with its arguments checked, so that Python's own complaints reach nobody."""
    signature = inspect.signature(filter_.apply)

    @wraps(filter_.apply)
    def apply(items: object, *args: object, **values: object) -> object:
        if not isinstance(items, Collection):
            raise TemplateFault(f"'{name}' filters collections only", f"write {filter_.usage}", word=name)
        if not filter_.any_members and not _holds_items(items):
            raise TemplateFault(f"'{name}' filters items, not {items.noun}", f"write {filter_.usage}", word=name)
        try:
            signature.bind(items, *args, **values)
        except TypeError:
            raise TemplateFault(f"'{name}' is given the wrong arguments", f"write {filter_.usage}", word=name) from None
        return filter_.apply(items, *args, **values)

    return apply


def _holds_items(items: object) -> bool:
    return isinstance(items, Collection) and all(isinstance(member, ItemRef) for member in items.members)


FILTERS: Final[Mapping[str, Filter]] = {
    "by_rank": Filter(apply=by_rank, usage="facts | by_rank"),
    "by_date": Filter(apply=by_date, usage="events | by_date"),
    "limit": Filter(apply=limit, usage="facts | limit(5)", any_members=True),
    "of_topic": Filter(apply=of_topic, usage="facts | of_topic(topic)"),
    "without_topic": Filter(apply=without_topic, usage="facts | without_topic"),
    "by_topic": Filter(apply=by_topic, usage="facts | by_topic"),
    "certainty": Filter(apply=certainty, usage='claims | certainty("expected")'),
    "certain": Filter(apply=certain, usage="claims | certain"),
    "kind": Filter(apply=kind, usage='claims | kind("fact", "event")'),
    "use": Filter(apply=use, usage='claims | use("say")'),
    "raised": Filter(apply=raised, usage='questions | raised("will")'),
    "dated": Filter(apply=dated, usage="events | dated"),
    "conflicting": Filter(apply=conflicting, usage="claims | conflicting"),
    "excluding": Filter(apply=excluding, usage="claims | excluding(facts)"),
    "in_topic_order": Filter(apply=in_topic_order, usage="claims | in_topic_order"),
    "leading": Filter(apply=leading, usage="claims | leading"),
    "count": Filter(apply=count, usage="facts | count", any_members=True),
    "position": Filter(apply=position, usage="claims | position(claim)"),
}
CLEARED: Final = "(cleared)"
"""The name of the filter that the guard puts before every loop; no template can write it."""
CALLABLES: Final[Mapping[str, Callable[..., object]]] = {
    **{name: _strict(name, filter_) for name, filter_ in FILTERS.items()},
    CLEARED: cleared,
}
