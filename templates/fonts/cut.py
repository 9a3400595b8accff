"""Cut the static fonts of this folder from the variable ones of PyPI packages, family by family.

    pip install fonttools fontpkg-noto-sans==2.15 fontpkg-noto-serif==2.15
    python cut.py [FOLDER]

Writes the fonts and `OFL.txt` beside this script, or into FOLDER. The same packages give the same bytes.
"""

import sys
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LICENCE: Final = "OFL.txt"

LATIN: Final = ((0x0020, 0x007E), (0x00A0, 0x024F), (0x02B0, 0x036F), (0x1E00, 0x1EFF))  # with marks
CYRILLIC: Final = ((0x0400, 0x052F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F))
DEVANAGARI: Final = ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))
SIGNS: Final = (
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x218F),  # punctuation, indices, currencies, letterlike
    (0x2190, 0x22FF), (0x25A0, 0x25FF), (0xFEFF, 0xFEFF), (0xFFFD, 0xFFFD),  # arrows, operators, shapes
)  # fmt: skip


class Cut(NamedTuple):
    """One static font: `style` is the name that people see, `legacy` that within the four styles of older programs."""

    style: str
    legacy: str
    weight: int
    own_family: bool = False
    """Older programs know it as a family of its own: they have four styles for each."""

    @property
    def italic(self) -> bool:
        return "Italic" in self.legacy

    @property
    def bold(self) -> bool:
        return "Bold" in self.legacy


class Family(NamedTuple):
    name: str
    package: str
    release: str
    upright: str
    slanted: str
    ranges: tuple[tuple[int, int], ...]


CUTS: Final = (
    Cut("Regular", "Regular", 400),
    Cut("Italic", "Italic", 400),
    Cut("SemiBold", "Regular", 600, own_family=True),
    Cut("Bold", "Bold", 700),
    Cut("Bold Italic", "Bold Italic", 700),
)
FAMILIES: Final = (
    Family(
        name="Noto Sans",
        package="fontpkg_noto_sans",
        release="2.15",
        upright="NotoSans[wdth,wght].ttf",
        slanted="NotoSans-Italic[wdth,wght].ttf",
        ranges=(*LATIN, *CYRILLIC, *DEVANAGARI, *SIGNS),
    ),
    Family(
        name="Noto Serif",
        package="fontpkg_noto_serif",
        release="2.15",
        upright="NotoSerif[wdth,wght].ttf",
        slanted="NotoSerif-Italic[wdth,wght].ttf",
        ranges=(*LATIN, *CYRILLIC, *SIGNS),
    ),
)


def main(folder: Path) -> None:
    if wrong := [each for each in FAMILIES if version(each.package) != each.release]:
        sys.exit("\n".join(f"{each.package} {each.release} is needed" for each in wrong))
    for family in FAMILIES:
        for cut in CUTS:
            path = folder / f"{postscript_name(family, cut)}.ttf"
            static(family, cut).save(path)
            print(f"{path.name}: {path.stat().st_size:,} bytes")
    (folder / LICENCE).write_bytes(licence())


def licence() -> bytes:
    """Return the licence, which is one for all families: same words, same authors."""
    [text] = {(files(each.package) / "LICENSE").read_bytes() for each in FAMILIES}
    return text


def static(family: Family, cut: Cut) -> TTFont:
    """Return the static font, with its scripts and every layout feature they have."""
    with (files(family.package) / "files" / (family.slanted if cut.italic else family.upright)).open("rb") as stream:
        variable = TTFont(stream, recalcTimestamp=False, lazy=False)
        font = instancer.instantiateVariableFont(variable, {"wght": cut.weight, "wdth": 100})
    subset(font, family.ranges)
    rename(font, family, cut)
    restyle(font, cut)
    return font


def subset(font: TTFont, ranges: tuple[tuple[int, int], ...]) -> None:
    """Keep every layout feature: without the Indic ones Devanagari shows bare halants, and no checker notices.

    Glyph names stay as well: they say which characters a conjunct stands for.
    """
    options = Options(
        layout_features=["*"], layout_scripts=["*"], name_IDs=["*"], name_languages=["*"], glyph_names=True,
        notdef_outline=True, recommended_glyphs=True, hinting=False, drop_tables=["STAT", "DSIG", "MVAR"],
    )  # fmt: skip
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    subsetter.subset(font)


def rename(font: TTFont, family: Family, cut: Cut) -> None:
    """Give each cut names of its own: programs that key fonts by name would mix them up."""
    names = font["name"]
    for number in range(16, 256):
        names.removeNames(nameID=number)
    names.removeUnusedNames(font)  # the variable font's axes and instances
    for number, value in names_of(family, cut):
        names.setName(value, number, 3, 1, 0x409)


def names_of(family: Family, cut: Cut) -> Iterator[tuple[int, str]]:
    """Yield the ids of OpenType's `name` table with what they hold."""
    yield 1, f"{family.name} {cut.style}" if cut.own_family else family.name
    yield 2, cut.legacy
    yield 3, f"{family.release};briefgen;{postscript_name(family, cut)}"
    yield 4, f"{family.name} {cut.style}"
    yield 6, postscript_name(family, cut)
    yield 16, family.name
    yield 17, cut.style


def restyle(font: TTFont, cut: Cut) -> None:
    """Set the style bits of OpenType's `OS/2.fsSelection` and `head.macStyle` to the legacy style."""
    keep = font["OS/2"].fsSelection & ~0b110_0001
    font["OS/2"].fsSelection = keep | cut.italic << 0 | cut.bold << 5 | (not cut.bold and not cut.italic) << 6
    font["head"].macStyle = cut.bold << 0 | cut.italic << 1
    font["OS/2"].usWeightClass = cut.weight


def postscript_name(family: Family, cut: Cut) -> str:
    return f"{family.name}-{cut.style}".replace(" ", "")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
