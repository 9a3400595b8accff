"""The structure of all that is read item by item: lists, labelled points, facts, a timeline, sources, a glossary."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from briefgen.document.figures import DecisionBlock, FactStrip
from briefgen.document.inlines import Inline
from briefgen.document.nodes import Block, BulletList, ListItem, OrderedList, PointList, Timeline
from briefgen.document.references import Glossary, SourceList
from briefgen.document.words import inline_text
from briefgen.layout.model import Place
from briefgen.layout.timeline import LINE
from briefgen.writers.pdf.building import Building
from briefgen.writers.pdf.elements import BLOCK, Element

NUMBERING: Final[Mapping[str, bytes]] = {"decimal": b"/Decimal", "alpha": b"/LowerAlpha", "roman": b"/LowerRoman"}
UNNUMBERED: Final = b"/None"
"""Labels, where there are any, are words (ISO 32000-1, 14.8.5.5)."""
Labelled = tuple[Place, str, Sequence[Inline], Sequence[Block]]
"""Where an entry stands, the field of its label, the label, the words beside it."""


def bullet_list(block: BulletList, place: Place, parent: Element, build: Building) -> None:
    _items(block.items, b"/Disc", place, parent, build)


def ordered_list(block: OrderedList, place: Place, parent: Element, build: Building) -> None:
    _items(block.items, NUMBERING[block.style], place, parent, build)


def _items(items: Sequence[ListItem], numbering: bytes, place: Place, parent: Element, build: Building) -> None:
    whole = _list(numbering, parent, build)
    for index, item in enumerate(items):
        own = (*place, "items", index)
        entry = build.element("LI", whole)
        build.element("Lbl", entry, (*own, "label"))
        build.blocks(item.blocks, (*own, "blocks"), build.element("LBody", entry))


def points(block: PointList, place: Place, parent: Element, build: Building) -> None:
    entries = [(("points", index), "label", point.label, point.blocks) for index, point in enumerate(block.points)]
    _labelled(entries, place, parent, build)


def timeline(block: Timeline, place: Place, parent: Element, build: Building) -> None:
    """Add the line with its dots as a figure, and the entries as a list behind it.

    Whoever sees the page takes in at a glance that time passes here, and how much. A listener is told the same by the
    figure: in its author's words, else by the first date and the last as printed. All that stands along the line is real
    text, so that it can be read entry by entry, searched and copied.
    """
    whole = build.element("Div", parent)
    build.words("Caption", block.caption, (*place, "caption"), whole)
    build.element("Figure", whole, (*place, LINE), alternative=block.alternative_text or _span(block), attributes=BLOCK)
    entries = [(("entries", index), "when", moment.when, moment.blocks) for index, moment in enumerate(block.entries)]
    _labelled(entries, place, whole, build)


def _span(block: Timeline) -> str:
    first, last = inline_text(block.entries[0].when), inline_text(block.entries[-1].when)
    return first if first == last else f"{first} – {last}"


def _labelled(entries: Iterable[Labelled], place: Place, parent: Element, build: Building) -> None:
    whole = _list(UNNUMBERED, parent, build)
    for at, field, label, blocks in entries:
        entry = build.element("LI", whole)
        hung = build.element("Lbl", entry, (*place, *at, field))
        body = build.element("LBody", entry)
        build.phrases(label, (*place, *at, field), hung, around=body)
        build.blocks(blocks, (*place, *at, "blocks"), body)


def facts(block: FactStrip, place: Place, parent: Element, build: Building) -> None:
    whole = _list(UNNUMBERED, parent, build)
    for index, fact in enumerate(block.facts):
        own = (*place, "facts", index)
        body = build.element("LBody", build.element("LI", whole))
        build.words("P", fact.value, (*own, "value"), body)
        build.words("P", fact.label, (*own, "label"), body)


def decision(block: DecisionBlock, place: Place, parent: Element, build: Building) -> None:
    whole = _list(UNNUMBERED, parent, build)
    choices = [((*place, "choices", index), part.children) for index, part in enumerate(block.choices)]
    blanks = [((*place, "blanks", index), part.children) for index, part in enumerate(block.blanks)]
    for own, children in (*choices, *blanks):
        build.text("LBody", children, own, "children", build.element("LI", whole))


def sources(block: SourceList, place: Place, parent: Element, build: Building) -> None:
    is_numbered = any(source.number is not None for source in block.entries)
    whole = _list(NUMBERING["decimal"] if is_numbered else UNNUMBERED, parent, build)
    for index, source in enumerate(block.entries):
        own = (*place, "entries", index)
        entry = build.element("LI", whole)
        if is_numbered:
            build.element("Lbl", entry, (*own, "label"))
        build.text("LBody", source.children, own, "children", entry)


def notes(parent: Element, build: Building) -> None:
    """Add the end notes; each is an item's body, so that its number is the item's."""
    whole = _list(NUMBERING["decimal"], parent, build)
    for call in build.end_notes:
        entry = build.element("LI", whole)
        build.element("Lbl", entry, (*call.place, "label"))
        note = build.note(build.element("LBody", entry), call.place)
        build.phrases(call.note.children, (*call.place, "children"), note)


def glossary(block: Glossary, place: Place, parent: Element, build: Building) -> None:
    whole = _list(UNNUMBERED, parent, build)
    for index, explained in enumerate(block.entries):
        own = (*place, "entries", index)
        entry = build.element("LI", whole)
        term = build.element("Lbl", entry, own)
        body = build.element("LBody", entry, (*own, "gloss"))
        build.phrases(explained.children, (*own, "children"), term, around=body)
        build.phrases(explained.gloss, (*own, "gloss"), body)


def _list(numbering: bytes, parent: Element, build: Building) -> Element:
    return build.element("L", parent, attributes={"O": b"/List", "ListNumbering": numbering})
