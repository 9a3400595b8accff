"""The look of a run as Word works it out: colour, size and weight through the styles, and what lies behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree
from support.docx import W, find, val
from support.docx_lint.colours import Colours
from support.docx_lint.package import Package

_HIGHLIGHTS: Final = {"yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "lightGray": "C0C0C0", "black": "000000"}
PAPER: Final = "FFFFFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    text: str
    """Six hexadecimal digits; *auto* where Word takes black or white, whichever is seen."""
    behind: str
    size: float
    """In points."""
    bold: bool


class StyleSheet:
    """The styles of one file, each with those that it rests on."""

    def __init__(self, file: Package) -> None:
        styles = file.part("styles")
        self._styles = {val(each, "styleId"): each for each in find(styles, "//w:style")}
        self._normal = find(styles, "//w:style[@w:default='1'][@w:type='paragraph']/@w:styleId")
        self.defaults = find(styles, "//w:docDefaults/*")

    def of_paragraph(self, paragraph: etree._Element) -> list[etree._Element]:
        """Return its style and those below, the weightiest last."""
        named = find(paragraph, "w:pPr/w:pStyle/@w:val") or self._normal
        return self.chain(named[0]) if named else []

    def of_run(self, run: etree._Element) -> list[etree._Element]:
        named = find(run, "w:rPr/w:rStyle/@w:val")
        return self.chain(named[0]) if named else []

    def chain(self, name: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while name in self._styles and self._styles[name] not in chain:
            chain.insert(0, self._styles[name])
            name = next(iter(find(chain[0], "w:basedOn/@w:val")), "")
        return chain

    def name(self, paragraph: etree._Element) -> str:
        """Return the name of a paragraph's style, by which Word knows it in every language."""
        return next(
            (val(each).lower() for style in self.of_paragraph(paragraph)[-1:] for each in find(style, "w:name")), ""
        )

    def outline(self, paragraph: etree._Element) -> int | None:
        """Return the level of a heading, from 1."""
        level = last([*self.of_paragraph(paragraph), paragraph], "w:pPr/w:outlineLvl")
        return None if level is None or val(level) == "9" else int(val(level)) + 1


class Looks:
    """The looks of the runs of one file."""

    def __init__(self, file: Package, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._colours = Colours(file)

    def of(self, run: etree._Element) -> Look:
        paragraph = next(run.iterancestors(f"{{{W}}}p"))
        layers = list(self._layers(paragraph, run))
        return Look(
            text=self._colour(last(layers, "w:rPr/w:color"), "val", "themeColor") or "auto",
            behind=self._behind(layers),
            size=int(val(size)) / 2 if (size := last(layers, "w:rPr/w:sz")) is not None else 10.0,
            bold=_is_on(last(layers, "w:rPr/w:b")),
        )

    def _layers(self, paragraph: etree._Element, run: etree._Element) -> Iterator[etree._Element]:
        """Yield what has a say, the weightiest last; each holds its `w:rPr` and `w:pPr`."""
        yield from self._sheet.defaults
        for cell in paragraph.iterancestors(f"{{{W}}}tc"):
            yield from self._layers_of_cell(cell)
        yield from (*self._sheet.of_paragraph(paragraph), paragraph, *self._sheet.of_run(run), run)

    def _layers_of_cell(self, cell: etree._Element) -> Iterator[etree._Element]:
        table, row = next(cell.iterancestors(f"{{{W}}}tbl")), cell.getparent()
        parts = ["firstRow"] if find(row, "w:trPr/w:tblHeader") and _has_first(table, "firstRow") else []
        parts += ["firstCol"] if cell is find(row, "w:tc")[0] and _has_first(table, "firstColumn") else []
        for name in find(table, "w:tblPr/w:tblStyle/@w:val"):
            for style in self._sheet.chain(name):
                yield style
                yield from (each for part in parts for each in find(style, f"w:tblStylePr[@w:type='{part}']"))
        yield cell

    def _behind(self, layers: list[etree._Element]) -> str:
        marked = last(layers, "w:rPr/w:highlight")
        if marked is not None and val(marked) != "none":
            return _HIGHLIGHTS.get(val(marked), "808080")
        for path in ("w:rPr/w:shd", "w:pPr/w:shd", "w:tcPr/w:shd"):
            fill = self._colour(last(layers, path), "fill", "themeFill")
            if fill and fill != "auto":
                return fill
        return PAPER

    def _colour(self, element: etree._Element | None, literal: str, theme: str) -> str:
        """Return a colour: the theme's, where it names one that the theme has."""
        if element is None:
            return ""
        return self._colours.of(element, theme) or (val(element, literal) or "").upper().replace("AUTO", "auto")


def last(layers: list[etree._Element], path: str) -> etree._Element | None:
    """Return what is found in the weightiest layer that has it."""
    return next((found[-1] for each in reversed(layers) if (found := find(each, path))), None)


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and val(element) not in {"0", "false"}


def _has_first(table: etree._Element, part: str) -> bool:
    return bool(find(table, f"w:tblPr/w:tblLook[@w:{part}='1']"))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
