"""A laid-out brief against its tree: whether a word is missing or too much, whether the order is the tree's, and on which page
each heading stands.

Text is read as pdfium reads it, between the head and the foot of each page, and compared without white space, which no
reader tells for certain (within Devanagari, in justified lines, around numbers of notes), and without hyphens, which
pdfium drops where a line ends. Each line of the tree takes a place of its own in that text: whole, or in as few pieces as
it stands in there. What a place has been given to is not there for another, so that a line that stands twice in the
tree must stand twice on paper.

Words within a chart, and notes, may stand anywhere: their place hangs on the drawing, and on where the page ends.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

import pypdfium2
from support.reading import CONTROLS, EDGE, HYPHEN, RAISED, lines_of, notes_of

from briefgen.document.document import Document
from briefgen.document.figures import Chart, ChartCategory, ChartSeries
from briefgen.document.inlines import Text
from briefgen.document.nodes import Annex, Node, Section, SideBySide
from briefgen.document.origins import DerivedOrigin
from briefgen.document.tables import Table
from briefgen.document.walk import map_children, walk
from briefgen.document.words import inline_text, plain_text, runs

HEADING: Final = "\ue001"
"""Before the words of a heading, among the lines of the tree."""
TAKEN: Final = "\0"
SURE: Final = 16
"""Characters that a line needs to be told from others wherever it stands; shorter ones are looked for between those."""
QUOTES: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "‑": "-"})


class Line(NamedTuple):
    words: tuple[str, ...]
    heading: bool = False


class Word(NamedTuple):
    text: str
    at: int | None
    """Where it stands in the text of all pages; None for nowhere."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Reading:
    """A tree's words as found on paper."""

    pages: tuple[str, ...]
    """The text of each page, squeezed."""
    lines: tuple[tuple[Word, ...], ...]
    """Those that stand in the tree's order."""
    loose: tuple[tuple[Word, ...], ...]
    headings: tuple[int, ...]
    """Which of the lines are headings."""
    left: str
    """What belongs to no word of the tree."""

    @cached_property
    def missing(self) -> list[str]:
        return [word.text for line in (*self.lines, *self.loose) for word in line if word.at is None]

    @cached_property
    def order(self) -> float:
        """The share of the words that stand in the tree's order, the most that can at once."""
        places = [word.at for line in self.lines for word in line if word.at is not None]
        return _ascending(places) / len(places)

    @cached_property
    def heading_pages(self) -> list[tuple[str, int]]:
        """Each heading that is there, with its page, counted from 1."""
        found = ((self.lines[index], self.lines[index][0].at) for index in self.headings)
        return [("".join(word.text for word in words), self._page(at)) for words, at in found if at is not None]

    def _page(self, at: int) -> int:
        return next(number for number in range(1, len(self.pages) + 1) if at < sum(map(len, self.pages[:number])))


