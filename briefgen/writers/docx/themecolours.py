"""The colours of the theme part, and what names one of them: who picks other colours in Word changes all that does."""

from collections.abc import Mapping
from itertools import repeat
from typing import Final

from briefgen.theme.model import Theme
from briefgen.writers.docx.measures import rgb
from briefgen.writers.docx.xml import element

_TONES: Final = 5
"""Accents for the tones of charts; the sixth is the colour of rules."""


def slots(theme: Theme) -> Mapping[str, str]:
    """Return the colour of each slot, in the part's order.

    A tint is a slot of its own, not a share of the accent: Word mixes by lightness where the theme mixes with the paper,
    and would show another colour than the PDF. The accents are the tones of charts, so that those a person adds have them too.
    """
    tones = tuple(
        dict.fromkeys(tone.fill for tone in theme.chart.tones if tone.fill not in (theme.paper, theme.accent))
    )
    accents = (theme.accent, *tones, *repeat(theme.accent, _TONES))[:_TONES]
    return {
        "dk1": theme.text,
        "lt1": theme.paper,
        "dk2": theme.muted,
        "lt2": theme.tint,
        **{f"accent{number}": colour for number, colour in enumerate(accents, start=1)},
        "accent6": theme.rule,
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
        ("accent6", theme.rule),
        ("hyperlink", theme.link),
    )
    found = next((name for name, own in named if own == colour), None)
    return {attribute: found} if found else {}
