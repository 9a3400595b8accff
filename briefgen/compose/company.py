"""What may not go while something else stays: a caveat, the other side of a conflict, what is not to be said of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from briefgen.gate.records import ClearedItem


def company(items: Mapping[str, ClearedItem], printed: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return, of the items *printed*, each with those that go where it goes."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in printed:
        for kept, without in _ties(items[name], items, printed):
            if kept in printed and without in printed:
                found[kept].add(without)
    return {name: frozenset(others) for name, others in found.items()}


def stays(item: ClearedItem) -> bool:
    """Tell whether an item never goes for length: its author says so, or it warns of something and names no claim."""
    return item.must or (item.use == "avoid" and item.topic is None and not item.rests_on)


def _ties(item: ClearedItem, items: Mapping[str, ClearedItem], printed: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what an item is tied to: what must stay as long as the other does."""
    yield from ((need, item.id) for need in item.needs)
    for other in item.conflicts_with:
        yield other, item.id
        yield item.id, other
    yield from ((option, item.id) for option in item.options)
    if item.use == "avoid":
        yield from ((item.id, ground) for ground in item.rests_on)
        about = (items[name] for name in printed) if item.topic else ()
        yield from ((item.id, one.id) for one in about if one.topic == item.topic and one.use != "avoid")
