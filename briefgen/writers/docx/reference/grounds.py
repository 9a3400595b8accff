"""Colours of letters and of what is behind them, as Word paints them: six hexadecimal digits, or `auto`."""

import re
from typing import Final

from lxml import etree

from briefgen.regex import regex
from briefgen.writers.docx.reference.names import find, val, w

AUTO: Final = "auto"
UNKNOWN: Final = "?"
"""There is a ground, and its colour is told elsewhere: by a part of a table's style, a drawing, a pattern."""
_HEX: Final = regex(r"[0-9a-f]{6}", re.IGNORECASE)
_THEME: Final = {"background1": "ffffff", "light1": "ffffff", "text1": "000000", "dark1": "000000"}
"""The theme's paper and ink win over the colour beside them; what other theme colours are, programs write beside them."""
_HIGHLIGHTS: Final = {
    "black": "000000", "blue": "0000ff", "cyan": "00ffff", "green": "00ff00", "magenta": "ff00ff", "red": "ff0000",
    "yellow": "ffff00", "white": "ffffff", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "c0c0c0",
}  # fmt: skip
"""ISO/IEC 29500-1, 17.18.40."""
_ALIKE: Final = 3
"""Steps of 256 in each of red, green and blue that no eye tells apart."""


def colour_in(owner: etree._Element) -> str | None:
    """Return the colour that a run or style gives its letters."""
    for colour in find(owner, "w:rPr/w:color"):
        return _painted(colour, "val", "theme") or AUTO
    return None


def highlight_in(owner: etree._Element) -> str | None:
    """Return the colour of a highlight; None where nothing is said, `auto` for none."""
    return next((_HIGHLIGHTS.get(val(each), AUTO) for each in find(owner, "w:rPr/w:highlight")), None)


def shade_in(owner: etree._Element, properties: str) -> str | None:
    """Return the colour of the shading in *properties*, such as `w:pPr`; None where there is none, or one that lets all through."""
    for shade in find(owner, f"{properties}/w:shd"):
        match val(shade):
            case "nil":
                return None
            case "solid":
                return _painted(shade, "color", "theme") or "000000"
            case "clear" | "":
                return _painted(shade, "fill", "themeFill")
            case _:
                return UNKNOWN
    return None


def _painted(element: etree._Element, name: str, theme: str) -> str | None:
    """*theme* is how the names of the attributes begin that say the theme's colour, and how it is made lighter or darker."""
    named = element.get(w("themeColor" if theme == "theme" else theme), "")
    if named in _THEME and not any(element.get(w(f"{theme}{change}")) for change in ("Tint", "Shade")):
        return _THEME[named]
    said = (element.get(w(name)) or "").lstrip("#").casefold()
    return said if _HEX.fullmatch(said) else None


def look_alike(one: str, other: str) -> bool:
    """Tell whether two colours are one to the eye; what is no colour is like none."""
    if not (_HEX.fullmatch(one) and _HEX.fullmatch(other)):
        return False
    return all(abs(a - b) <= _ALIKE for a, b in zip(bytes.fromhex(one), bytes.fromhex(other), strict=True))
