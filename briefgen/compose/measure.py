"""How much of a brief each of its items takes up, measured once: in points, lines and words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final

from briefgen.document.document import Document
from briefgen.document.inlines import Inline, NoteReference
from briefgen.document.nodes import Node
from briefgen.document.origins import ItemOrigin, Origin
from briefgen.document.places import origins
from briefgen.document.references import Contents, SourceList
from briefgen.document.walk import Path, children
from briefgen.document.words import counts, inline_text, words_in
from briefgen.frozen import dataclass
from briefgen.gate.records import ClearedPack
from briefgen.layout.model import Layout

NO_ITEMS: Final = frozenset[str]()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A block, or what a section, list or box has besides the blocks within: its heading, its padding."""

    items: frozenset[str]
    """It is there as long as one of these is; where there are none, always."""
    path: Path
    page: int
    top: float
    height: float
    """In points, with the space that goes with it."""
    lines: int
    words: int
    space: float = 0.0
    """How much of the height is that space."""
    at_foot: bool = False
    """Whether it is a note at the foot of its page."""


def stretches(document: Document, layout: Layout, cleared: ClearedPack) -> tuple[Stretch, ...]:
    """Return what a brief is made of, in reading order."""
    measure = _Measure(document, layout, _citing(cleared))
    bare = [stretch for path, node in _blocks(document, ()) for stretch in measure.of(node, path, NO_ITEMS)]
    return tuple(_with_space(bare))


def _citing(cleared: ClearedPack) -> Mapping[str, frozenset[str]]:
    """Return source → the items that cite it: an entry of the source list is there for them."""
    found: dict[str, set[str]] = {}
    for item in cleared.items.values():
        for citation in (*item.citations, *(item.answer.citations if item.answer else ())):
            found.setdefault(citation.source, set()).add(item.id)
    return {source: frozenset(items) for source, items in found.items()}


def _blocks(node: Document | Node, path: Path) -> Iterator[tuple[Path, Node]]:
    return (((*path, index), child) for index, child in enumerate(children(node)) if not isinstance(child, Inline))


def _with_space(bare: list[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches, each with the space that goes with it: below it, or above the last one of a page."""
    body = [one for one in bare if not one.at_foot]
    spaces: dict[int, float] = {}
    for one, two in pairwise(body):
        if one.page == two.page:
            spaces[id(one)] = spaces[id(two)] = max(0.0, two.top - one.top - one.height)
    for one in bare:
        space = spaces.get(id(one), 0.0)
        yield replace(one, height=one.height + space, space=space)


class _Measure:
    def __init__(self, document: Document, layout: Layout, citing: Mapping[str, frozenset[str]]) -> None:
        self._placements = layout.placements
        self._citing = citing
        self._words = counts(document)
        self._from: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        """By the identity of a block: the items and the sources that its words are from."""

    def of(self, node: Node, path: Path, around: frozenset[str], *, read: bool = True) -> Iterator[Stretch]:
        """Yield what stands in and under a node. Words that are no item's own stand or go with what is *around* them.

        Of what is looked up and not *read*, such as the list of sources, words are not counted.
        """
        placed = self._placements.get(path)
        if placed is None:
            return
        items = self._items(node) or around
        read = read and not isinstance(node, SourceList | Contents)
        within = [each for at, child in _blocks(node, path) for each in self.of(child, at, items, read=read)]
        own = Stretch(
            items=items,
            path=path,
            page=placed.first_page,
            top=placed.top,
            height=max(0.0, placed.height - sum(each.height for each in within if not each.at_foot)),
            lines=max(0, placed.lines - sum(each.lines for each in within if not each.at_foot)),
            words=max(0, self._words[id(node)] - sum(each.words for each in within)) if read else 0,
        )
        yield from self._by_item(own, node) if len(items) > 1 and not within else (own,)
        yield from within
        yield from self._notes(node, path, items)

    def _by_item(self, whole: Stretch, node: Node) -> Iterator[Stretch]:
        """Yield the parts that items have of a text that several share: by their words, each with a share of what joins them."""
        said: dict[frozenset[str], int] = {}
        for child in children(node):
            if isinstance(child, Inline) and len(items := self._items(child)) == 1:
                said[items] = said.get(items, 0) + words_in(inline_text((child,)))
        shares = {items: count / sum(said.values()) for items, count in said.items() if count}
        if len(shares) < len(whole.items):
            yield whole
            return
        lines, words, top = 0.0, 0.0, whole.top
        for items, share in shares.items():
            before = round(lines), round(words)
            lines, words = lines + whole.lines * share, words + whole.words * share
            yield replace(
                whole,
                items=items,
                top=top,
                height=whole.height * share,
                lines=round(lines) - before[0],
                words=round(words) - before[1],
            )
            top += whole.height * share

    def _notes(self, node: Node, path: Path, items: frozenset[str]) -> Iterator[Stretch]:
        """Yield the notes at the foot of the page that a block's own words call."""
        for index, child in enumerate(children(node)):
            at = (*path, index)
            placed = self._placements.get(at)
            if isinstance(child, NoteReference) and placed is not None:
                yield Stretch(
                    items=items,
                    path=at,
                    page=placed.first_page,
                    top=placed.top,
                    height=placed.height,
                    lines=placed.lines,
                    words=0,
                    at_foot=True,
                )
            elif isinstance(child, Inline):
                yield from self._notes(child, at, items)

    def _items(self, node: Node) -> frozenset[str]:
        """Return the items without which a node would not be there: those whose words it prints, else those that cite its sources."""
        items, sources = self._entries(node)
        return items or frozenset(chain.from_iterable(self._citing.get(source, NO_ITEMS) for source in sources))

    def _entries(self, node: Node) -> tuple[frozenset[str], frozenset[str]]:
        """Return the items and the sources that a node's words are from."""
        if isinstance(node, Inline):
            return _entries(origins(node))
        if (known := self._from.get(id(node))) is None:
            held = [self._entries(child) for child in children(node)]
            known = NO_ITEMS.union(*(items for items, _ in held)), NO_ITEMS.union(*(sources for _, sources in held))
            self._from[id(node)] = known
        return known


def _entries(found: Iterable[Origin]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the items and the sources among origins, without the items of which the date alone is printed: words stand without it."""
    named = [origin for origin in found if isinstance(origin, ItemOrigin) and origin.field != "when"]
    items, sources = (frozenset(each.item for each in named if each.register == name) for name in ("items", "sources"))
    return items, sources
