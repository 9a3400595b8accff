"""Cut the Hebrew and Arabic fonts of this folder from the static ones of Debian's package `fonts-noto-core`.

    pip install fonttools
    apt-get download fonts-noto-core=20201225-1
    dpkg-deb --extract fonts-noto-core_20201225-1_all.deb noto
    python cut_right_to_left.py noto/usr/share/fonts/truetype/noto [FOLDER]

Writes the four fonts beside this script, or into FOLDER. The same package gives the same bytes.

Later releases of Noto Sans Arabic make a letter of a stem and dots that are glyphs of their own, so that no glyph is a
letter, and text copied out of a PDF has none. In this one each shape of a letter is one glyph.
"""

import sys
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

RELEASES: Final = {"Hebrew": "3.000", "Arabic": "2.005"}
STYLES: Final = ("Regular", "Bold")
SHARED: Final = ((0x0020, 0x0020), (0x00A0, 0x00A0), (0x200C, 0x200F), (0x25CC, 0x25CC))
"""Spaces, joiners, marks of direction, the circle that carries a mark alone. Latin and punctuation are Noto Sans's part."""
RANGES: Final = {
    "Hebrew": (*SHARED, (0x0590, 0x05FF), (0x20AA, 0x20AA), (0xFB1D, 0xFB4F)),
    "Arabic": (*SHARED, (0x0600, 0x06FF), (0xFD3E, 0xFD3F), (0xFDF2, 0xFDF2), (0xFDFC, 0xFDFC)),
}
"""The Arabic block has the letters and digits of Urdu, Persian, Pashto, Sindhi, Kurdish and Uyghur too."""
LEFT_OUT: Final = {"aalt", "dlig"}
"""Alternates to pick by hand and ornamental ligatures, which nothing asks for; every other feature stays."""


def main(source: Path, folder: Path) -> None:
    for script, release in RELEASES.items():
        for style in STYLES:
            name = f"NotoSans{script}-{style}.ttf"
            font = TTFont(source / name, recalcTimestamp=False, lazy=False)
            if not font["name"].getDebugName(3).startswith(f"{release};"):
                sys.exit(f"{name} of release {release} is needed")
            subset(font, RANGES[script])
            font.save(folder / name)
            print(f"{name}: {(folder / name).stat().st_size:,} bytes")


def subset(font: TTFont, ranges: tuple[tuple[int, int], ...]) -> None:
    """Keep what shapes letters, and glyph names: they say which letter a shape stands for."""
    options = Options(
        layout_features=sorted(features(font) - LEFT_OUT), layout_scripts=["*"], name_IDs=["*"], name_languages=["*"],
        glyph_names=True, notdef_outline=True, recommended_glyphs=True, hinting=False, drop_tables=["DSIG"],
    )  # fmt: skip
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    subsetter.subset(font)


def features(font: TTFont) -> set[str]:
    return {record.FeatureTag for table in ("GSUB", "GPOS") for record in font[table].table.FeatureList.FeatureRecord}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent)  # noqa: PLR2004 - folders
