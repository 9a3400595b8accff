"""The fonts of `templates/fonts/`, opened with HarfBuzz: what they are called, how tall they are."""

from collections.abc import Mapping
from functools import lru_cache
from os import SEEK_END
from pathlib import Path
from typing import Any, Final, cast

import uharfbuzz as hb

from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.frozen import dataclass
from briefgen.project.roots import matching
from briefgen.theme.families import unknown_family
from briefgen.theme.model import Weight

FOLDER: Final = "fonts"
WEIGHTS: Final[Mapping[Weight, int]] = {"regular": 400, "semibold": 600, "bold": 700}
FAMILY_NAMES: Final = (16, 1)
"""Ids of OpenType's `name` table: the typographic family, else the family of older programs."""
POSTSCRIPT_NAME: Final = 6
_CODE: Final = "BG915"
_HEAD: Final = 12
"""Bytes of a font file before the table of its tables, of which each row has `_ROW`; in `_COUNT` stands how many there are."""
_ROW: Final = 16
_COUNT: Final = slice(4, 6)


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file, open. Measures are thousandths of the type size."""

    path: Path
    family: str
    name: str
    """Its PostScript name, which tells it from every other."""
    weight: int
    italic: bool
    ascent: float
    descent: float
    """Below the baseline, so negative."""
    cap_height: float
    superscript: float
    """The size of raised figures."""
    superscript_rise: float
    font: Any
    """The HarfBuzz font."""
    characters: frozenset[str]
    """What it has a sign for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFolder:
    faces: tuple[Face, ...]

    def face(self, family: str, weight: Weight, *, italic: bool = False) -> Face:
        """Return the cut that comes nearest; raises `UserError` where the family is not there at all."""
        found = _nearest(self.faces, family, weight, italic=italic)
        if found is None:
            raise UserError(unknown_family(family, self.families))
        return found

    def cuts(self, families: tuple[str, ...], weight: Weight, *, italic: bool = False) -> tuple[Face, ...]:
        """Return the nearest cut of each family, one that is named twice once; raises `UserError` as `face` does."""
        found = _cuts(self.faces, families, weight, italic=italic)
        if None in found:
            raise UserError(unknown_family(next(each for each in families if each not in self.families), self.families))
        return cast("tuple[Face, ...]", found)

    @property
    def families(self) -> frozenset[str]:
        return frozenset(face.family for face in self.faces)


NO_FONTS: Final = FontFolder(faces=())


@lru_cache(maxsize=1024)
def _nearest(faces: tuple[Face, ...], family: str, weight: Weight, *, italic: bool) -> Face | None:
    cuts = [face for face in faces if face.family == family]
    wanted = WEIGHTS[weight]
    return min(cuts, key=lambda face: (face.italic != italic, abs(face.weight - wanted), -face.weight), default=None)


@lru_cache(maxsize=1024)
def _cuts(
    faces: tuple[Face, ...], families: tuple[str, ...], weight: Weight, *, italic: bool
) -> tuple[Face | None, ...]:
    return tuple(dict.fromkeys(_nearest(faces, family, weight, italic=italic) for family in families))


def load_fonts(roots: tuple[Path, ...]) -> FontFolder:
    """Return the fonts of each root's `fonts` folder; a file in an earlier root hides one of its name in a later root."""
    return FontFolder(faces=tuple(map(open_face, matching(f"{FOLDER}/*.[to]tf", roots).values())))


@lru_cache(maxsize=64)
def open_face(path: Path) -> Face:
    """Open a font file. Raises `UserError` where it is none, or not the whole of one."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
    except hb.HarfBuzzError:
        raise UserError(_unreadable(path)) from None
    characters = frozenset(map(chr, face.unicodes))
    if not characters or _is_cut_short(path):
        raise UserError(_unreadable(path))
    font = hb.Font(face)
    scale = 1000 / face.upem
    extents = font.get_font_extents("ltr")
    return Face(
        path=path,
        family=next(filter(None, map(face.get_name, FAMILY_NAMES)), path.stem),
        name=face.get_name(POSTSCRIPT_NAME) or path.stem,
        weight=round(font.get_style_value(hb.StyleTag.WEIGHT)),
        italic=font.get_style_value(hb.StyleTag.ITALIC) > 0,
        ascent=extents.ascender * scale,
        descent=extents.descender * scale,
        cap_height=font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) * scale,
        superscript=font.get_metric_position_with_fallback(hb.OTMetricsTag.SUPERSCRIPT_EM_Y_SIZE) * scale,
        superscript_rise=font.get_metric_position_with_fallback(hb.OTMetricsTag.SUPERSCRIPT_EM_Y_OFFSET) * scale,
        font=font,
        characters=characters,
    )


def _is_cut_short(path: Path) -> bool:
    """Tell whether a table of the font begins or ends behind the end of its file (OpenType, "Table Directory")."""
    with path.open("rb") as file:
        count = int.from_bytes(file.read(_HEAD)[_COUNT])
        rows = file.read(count * _ROW)
        size = file.seek(0, SEEK_END)
    places = (rows[at + 8 : at + _ROW] for at in range(0, len(rows), _ROW))
    return any(int.from_bytes(place[:4]) + int.from_bytes(place[4:]) > size for place in places)


def _unreadable(path: Path) -> Diagnostic:
    return Diagnostic(
        code=_CODE,
        message=f"{path.name} is no font, or not the whole of one",
        span=Span(path=path, line=1, within="the whole file"),
        hints=("copy the font's .ttf or .otf file here once more, or take this one away",),
    )
