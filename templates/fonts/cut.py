"""Cut the static fonts of this folder from the variable Noto Sans of the PyPI package `fontpkg-noto-sans`.

    pip install fonttools fontpkg-noto-sans==2.15
    python cut.py [FOLDER]

Writes the five fonts and `OFL.txt` beside this script, or into FOLDER. The same package gives the same bytes.
"""

import sys
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PACKAGE: Final = "fontpkg_noto_sans"
RELEASE: Final = "2.15"
FAMILY: Final = "Noto Sans"

RANGES: Final = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x02B0, 0x036F), (0x1E00, 0x1EFF),  # Latin, with marks
    (0x0400, 0x052F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F),  # Cyrillic
    (0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF),  # Devanagari
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x218F),  # punctuation, indices, currencies, letterlike
    (0x2190, 0x22FF), (0x25A0, 0x25FF), (0xFEFF, 0xFEFF), (0xFFFD, 0xFFFD),  # arrows, operators, shapes
)  # fmt: skip


class Cut(NamedTuple):
    """One static font: `style` is the name that people see, `legacy` the four-style family of older programs."""

    style: str
    legacy_family: str
    legacy_style: str
    source: str
    weight: int


UPRIGHT: Final = "NotoSans[wdth,wght].ttf"
SLANTED: Final = "NotoSans-Italic[wdth,wght].ttf"
CUTS: Final = (
    Cut("Regular", FAMILY, "Regular", UPRIGHT, 400),
    Cut("Italic", FAMILY, "Italic", SLANTED, 400),
    Cut("SemiBold", f"{FAMILY} SemiBold", "Regular", UPRIGHT, 600),
    Cut("Bold", FAMILY, "Bold", UPRIGHT, 700),
    Cut("Bold Italic", FAMILY, "Bold Italic", SLANTED, 700),
)


def main(folder: Path) -> None:
    if version(PACKAGE) != RELEASE:
        sys.exit(f"{PACKAGE} {RELEASE} is needed, {version(PACKAGE)} is installed")
    package = files(PACKAGE)
    for cut in CUTS:
        path = folder / f"{postscript_name(cut)}.ttf"
        with (package / "files" / cut.source).open("rb") as stream:
            font(TTFont(stream, recalcTimestamp=False), cut).save(path)
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    (folder / "OFL.txt").write_bytes((package / "LICENSE").read_bytes())


def font(variable: TTFont, cut: Cut) -> TTFont:
    """Return the static font, with its scripts and every layout feature they have."""
    static = instancer.instantiateVariableFont(variable, {"wght": cut.weight, "wdth": 100})
    subset(static)
    rename(static, cut)
    restyle(static, cut)
    return static


def subset(static: TTFont) -> None:
    """Keep every layout feature: without the Indic ones Devanagari shows bare halants, and no checker notices.

    Glyph names stay as well: they say which characters a conjunct stands for.
    """
    options = Options(
        layout_features=["*"], layout_scripts=["*"], name_IDs=["*"], name_languages=["*"], glyph_names=True,
        notdef_outline=True, recommended_glyphs=True, hinting=False, drop_tables=["STAT", "DSIG", "MVAR"],
    )  # fmt: skip
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(static)


def rename(static: TTFont, cut: Cut) -> None:
    """Give each cut names of its own: programs that key fonts by name would mix them up."""
    names = static["name"]
    for number in range(16, 256):
        names.removeNames(nameID=number)
    names.removeUnusedNames(static)  # the variable font's axes and instances
    values = {
        1: cut.legacy_family,
        2: cut.legacy_style,
        3: f"{RELEASE};briefgen;{postscript_name(cut)}",
        4: f"{FAMILY} {cut.style}",
        6: postscript_name(cut),
        16: FAMILY,
        17: cut.style,
    }
    for number, value in values.items():
        names.setName(value, number, 3, 1, 0x409)


def restyle(static: TTFont, cut: Cut) -> None:
    """Set the style bits of OpenType's `OS/2.fsSelection` and `head.macStyle` to the legacy style."""
    bold, italic = "Bold" in cut.legacy_style, "Italic" in cut.legacy_style
    keep = static["OS/2"].fsSelection & ~0b110_0001
    static["OS/2"].fsSelection = keep | italic << 0 | bold << 5 | (not bold and not italic) << 6
    static["head"].macStyle = bold << 0 | italic << 1
    static["OS/2"].usWeightClass = cut.weight


def postscript_name(cut: Cut) -> str:
    return f"{FAMILY}-{cut.style}".replace(" ", "")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
