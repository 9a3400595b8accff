"""The colours of the theme part, and what names one of them: who picks other colours in Word changes all that does."""

from collections.abc import Mapping

from briefgen.theme.model import Theme
from briefgen.writers.docx.measures import rgb
from briefgen.writers.docx.xml import element


def slots(theme: Theme) -> Mapping[str, str]:
    """Return the colour of each slot, in the part's order.

    A tint is a slot of its own, not a share of the accent: Word mixes by lightness where the theme mixes with the paper,
    and would show another colour than the PDF.
    """
    return {
        "dk1": theme.text,
        "lt1": theme.paper,
        "dk2": theme.muted,
        "lt2": theme.tint,
        "accent1": theme.accent,
        "accent2": theme.rule,
        **{f"accent{number}": theme.accent for number in range(3, 7)},
        "hlink": theme.link,
        "folHlink": theme.link,
    }


def coloured(colour: str, theme: Theme) -> str:
    """Return the run property."""
    return element("color", val=rgb(colour), **_named("themeColor", colour, theme))


def link_coloured(theme: Theme) -> str:
    """Return the run property of links, whose slot is theirs whatever else has its colour."""
    return element("color", val=rgb(theme.link), themeColor="hyperlink")


def bordered(side: str, theme: Theme, *, size: int, space: int, colour: str) -> str:
    """Return one border of a paragraph, a table or a cell: *size* in eighths of a point, *space* in points."""
    named = _named("themeColor", colour, theme)
    return element(side, val="single", sz=size, space=space, color=rgb(colour), **named)


def shaded(fill: str, theme: Theme) -> str:
    """Return the ground of a paragraph or a cell."""
    return element("shd", val="clear", color="auto", fill=rgb(fill), **_named("themeFill", fill, theme))


def _named(attribute: str, colour: str, theme: Theme) -> dict[str, str]:
    """Return the attribute that names the slot of that colour, the first of several; none where it is no slot's."""
    named = (
        ("text1", theme.text),
        ("background1", theme.paper),
        ("accent1", theme.accent),
        ("text2", theme.muted),
        ("background2", theme.tint),
        ("accent2", theme.rule),
        ("hyperlink", theme.link),
    )
    found = next((name for name, own in named if own == colour), None)
    return {attribute: found} if found else {}
