"""Stretches to words: what stays together on a line, shaped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from briefgen.document.origins import Origin
from briefgen.layout.inlines import NEW_LINE, Stretch
from briefgen.layout.model import CertaintyLevel, Ink, Place
from briefgen.layout.shaping import Shaped, clusters, shape

SIGN_WIDTH: Final = 0.9
"""Of a certainty's sign with the space after it, in type sizes."""
ZERO_WIDTH_SPACE: Final = "\u200b"
DASHES: Final = "–—"
JOINTS: Final = "-/–—"
"""A line may end after one of these between a letter or digit and a letter: "long-term", not "2024–25"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Part of a word that looks alike."""

    shaped: Shaped
    ink: Ink
    place: Place | None
    origin: Origin | None
    sign: CertaintyLevel | None = None

    @property
    def lead(self) -> float:
        """What the sign before it takes."""
        return SIGN_WIDTH * self.ink.size if self.sign else 0.0

    @property
    def advance(self) -> float:
        return self.shaped.advance * self.ink.size / 1000

    @property
    def width(self) -> float:
        return self.lead + self.advance


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    boxes: tuple[Box, ...]
    ends_line: bool = False

    @property
    def width(self) -> float:
        """With the space at its end."""
        return sum(box.width for box in self.boxes)

    @property
    def ink_width(self) -> float:
        """Without the space at its end."""
        last = self.boxes[-1]
        return self.width - last.shaped.space * last.ink.size / 1000


class _Character(NamedTuple):
    text: str
    stretch: Stretch
    first: bool
    """Of its stretch."""


def words(stretches: Iterable[Stretch]) -> tuple[Word, ...]:
    """Return the words, each with the space after it; white space is one space, and none stands first."""
    characters = tuple(_single_spaced(stretches))
    ends = [place for place in range(1, len(characters)) if _may_end(characters, place)]
    bounds = [0, *ends, len(characters)]
    return tuple(_word(characters[start:end]) for start, end in pairwise(bounds) if start < end)


def _single_spaced(stretches: Iterable[Stretch]) -> Iterator[_Character]:
    previous = NEW_LINE
    for stretch in stretches:
        for index, character in enumerate(stretch.text):
            text = " " if character == "\t" else character
            if text == " " and previous in (" ", NEW_LINE):
                continue
            yield _Character(text, stretch, index == 0)
            previous = text


def _may_end(characters: Sequence[_Character], place: int) -> bool:
    """Say whether a line may end before the character at that place."""
    last, following = characters[place - 1], characters[place]
    if last.text == NEW_LINE:
        return True
    if following.text == NEW_LINE or following.stretch.glued or _inside(last, following):
        return False
    if last.text == " ":
        return not _is_dash_alone(characters, place)
    if last.text in JOINTS and place > 1:
        return characters[place - 2].text.isalnum() and following.text.isalpha()
    return last.text == ZERO_WIDTH_SPACE


def _inside(last: _Character, following: _Character) -> bool:
    return last.stretch is following.stretch and last.stretch.solid


def _is_dash_alone(characters: Sequence[_Character], place: int) -> bool:
    """Say whether a dash between spaces begins there; it belongs at the end of a line, not at a beginning."""
    after = "".join(character.text for character in characters[place : place + 2])
    return after[:1] in DASHES and after[1:] == " "


def _word(characters: Sequence[_Character]) -> Word:
    boxes = tuple(_box(tuple(run)) for _, run in groupby(characters, key=lambda each: id(each.stretch)))
    return Word(boxes=boxes, ends_line=characters[-1].text == NEW_LINE)


def _box(run: Sequence[_Character]) -> Box:
    stretch = run[0].stretch
    text = "".join(character.text for character in run).replace(NEW_LINE, " ")
    return Box(
        shaped=shape(stretch.ink.face, text, stretch.language),
        ink=stretch.ink,
        place=stretch.place,
        origin=stretch.origin,
        sign=stretch.sign if run[0].first else None,
    )


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
    found = tuple(Word(boxes=tuple(_joined(part))) for part in parts)
    return (*found[:-1], replace(found[-1], ends_line=word.ends_line))


def _pieces(box: Box) -> Iterator[Box]:
    """Yield a box's clusters, each a box."""
    bounds = [0, *clusters(box.shaped), len(box.shaped.text)]
    for start, end in pairwise(bounds):
        shaped = shape(box.ink.face, box.shaped.text[start:end], box.shaped.language)
        yield replace(box, shaped=shaped, sign=None if start else box.sign)


def _joined(pieces: Iterable[Box]) -> Iterator[Box]:
    """Yield neighbours of one node as one box again."""
    for _, run in groupby(pieces, key=lambda piece: (piece.place, id(piece.ink))):
        same = tuple(run)
        text = "".join(piece.shaped.text for piece in same)
        yield replace(same[0], shaped=shape(same[0].ink.face, text, same[0].shaped.language))
