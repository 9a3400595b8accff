"""What several markings come to, and how a marking is printed.

The highest level holds, and all caveats stand beside it: one that does not stand with that level falls away, and one that
another says more than is not printed twice. Two that may not stand together are the author's to part.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from briefgen.document.inlines import Citation
from briefgen.document.nodes import Node
from briefgen.document.origins import ItemOrigin
from briefgen.document.walk import walk
from briefgen.gate.marked import Level, LevelCaveat
from briefgen.gate.records import ClearedPack

PORTION: Final = "marking"
"""The field that a portion mark comes from."""
CAVEAT: Final = "/"
"""Between the parts of a marking as it is written."""


def united(levels: Iterable[Level]) -> Level:
    """Return the highest of levels of one scheme, with the caveats of all of them."""
    known = tuple(levels)
    highest = max(known, key=lambda level: level.order)
    caveats = {caveat.id: caveat for level in known for caveat in level.caveats}
    if not caveats:
        return highest
    replaced = {name for caveat in caveats.values() for name in caveat.replaces}
    kept = (caveat for caveat in caveats.values() if caveat.id not in replaced and _stands(caveat, highest))
    return replace(highest, caveats=tuple(sorted(kept, key=lambda caveat: caveat.place)))


def _stands(caveat: LevelCaveat, level: Level) -> bool:
    return not caveat.levels or level.id in caveat.levels


def discord(level: Level) -> str | None:
    """Return what is wrong with the caveats of a marking, taken together; None where they may stand so."""
    ids = [caveat.id for caveat in level.caveats]
    for caveat in level.caveats:
        if apart := next((id_ for id_ in ids if id_ in caveat.excludes), None):
            return f"the caveats '{caveat.id}' and '{apart}' do not stand together"
        if lacking := next((id_ for id_ in caveat.needs if id_ not in ids), None):
            return f"the caveat '{caveat.id}' stands beside '{lacking}' alone"
    return None


def written(level: Level) -> str:
    """Return a marking as an author writes it, its caveats in the order of printing."""
    return CAVEAT.join((f"{level.scheme}:{level.id}", *(caveat.id for caveat in level.caveats)))


def banner(level: Level) -> str:
    """Return a marking as it is printed on every page."""
    return level.label + "".join(_printed(level, [caveat.label for caveat in level.caveats]))


def portion_mark(level: Level) -> str | None:
    """Return a marking as it is printed before a single paragraph; None where its scheme marks none."""
    if level.portion is None:
        return None
    inside = level.portion.rstrip(")]")
    said = "".join(_printed(level, [caveat.portion for caveat in level.caveats]))
    return f"{inside}{said}{level.portion[len(inside) :]}"


def _printed(level: Level, words: list[str]) -> Iterator[str]:
    group = None
    for caveat, word in zip(level.caveats, words, strict=True):
        yield (caveat.between if caveat.group == group else caveat.before) + word
        group = caveat.group


def shown(blocks: Iterable[Node]) -> Iterator[Node]:
    for block in blocks:
        yield block
        yield from walk(block)


def entry_of(origin: ItemOrigin, cleared: ClearedPack) -> Any:
    """Return the item or entry that words come from; None for those of the front matter."""
    return None if origin.register == "pack" else getattr(cleared, origin.register)[origin.item]


def levels_of(blocks: Iterable[Node], cleared: ClearedPack) -> Iterator[Level]:
    """Yield the marking of everything that is shown: the pack's own, items, entries, sources that are cited."""
    yield cleared.base
    for node in shown(blocks):
        origin = getattr(node, "origin", None)
        if isinstance(origin, ItemOrigin) and (entry := entry_of(origin, cleared)) is not None:
            yield entry.level
        if isinstance(node, Citation):
            yield from (cleared.sources[reference.source].level for reference in node.references)


def carried(shown_levels: Iterable[Level], raised: Level | None) -> tuple[Level, ...]:
    """Return what is shown rolled up, scheme by scheme, and raised as a person wants it; the pack's own scheme is first."""
    by_scheme: dict[str, list[Level]] = {}
    for level in (*shown_levels, *((raised,) if raised else ())):
        by_scheme.setdefault(level.scheme, []).append(level)
    return tuple(united(levels) for levels in by_scheme.values())
