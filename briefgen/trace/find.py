"""Words looked for in a brief: over several runs of it too, with and without what stands among them for sources and notes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefgen.document.sentences import sentences
from briefgen.frozen import dataclass
from briefgen.regex import regex
from briefgen.trace.runs import Kind, Piece, Run
from briefgen.trace.spelling import spelt

_VARIANTS: Final[tuple[frozenset[Kind], ...]] = (
    frozenset({"words", "citation", "number"}),
    frozenset({"words", "citation"}),
    frozenset({"words"}),
)
"""What a copy of a page has, what one of a Word document has, and what somebody remembers."""
_NEAR: Final = 0.5
"""The share of a phrase's words that a sentence must have to be near it."""
_MOST_NEAR: Final = 3
_WORD: Final = regex(r"\w+")
ENGLISH: Final = "en-GB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where words stand."""

    runs: tuple[Run, ...]
    """That they go over, in order."""
    pieces: tuple[Piece, ...]
    """That hold them; a separator between two of them is none."""
    before: str
    words: str
    """As they are printed."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stream:
    """One brief's words in a row: what is looked through, and where each of its characters is from."""

    text: str
    places: tuple[tuple[int, int, int], ...]
    """Run, piece, character."""


class Words:
    """The words of one brief, to be looked through."""

    def __init__(self, runs: Sequence[Run], language: str) -> None:
        self._runs = runs
        self._language = language
        self._streams = tuple(_stream(runs, kinds, language) for kinds in _VARIANTS)
        self.texts = tuple(" ".join(_of(run, kinds) for run in runs) for kinds in _VARIANTS)
        """All that the brief says, in a row: with citations and numbers, with citations, by itself."""

    def find(self, phrase: str) -> tuple[Found, ...]:
        """Return each place where *phrase* stands, in reading order; within words where it stands nowhere by itself."""
        wanted = tuple(_spellings(phrase, self._language))
        for whole in (True, False):
            found: dict[tuple[int, int, int], Found] = {}
            for stream in self._streams:
                for first, last in _places(stream, wanted, whole=whole):
                    found.setdefault(first, self._found(first, last))
            if found:
                return tuple(found[place] for place in sorted(found))
        return ()

    def has(self, phrase: str) -> bool:
        return any(True for stream in self._streams for _ in _places(stream, tuple(_spellings(phrase, self._language))))

    def near(self, phrase: str) -> tuple[str, ...]:
        """Return the sentences that have most of the phrase's words, the nearest first."""
        wanted = set(_WORD.findall(spelt(phrase, self._language)[0]))
        scored: dict[str, float] = {}
        for sentence in (each for run in self._runs for each in sentences(run.text)):
            own = set(_WORD.findall(spelt(sentence, self._language)[0]))
            scored[sentence] = len(wanted & own) / len(wanted) if wanted else 0.0
        best = sorted((each for each in scored if scored[each] >= _NEAR), key=lambda each: -scored[each])
        return tuple(best[:_MOST_NEAR])

    def _found(self, first: tuple[int, int, int], last: tuple[int, int, int]) -> Found:
        runs = self._runs[first[0] : last[0] + 1]
        pieces = [
            (index, place)
            for index in range(first[0], last[0] + 1)
            for place in range(len(self._runs[index].pieces))
            if first[:2] <= (index, place) <= last[:2]
        ]
        held = tuple(self._runs[index].pieces[place] for index, place in pieces)
        own = " ".join(run.text for run in runs)
        start = _offset(self._runs[first[0]], first)
        end = sum(len(run.text) + 1 for run in runs[:-1]) + _offset(self._runs[last[0]], last) + 1
        return Found(
            runs=tuple(runs),
            pieces=tuple(piece for piece in held if _says(piece)) or held,
            before=own[:start],
            words=own[start:end],
            after=own[end:],
        )


def _of(run: Run, kinds: frozenset[Kind]) -> str:
    return "".join(piece.text for piece in run.pieces if piece.kind in kinds)


def _says(piece: Piece) -> bool:
    return any(map(str.isalnum, piece.text))


def _offset(run: Run, place: tuple[int, int, int]) -> int:
    return sum(len(piece.text) for piece in run.pieces[: place[1]]) + place[2]


def _spellings(phrase: str, language: str) -> Iterator[str]:
    """Yield how the phrase may be spelt here: its numbers as this language writes them or as English does, and words that a
    line's end divides as one.
    """
    texts = (
        phrase,
        re.sub(r"(?<=\w)[-\u2010\u00ad]\s+", "-", phrase),
        re.sub(r"(?<=\w)[-\u2010\u00ad]\s+", "", phrase),
    )
    yield from dict.fromkeys(spelt(text, tag)[0].strip() for text in texts for tag in (language, ENGLISH))


def _stream(runs: Sequence[Run], kinds: frozenset[Kind], language: str) -> _Stream:
    text: list[str] = []
    places: list[tuple[int, int, int]] = []
    for index, run in enumerate(runs):
        for number, piece in enumerate(run.pieces):
            if piece.kind in kinds:
                text.append(piece.text)
                places += ((index, number, place) for place in range(len(piece.text)))
        if run.pieces:
            text.append(" ")
            places.append((index, len(run.pieces) - 1, max(len(run.pieces[-1].text) - 1, 0)))
    words, origins = spelt("".join(text), language)
    return _Stream(text=words, places=tuple(places[origin] for origin in origins))


def _places(
    stream: _Stream, wanted: Iterable[str], *, whole: bool = True
) -> Iterator[tuple[tuple[int, int, int], tuple[int, int, int]]]:
    """Yield where one of the *wanted* spellings begins and ends; where *whole*, not within a word."""
    for each in wanted:
        if not each:
            continue
        at = stream.text.find(each)
        while at >= 0:
            end = at + len(each)
            if not whole or _stands_alone(stream.text, at, end):
                yield stream.places[at], stream.places[end - 1]
            at = stream.text.find(each, at + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    opens = start == 0 or not (_is_of_word(text[start - 1]) and _is_of_word(text[start]))
    return opens and (end == len(text) or not (_is_of_word(text[end - 1]) and _is_of_word(text[end])))


def _is_of_word(sign: str) -> bool:
    """Tell whether a sign is a letter, a digit, or belongs to one, as the vowel signs of Devanagari do."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")
