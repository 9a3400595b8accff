"""Sentences of an edited file that are not the brief's, and those of the brief that are not in the file any more.

Words are compared in their one form (`leak.words`), so that quotes, dashes, case and divided words make no difference. A Word
file is held against the brief as it is written anew, sentence by sentence. A PDF has its words in lines that are broken anew,
with heads, feet and marks of notes among them: there a sentence of the brief is looked for with its words in a row, on a page or
over the turn of one, and new is what hardly has two words beside each other that the brief has so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from briefgen.diagnostics import Diagnostic
from briefgen.document.sentences import sentences
from briefgen.inspect.findings import CHANGED, counted, error, printable
from briefgen.leak.words import RUN, tokens

_HINT: Final = "send the file as it is built, or make the change in the pack and build anew"
_MOST: Final = 20
"""Sentences of each kind that are told."""
_LONGEST: Final = 240
"""Characters that are quoted of one."""
_NEW: Final = 0.5
"""Of the pairs of words in a sentence of a PDF: with fewer that the brief has, it is none of the brief's."""
_TOP: Final = 400
"""Characters of a page, without those between words, before which a sentence goes on that began on the page before: its
head, and the head of a table."""
_CELLS: Final = re.compile(r"[\t\r\n]")
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The brief, as it is held against a file."""

    lines: tuple[str, ...]
    """As the file would have them."""
    also: tuple[str, ...] = ()
    """What may stand in the file besides: what the build recorded, heads and feet."""
    kept: tuple[str, ...] | None = None
    """Where the pack was changed since the build, what that recorded: what it did not say is not missed."""


def changed_in_word(lines: Sequence[str], wording: Wording, *, quoted: bool) -> Iterator[Diagnostic]:
    """Compare the lines of a Word file; where not *quoted*, the file's own words are not told again."""
    known, said = _in_a_row((*wording.lines, *wording.also)), _in_a_row(lines)
    missed = (each for each in _sentences(wording.lines) if f" {_row(each)} " not in said)
    yield from _told(_added((each for each in _sentences(lines) if f" {_row(each)} " not in known), quoted=quoted))
    yield from _told(_gone(missed, wording))


def changed_in_pdf(pages: Sequence[str], wording: Wording, *, quoted: bool) -> Iterator[Diagnostic]:
    """Compare the pages of a PDF, as `changed_in_word`."""
    beside = {pair for lines in (wording.lines, wording.also) for pair in pairwise(_lettered("\n".join(lines)))}
    yield from _told(_added((each for each in _passages(pages) if _is_new(_lettered(each), beside)), quoted=quoted))
    words = ["".join(tokens(page)) for page in pages]
    missed = (each for each in _sentences(wording.lines) if not _stands(tokens(each), words))
    yield from _told(_gone(missed, wording))


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


def _added(every: Iterator[str], *, quoted: bool) -> Iterator[str]:
    for each in every:
        yield f"the file says, and the brief does not: {_quoted(each) if quoted else _unquoted(each)}"


def _gone(missed: Iterator[str], wording: Wording) -> Iterator[str]:
    kept = None if wording.kept is None else _in_a_row(wording.kept)
    for each in missed:
        if kept is None or f" {_row(each)} " in kept:
            yield f"the brief says, and the file does not: {_quoted(each)}"


def _quoted(sentence: str) -> str:
    said = " ".join(printable(sentence).split())
    return f"'{said if len(said) <= _LONGEST else said[: _LONGEST - 1] + '…'}'"


def _unquoted(sentence: str) -> str:
    return f"a sentence of {counted(len(tokens(sentence)), 'word')}, not told again for what else was found"


def _told(messages: Iterator[str]) -> Iterator[Diagnostic]:
    for message in islice(messages, _MOST):
        yield error(CHANGED, message, _HINT)
    if next(messages, None) is not None:
        yield error(CHANGED, f"and more such sentences than the {_MOST} that are told", _HINT)
