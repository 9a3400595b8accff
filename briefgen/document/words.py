"""What a reader reads, as plain text, and how many words it is: the one count that manifest, limits and tables share."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, assert_never, cast

from briefgen.document.document import Document
from briefgen.document.figures import ChartCategory, ChartSeries
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
from briefgen.document.nodes import Node
from briefgen.document.references import Contents, NoteList, SourceList
from briefgen.document.walk import are_inlines, of_kind, parts

BRACKETS: Final[Mapping[str, tuple[str, str]]] = {"numbers": ("[", "]"), "names": ("(", ")"), "line": ("", "")}
"""What stands around a citation, by its form."""
_LOOKED_UP: Final = (SourceList, Contents, ChartSeries, ChartCategory)
"""What is looked up rather than read: its words are not counted with those of what holds it."""
_MOST: Final = 512
"""Blocks whose words are known."""
_GROUPING: Final = re.compile("(?<=[0-9])[\u00a0\u202f\u2007](?=[0-9])")


def plain_text(top: Document | Node) -> str:
    """Return the words in reading order, a line for each paragraph, cell, heading and the like; behind it a line for each
    note at the foot of the page that it calls. End notes are read where they are gathered.

    Citations, the source list, the contents, a chart's labels and values and the numbers of tables and figures are in it;
    what a writer generates is not:
    numbers of sections, paragraphs, list items, sources, notes and pages, letters of annexes, ticks of an axis, and the
    head and foot of each page.
    """
    return "\n".join(runs(top))


def count_words(top: Document | Node) -> int:
    """Count what a reader reads in the body: title, head, headings, paragraphs, lists, boxes, notes in the margin, the
    glossary, annexes, tables and charts with their captions and notes.

    A word is whatever stands between white space and holds a letter or a digit of any script: "US$ 68.7 billion" is
    three, "long-term" is one, a dash between spaces is none. No-break spaces part words as others do, save between two
    digits, where they group. Not counted: citations' brackets, notes that name sources, the source list and the contents,
    a chart's labels and values, numbers that a writer generates, the head and foot of each page, and summaries and expansions that only
    assistive technology speaks.
    """
    return sum(map(words_in, runs(top, sources=False)))


class Counted:
    """The words of blocks, each of which is counted once as long as it is the very same one, as most are in the briefs of many
    records.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Node, int]] = {}

    def of(self, document: Document) -> int:
        """Return how many words a document has, as `count_words` counts them."""
        return sum(0 if isinstance(block, _LOOKED_UP) else self._of(block) for block in document.blocks)

    def _of(self, block: Node) -> int:
        known = self._known.get(id(block))
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            # The block is kept too: so nobody else has its identity.
            known = self._known[id(block)] = (block, count_words(block))
        return known[1]


def counts(top: Document | Node) -> Mapping[int, int]:
    """Return how many words each block in and under *top* has, and *top* itself, as `count_words` counts them, by the identity of
    the block: each run of words is counted once, however deep it stands.
    """
    found: dict[int, int] = {}
    _count(top, found)
    return found


def _count(node: Document | Node, found: dict[int, int]) -> int:
    count = 0
    for name in parts(node):
        nodes: tuple[Node, ...] = getattr(node, name)
        if are_inlines(nodes):
            count += words_in(_joined(cast("tuple[Inline, ...]", nodes), sources=False))
            continue
        for child in nodes:
            own = _count(child, found)
            count += 0 if isinstance(child, _LOOKED_UP) else own
    found[id(node)] = count
    return count


@lru_cache(maxsize=8192)
def words_in(text: str) -> int:
    """Count the words of a text, as `count_words` defines them."""
    return sum(any(map(str.isalnum, token)) for token in _GROUPING.sub("", text).split())


def runs(top: Document | Node, *, sources: bool = True) -> Iterator[str]:
    """Yield each run of inlines under *top* as text, in reading order.

    If not *sources*, citations and what is looked up rather than read are left out, as `count_words` leaves them out.
    """
    return _runs(top, top, sources=sources)


def _runs(node: Document | Node, whole: Document | Node, *, sources: bool) -> Iterator[str]:
    for name in parts(node):
        nodes: tuple[Node, ...] = getattr(node, name)
        if are_inlines(nodes):
            yield _joined(cast("tuple[Inline, ...]", nodes), sources=sources)
            yield from (inline_text(note.children) for note in notes_in(nodes) if sources and note.kind == "foot")
            continue
        for child in nodes:
            if isinstance(child, NoteList) and sources:
                yield from (inline_text(note.children) for note in _end_notes(whole))
            elif sources or not isinstance(child, _LOOKED_UP):
                yield from _runs(child, whole, sources=sources)


def _end_notes(top: Document | Node) -> Iterator[NoteReference]:
    return (node for node in of_kind(top, NoteReference) if node.kind == "end")


def inline_text(inlines: Iterable[Inline]) -> str:
    """Return the words of inlines as printed, without the notes that they call."""
    return _joined(inlines, sources=True)


def notes_in(nodes: Iterable[Node]) -> Iterator[NoteReference]:
    """Yield the notes that inlines call, in order."""
    for node in nodes:
        match node:
            case NoteReference():
                yield node
            case Strong() | Emphasis() | Struck() | Link() | CrossReference() | Span():
                yield from notes_in(node.children)
            case _:
                pass


def leaves(inlines: Iterable[Inline]) -> Iterator[tuple[str, Inline]]:
    """Yield the words of a run in parts, each with the inline that holds it, as `runs` yields them together without sources."""
    for inline in inlines:
        match inline:
            case Strong() | Emphasis() | Struck() | Link() | CrossReference() | Span():
                yield from leaves(inline.children)
            case _:
                yield _text(inline, sources=False), inline


def citation_text(citation: Citation) -> str:
    """Return a citation as printed: "[1, 3]", with places "[1, energy 1.3; 3, p. 4]", by names "(ANI 2025a)"; and nothing
    before its sources are called anything.
    """
    return "".join(text for _, text in citation_parts(citation))


def citation_parts(citation: Citation) -> Sequence[tuple[int | None, str]]:
    """Return a citation as printed, in parts: each reference with its index, brackets and separators with None."""
    opening, closing = BRACKETS[citation.form]
    separator: tuple[int | None, str] | None = None
    parts: list[tuple[int | None, str]] = [(None, opening)] if opening else []
    empty = len(parts)
    for index, each in enumerate(citation.references):
        words = each.called
        if not words:
            continue
        if len(parts) > empty:
            separator = separator or (None, ", " if citation.form == "numbers" and is_bare(citation) else "; ")
            parts.append(separator)
        parts.append((index, f"{words}, {each.locator}" if each.locator else words))
    if len(parts) == empty:
        return ()
    if closing:
        parts.append((None, closing))
    return parts


def is_bare(citation: Citation) -> bool:
    """Tell whether a citation names sources alone, and no places in them."""
    return not any(each.locator for each in citation.references if each.called)


def _joined(inlines: Iterable[Inline], *, sources: bool) -> str:
    return "".join([each.text if isinstance(each, Text) else _text(each, sources=sources) for each in inlines])


def _text(inline: Inline, *, sources: bool) -> str:
    match inline:
        case Text(text=text) | Abbreviation(text=text) | Number(text=text) | CaptionNumber(text=text):
            return text
        case Certainty(word=word):
            return word
        case LineBreak():
            return "\n"
        case Citation():
            return citation_text(inline) if sources else ""
        case NoteReference():
            return ""
        case Strong() | Emphasis() | Struck() | Link() | CrossReference() | Span():
            return _joined(inline.children, sources=sources)
        case _:
            assert_never(inline)
