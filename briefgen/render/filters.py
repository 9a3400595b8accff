"""The filters: each takes a collection and returns one, `count` and `position` a number for logic or for print."""

import datetime as dt
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import wraps
from typing import Final

from briefgen.frozen import dataclass
from briefgen.gate.records import ClearedItem, ClearedPack, When
from briefgen.render.collection import Collection
from briefgen.render.exhibits import ExhibitRef
from briefgen.render.faults import TemplateFault, nearest
from briefgen.render.groups import by_grade, by_source
from briefgen.render.items import EntryRef, ItemRef, caveats
from briefgen.render.refs import Missing, Names
from briefgen.render.words import CERTAINTIES, KINDS, LINE, RAISED, USES

Items = Collection[ItemRef]
Topical = Collection[ItemRef | ExhibitRef]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    apply: Callable[..., object]
    usage: str
    """How it is written, for hints and for the dialect's page."""
    any_members: bool = False
    """Whether it takes topics, people, sources and exhibits as well as items."""
    exhibits: bool = False
    """Whether it takes exhibits as well as items."""


def _where(items: Items, keeps: Callable[[ClearedItem], bool]) -> Items:
    return replace(items, members=tuple(ref for ref in items.members if keeps(ref.item)))


def by_rank(items: Items) -> Items:
    """Put what is kept longest first; equals stay in the pack's order."""
    return replace(items, members=tuple(sorted(items.members, key=lambda ref: ref.item.rank)))


def ranked(items: Items, lowest: int) -> Items:
    """Keep those of this rank and of higher ones, 1 being the highest."""
    number = _whole(lowest, "ranked")
    return _where(items, lambda item: item.rank <= number)


def by_date(items: Items) -> Items:
    """Put the earliest first, and what has no date last."""
    return replace(items, members=tuple(sorted(items.members, key=lambda ref: _date_key(ref.item.when))))


def _date_key(when: When | None) -> tuple[bool, str]:
    return when is None, when if isinstance(when, str) else when.isoformat() if when else ""


def limit(items: Collection[object], number: int) -> Collection[object]:
    return replace(items, members=items.members[: _whole(number, "limit")])


def at(items: Collection[object], number: int) -> Collection[object]:
    """Keep the one at this place, from 1: none where the collection ends before it."""
    place = _whole(number, "at")
    return replace(items, members=items.members[max(place - 1, 0) : place])


def _whole(number: int, name: str) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise TemplateFault(f"'{name}' wants a whole number", f"write {name}(5)", word=name)
    return number


def of_topic(items: Topical, topic: EntryRef | Missing | str) -> Topical:
    """Keep those of a topic, given as such or by its id; a pack need not have the topic that is named by its id."""
    if isinstance(topic, str):
        return _about(items, topic)
    if isinstance(topic, Missing):
        return without_topic(items)
    if not isinstance(topic, EntryRef) or topic.register != "topics":
        raise TemplateFault("'of_topic' wants a topic", "write of_topic(topic) in a loop over topics", word="of_topic")
    return _about(items, topic.id)


def _about(items: Topical, topic: str) -> Topical:
    return replace(items, members=tuple(ref for ref in items.members if _topic(ref) == topic))


def _topic(ref: ItemRef | ExhibitRef) -> str | None:
    return ref.exhibit.topic if isinstance(ref, ExhibitRef) else ref.item.topic


def without_topic(items: Topical) -> Topical:
    return replace(items, members=tuple(ref for ref in items.members if not ref.view.topic(_topic(ref))))


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


def upcoming(items: Items) -> Items:
    """Keep what is dated and was not over on the day of the edition, which no clock tells but the pack itself."""
    return replace(items, members=tuple(ref for ref in items.members if _lies_ahead(ref)))


def _lies_ahead(ref: ItemRef) -> bool:
    """A month and a year (`2025-12`, `2025`), and several days, lie ahead until they are over."""
    moment = ref.view.pack.as_of
    match ref.item.when:
        case None:
            return False
        case dt.datetime() as when:
            return when >= moment
        case when:
            end = str(when).rpartition("/")[2]
            return end >= moment.date().isoformat()[: len(end)]


def unnamed(items: Items) -> Items:
    """Keep what rests on a source that this brief may not name, and speaks of by its public form."""
    return _where(items, lambda item: bool(item.public_forms))


def figured(items: Items) -> Items:
    """Keep the claims that are about a number, for a strip of facts."""
    return replace(items, members=tuple(ref for ref in items.members if ref.view.figure(ref.item.figure)))


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


