"""The proof of a brief that was cut for length: the brief as if nothing had gone, what has gone struck through, for whoever signs.

Each run of struck words begins with a word that says so: a line through them is neither heard nor found. A block of which
nothing stays is struck as a whole, with its heading and its labels. The label of a point has no room for that word: there it
stands before what the label is of.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from briefgen.document.document import Document
from briefgen.document.figures import Chart
from briefgen.document.inlines import Inline, NoteReference, Struck, Text
from briefgen.document.nodes import Box, Half, Node, Paragraph, Point, Title
from briefgen.document.origins import DerivedOrigin, ItemOrigin, PhraseOrigin
from briefgen.document.places import origins
from briefgen.document.references import Contents
from briefgen.document.walk import children, map_children, parts
from briefgen.locale.model import Locale
from briefgen.transforms.phrases import phrase, phrase_words

Entry = tuple[str, str]
"""A register, `items` or `phrases`, and an id."""
APART: Final = " · "
"""Between the words that stand on every page: PROOF, DRAFT."""
_PHRASES: Final = "phrases"
_PASSING: Final = frozenset({_PHRASES, "topics", "pack"})
"""What heads or joins the words of items: it goes where they go, or where it is printed nowhere else."""

_Tree = TypeVar("_Tree", bound=Document | Node)


def proof(uncut: Document, document: Document, locale: Locale, second: Locale | None = None) -> Document:
    """Return *uncut* with what *document* has no more struck through, headed and marked on every page as a proof; in both
    languages of a bilingual brief, whose *second* one has that locale.

    Raises `UserError` where a locale lacks a phrase.
    """
    gone = frozenset(entries(uncut)) - frozenset(entries(document))
    labels = {each.tag: tuple(phrase(each, "left-out")) for each in (locale, second) if each}
    struck = _Striking(gone, labels, locale.tag).tree(uncut, gone_around=False)
    head = Box(
        kind="warning",
        title=tuple(phrase(locale, "proof-heading")),
        blocks=(Paragraph(children=tuple(phrase(locale, "proof-note")), role="body"),),
    )
    furniture, metadata = uncut.furniture, uncut.metadata
    behind = furniture.second
    if behind and second:
        behind = replace(behind, draft=_marked(second, behind.draft))
    at = next((index for index, block in enumerate(struck.blocks, start=1) if isinstance(block, Title)), 0)
    return replace(
        struck,
        blocks=(*struck.blocks[:at], head, *struck.blocks[at:]),
        furniture=replace(furniture, draft=_marked(locale, furniture.draft), second=behind),
        metadata=replace(metadata, title=phrase_words(locale, "proof-title", title=metadata.title)),
    )


def _marked(locale: Locale, draft: str) -> str:
    """Return what stands on every page: that it is a proof, and a draft where it is one."""
    return APART.join(filter(None, (phrase_words(locale, "proof"), draft)))


def entries(top: Document | Node) -> Iterator[Entry]:
    """Yield what words in and under a node are of: an item, an entry of a register, a fixed phrase."""
    for origin in origins(top):
        match origin:
            case ItemOrigin(register=register, item=item):
                yield register, item
            case PhraseOrigin(key=key):
                yield _PHRASES, key
            case _:
                pass


class _Striking:
    def __init__(self, gone: frozenset[Entry], labels: Mapping[str, tuple[Inline, ...]], language: str) -> None:
        self._gone = gone
        self._labels = labels
        self._language = language
        """Of the words that are gone through: that of the document, or of the half that they stand in."""
        self._last: frozenset[Entry] | None = None
        """Of which items the words before are, where they are struck; None where they are not."""

    def tree(self, node: _Tree, *, gone_around: bool) -> _Tree:
        if isinstance(node, Contents):
            return node
        if isinstance(node, Half):
            self._language, self._last = node.language, None
        gone_around = gone_around if (all_gone := self._is_gone(node)) is None else all_gone
        changes: dict[str, Any] = {}
        for name in parts(node):
            held: tuple[Node, ...] = getattr(node, name)
            if gone_around and isinstance(node, Point) and name == "label":
                changes[name] = (Struck(children=node.label),)
            elif held and isinstance(held[0], Inline):
                changes[name] = self._words(held, gone_around=gone_around)
            elif not isinstance(node, Chart):
                changes[name] = tuple(self.tree(child, gone_around=gone_around) for child in held)
        return replace(node, **changes)

    def _is_gone(self, node: Document | Node) -> bool | None:
        """Tell whether nothing of what stands in a node stays; None where nobody's words stand in it."""
        told = [verdict for run in _runs(node) if (verdict := self._verdict(run)) is not None]
        return all(told) if told else None

    def _verdict(self, words: Iterable[Node]) -> bool | None:
        """Tell whether words are gone: by the items that they are of, else by other entries; None where they are nobody's."""
        found = frozenset(entry for each in words for entry in entries(each))
        own = frozenset(entry for entry in found if entry[0] not in _PASSING)
        items = frozenset(entry for entry in own if entry[0] == "items") or own
        if items:
            return items <= self._gone
        return True if found and found <= self._gone else None

    def _words(self, words: tuple[Any, ...], *, gone_around: bool) -> tuple[Any, ...]:
        verdict = self._verdict(words)
        if gone_around if verdict is None else verdict:
            return tuple(self._struck(words))
        made = tuple(part for word in words for part in self._word(word))
        self._last = None
        return made

    def _word(self, word: Inline) -> Iterator[Inline]:
        """Yield a word of a run of which something stays."""
        verdict = self._verdict((word,))
        if verdict:
            yield from self._struck((word,))
        elif children(word) and not isinstance(word, NoteReference):
            self._last = None
            yield map_children(word, lambda child: self._word(child) if isinstance(child, Inline) else (child,))
        else:
            self._last = None if verdict is False else self._last
            yield word

    def _struck(self, words: tuple[Inline, ...]) -> Iterator[Inline]:
        items = frozenset(entry for word in words for entry in entries(word) if entry in self._gone)
        if self._last is None or (items and not items & self._last):
            yield from self._labels[self._language]
            yield Text(text=" ", origin=DerivedOrigin(transform="proof"))
        self._last = items or self._last or items
        yield Struck(children=tuple(map(_with_note, words)))


def _with_note(word: Inline) -> Inline:
    """Return a word whose note, where it calls one, is struck with it."""
    return replace(word, children=(Struck(children=word.children),)) if isinstance(word, NoteReference) else word


def _runs(node: Document | Node) -> Iterator[tuple[Node, ...]]:
    """Yield each run of words in and under a node."""
    for name in parts(node):
        held: tuple[Node, ...] = getattr(node, name)
        if held and isinstance(held[0], Inline):
            yield held
        elif not isinstance(node, Chart):
            for child in held:
                yield from _runs(child)
