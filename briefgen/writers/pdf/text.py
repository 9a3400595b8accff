"""Shaped text to text operators (ISO 32000-1, 9.4)."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from briefgen.layout.fonts import Face
from briefgen.layout.model import TextRun
from briefgen.layout.shaping import Glyph, Shaped
from briefgen.writers.pdf.font import EmbeddedFont, Texts, glyph_text, glyph_width, texts_of
from briefgen.writers.pdf.syntax import number, numbers

LEAST_SHIFT: Final = 0.01
"""Thousandths of the type size; less is a rounding error."""


Reading = Literal["plain", "replaced", "reversed"]
"""How glyphs are read: one after the other, by a text in their place (ActualText), or from the last to the first."""


@lru_cache(maxsize=1 << 16)
def reading_of(shaped: Shaped) -> Reading:
    """Return how a reader gets the text out of its glyphs.

    What runs from right to left has its glyphs as they stand on the page, from left to right, which poppler and pdfium expect
    and turn round; assistive technology is told that they are reversed. Both would turn an ActualText round as well.
    """
    if shaped.right_to_left:
        return "reversed"
    return "plain" if _tells_its_characters(shaped) else "replaced"


def _tells_its_characters(shaped: Shaped) -> bool:
    """Say whether the glyphs, one after the other, are the text: not where matras are reordered or marks are placed.

    All spaces are one: a reader that copies a no-break space as a space does no harm.
    """
    if shaped.row.offsets:
        return False
    read = "".join([glyph_text(shaped.face, glyph) for glyph in shaped.row.ids])
    return read == shaped.text or _spaced(read) == _spaced(shaped.text)


def _spaced(text: str) -> str:
    return "".join(" " if character.isspace() else character for character in text)


@lru_cache(maxsize=1 << 8)
def colour(rgb: str) -> str:
    """Return `#rrggbb` as the operands of a colour operator."""
    return numbers(*(int(rgb[start : start + 2], 16) / 255 for start in (1, 3, 5)))


class Shown(NamedTuple):
    """A text object, but for the height of its baseline and what the page calls its font."""

    face: Face
    texts: Texts
    before: str
    rise: float
    after: str

    def at(self, y: float, font: EmbeddedFont) -> str:
        """Return it on a baseline, from the foot of the page, in a font that takes its glyphs in."""
        font.take(self.texts)
        return f"BT /{font.resource} {self.before} {number(y + self.rise)} {self.after}"


def shown(runs: Sequence[TextRun]) -> Shown:
    """Return the text object for runs of one ink that follow each other."""
    first = runs[0]
    words = tuple([word for run in runs for word in run.words])
    ready = [word for word in map(_word, words) if word]
    row = _in_a_row(ready) if len(ready) == len(words) else " ".join(_shown(words, first.ink.size))
    before = f"{number(first.ink.size)} Tf {colour(first.ink.colour)} rg 1 0 0 1 {number(first.x)}"
    return Shown(first.face, texts_of(words), before, first.ink.rise, f"Tm {row} ET")


class _Word(NamedTuple):
    """A word of which no glyph is set off, ready to stand among others in the operand of a TJ."""

    codes: str
    """As within a hexadecimal string, which is closed and opened again where the pen steps back."""
    back: float
    """How far it steps back after the word."""


@lru_cache(maxsize=1 << 16)
def _word(shaped: Shaped) -> _Word | None:
    """Return the word; None where marks are set off, and where there is no glyph."""
    row = shaped.row
    if not row.ids or row.offsets:
        return None
    face, codes, back = shaped.face, "", 0.0
    for glyph, advance in zip(row.ids, row.advances, strict=True):
        code, width = _sign(face, glyph)
        codes += _step(back) + code if back else code
        back = width - advance
    return _Word(codes, back)


class _Sign(NamedTuple):
    code: str
    """In hexadecimal."""
    width: float


@lru_cache(maxsize=1 << 14)
def _sign(face: Face, glyph: int) -> _Sign:
    return _Sign(f"{glyph:04X}", glyph_width(face, glyph))


def _step(back: float) -> str:
    return f"> {number(back)} <" if abs(back) >= LEAST_SHIFT else ""


def _in_a_row(words: Iterable[_Word]) -> str:
    """Return the operator that shows the words one after the other."""
    parts: list[str] = []
    back = 0.0
    for codes, after in words:
        parts.append(_step(back) + codes if back else codes)
        back = after
    end = f" {number(back)}" if abs(back) >= LEAST_SHIFT else ""
    return f"[<{''.join(parts)}>{end}] TJ"


def _shown(words: Iterable[Shaped], size: float) -> Iterator[str]:
    """Yield operators that show the glyphs, with a new rise wherever a mark is set higher or lower."""
    rise, items = 0.0, _Items()
    for glyph, face in ((glyph, shaped.face) for shaped in words for glyph in shaped.glyphs):
        if glyph.y != rise:
            yield from items.shown()
            yield f"{number(glyph.y * size / 1000)} Ts"
            rise = glyph.y
        items.add(glyph, glyph_width(face, glyph.id))
    yield from items.shown()
    if rise:
        yield "0 Ts"


class _Items:
    """The operand of a TJ: codes, and between them how far the pen steps back."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._codes = ""
        self._back = 0.0

    def add(self, glyph: Glyph, width: float) -> None:
        self._step(self._back - glyph.x)
        self._codes += f"{glyph.id:04X}"
        self._back = glyph.x + width - glyph.advance

    def _step(self, back: float) -> None:
        if abs(back) >= LEAST_SHIFT:
            self._flush()
            self._parts.append(number(back))

    def _flush(self) -> None:
        if self._codes:
            self._parts.append(f"<{self._codes}>")
            self._codes = ""

    def shown(self) -> Iterator[str]:
        self._flush()
        if abs(self._back) >= LEAST_SHIFT:
            self._parts.append(number(self._back))
        self._back = 0.0
        if self._parts:
            yield f"[{' '.join(self._parts)}] TJ"
            self._parts = []
