"""The page of a letterhead, as a theme knows pages: so that text is laid out for the paper that it will stand on."""

from typing import Final

from lxml.etree import _Element as Element

from briefgen.theme.model import Page
from briefgen.writers.docx.letterhead.tags import at, is_on, number

_TWIPS: Final = 20
"""To the point."""
_WIDTH, _HEIGHT, _MARGIN, _EDGE = 12240, 15840, 1440, 720
"""What Word takes where a section says nothing."""


def page_of(section: Element, *, header: float, footer: float) -> Page:
    """Return the page of a section; *header* and *footer* are how far the baselines of ours are from the paper's edges."""
    size, margins = at(section, "pgSz"), at(section, "pgMar")
    gutter = _points(margins, "gutter", 0)
    from_right = is_on(at(section, "rtlGutter"))
    return Page(
        width=_points(size, "w", _WIDTH),
        height=_points(size, "h", _HEIGHT),
        top=_points(margins, "top", _MARGIN),
        right=_points(margins, "right", _MARGIN) + (gutter if from_right else 0),
        bottom=_points(margins, "bottom", _MARGIN),
        left=_points(margins, "left", _MARGIN) + (0 if from_right else gutter),
        header=header,
        footer=footer,
    )


def _points(element: Element | None, name: str, default: int) -> float:
    """Return a length; Word writes a margin as negative where text must keep to it whatever the header takes."""
    twips = number(element, name)
    return abs(default if twips is None else twips) / _TWIPS
