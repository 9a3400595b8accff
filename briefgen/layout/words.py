"""Stretches to words: what stays together on a line, shaped.

The hottest code of the layout: every paragraph, cell and label goes through it. So a text is searched for the places where
its lines may end once, a word is shaped once for all sizes, and what is made for each word is a tuple with its widths.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from briefgen.layout.bidi import RIGHT_TO_LEFT, levels
from briefgen.layout.fallback import by_face
from briefgen.layout.inlines import NEW_LINE, Said, Stretch
from briefgen.layout.joins import JOIN_COST, joined
from briefgen.layout.model import CertaintyLevel, Ink
from briefgen.layout.shaping import ALONE, Shaped, clusters, reshaped, shape
from briefgen.layout.signs import SIGN_WIDTH
from briefgen.regex import regex

END: Final = re.compile(
    r"""
    [ \n\u200b/–—-]
    (?:
      (?<= \n )
    | (?<= [ ] ) (?! \n | [–—][ ] )                     # a dash between spaces ends a line, and begins none
    | (?<= [^\W_] [-/–—] ) (?= [^\W\d_¼-¾⅐-⅞] )        # "long-term", not "2024–25"
    | (?<= \u200b ) (?! \n )
    )
    """,
    re.VERBOSE,
)
"""The character that a line may end after, in a text of single spaces."""
SPACES: Final = regex("[ \t]+")
JOINS_BEFORE: Final = regex("[\u0620-\u08ff\u200d]$")
JOINS_AFTER: Final = regex("[\u0620-\u08ff\u200d]")
CONTEXT: Final = 3
"""Characters around a part that decide how it is joined: a letter, and marks on it."""
LINE_SEPARATOR: Final = "\u2028"


class Box(NamedTuple):
    """Part of a word that looks alike."""

    shaped: Shaped
    ink: Ink
    stretch: int
    """Which one of the paragraph's it is of."""
    sign: CertaintyLevel | None = None
    level: int = 0
    """By the bidirectional algorithm: odd where it runs from right to left."""

    @property
    def lead(self) -> float:
        """What the sign before it takes."""
        return SIGN_WIDTH * self.ink.size if self.sign else 0.0

    @property
    def width(self) -> float:
        advance = self.shaped.advance * self.ink.size / 1000
        return self.lead + advance if self.sign else advance


class Word(NamedTuple):
    boxes: tuple[Box, ...]
    width: float
    """With the space at its end."""
    ink_width: float
    """Without the space at its end."""
    ends_line: bool = False
    penalty: float = 0.0
    """What it costs to end a line after it, as a share of the measure squared; more than nothing where it had better not."""


class _Runs(NamedTuple):
    """A paragraph with the level of each character; without levels where all of it runs from left to right."""

    text: str
    levels: Sequence[int]

    def part(self, start: int, end: int) -> "_Run":
        if not self.levels:
            return RIGHTWARDS
        return _Run(self.levels[start:end], self.text[max(start - CONTEXT, 0) : start], self.text[end : end + CONTEXT])


class _Run(NamedTuple):
    """The levels of a part of a paragraph, and what stands before and after it."""

    levels: Sequence[int]
    before: str = ""
    after: str = ""

    def around(self, text: str, start: int, end: int) -> tuple[str, str]:
        """Return what a part of this part's text is joined to: letters of scripts that join, with their marks."""
        before, after = f"{self.before}{text[:start]}"[-CONTEXT:], f"{text[end:]}{self.after}"[:CONTEXT]
        return before if JOINS_BEFORE.search(before) else "", after if JOINS_AFTER.match(after) else ""


RIGHTWARDS: Final = _Run(())


class _Part(NamedTuple):
    """A stretch's text with single spaces, of which none stands first or follows another."""

    text: str
    said: Said
    stretch: int


def words(stretches: Iterable[Stretch]) -> tuple[Word, ...]:
    """Return the words, each with the space after it; white space is one space, and none stands first."""
    return words_of(tuple([stretch.said for stretch in stretches]))


@lru_cache(maxsize=1 << 11)
def words_of(said: tuple[Said, ...]) -> tuple[Word, ...]:
    """Return the words of what is said. It hangs on no place, so that the same words are cut once: to be measured and to be set."""
    parts = tuple(_single_spaced(said))
    text = "".join([part.text for part in parts])
    ends = _ends(text)
    if any(part.said.solid or part.said.glued for part in parts):
        bound = _bound(parts)
        ends = tuple(end for end in ends if end not in bound or text[end - 1] == NEW_LINE)
    leftwards = bool(parts) and parts[0].said.ink.right_to_left
    runs = () if not leftwards and text.isascii() else _levels(text, leftwards=leftwards)
    return tuple(_words(parts, ends, _joints(parts, text), _Runs(text, runs)))


def _single_spaced(stretches: Iterable[Said]) -> Iterator[_Part]:
    last = NEW_LINE
    for index, said in enumerate(stretches):
        text = said.text
        if "  " in text or "\t" in text:
            text = SPACES.sub(" ", text)
        if last in (" ", NEW_LINE):
            text = text.removeprefix(" ")
        if text:
            yield _Part(text, said, index)
            last = text[-1]


