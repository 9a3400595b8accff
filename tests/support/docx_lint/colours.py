"""Colours: the theme's, which Word shows, and the same in figures, which other programs show."""

from collections.abc import Iterator
from typing import Final

from lxml import etree
from support.docx import find, val
from support.docx_lint.package import Package, Rule

_MAPPED: Final = {"background1": "bg1", "text1": "t1", "background2": "bg2", "text2": "t2"}
"""What a theme's colours are called where they are used, and where the settings map them."""
_SLOTS: Final = {
    "light1": "lt1",
    "dark1": "dk1",
    "light2": "lt2",
    "dark2": "dk2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
"""What the settings call a theme's colours, and the theme itself."""


class Colours:
    """The theme's colours of one file, by the names that its elements give them."""

    def __init__(self, file: Package) -> None:
        mapping = find(file.part("settings"), "w:clrSchemeMapping")
        self._mapping = {etree.QName(key).localname: said for each in mapping for key, said in each.attrib.items()}
        scheme = find(file.part("theme"), "//a:clrScheme/*")
        self._theme = {etree.QName(each).localname: "".join(find(each, "a:srgbClr/@val")) for each in scheme}

    def of(self, element: etree._Element, theme: str) -> str:
        """Return the colour that an element takes of the theme by its attribute *theme*; nothing where it takes none."""
        name = val(element, theme) or ""
        slot = self._mapping.get(_MAPPED.get(name, name), name)
        found = self._theme.get(_SLOTS.get(slot, slot), "")
        return _mixed(found, element, theme.removesuffix("Color")) if found else ""


def _mixed(colour: str, element: etree._Element, kind: str) -> str:
    """Return the theme's colour, mixed with white or black as far as the element says."""
    for name, other in ((f"{kind}Tint", 255), (f"{kind}Shade", 0)):
        if share := val(element, name):
            kept = int(share, 16) / 255
            channels = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
            return "".join(f"{round(each * kept + other * (1 - kept)):02X}" for each in channels)
    return colour


def theme_colours_are_there(file: Package) -> Iterator[str]:
    colours = Colours(file)
    for each, theme, _ in _coloured(file):
        if not colours.of(each, theme):
            yield f"the theme has no colour {val(each, theme)!r}"


def theme_colours_stand_in_figures(file: Package) -> Iterator[str]:
    colours = Colours(file)
    for each, theme, literal in _coloured(file):
        due, said = colours.of(each, theme), val(each, literal) or ""
        if due and said.upper() != due.upper():
            yield f"{val(each, theme)} is {due} in the theme, {said or 'nothing'} in figures"


def _coloured(file: Package) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield each element that takes a colour of the theme, by which attribute, and which has it in figures."""
    for tree in (*file.texts.values(), file.part("styles"), file.part("numbering")):
        for each in find(tree, "//*[@w:themeColor]"):
            yield each, "themeColor", "val" if etree.QName(each).localname == "color" else "color"
        yield from ((each, "themeFill", "fill") for each in find(tree, "//*[@w:themeFill]"))


RULES: tuple[Rule, ...] = (theme_colours_are_there, theme_colours_stand_in_figures)
