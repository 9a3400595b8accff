"""How words look, as run properties."""

from collections.abc import Iterator
from typing import Final, Literal, assert_never

from briefgen.theme.model import TextStyle, Theme
from briefgen.writers.docx.measures import half_points
from briefgen.writers.docx.themecolours import coloured
from briefgen.writers.docx.xml import element, value

BOLD_ON: Final = "<w:b/><w:bCs/>"
ITALIC_ON: Final = "<w:i/><w:iCs/>"
"""For scripts that join their letters the second of each."""


def run_properties(text: TextStyle, theme: Theme) -> Iterator[str]:
    """Yield the run properties in the schema's order.

    Semibold is Word's bold. Word knows a semibold cut only as a family of its own ("Noto Sans SemiBold"): where that is
    not installed it falls back to a regular face, and the emphasis is lost; bold is there in every family.
    """
    yield from font_of(text)
    if text.weight != "regular":
        yield BOLD_ON
    if text.italic:
        yield ITALIC_ON
    yield coloured(text.colour, theme)
    yield from size_of(text.size)


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