def _ends(text: str) -> tuple[int, ...]:
    """Return the places before which a line may end, and the end of the text."""
    ends = [found.end() for found in END.finditer(text)]
    return (*ends, len(text)) if not ends or ends[-1] < len(text) else tuple(ends)


def _bound(parts: Iterable[_Part]) -> frozenset[int]:
    """Return the places that a stretch keeps together: within a solid one, in and before one that is glued."""
    bound = set[int]()
    start = 0
    for text, said, _ in parts:
        if said.solid or said.glued:
            bound.update(range(start if said.glued else start + 1, start + len(text)))
        start += len(text)
    return frozenset(bound)


def _levels(text: str, *, leftwards: bool) -> tuple[int, ...]:
    """Return the level of each character; nothing where all of them run from left to right."""
    if not leftwards and not RIGHT_TO_LEFT.search(text):
        return ()
    return levels(text.replace(NEW_LINE, LINE_SEPARATOR), int(leftwards))


def _joints(parts: Sequence[_Part], text: str) -> Container[int]:
    """Return the places where a line had better not end, by the language of what stands before them."""
    languages = {part.said.language for part in parts}
    if len(languages) == 1:
        return joined(text, *languages)
    found = set[int]()
    start = 0
    for own, said, _ in parts:
        stop = start + len(own)
        found.update(place for place in joined(text, said.language) if start < place <= stop)
        start = stop
    return found


def _words(parts: Iterable[_Part], ends: Iterable[int], joints: Container[int], runs: _Runs) -> Iterator[Word]:
    """Yield the words between the ends, each of as many boxes as it has parts of one look, font and direction."""
    places = iter(ends)
    boxes: tuple[Box, ...] = ()
    begin, start, end = 0, 0, next(places)
    for part in parts:
        text = part.text
        stop = begin + len(text)
        while start < end <= stop:
            boxes += _boxes(part, text[start - begin : end - begin], runs.part(start, end), first=start == begin)
            cost = JOIN_COST if end in joints else 0.0
            yield word_of(boxes, ends_line=text[end - begin - 1] == NEW_LINE, penalty=cost)
            boxes, start, end = (), end, next(places, 0)
        if start < stop:
            boxes += _boxes(part, text[start - begin :], runs.part(start, stop), first=start == begin)
        begin = start = stop


def _boxes(part: _Part, text: str, run: _Run, *, first: bool) -> tuple[Box, ...]:
    """Return a part of the stretch, in one box but where font or direction change; the first has the stretch's sign."""
    said = part.said
    ink, sign = said.ink, said.sign if first else None
    whole = shape(ink.face, " " if text == NEW_LINE else text, said.language)
    if not run.levels and not (whole.missing and ink.fallback):
        return (Box(whole, ink, part.stretch, sign),)
    boxes = [Box(shaped, ink, part.stretch, level=level) for level, shaped in _shaped(whole.text, said, run)]
    return (boxes[0]._replace(sign=sign), *boxes[1:])


def _shaped(text: str, said: Said, run: _Run) -> Iterator[tuple[int, Shaped]]:
    """Yield a text in parts of one level and one font."""
    start = 0
    for level, same in _by_level(text, run.levels):
        for face, part in by_face(same, (said.ink.face, *said.ink.fallback)):
            end = start + len(part)
            turned = level % 2 == 1
            around = run.around(text, start, end) if turned else ALONE
            yield level, shape(face, part, said.language, right_to_left=turned, around=around)
            start = end


def _by_level(text: str, runs: Sequence[int]) -> Iterator[tuple[int, str]]:
    if not runs:
        yield 0, text
        return
    for level, run in groupby(zip(text, runs, strict=True), key=itemgetter(1)):
        yield level, "".join([character for character, _ in run])


def word_of(boxes: tuple[Box, ...], *, ends_line: bool = False, penalty: float = 0.0) -> Word:
    last = boxes[-1]
    width = sum([box.width for box in boxes]) if len(boxes) > 1 else last.width
    return Word(boxes, width, width - last.shaped.space * last.ink.size / 1000, ends_line, penalty)


def cut(word: Word, width: float) -> tuple[Word, ...]:
    """Return a word that is wider than a line as parts that are not, cut where no cluster is harmed."""
    parts: list[list[Box]] = [[]]
    used = 0.0
    for piece in (piece for box in word.boxes for piece in _pieces(box)):
        if parts[-1] and used + piece.width > width:
            parts.append([])
            used = 0.0
        parts[-1].append(piece)
        used += piece.width
    found = tuple(word_of(tuple(_joined(part))) for part in parts)
    return (*found[:-1], found[-1]._replace(ends_line=word.ends_line, penalty=word.penalty))


def _pieces(box: Box) -> Iterator[Box]:
    """Yield a box's clusters, each a box."""
    bounds = [0, *clusters(box.shaped), len(box.shaped.text)]
    for start, end in pairwise(bounds):
        yield box._replace(shaped=reshaped(box.shaped, box.shaped.text[start:end]), sign=None if start else box.sign)


def _joined(pieces: Iterable[Box]) -> Iterator[Box]:
    """Yield neighbours of one stretch as one box again."""
    for _, run in groupby(pieces, key=lambda piece: (piece.stretch, piece.level, piece.shaped.face.name)):
        same = tuple(run)
        text = "".join(piece.shaped.text for piece in same)
        yield same[0]._replace(shaped=reshaped(same[0].shaped, text))
