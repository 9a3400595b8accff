"""Words to glyphs, by HarfBuzz. Type size is only a multiplier, so that a word is shaped once for every size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import uharfbuzz as hb

from briefgen.layout.fonts import Face

NOTDEF: Final = 0
DEVANAGARI: Final = re.compile("[\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff\u200c\u200d]+")
PARTS: Final = re.compile(f"{DEVANAGARI.pattern}|{DEVANAGARI.pattern.replace('[', '[^')}")


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


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """A word, or a part of one, in one face; shaped once, so compared by identity."""

    face: Face
    text: str
    language: str
    glyphs: tuple[Glyph, ...]
    """As they stand, from left to right, whichever way the text runs."""
    advance: float
    missing: str
    """The characters that the face has no glyph for."""
    right_to_left: bool = False
    around: tuple[str, str] = ALONE
    """What stands before and after it in its word, set in another way: letters are joined to it all the same."""

    @property
    def space(self) -> float:
        """What a space at its end takes: nothing where it ends in none."""
        last = self.glyphs[0 if self.right_to_left else -1]
        return last.advance if self.text.endswith(" ") else 0.0


@lru_cache(maxsize=1 << 16)
def shape(
    face: Face, text: str, language: str, *, right_to_left: bool = False, around: tuple[str, str] = ALONE
) -> Shaped:
    """Return the text in glyphs. What runs from right to left has its brackets mirrored, and joins what is around it."""
    parts = [text] if right_to_left else _scripts(text)
    glyphs = tuple(
        glyph
        for part in parts
        for glyph in _glyphs(face, part, language, around if right_to_left else ALONE, right_to_left=right_to_left)
    )
    return Shaped(
        face=face,
        text=text,
        language=language,
        glyphs=glyphs,
        advance=sum(glyph.advance for glyph in glyphs),
        missing=_missing(face, text) if any(glyph.id == NOTDEF for glyph in glyphs) else "",
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
    others = DEVANAGARI.sub("", text)
    return PARTS.findall(text) if others != text and any(map(str.isalpha, others)) else [text]


def _glyphs(face: Face, text: str, language: str, around: tuple[str, str], *, right_to_left: bool) -> Iterator[Glyph]:
    before, after = around
    buffer = hb.Buffer()
    buffer.add_str(before + text + after, len(before), len(text))
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = language
    hb.shape(face.font, buffer)
    scale = 1000 / face.font.face.upem
    clusters_of = [info.cluster - len(before) for info in buffer.glyph_infos]
    starts = sorted({*clusters_of})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    done = set[int]()
    for info, place, position in zip(buffer.glyph_infos, clusters_of, buffer.glyph_positions, strict=True):
        cluster = "" if place in done else text[place : ends[place]]
        done.add(place)
        yield Glyph(
            id=info.codepoint,
            advance=position.x_advance * scale,
            x=position.x_offset * scale,
            y=position.y_offset * scale,
            text=cluster,
        )


def clusters(shaped: Shaped) -> Iterator[int]:
    """Yield the places in the text, after its beginning, where it may be cut without harm to a conjunct or a mark."""
    place = 0
    for glyph in reversed(shaped.glyphs) if shaped.right_to_left else shaped.glyphs:
        if place and glyph.text:
            yield place
        place += len(glyph.text)
