"""A font as it stands in the file: the glyphs that are used, and which characters they are."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Final, NamedTuple

import uharfbuzz as hb

from briefgen.layout.fonts import Face
from briefgen.layout.shaping import Shaped
from briefgen.writers.pdf.glyphnames import letters, named_text
from briefgen.writers.pdf.serialiser import Raw, TaggedDocument, stream
from briefgen.writers.pdf.syntax import array, dictionary, name, number

DROPPED_TABLES: Final = ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "cmap", "gasp", "STAT")
"""What a reader of a PDF has no use for: glyphs are named by number."""
BFCHARS: Final = 100
"""Entries of one block of a ToUnicode map, at most (Adobe technical note 5411)."""
ITALIC_ANGLE: Final = -12
SYMBOLIC, ITALIC = 1 << 2, 1 << 6
Texts = Mapping[int, str]
"""Glyph → the characters that it stands for."""


class EmbeddedFont:
    """One face in one document. It gathers the glyphs that are shown, and is written when all pages are."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.texts: Texts = {}
        """Those that were taken in."""

    def take(self, texts: Texts) -> None:
        """Take in glyphs that are shown in it; one that is in it already stands for what it did first."""
        if not texts.keys() <= self.texts.keys():
            self.texts = {**texts, **self.texts}

    def write(self, document: TaggedDocument) -> bytes:
        """Take the font's objects into the document, and return a reference to it."""
        told = _told(self.face, tuple(sorted(self.texts.items())))
        file = document.add(Raw(told.file))
        descriptor = document.add(Raw(told.descriptor % file))
        descendant = document.add(Raw(told.descendant % descriptor))
        character_map = document.add(Raw(told.character_map))
        return document.add(Raw(told.top % (descendant, character_map)))


class _Told(NamedTuple):
    """What a file says of a font, the same for every brief that has these glyphs for these characters: `%b` is a reference."""

    file: bytes
    descriptor: bytes
    descendant: bytes
    character_map: bytes
    """The ToUnicode map, as a stream."""
    top: bytes


@lru_cache(maxsize=64)
def _told(face: Face, texts: tuple[tuple[int, str], ...]) -> _Told:
    glyphs = tuple(sorted({0, *(glyph for glyph, _ in texts)}))
    tag = "".join(chr(ord("A") + byte % 26) for byte in sha256(repr((face.name, glyphs)).encode()).digest()[:6])
    base = name(f"{tag}+{face.name}")
    descendant = {
        "Type": b"/Font",
        "Subtype": b"/CIDFontType2",
        "BaseFont": base,
        "CIDSystemInfo": b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "FontDescriptor": b"%b",
        "CIDToGIDMap": b"/Identity",
        "DW": b"1000",
        "W": array(b"%d [%b]" % (glyph, number(glyph_width(face, glyph)).encode()) for glyph in glyphs),
    }
    top = {
        "Type": b"/Font",
        "Subtype": b"/Type0",
        "BaseFont": base,
        "Encoding": b"/Identity-H",
        "DescendantFonts": b"[%b]",
        "ToUnicode": b"%b",
    }
    return _Told(
        file=_font_file(face, glyphs),
        descriptor=dictionary(_descriptor(face, base)),
        descendant=dictionary(descendant),
        character_map=stream(_character_map(texts), {}),
        top=dictionary(top),
    )


def _descriptor(face: Face, base: bytes) -> dict[str, bytes]:
    box = (-face.ascent, face.descent, 3 * face.ascent, face.ascent)
    return {
        "Type": b"/FontDescriptor",
        "FontName": base,
        "Flags": b"%d" % (SYMBOLIC | (ITALIC if face.italic else 0)),
        "FontBBox": array(number(round(edge)).encode() for edge in box),
        "ItalicAngle": b"%d" % (ITALIC_ANGLE if face.italic else 0),
        "Ascent": number(face.ascent).encode(),
        "Descent": number(face.descent).encode(),
        "CapHeight": number(face.cap_height).encode(),
        "StemV": b"%d" % (face.weight // 5),
        "FontFile2": b"%b",
    }


def texts_of(words: Iterable[Shaped]) -> Texts:
    """Return the characters of each glyph; where nothing else tells them, the cluster does in which it stands first."""
    texts: dict[int, str] = {}
    for shaped in words:
        cluster = ""
        for glyph, text in zip(shaped.row.ids, shaped.row.texts, strict=True):
            cluster = text or cluster
            if glyph not in texts:
                texts[glyph] = glyph_text(shaped.face, glyph) or cluster
    return texts


def _character_map(texts: Iterable[tuple[int, str]]) -> bytes:
    """Return the ToUnicode map."""
    pairs = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in texts]
    blocks = [pairs[start : start + BFCHARS] for start in range(0, len(pairs), BFCHARS)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _CHARACTER_MAP.format(body=body).encode("ascii")


_CHARACTER_MAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


@lru_cache(maxsize=64)
def _font_file(face: Face, glyphs: tuple[int, ...]) -> bytes:
    """Return the subset as a stream, which is most of a short file and the same for every brief of these glyphs."""
    data = subset(face, glyphs)
    return stream(data, {"Length1": b"%d" % len(data)})


def subset(face: Face, glyphs: tuple[int, ...]) -> bytes:
    """Return the font with these glyphs alone, under the numbers they had."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(set(glyphs))
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in DROPPED_TABLES})
    return bytes(hb.subset(face.font.face, wanted).blob.data)


@lru_cache(maxsize=1 << 14)
def glyph_width(face: Face, glyph: int) -> float:
    return float(face.font.get_glyph_h_advance(glyph) * 1000 / face.font.face.upem)


@lru_cache(maxsize=1 << 14)
def glyph_text(face: Face, glyph: int) -> str:
    """Return the characters that the glyph stands for by the font's own word, or nothing where it does not say."""
    characters = _characters_of(face)

    def look_up(glyph_name: str) -> str:
        return characters.get(face.font.get_glyph_from_name(glyph_name) or 0, "")

    return characters.get(glyph) or letters(named_text(face.font.get_glyph_name(glyph) or "", look_up))


@lru_cache(maxsize=64)
def _characters_of(face: Face) -> dict[int, str]:
    """Return the font's character map turned round; of two characters with one glyph the lower."""
    found: dict[int, str] = {}
    for code in sorted(face.font.face.unicodes):
        found.setdefault(face.font.get_nominal_glyph(code), chr(code))
    return found
