"""Items by what they rest on: groups of a source, and of the grade that sources have in common."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from briefgen.gate.records import ClearedItem, ClearedPack
from briefgen.render.collection import Collection
from briefgen.render.items import ItemRef, View
from briefgen.render.refs import Names

Resting = Mapping[str, tuple[ItemRef, ...]]
"""The items that cite a source, by its id, in the order of the register."""
UNGRADED: Final = ("~", 0)
"""Stands behind every grade."""


def by_source(items: Collection[ItemRef]) -> Collection[Names]:
    """Return groups with `source` and `items`, in the order of the register; an item stands with each of its sources."""
    resting = _resting(items)
    return Collection("groups", tuple(_of_source(source, resting, items) for source in resting), items.budget)


def by_grade(items: Collection[ItemRef]) -> Collection[Names]:
    """Return groups with a `source`, which has the grade of all of them, `items`, and `sources`: their groups by source.

    The best grade comes first, and what nobody has graded last.
    """
    resting = _resting(items)
    if not resting:
        return Collection("groups", (), items.budget)
    grade = partial(_grade, items.members[0].view.pack)
    groups = [tuple(sources) for _, sources in groupby(sorted(resting, key=grade), key=grade)]
    return Collection("groups", tuple(_of_grade(sources, resting, items) for sources in groups), items.budget)


def _resting(items: Collection[ItemRef]) -> Resting:
    if not items.members:
        return {}
    sources = items.members[0].view.pack.sources
    found = {source: tuple(ref for ref in items.members if _cites(ref.item, source)) for source in sources}
    return {source: refs for source, refs in found.items() if refs}


def _cites(item: ClearedItem, source: str) -> bool:
    return any(citation.source == source for citation in item.citations)


def _grade(pack: ClearedPack, source: str) -> tuple[str, int]:
    return pack.sources[source].grade or UNGRADED


def _of_source(source: str, resting: Resting, items: Collection[ItemRef]) -> Names:
    own = Collection("items", resting[source], items.budget)
    return Names("group", {"source": partial(_view(items).source, source), "items": lambda: own})


def _of_grade(sources: Sequence[str], resting: Resting, items: Collection[ItemRef]) -> Names:
    cited = {ref.item.id for source in sources for ref in resting[source]}
    own = Collection("items", tuple(ref for ref in items.members if ref.item.id in cited), items.budget)
    groups = Collection("groups", tuple(_of_source(source, resting, items) for source in sources), items.budget)
    first = partial(_view(items).source, sources[0])
    return Names("group", {"source": first, "items": lambda: own, "sources": lambda: groups})


def _view(items: Collection[ItemRef]) -> View:
    return items.members[0].view
