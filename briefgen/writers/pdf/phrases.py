"""The structure of inlines: links, citations, abbreviations, words in another language."""

from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

from briefgen.document.document import Document
from briefgen.document.inlines import (
    Abbreviation,
    CaptionNumber,
    Certainty,
    Citation,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Number,
    Span,
    Strong,
    Struck,
    Text,
)
from briefgen.document.references import SourceEntry
from briefgen.document.walk import of_kind
from briefgen.document.words import inline_text
from briefgen.layout.inlines import CALL
from briefgen.layout.model import Place
from briefgen.writers.pdf.elements import STRUCK, Element, Elements, Inside, Outside, identifier

Phrases = Callable[[Sequence[Inline], Place, Element], None]


def phrases(elements: Elements, document: Document) -> Phrases:
    """Return what adds the elements of inlines that stand in the field at a place, to the element that holds them."""
    return _Phrases(elements, {entry.entry: _spoken(entry) for entry in of_kind(document, SourceEntry)}).all


def _spoken(entry: SourceEntry) -> str:
    words = inline_text(entry.children)
    return words if entry.number is None else f"{entry.number}. {words}"


class _Phrases:
    def __init__(self, elements: Elements, sources: Mapping[str, str]) -> None:
        self._elements = elements
        self._sources = sources

    def all(self, inlines: Sequence[Inline], place: Place, parent: Element) -> None:
        for index, inline in enumerate(inlines):
            self._one(inline, (*place, index), parent)

    def _one(self, inline: Inline, place: Place, parent: Element) -> None:
        inner = (*place, "children")
        match inline:
            case Text() | Number() | CaptionNumber() | Certainty() | LineBreak():
                pass
            case Strong(children=children) | Emphasis(children=children):
                self.all(children, inner, parent)
            case Struck(children=children):
                self.all(children, inner, self._elements.inline("Span", parent, place, attributes=STRUCK))
            case Span(children=children, language=language):
                self.all(children, inner, self._elements.inline("Span", parent, place, language=language))
            case Abbreviation(text=text, expansion=expansion):
                spelt = None if expansion in text else expansion
                self._elements.inline("Span", parent, place, expansion=spelt)
            case Link(children=children, url=url):
                words = f"{inline_text(children)} ({url})"
                self.all(children, inner, self._link(parent, place, Outside(url), words))
            case CrossReference(children=children, target=target):
                reference = self._elements.inline("Reference", parent)
                words = inline_text(children)
                self.all(children, inner, self._link(reference, place, Inside("block", target), words))
            case Citation():
                self._citation(inline, place, parent)
            case NoteReference():
                self._call(inline, place, parent)
            case _:
                assert_never(inline)

    def _citation(self, citation: Citation, place: Place, parent: Element) -> None:
        whole = self._elements.inline("Reference", parent, place)
        for index, reference in enumerate(citation.references):
            own = (*place, "references", index)
            match reference.address:
                case None:
                    self._elements.inline("Span", whole, own)
                case "":
                    words = self._sources.get(reference.entry, reference.called)
                    self._link(whole, own, Inside("source", reference.entry), words)
                case url:
                    self._link(whole, own, Outside(url), f"{reference.called} ({url})")

    def _call(self, note: NoteReference, place: Place, parent: Element) -> None:
        """Add where a note is called; the note itself has the node's place."""
        words = f"{note.number}. {inline_text(note.children)}"
        reference = self._elements.inline("Reference", parent)
        link = self._link(reference, None, Inside("note", identifier(place)), words)
        self._elements.inline("Lbl", link, (*place, CALL))

    def _link(self, parent: Element, place: Place | None, target: Outside | Inside, words: str) -> Element:
        if parent.link:
            return parent
        return self._elements.inline("Link", parent, place, target=target, words=words)
