"""Citations to notes: the source in full where it is cited first, and in short with the number of that note from then on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, Literal, TypeVar

from briefgen.document.document import Document
from briefgen.document.inlines import Citation, Inline, NoteReference, Text
from briefgen.document.nodes import Node
from briefgen.document.origins import DerivedOrigin
from briefgen.document.walk import parts
from briefgen.transforms.entries import Part, entry_again, noted_entry
from briefgen.transforms.runs import are_inlines, joined
from briefgen.transforms.setting import Setting

Kind = Literal["foot", "end"]
Tree = TypeVar("Tree", bound=Document | Node)

_SEPARATOR: Final = Text(text="; ", origin=DerivedOrigin(transform="citations"))


def in_notes(document: Document, kind: Kind, setting: Setting) -> Document:
    """Return the document with a note for each citation, numbered in reading order.

    Citations in direct sequence make one note. A note's number stands right behind the words that it is about: the space
    before the citation goes.
    """
    return _Notes(kind, setting).noted(document)


class _Notes:
    """Goes through one document, and knows which note names each source."""

    def __init__(self, kind: Kind, setting: Setting) -> None:
        self._kind = kind
        self._setting = setting
        self._count = 0
        self._named: dict[str, int] = {}

    def noted(self, node: Tree) -> Tree:
        changes: dict[str, Any] = {}
        for name in parts(node):
            held: tuple[Node, ...] = getattr(node, name)
            made = tuple(self._run(held)) if are_inlines(held) else tuple(map(self.noted, held))
            if any(one is not other for one, other in zip(made, held, strict=False)) or len(made) != len(held):
                changes[name] = made
        return replace(node, **changes) if changes else node

    def _run(self, inlines: Sequence[Inline]) -> Iterator[Inline]:
        for inline in joined(inlines):
            yield self._note(inline) if isinstance(inline, Citation) else self.noted(inline)

    def _note(self, citation: Citation) -> NoteReference:
        self._count += 1
        children = tuple(self._words(citation))
        return NoteReference(number=self._count, kind=self._kind, children=children, origin=citation.origin)

    def _words(self, citation: Citation) -> Iterator[Inline]:
        for index, source in enumerate(dict.fromkeys(each.source for each in citation.references)):
            if index:
                yield _SEPARATOR
            yield from self._source(source, _place(source, citation))

    def _source(self, name: str, place: Part) -> Iterator[Inline]:
        source = self._setting.cleared.sources[name]
        note = self._named.setdefault(name, self._count)
        if note == self._count:
            return noted_entry(source, self._setting, place=place, short=self._kind == "foot")
        return entry_again(source, self._setting, note=note, place=place)


def _place(source: str, citation: Citation) -> Part:
    """Return the places in a source that a citation names; nothing where it is cited as a whole."""
    named = dict.fromkeys(each.locator for each in citation.references if each.source == source and each.locator)
    return (Text(text=", ".join(named), origin=citation.origin),) if named else ()
