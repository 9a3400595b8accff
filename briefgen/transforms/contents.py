"""Fill the contents with the outline."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from briefgen.document.document import Document
from briefgen.document.inlines import Citation, CrossReference, Inline, LineBreak, Link, NoteReference, Text
from briefgen.document.nodes import Annex, Node, Section
from briefgen.document.origins import DerivedOrigin
from briefgen.document.references import Contents, ContentsEntry
from briefgen.document.walk import map_children, of_kind, walk
from briefgen.transforms.filling import fill
from briefgen.transforms.setting import Setting


def contents(document: Document, setting: Setting) -> Document:
    """List sections down to the level that the contents asks for, and annexes; each gets an anchor where it has none.

    The section that holds the contents is not in it, nor is one with nothing under its heading.
    """
    del setting
    asked = next(of_kind(document, Contents), None)
    if asked is None:
        return document
    anchored = _anchored(document)
    entries = tuple(_entries(anchored, asked.levels))

    def change(node: Node) -> Iterable[Node]:
        if not isinstance(node, Contents):
            return (node,)
        return (replace(node, entries=entries),) if entries else ()

    return fill(anchored, change)


def _anchored(document: Document) -> Document:
    taken = {node.anchor for node in walk(document) if hasattr(node, "anchor")}
    free = (name for name in (f"section-{number}" for number in count(1)) if name not in taken)

    def anchor(node: Node) -> Iterable[Node]:
        if isinstance(node, Section | Annex):
            named = replace(node, anchor=node.anchor or next(free))
            return (map_children(named, anchor),)
        return (node,)

    return map_children(document, anchor)


def _entries(document: Document, levels: int) -> Iterator[ContentsEntry]:
    for node in walk(document):
        match node:
            case Section(level=level, number=number, anchor=str(anchor)) if level <= levels and _is_listed(node):
                yield ContentsEntry(children=_words(node.heading), target=anchor, level=level, number=number)
            case Annex(letter=letter, anchor=str(anchor)):
                yield ContentsEntry(children=_words(node.heading), target=anchor, level=1, number=letter)
            case _:
                pass


def _is_listed(section: Section) -> bool:
    return bool(section.blocks) and not any(isinstance(block, Contents) for block in section.blocks)


def _words(heading: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a heading's words on one line, without what would lead elsewhere or be cited here first."""
    return tuple(kept for inline in heading for kept in _kept(inline))


def _kept(inline: Inline) -> Iterator[Inline]:
    match inline:
        case Citation() | NoteReference():
            pass
        case LineBreak():
            yield Text(text=" ", origin=DerivedOrigin(transform="contents"))
        case Link(children=children) | CrossReference(children=children):
            yield from _words(children)
        case _:
            yield map_children(inline, lambda node: _kept(node) if isinstance(node, Inline) else (node,))
