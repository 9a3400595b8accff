"""Fill the glossary with what this document uses and its register explains."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from briefgen.document.abbreviations import pattern_of
from briefgen.document.document import Document
from briefgen.document.inlines import Abbreviation, Inline, Text
from briefgen.document.nodes import Node
from briefgen.document.origins import DerivedOrigin, ItemOrigin
from briefgen.document.references import Glossary, GlossaryEntry
from briefgen.document.told import told
from briefgen.document.walk import children, walk
from briefgen.gate.registered import ClearedTerm
from briefgen.transforms.alphabet import alphabetical
from briefgen.transforms.filling import fill
from briefgen.transforms.setting import Setting
from briefgen.transforms.typed_terms import TypedTerms

_ORIGIN: Final = DerivedOrigin(transform="glossary")
_OPEN: Final = Text(text=" (", origin=_ORIGIN)
_CLOSE: Final = Text(text=")", origin=_ORIGIN)


def glossary(document: Document, setting: Setting) -> Document:
    """List the terms in alphabetical order; take an empty glossary out, with its section."""
    used = {*_used(document), *_heard(document, setting)}
    terms = [term for name, term in setting.cleared.terms.items() if name in used and term.gloss]
    entries = tuple(_entry(term) for term in sorted(terms, key=lambda term: alphabetical(term.short)))

    def change(node: Node) -> Iterable[Node]:
        if not isinstance(node, Glossary):
            return (node,)
        return (replace(node, entries=entries),) if entries else ()

    return fill(document, change)


def _used(top: Document | Node) -> Iterator[str]:
    """Yield the terms whose words stand in the document, outside of the glossary itself."""
    for node in children(top):
        if isinstance(node, Glossary):
            continue
        if isinstance(node, Abbreviation):
            yield node.term
        origin = getattr(node, "origin", None)
        if isinstance(origin, ItemOrigin) and origin.register == "terms":
            yield origin.item
        yield from _used(node)


def _heard(document: Document, setting: Setting) -> Iterator[str]:
    """Yield the terms that alternative text uses."""
    terms = TypedTerms(setting.cleared).terms
    for node in walk(document):
        if words := told(node):
            yield from (term.id for short, term in terms.items() if pattern_of(short).search(words))


def _entry(term: ClearedTerm) -> GlossaryEntry:
    short = _text(term, "short", term.short)
    expansion = _text(term, "expansion", term.expansion or "")
    children: tuple[Inline, ...] = (short, _OPEN, expansion, _CLOSE) if term.expansion else (short,)
    return GlossaryEntry(term=term.id, children=children, gloss=(_text(term, "gloss", term.gloss or ""),))


def _text(term: ClearedTerm, field: str, words: str) -> Text:
    return Text(text=words, origin=replace(term.origin, field=field))
