"""The sentences of a brief's prose, with what can be counted of each and where it stands."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from briefgen.diagnostics import Span
from briefgen.document.document import Document
from briefgen.document.nodes import Paragraph
from briefgen.document.origins import ItemOrigin, Origin, PhraseOrigin
from briefgen.document.places import origins, span_of
from briefgen.document.said import said
from briefgen.document.sentences import CLOSES, ENDS
from briefgen.document.words import words_in
from briefgen.frozen import dataclass
from briefgen.readability.parts import parts
from briefgen.readability.prose import is_of_item, prose

_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_ENDED: Final = re.compile(rf"[{ENDS}:][{CLOSES}]*$")
FEWEST: Final = 7
"""Words from which on what ends in no full stop is read as a sentence: a list of points has such, and "Ends" is none."""
_MOST: Final = 512
"""Paragraphs whose sentences are kept."""
_QUOTED: Final = 60
"""Characters that a message quotes of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    text: str
    words: int
    parts: int
    """Syllables, in Hindi aksharas, of all its words."""
    place: Span | None
    """Of the longest of its parts that stand in a file; a fixed phrase has none."""
    item: str | None
    """The item that it is of; None where a template or the house says it."""
    said: str
    """What stands at its place, as it is printed."""
    is_of_house: bool
    """Whether it is a fixed phrase, which counts, and which no author of a pack can mend."""

    @property
    def short(self) -> str:
        """Its words as a message quotes them."""
        return self.text if len(self.text) <= _QUOTED else self.text[: _QUOTED - 1].rstrip() + "…"


class Sentences:
    """The sentences of paragraphs, each of which is read once as long as it is the very same one, as most are in the briefs of
    many records.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Paragraph, tuple[Sentence, ...]]] = {}

    def of(self, paragraph: Paragraph) -> tuple[Sentence, ...]:
        known = self._known.get(id(paragraph))
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            # The paragraph is kept too: so nobody else has its identity.
            known = self._known[id(paragraph)] = (paragraph, tuple(_sentences(paragraph)))
        return known[1]


def read_sentences(document: Document, sentences: Sentences | None = None) -> Iterator[Sentence]:
    """Yield the sentences of the prose, citations left out, the labels of items, and what stands in brackets behind a sentence
    ("(draft)").

    A name, a label or another few words without an end is no sentence.
    """
    read = _sentences if sentences is None else sentences.of
    for paragraph in prose(document, document.metadata.language):
        yield from read(paragraph)


def _sentences(paragraph: Paragraph) -> Iterator[Sentence]:
    for text, parts_said in said(paragraph.children):
        words, counted = _counted(text)
        if words and not _IN_BRACKETS.fullmatch(text) and (words >= FEWEST or _ENDED.search(text)):
            of = [(each, origin) for each, inline in parts_said for origin in origins(inline)]
            yield _sentence(text, words, counted, of)


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[int, int]:
    """Return how many words a sentence has, and how many parts all of them."""
    return words_in(text), sum(map(parts, text.split()))


def _sentence(text: str, words: int, counted: int, made_of: Sequence[tuple[str, Origin]]) -> Sentence:
    of_items = [(each, one) for each, one in made_of if is_of_item(one)]
    is_of_house = not of_items and any(isinstance(one, PhraseOrigin) for _, one in made_of)
    in_files = [] if is_of_house else [(each, one) for each, one in made_of if span_of(one)]
    longest, whose = max(of_items or in_files, key=lambda part: len(part[0]), default=("", None))
    return Sentence(
        text=text,
        words=words,
        parts=counted,
        place=span_of(whose) if whose else None,
        item=whose.item if of_items and isinstance(whose, ItemOrigin) else None,
        said=longest.strip() or text,
        is_of_house=is_of_house,
    )
