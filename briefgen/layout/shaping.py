"""Words to glyphs, by HarfBuzz. Type size is only a multiplier, so that a word is shaped once for every size."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import uharfbuzz as hb

from briefgen.frozen import dataclass
from briefgen.layout.fonts import Face
from briefgen.regex import regex

NOTDEF: Final = 0
NOT_OFF: Final = (0.0, 0.0)
"""Where a glyph stands that is on the pen."""
DEVANAGARI: Final = re.compile("[\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff\u200c\u200d]+")
PARTS: Final = regex(f"{DEVANAGARI.pattern}|{DEVANAGARI.pattern.replace('[', '[^')}")


class Glyph(NamedTuple):
    """Measures are thousandths of the type size."""

    id: int
    advance: float
    x: float
    """Offset from the pen, of a mark."""
    y: float
    text: str
    """The characters it stands for; those of a cluster are all on its first glyph."""


ALONE: Final = ("", "")


class GlyphRow(NamedTuple):
    """Glyphs as they stand, from left to right, whichever way the text runs; measures are thousandths of the type size.

    Plain tuples of what all glyphs have in common: most words are only measured and shown, and have no use for each glyph.
    """

    ids: tuple[int, ...]
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...]
    """From the pen, of marks; empty where no glyph is set off."""
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """A word, or a part of one, in one face; shaped once, so compared by identity."""

    face: Face
    text: str
    language: str
    row: GlyphRow
    advance: float
    space: float
    """What a space at its end takes: nothing where it ends in none."""
    missing: str
    """The characters that the face has no glyph for."""
    right_to_left: bool = False
    around: tuple[str, str] = ALONE
    """What stands before and after it in its word, set in another way: letters are joined to it all the same."""

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """The glyphs one by one, from left to right."""
        row = self.row
        offsets = row.offsets or (NOT_OFF,) * len(row.ids)
        return tuple(
            Glyph(id=each, advance=advance, x=x, y=y, text=text)
            for each, advance, (x, y), text in zip(row.ids, row.advances, offsets, row.texts, strict=True)
        )


@lru_cache(maxsize=1 << 16)
def shape(
    face: Face, text: str, language: str, *, right_to_left: bool = False, around: tuple[str, str] = ALONE
) -> Shaped:
    """Return the text in glyphs. What runs from right to left has its brackets mirrored, and joins what is around it."""
    parts = [text] if right_to_left else _scripts(text)
    rows = [
        _row(face, part, language, around if right_to_left else ALONE, right_to_left=right_to_left) for part in parts
    ]
    row = rows[0] if len(rows) == 1 else _in_a_row(rows)
    return Shaped(
        face=face,
        text=text,
        language=language,
        row=row,
        advance=sum(row.advances),
        space=row.advances[0 if right_to_left else -1] if text.endswith(" ") else 0.0,
        missing=_missing(face, text) if NOTDEF in row.ids else "",
        right_to_left=right_to_left,
        around=around,
    )


def reshaped(shaped: Shaped, text: str, *, around: tuple[str, str] = ALONE) -> Shaped:
    """Return another text in the face, language and direction of one that is shaped."""
    return shape(shaped.face, text, shaped.language, right_to_left=shaped.right_to_left, around=around)


def _missing(face: Face, text: str) -> str:
    """Return what the face lacks; all of a text whose characters it has, but not their sign together."""
    return "".join(character for character in text if character not in face.characters) or text


def _scripts(text: str) -> list[str]:
    """Return the text in parts that HarfBuzz shapes by one script's rules: Devanagari apart where other letters are by."""
    if text.isascii():
        return [text]
    others = DEVANAGARI.sub("", text)
    return PARTS.findall(text) if others != text and any(map(str.isalpha, others)) else [text]


def _row(face: Face, text: str, language: str, around: tuple[str, str], *, right_to_left: bool) -> GlyphRow:
    before, after = around
    first = len(before)
    buffer = hb.Buffer()
    buffer.add_str(before + text + after, first, len(text))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = language
    hb.shape(face.font, buffer)
    scale = 1000 / face.font.face.upem
    infos = buffer.glyph_infos
    positions = [each.position for each in buffer.glyph_positions]
    set_off = [x or y for x, y, _, _ in positions]
    return GlyphRow(
        ids=tuple([info.codepoint for info in infos]),
        advances=tuple([advance * scale for _, _, advance, _ in positions]),
        offsets=tuple([(x * scale, y * scale) for x, y, _, _ in positions]) if any(set_off) else (),
        texts=_texts(text, [info.cluster - first for info in infos]),
    )


def _texts(text: str, starts: Sequence[int]) -> tuple[str, ...]:
    """Return the characters of each glyph, by where its cluster starts in the text."""
    if starts == [*range(len(text))]:
        return tuple(text)
    bounds = sorted({*starts})
    ends = dict(zip(bounds, [*bounds[1:], len(text)], strict=True))
    return tuple("" if start in starts[:index] else text[start : ends[start]] for index, start in enumerate(starts))


def _in_a_row(rows: Sequence[GlyphRow]) -> GlyphRow:
    """Return rows of glyphs as one."""
    offsets = [offset for row in rows for offset in row.offsets or (NOT_OFF,) * len(row.ids)]
    return GlyphRow(
        ids=tuple(each for row in rows for each in row.ids),
        advances=tuple(advance for row in rows for advance in row.advances),
        offsets=tuple(offsets) if any(row.offsets for row in rows) else (),
        texts=tuple(text for row in rows for text in row.texts),
    )


def clusters(shaped: Shaped) -> Iterator[int]:
    """Yield the places in the text, after its beginning, where it may be cut without harm to a conjunct or a mark."""
    place = 0
    for text in reversed(shaped.row.texts) if shaped.right_to_left else shaped.row.texts:
        if place and text:
            yield place
        place += len(text)