def sharing_topic(items: Items, others: Items) -> Items:
    """Keep those whose topic an item of another collection has too."""
    if not _holds_items(others):
        raise TemplateFault("'sharing_topic' wants a collection", "write sharing_topic(claims)", word="sharing_topic")
    topics = {ref.item.topic for ref in others.members} - {None}
    return _where(items, lambda item: item.topic in topics)


def leading(items: Items) -> Items:
    """Leave to an earlier item what follows it: its caveats, what conflicts with it, and the caveats of that.

    What is left out here is printed under that item, from `claim.caveats` and `claim.conflicts`.
    """
    covered: set[str] = set()
    kept: list[ItemRef] = []
    for ref in items.members:
        if ref.item.id not in covered:
            kept.append(ref)
            covered.update(_company(ref.item, ref.view.pack))
    return replace(items, members=tuple(kept))


def _company(item: ClearedItem, pack: ClearedPack) -> Iterator[str]:
    """Yield the ids of what is printed under an item."""
    yield from caveats(item, pack)
    for other in item.conflicts_with:
        yield other
        if other in pack.items:
            yield from caveats(pack.items[other], pack)


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


_WEIGHT: Final = 5
_MANY: Final = 100
"""A filter takes as long as five turns of a loop, and as long as one more for so many members."""


def _strict(name: str, filter_: Filter) -> Callable[..., object]:
    """Return the filter with its arguments checked, so that Python's own complaints reach nobody."""
    signature = inspect.signature(filter_.apply)
    fitting: set[tuple[object, ...]] = set()
    """How many arguments it took before, and the names of those that had one."""

    @wraps(filter_.apply)
    def apply(items: object, *args: object, **values: object) -> object:
        if not isinstance(items, Collection):
            raise TemplateFault(f"'{name}' filters collections only", f"write {filter_.usage}", word=name)
        takes = _holds_topical(items) if filter_.exhibits else filter_.any_members or _holds_items(items)
        if not takes:
            raise TemplateFault(f"'{name}' filters items, not {items.noun}", f"write {filter_.usage}", word=name)
        given = (len(args), *values)
        if given not in fitting:
            try:
                signature.bind(items, *args, **values)
            except TypeError:
                message = f"'{name}' is given the wrong arguments"
                raise TemplateFault(message, f"write {filter_.usage}", word=name) from None
            fitting.add(given)
        items.budget.step(_WEIGHT + len(items.members) // _MANY)
        return filter_.apply(items, *args, **values)

    return apply


def _holds_items(items: object) -> bool:
    return isinstance(items, Collection) and all(isinstance(member, ItemRef) for member in items.members)


def _holds_topical(items: Collection[object]) -> bool:
    return all(isinstance(member, ItemRef | ExhibitRef) for member in items.members)


FILTERS: Final[Mapping[str, Filter]] = {
    "by_rank": Filter(apply=by_rank, usage="facts | by_rank"),
    "ranked": Filter(apply=ranked, usage="facts | ranked(3)"),
    "by_date": Filter(apply=by_date, usage="events | by_date"),
    "limit": Filter(apply=limit, usage="facts | limit(5)", any_members=True),
    "at": Filter(apply=at, usage="gaps | at(loop.index)", any_members=True),
    "of_topic": Filter(apply=of_topic, usage="facts | of_topic(topic)", exhibits=True),
    "without_topic": Filter(apply=without_topic, usage="facts | without_topic", exhibits=True),
    "by_topic": Filter(apply=by_topic, usage="facts | by_topic"),
    "by_source": Filter(apply=by_source, usage="claims | by_source"),
    "by_grade": Filter(apply=by_grade, usage="claims | by_grade"),
    "certainty": Filter(apply=certainty, usage='claims | certainty("expected")'),
    "certain": Filter(apply=certain, usage="claims | certain"),
    "kind": Filter(apply=kind, usage='claims | kind("fact", "event")'),
    "use": Filter(apply=use, usage='claims | use("say")'),
    "raised": Filter(apply=raised, usage='questions | raised("will")'),
    "dated": Filter(apply=dated, usage="events | dated"),
    "upcoming": Filter(apply=upcoming, usage="events | upcoming"),
    "unnamed": Filter(apply=unnamed, usage="claims | unnamed"),
    "figured": Filter(apply=figured, usage="facts | figured"),
    "conflicting": Filter(apply=conflicting, usage="claims | conflicting"),
    "excluding": Filter(apply=excluding, usage="claims | excluding(facts)"),
    "in_topic_order": Filter(apply=in_topic_order, usage="claims | in_topic_order"),
    "sharing_topic": Filter(apply=sharing_topic, usage="gaps | sharing_topic(claims)"),
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
