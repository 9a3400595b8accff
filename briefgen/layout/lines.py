"""Words to lines, and lines to pieces that can be painted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from briefgen.layout.breaking import Line, first_fit, line_width, total_fit
from briefgen.layout.hyphens import is_divided
from briefgen.layout.inlines import Stretch
from briefgen.layout.model import Piece, Shape, TextLine, TextRun
from briefgen.layout.words import Box, Word, words
from briefgen.theme.model import TextStyle

SIGN_SIZE: Final = 0.62
"""Of a certainty's sign, in type sizes."""

Align = Literal["start", "centre", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
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
    lines = total_fit(words(stretches), width, balance=style.balance, hyphenate=style.hyphenate)
    return tuple(_set(line, x=x, width=width, style=style, align=align or style.align) for line in lines)


def natural_width(stretches: Sequence[Stretch]) -> float:
    """Return the width on one line, or of the longest where the tree breaks lines."""
    return unbroken_width(words(stretches))


def unbroken_width(sequence: Sequence[Word]) -> float:
    return max((line_width(line) for line in first_fit(sequence, float("inf"))), default=0.0)


def _set(line: Line, *, x: float, width: float, style: TextStyle, align: Align) -> SetLine:
    slack = width - line_width(line)
    start = x + {"start": 0.0, "centre": slack / 2, "end": slack}[align]
    boxes = tuple(_placed(line, start))
    face = boxes[0][1].ink.face
    content = (face.ascent - face.descent) * style.size / 1000
    baseline = (style.line - content) / 2 + face.ascent * style.size / 1000
    runs = tuple(_run(box, left) for left, box in boxes)
    signs = tuple(_sign(box, left, baseline) for left, box in boxes if box.sign)
    text = TextLine(baseline=baseline, runs=runs)
    return SetLine(pieces=(*signs, text), height=style.line, divided=is_divided(line[-1]))


def _placed(line: Line, x: float) -> Iterator[tuple[float, Box]]:
    for word in line:
        for box in word.boxes:
            yield x, box
            x += box.width


def _run(box: Box, left: float) -> TextRun:
    return TextRun(
        x=left + box.lead, width=box.advance, shaped=box.shaped, ink=box.ink, place=box.place, origin=box.origin
    )


def _sign(box: Box, left: float, baseline: float) -> Shape:
    """Return the sign, level with the middle of the capitals."""
    assert box.sign
    size = SIGN_SIZE * box.ink.size
    middle = baseline - box.ink.face.cap_height * box.ink.size / 2000
    return Shape(level=box.sign, x=left, y=middle - size / 2, size=size, colour=box.ink.colour)
