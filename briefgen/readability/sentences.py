"""The sentences of a brief's prose, with what can be counted of each and where it stands."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.diagnostics import Span
from briefgen.document.document import Document
from briefgen.document.origins import PhraseOrigin
from briefgen.document.places import origin_of_words, origins, place_of, span_of
from briefgen.document.sentences import sentences
from briefgen.document.words import runs, words_in
from briefgen.frozen import dataclass
from briefgen.readability.parts import parts
from briefgen.readability.prose import prose

_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_ENDED: Final = re.compile(r"[.!?…:।॥][\"'”’»)\]]*$")
FEWEST: Final = 7
"""Words from which on what ends in no full stop is read as a sentence: a list of points has such, and "Ends" is none."""
_QUOTED: Final = 60
"""Characters that a message quotes of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    text: str
    words: int
    parts: int
    """Syllables, in Hindi aksharas, of all its words."""
    place: Span | None
    item: str | None
    """The item that it is of; None where a template or the house says it."""
    is_of_house: bool
    """Whether it is a fixed phrase, which counts, and which no author of a pack can mend."""

    @property
    def short(self) -> str:
        """Its words as a message quotes them."""
        return self.text if len(self.text) <= _QUOTED else self.text[: _QUOTED - 1].rstrip() + "…"


def read_sentences(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of the prose, citations left out, and what stands in brackets behind a sentence ("(draft)").

    A name, a label or another few words without an end is no sentence.
    """
    for paragraph in prose(document, document.metadata.language):
        from_ = tuple(origins(paragraph))
        of_item = origin_of_words(paragraph)
        is_of_house = of_item is None and any(isinstance(one, PhraseOrigin) for one in from_)
        place = span_of(of_item) if of_item else place_of(paragraph)
        for text in (text.strip() for run in runs(paragraph, sources=False) for text in sentences(run)):
            words, counted = _counted(text)
            if words and not _IN_BRACKETS.fullmatch(text) and (words >= FEWEST or _ENDED.search(text)):
                yield Sentence(
                    text=text,
                    words=words,
                    parts=counted,
                    place=place,
                    item=of_item.item if of_item else None,
                    is_of_house=is_of_house,
                )


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[int, int]:
    """Return how many words a sentence has, and how many parts all of them."""
    return words_in(text), sum(map(parts, text.split()))
