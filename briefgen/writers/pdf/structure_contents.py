"""The structure of the contents: each entry is one link, from its words to its page number."""

from collections.abc import Sequence

from briefgen.document.references import Contents, ContentsEntry
from briefgen.document.words import inline_text
from briefgen.layout.model import Place
from briefgen.writers.pdf.building import Building
from briefgen.writers.pdf.elements import Element, Inside

Placed = tuple[Place, ContentsEntry]


def contents(block: Contents, place: Place, parent: Element, build: Building) -> None:
    placed = [((*place, "entries", index), entry) for index, entry in enumerate(block.entries)]
    _entries(placed, parent, build)


def _entries(entries: Sequence[Placed], parent: Element, build: Building) -> None:
    """Add entries of one level, with those that are deeper in a list of their own below the one before them."""
    if not entries:
        return
    whole = build.element("TOC", parent)
    level = entries[0][1].level
    deeper: list[Placed] = []
    for placed in entries:
        if placed[1].level > level:
            deeper.append(placed)
            continue
        _entries(deeper, whole, build)
        deeper = []
        _entry(*placed, whole, build)
    _entries(deeper, whole, build)


def _entry(place: Place, entry: ContentsEntry, parent: Element, build: Building) -> None:
    item = build.element("TOCI", parent)
    build.element("Lbl", item, (*place, "label"))
    reference = build.element("Reference", item)
    target = Inside("block", entry.target)
    link = build.element("Link", reference, place, target=target, words=inline_text(entry.children))
    build.phrases(entry.children, (*place, "children"), link)
    build.late("Span", link, (*place, "page"))
