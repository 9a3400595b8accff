"""How words look, as run properties."""

from collections.abc import Iterator
from typing import Final, Literal, assert_never

from briefgen.theme.model import TextStyle, Theme
from briefgen.writers.docx.measures import half_points, twips
from briefgen.writers.docx.themecolours import coloured
from briefgen.writers.docx.xml import element, value

BOLDER: Final = 0.0102
"""How much wider a bold letter is than a semibold one in running text, in type sizes: Noto Sans 0.0105, Noto Serif 0.0097."""
BOLD_ON: Final = "<w:b/><w:bCs/>"
BOLD_OFF: Final = '<w:b w:val="0"/><w:bCs w:val="0"/>'
ITALIC_ON: Final = "<w:i/><w:iCs/>"
ITALIC_OFF: Final = '<w:i w:val="0"/><w:iCs w:val="0"/>'
"""For scripts that join their letters the second of each."""


def run_properties(text: TextStyle, theme: Theme, other: TextStyle | None = None) -> Iterator[str]:
    """Yield the run properties in the schema's order; off where those of *other*, which they add to, are on.

    Semibold is Word's bold. Word knows a semibold cut only as a family of its own ("Noto Sans SemiBold"): where that is
    not installed it falls back to a regular face, and the emphasis is lost; bold is there in every family.
    """
    yield from font_of(text) if not other or text.font_role != "body" else (theme_fonts("minor"),)
    if text.weight != "regular":
        yield BOLD_ON
    elif other and other.weight != "regular":
        yield BOLD_OFF
    if text.italic:
        yield ITALIC_ON
    elif other and other.italic:
        yield ITALIC_OFF
    yield coloured(text.colour, theme)
    if text.weight == "semibold":
        yield narrowed(text.size)
    elif other and other.weight == "semibold":
        yield value("spacing", 0)
    yield from size_of(text.size)


def narrowed(size: float) -> str:
    """Return the property by which bold letters take the width of semibold ones, so that lines break where the layout's do."""
    return value("spacing", -twips(BOLDER * size))


def font_of(text: TextStyle) -> Iterator[str]:
    """Yield the fonts where they are not those of the text, which every style starts from.

    Headings name the theme part's slot and no family, so that a person can change the font of all of them in one place.
    """
    match text.font_role:
        case "body":
            return
        case "heading":
            yield theme_fonts("major")
        case "label" | "own":
            yield element("rFonts", ascii=text.font, hAnsi=text.font, eastAsia=text.font, cs=text.font)
        case _:
            assert_never(text.font_role)


def theme_fonts(slot: Literal["major", "minor"]) -> str:
    """Return the fonts of a slot of the theme part, for all scripts."""
    return element(
        "rFonts",
        asciiTheme=f"{slot}HAnsi",
        hAnsiTheme=f"{slot}HAnsi",
        eastAsiaTheme=f"{slot}EastAsia",
        cstheme=f"{slot}Bidi",
    )


def size_of(points: float) -> tuple[str, str]:
    return value("sz", half_points(points)), value("szCs", half_points(points))
