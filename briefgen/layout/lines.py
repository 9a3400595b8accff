"""Words to lines, and lines to pieces that can be painted."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, Literal, NamedTuple

from briefgen.layout.bidi import visual_order
from briefgen.layout.breaking import Line, first_fit, line_width, total_fit
from briefgen.layout.hyphens import is_divided
from briefgen.layout.inlines import Said, Stretch
from briefgen.layout.model import Fill, Piece, Shape, TextLine, TextRun
from briefgen.layout.shaping import Shaped, reshaped, shape
from briefgen.layout.signs import SIGN_SIZE
from briefgen.layout.words import Box, Word, words, words_of
from briefgen.theme.model import TextStyle

STROKE: Final = 0.06
"""How thick a line through words is, in type sizes."""
STRUCK_AT: Final = 0.27
"""How far above the baseline it goes."""
Align = Literal["start", "centre", "end"]


class SetLine(NamedTuple):
    """One line's pieces; `y` counts from its upper edge."""

    pieces: tuple[Piece, ...]
    height: float
    divided: bool = False
    """Whether its last word goes on in the next line."""


def set_lines(
    stretches: Sequence[Stretch],
    *,
    x: float,
    width: float,
    style: TextStyle,
    align: Align | None = None,
) -> tuple[SetLine, ...]:
    """Return the lines of a paragraph; each is as high as its style says, whatever its glyphs reach."""
    said = tuple([stretch.said for stretch in stretches])
    measure = _Measure(x, width, align or style.align, style.balance, style.hyphenate, style.size, style.line)
    return tuple([_set(row, stretches, style.line) for row in _rows(said, measure)])


def broken(stretches: Sequence[Stretch], width: float, style: TextStyle) -> tuple[Line, ...]:
    """Return the words of each line, as its style wants them broken."""
    said = tuple([stretch.said for stretch in stretches])
    return _broken(said, width, balance=style.balance, hyphenate=style.hyphenate)


class _Measure(NamedTuple):
    """All of a style and of the place on the page that decides where words fall."""

    x: float
    width: float
    align: Align
    balance: bool
    hyphenate: bool
    size: float
    line: float


class _Row(NamedTuple):
    """A line's parts, where they stand in it; it hangs on no node, so that the same words are set once."""

    parts: tuple["_Part", ...]
    baseline: float
    signs: tuple[Shape, ...]
    divided: bool


@lru_cache(maxsize=1 << 11)
def _rows(said: tuple[Said, ...], measure: _Measure) -> tuple[_Row, ...]:
    lines = _broken(said, measure.width, balance=measure.balance, hyphenate=measure.hyphenate)
    return tuple([_row(line, measure) for line in lines])


@lru_cache(maxsize=1 << 11)
def _broken(said: tuple[Said, ...], width: float, *, balance: bool, hyphenate: bool) -> tuple[Line, ...]:
    return total_fit(words_of(said), width, balance=balance, hyphenate=hyphenate)


def natural_width(stretches: Sequence[Stretch]) -> float:
    """Return the width on one line, or of the longest where the tree breaks lines."""
    return unbroken_width(words(stretches))


def unbroken_width(sequence: Sequence[Word]) -> float:
    return max((line_width(line) for line in first_fit(sequence, float("inf"))), default=0.0)


def _row(line: Line, measure: _Measure) -> _Row:
    x = measure.x
    if measure.align != "start":
        slack = measure.width - line_width(line)
        x += slack / 2 if measure.align == "centre" else slack
    parts = tuple(_in_a_row(line, x) if _runs_rightwards(line) else _by_level(line, x))
    face = parts[0].boxes[0].ink.face
    content = (face.ascent - face.descent) * measure.size / 1000
    baseline = (measure.line - content) / 2 + face.ascent * measure.size / 1000
    signs = tuple([_sign(part.boxes[0], part.left, baseline) for part in parts if part.boxes[0].sign])
    return _Row(parts, baseline, signs, is_divided(line[-1]))


