"""The fonts that a file carries, so that it looks the same on a machine without them: cut to scripts, and obfuscated.

Cut by whole scripts and never by the letters in use, with all that shaping needs: the document is meant to be edited.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from itertools import count
from typing import Final, Literal
from uuid import UUID

import uharfbuzz as hb

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.frozen import dataclass
from briefgen.layout.fonts import Face, FontFolder
from briefgen.theme.model import Theme, Weight
from briefgen.writers.docx.parts import OFFICE_TYPE, Part, office_kind
from briefgen.writers.docx.scripts import Blocks, scripts_of

Slot = Literal["embedRegular", "embedBold", "embedItalic", "embedBoldItalic"]
"""The four cuts that Word knows of a family."""

SLOTS: Final[Mapping[Slot, tuple[Weight, bool]]] = {
    "embedRegular": ("regular", False),
    "embedBold": ("bold", False),
    "embedItalic": ("regular", True),
    "embedBoldItalic": ("bold", True),
}
"""The weight of each, and whether it is italic. Semibold is bold in Word files, so its cut stays out."""

FONT: Final = office_kind(f"{OFFICE_TYPE}.obfuscatedFont", "font")
KEY: Final = 16
"""The bytes of a key; twice as many are changed at the start of a font."""

FEATURES: Final = ("lnum", "onum", "pnum", "tnum", *(f"ss{number:02}" for number in range(1, 21)))
"""What a person can turn on in Word, beside what shapers turn on by themselves."""
NAMES: Final = (13, 14)
"""The licence and its address in OpenType's `name` table, to be kept beside the names themselves."""

_BOLD_FROM: Final = 600
_FSTYPE: Final = struct.Struct(">8xH")
"""Where OpenType's `OS/2` table says what may be done with a font."""
_INSTALLABLE, _EDITABLE = 0x0, 0x8
_USES, _WHOLE, _BITMAPS = 0xF, 0x100, 0x200
CODE: Final = "BG914"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedFont:
    """A cut of a family in the file."""

    key: str
    """The GUID by which it is obfuscated: that of its content, so that the same font always has the same."""
    part: Part


Embedded = Mapping[str, Mapping[Slot, EmbeddedFont]]
"""Cuts by family and slot."""


def embedded_fonts(theme: Theme, fonts: FontFolder, words: Iterable[str]) -> Embedded:
    """Return what a document that has *words* embeds: the families of its styles, and the fallback's for letters that these lack.

    A family that may not be embedded is left out.
    """
    if not fonts.faces:
        return {}
    letters, number = frozenset().union(*words), count(1)
    blocks = scripts_of(letters)
    families = dict.fromkeys((*sorted(theme.families), *_fallback(theme, fonts, letters)))
    found = {family: dict(_cuts(family, fonts, blocks, number)) for family in families}
    return {family: cuts for family, cuts in found.items() if cuts}


def refuse_unembeddable(theme: Theme, fonts: FontFolder) -> None:
    """Raise `UserError` with every family of the styles that may not be embedded."""
    faces = {family: fonts.face(family, "regular") for family in sorted(theme.families)}
    if refused := [family for family, face in faces.items() if not embeddable(face)]:
        raise UserError(*map(_refused, refused))


def embeddable(face: Face) -> bool:
    """Say whether a font may be embedded in what is edited, by its own word (OpenType, `OS/2.fsType`), and can be: Word
    takes no outlines but TrueType's.
    """
    allowed = _allowed(face)
    may = allowed & _USES == _INSTALLABLE or allowed & _EDITABLE
    return bool(may and not allowed & _BITMAPS and len(face.font.face.reference_table("glyf")))


def obfuscated(data: bytes, key: UUID) -> bytes:
    """Return the font with its start changed by the key, and a changed one as it was (ECMA-376, part 1, 17.8.1)."""
    mask = key.bytes[::-1] * 2
    return bytes(byte ^ by for byte, by in zip(data[: 2 * KEY], mask, strict=True)) + data[2 * KEY :]


def _refused(family: str) -> Diagnostic:
    return Diagnostic(
        code=CODE,
        message=f"the font '{family}' may not be embedded in a document that is edited",
        hints=("build with --no-embed-fonts, or name another font in the theme",),
    )


def _allowed(face: Face) -> int:
    (allowed,) = _FSTYPE.unpack_from(face.font.face.reference_table("OS/2").data)
    return int(allowed)


def _fallback(theme: Theme, fonts: FontFolder, letters: Iterable[str]) -> Iterator[str]:
    """Yield the families of the fallback that set a letter that a family of the styles lacks."""
    styled = [fonts.face(family, "regular").characters for family in theme.families]
    lacking = {letter for letter in letters if letter.isprintable() and any(letter not in own for own in styled)}
    for family in theme.fallback:
        own = fonts.face(family, "regular").characters
        if lacking & own:
            yield family
        lacking -= own


def _cuts(family: str, fonts: FontFolder, blocks: Blocks, number: Iterator[int]) -> Iterator[tuple[Slot, EmbeddedFont]]:
    for slot, (weight, italic) in SLOTS.items():
        face = fonts.face(family, weight, italic=italic)
        is_bold = face.weight >= _BOLD_FROM
        if (is_bold, face.italic) == (weight == "bold", italic) and embeddable(face):
            key, content = _cut(face, blocks)
            part = Part(name=f"word/fonts/font{next(number)}.odttf", kind=FONT, content=content, shared=True)
            yield slot, EmbeddedFont(key=key, part=part)


@lru_cache(maxsize=64)
def _cut(face: Face, blocks: Blocks) -> tuple[str, bytes]:
    """Return the key and the obfuscated font: one of a batch is cut once for all its documents."""
    data = face.path.read_bytes() if _allowed(face) & _WHOLE else _subset(face, blocks)
    key = UUID(bytes=sha256(data).digest()[:KEY])
    return f"{{{str(key).upper()}}}", obfuscated(data, key)


def _subset(face: Face, blocks: Iterable[range]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update({code for block in blocks for code in block})
    wanted.layout_feature_tag_set.update({int.from_bytes(tag.encode()) for tag in FEATURES})
    wanted.name_id_set.update(set(NAMES))
    wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(face.font.face, wanted).blob.data)
