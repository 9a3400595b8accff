"""Sentences of a finished file held against those of its brief: which of the one do not stand in the other.

Words are compared in their one form (`leak.words`), so that quotes, dashes, case and divided words make no difference. A Word
file is held against the brief sentence by sentence. A PDF has its words in lines that are broken anew, with heads, feet and marks
of notes among them: there a sentence of the brief is looked for with its words in a row, on a page or over the turn of one, and
new is what hardly has two words beside each other that the brief has so.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefgen.document.sentences import sentences
from briefgen.leak.words import RUN, tokens
from briefgen.regex import regex

_NEW: Final = 0.5
"""Of the pairs of words in a sentence of a PDF: with fewer that the brief has, it is none of the brief's."""
_TOP: Final = 400
"""Characters of a page, without those between words, before which a sentence goes on that began on the page before: its
head, and the head of a table."""
_CELLS: Final = regex(r"[\t\r\n]")
_LETTER: Final = regex(r"[^\W\d_]")


def not_in_lines(lines: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """Yield the sentences of *lines*, each once, that do not stand in *others*; lines may have cells, parted by tabs."""
    said = _in_a_row(others)
    return (each for each in _sentences(lines) if f" {_row(each)} " not in said)


def new_in_pages(pages: Sequence[str], *known: Sequence[str]) -> Iterator[str]:
    """Yield the sentences of a PDF's pages that are none of what is *known*: text after text, each in its order."""
    beside = {pair for lines in known for pair in pairwise(_lettered("\n".join(lines)))}
    return (each for each in _passages(pages) if _is_new(_lettered(each), beside))


def not_on_pages(lines: Sequence[str], pages: Sequence[str]) -> Iterator[str]:
    """Yield the sentences of *lines* that stand on no page of a PDF."""
    words = ["".join(tokens(page)) for page in pages]
    return (each for each in _sentences(lines) if not _stands(tokens(each), words))


def _sentences(lines: Sequence[str]) -> Iterator[str]:
    """Yield the sentences of all lines and cells, each once, without those that are numbers alone."""
    every = (each for line in lines for cell in _CELLS.split(line) for each in sentences(cell))
    return iter(dict.fromkeys(each for each in every if _LETTER.search(each)))


def _passages(pages: Sequence[str]) -> Iterator[str]:
    """Yield the sentences of pages, whose lines end anywhere."""
    return iter(dict.fromkeys(each for page in pages for each in sentences(page)))


def _lettered(text: str) -> list[str]:
    """Return the words without numbers: those of pages, notes and lists stand anywhere in a PDF."""
    return [word for word in tokens(text) if _LETTER.search(word)]


def _row(text: str) -> str:
    return " ".join(tokens(text))


def _in_a_row(lines: Sequence[str]) -> str:
    """Return the words of lines and cells, each between spaces."""
    return "\n".join(f" {_row(cell)} " for line in lines for cell in _CELLS.split(line))


def _is_new(words: Sequence[str], beside: set[tuple[str, str]]) -> bool:
    pairs = [*pairwise(words)]
    return len(words) >= RUN and sum(pair in beside for pair in pairs) < _NEW * len(pairs)


def _stands(words: Sequence[str], pages: Sequence[str]) -> bool:
    """Tell whether words stand in a row on a page, or begin on one and end at the top of the next.

    Fewer than a run of them may stand anywhere by accident, or be parted by a cell's edge: they are not missed.
    """
    whole = "".join(words)
    if len(words) < RUN or any(whole in page for page in pages):
        return True
    parts = [("".join(words[:at]), "".join(words[at:])) for at in range(1, len(words))]
    return any(
        begins in one and ends in next_[: _TOP + len(ends)] for one, next_ in pairwise(pages) for begins, ends in parts
    )