def pages_of(data: bytes) -> tuple[str, ...]:
    """Return the text of each page between its head and its foot."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return tuple(page.get_textpage().get_text_bounded(bottom=EDGE, top=page.get_height() - EDGE) for page in pdf)
    finally:
        pdf.close()


def read(document: Document, pages: Iterable[str]) -> Reading:
    """Find each word of the tree in the text of the pages."""
    squeezed = tuple(map(_squeezed, pages))
    lines = tuple(_lines(document))
    paper = _Paper("".join(squeezed))
    found = paper.place(lines)
    loose = tuple(tuple(paper.pieces(line.words, 0)) for line in _loose(document))
    headings = tuple(index for index, line in enumerate(lines) if line.heading and line.words)
    return Reading(pages=squeezed, lines=found, loose=loose, headings=headings, left=paper.left)


def added(reading: Reading, document: Document) -> list[str]:
    """Return the words on paper that no word of the tree accounts for, save numbers, single letters, the marking, header
    rows of tables that go on, and the words in a chart, which stand in the table of its values as well.
    """
    left = reading.left
    again = sorted(set(map(_squeezed, _repeated(document))), key=len, reverse=True)
    for words in again:
        left = left.replace(words, TAKEN) if len(words) > 1 else left
    # A head over several lines is read line by line across its columns: what is left of it are pieces of its words.
    heads = [*again, *("".join(re.findall(r"[^\W\d_]", words)) for words in again)]
    return [word for word in re.findall(r"[^\W\d_]{2,}", left) if not any(word in words for words in heads)]


# --- the tree ----------------------------------------------------------------------------------------------------


def _lines(document: Document) -> Iterator[Line]:
    for said in lines_of(_marked(document)):
        line = said.replace(RAISED, "")
        yield Line(tuple(map(_squeezed, line.replace(HEADING, "").split())), heading=HEADING in line)


def _marked(document: Document) -> Document:
    """Return the tree with its headings marked, and without what charts draw."""

    def change(node: Node) -> Iterable[Node]:
        if isinstance(node, ChartSeries | ChartCategory):
            return ()
        inner = map_children(node, change)
        if isinstance(inner, Section | Annex):
            sign = Text(text=HEADING, origin=DerivedOrigin(transform="parity"))
            return (replace(inner, heading=(sign, *inner.heading)),)
        return (inner,)

    return map_children(document, change)


def _loose(document: Document) -> Iterator[Line]:
    drawn = (part for node in walk(document) if isinstance(node, Chart) for part in _drawn(node))
    for said in (*(run for part in drawn for run in runs(part)), *notes_of(document)):
        yield Line(tuple(map(_squeezed, said.split())))


def _drawn(chart: Chart) -> tuple[ChartSeries | ChartCategory, ...]:
    return (*chart.series, *chart.categories)


def _repeated(document: Document) -> Iterator[str]:
    yield from (document.marking.label, document.furniture.draft_words)
    for node in walk(document):
        if isinstance(node, Table):
            yield from (inline_text(cell.children) for row in node.header for cell in row.cells)
        if isinstance(node, SideBySide):
            heads = [plain_text(half) for half in node.pairs[0].halves]
            yield from ("".join(heads), *heads)
        if isinstance(node, Chart):
            yield from (inline_text(node.unit), *(run for part in _drawn(node) for run in runs(part)))


# --- the paper ---------------------------------------------------------------------------------------------------


def _squeezed(text: str) -> str:
    plain = unicodedata.normalize("NFKC", CONTROLS.sub("", text)).translate(QUOTES)
    return "".join(HYPHEN.sub("", plain).split())


class _Paper:
    """A text in which places are given to words, each place once."""

    def __init__(self, text: str) -> None:
        self.left = text

    def place(self, lines: tuple[Line, ...]) -> tuple[tuple[Word, ...], ...]:
        """Give places to the lines that cannot be mistaken, in order, then to the others between them."""
        found: dict[int, tuple[Word, ...]] = {}
        at = 0
        for index, line in enumerate(lines):
            if sum(map(len, line.words)) >= SURE and (words := self._whole(line.words, at)):
                found[index] = words
                at = _end(words, at)
        at = 0
        for index, line in enumerate(lines):
            if index not in found:
                found[index] = tuple(self.pieces(line.words, at))
            at = _end(found[index], at)
        return tuple(found[index] for index in range(len(lines)))

    def pieces(self, words: tuple[str, ...], at: int) -> Iterator[Word]:
        """Give words a place behind *at*, or elsewhere: all at once, else in halves."""
        if placed := self._whole(words, at):
            yield from placed
        elif len(words) > 1:
            middle = len(words) // 2
            former = tuple(self.pieces(words[:middle], at))
            yield from former
            yield from self.pieces(words[middle:], _end(former, at))
        else:
            yield from (Word(word, None) for word in words)

    def _whole(self, words: tuple[str, ...], at: int) -> tuple[Word, ...]:
        said = "".join(words)
        start = next((found for found in (self.left.find(said, at), self.left.find(said)) if found >= 0), None)
        if start is None or not said:
            return ()
        self.left = f"{self.left[:start]}{TAKEN * len(said)}{self.left[start + len(said) :]}"
        places = (start + sum(map(len, words[:index])) for index in range(len(words)))
        return tuple(Word(word, place) for word, place in zip(words, places, strict=True))


def _end(words: tuple[Word, ...], default: int) -> int:
    return max((word.at + len(word.text) for word in words if word.at is not None), default=default)


def _ascending(places: Iterable[int]) -> int:
    """Return the length of the longest ascending part of *places*, which need not be next to one another."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)