def _set(row: _Row, stretches: Sequence[Stretch], height: float) -> SetLine:
    runs = tuple([_run(part, stretches) for part in row.parts])
    text = TextLine(baseline=row.baseline, runs=runs)
    strokes = [_stroke(run, row.baseline) for run in runs if run.ink.struck]
    return SetLine(pieces=(*row.signs, text, *strokes), height=height, divided=row.divided)


class _Part(NamedTuple):
    """Boxes of one stretch and one font beside each other, from a left edge to a right one."""

    left: float
    right: float
    boxes: Sequence[Box]
    words: tuple[Shaped, ...]


def _in_a_row(line: Line, x: float) -> Iterator[_Part]:
    """Yield the parts of a line that runs from left to right."""
    boxes = [box for word in line for box in word.boxes]
    for _, same in groupby(boxes, key=lambda box: (box.stretch, box.shaped.face)):
        part = tuple(same)
        end = sum([box.width for box in part], start=x)
        yield _Part(x, end, part, tuple([box.shaped for box in part]))
        x = end


def _runs_rightwards(line: Line) -> bool:
    if line[0].boxes[0].ink.right_to_left:
        return False
    for word in line:
        for box in word.boxes:
            if box.level:
                return False
    return True


def _by_level(line: Line, x: float) -> Iterator[_Part]:
    """Yield the boxes in the order in which they are read, each where it stands: from the edge at which the paragraph begins."""
    boxes = [*(box for word in line[:-1] for box in word.boxes), *_closed(line[-1])]
    order = visual_order([box.level for box in boxes])
    lefts = {}
    for place in reversed(order) if boxes[0].ink.right_to_left else order:
        lefts[place] = x
        x += boxes[place].width
    for place, box in enumerate(boxes):
        yield _Part(lefts[place], lefts[place] + box.width, (box,), (box.shaped,))


def _closed(word: Word) -> Iterator[Box]:
    """Yield the boxes of a line's last word; the space at its end runs as the paragraph does (UAX #9, L1)."""
    *others, last = word.boxes
    yield from others
    text, base = last.shaped.text.rstrip(" "), int(last.ink.right_to_left)
    if text == last.shaped.text or last.level == base:
        yield last
        return
    if text:
        yield last._replace(shaped=reshaped(last.shaped, text, around=last.shaped.around))
    space = shape(last.shaped.face, " ", last.shaped.language, right_to_left=bool(base))
    yield last._replace(shaped=space, sign=None if text else last.sign, level=base)


def _run(part: _Part, stretches: Sequence[Stretch]) -> TextRun:
    first = part.boxes[0]
    stretch = stretches[first.stretch]
    return TextRun(
        x=part.left if _is_turned(first) else part.left + first.lead,
        width=part.right - part.left - first.lead,
        words=part.words,
        ink=first.ink,
        place=stretch.place,
        origin=stretch.origin,
    )


def _stroke(run: TextRun, baseline: float) -> Fill:
    """Return the line through words that are struck out, at half the height of small letters, more or less."""
    weight = STROKE * run.ink.size
    middle = baseline - run.ink.rise - STRUCK_AT * run.ink.size
    return Fill(x=run.x, y=middle - weight / 2, width=run.right - run.x, height=weight, colour=run.ink.colour)


def _is_turned(box: Box) -> bool:
    """Say whether a box runs against its paragraph, so that it begins at the far side."""
    return box.level % 2 != box.ink.right_to_left


def _sign(box: Box, left: float, baseline: float) -> Shape:
    """Return the sign, level with the middle of the capitals."""
    assert box.sign
    size = SIGN_SIZE * box.ink.size
    middle = baseline - box.ink.face.cap_height * box.ink.size / 2000
    x = left + box.width - size if _is_turned(box) else left
    return Shape(level=box.sign, x=x, y=middle - size / 2, size=size, colour=box.ink.colour)
