"""What of a letterhead takes room from the text, which the layout knows nothing of: an estimate, for Word lays it out."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from lxml.etree import _Element as Element

from briefgen.theme.model import Page
from briefgen.writers.docx.characters import ems
from briefgen.writers.docx.letterhead.index import StyleIndex
from briefgen.writers.docx.letterhead.marker import Place
from briefgen.writers.docx.letterhead.tags import at, every, number, own_words, val
from briefgen.writers.docx.parts import STYLES
from briefgen.writers.docx.reference.names import WP, w
from briefgen.writers.docx.xml import R

_OURS: Final = 17.0
"""Points that our line in a header or footer takes, with what keeps it off the text."""
_LINE: Final = 1.2
"""A line's height in type sizes."""
_HALF_POINTS: Final = 20
"""The size of type that Word takes where nothing says one."""
_TWIPS: Final = 20
_EMU: Final = 12700


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowding:
    """What is in the way of the text."""

    paragraphs: int = 0
    """The letterhead's own around the text, of those that say something."""
    reaching: tuple[str, ...] = ()
    """`header` and `footer`, where they are higher than the margin that they stand in."""


def crowding(part: Any, place: Place, page: Page) -> Crowding:
    body = part.element.find(w("body"))
    own = [each for each in every(body, "p") if own_words(each).strip() and not _is_marker(each, place)]
    styles = next((each.target_part for each in part.rels.values() if each.reltype == STYLES.relation), None)
    house = StyleIndex(body if styles is None else styles.element)  # a body has no styles in it
    return Crowding(paragraphs=len(own), reaching=tuple(_reaching(part, place, page, house)))


def _is_marker(paragraph: Element, place: Place) -> bool:
    holders = (*(() if place.holder is None else (place.holder,)), *place.others)
    return place.found != "bookmark" and any(each in holders for each in (paragraph, *paragraph.iterancestors()))


def _reaching(part: Any, place: Place, page: Page, house: StyleIndex) -> Iterator[str]:
    margins = at(place.section, "pgMar")
    for kind, side, room in (("header", "top", page.top), ("footer", "bottom", page.bottom)):
        is_fixed = (number(margins, side) or 0) < 0
        edge = (number(margins, kind) or 0) / _TWIPS
        parts = [part.related_parts[each.get(f"{{{R}}}id")] for each in every(place.section, f"{kind}Reference")]
        heights = [_height(each.element, house, page.text_width) for each in parts]
        if not is_fixed and heights and edge + max(heights) + _OURS > room:
            yield kind


def _height(holder: Element, house: StyleIndex, width: float) -> float:
    """Return about how high paragraphs and tables are in points."""
    total = 0.0
    for child in holder:
        if child.tag == w("p"):
            total += _paragraph(child, house, width)
        elif child.tag == w("tbl"):
            total += sum(_row(row, house, width) for row in child.iterchildren(w("tr")))
    return total


def _row(row: Element, house: StyleIndex, width: float) -> float:
    cells = [*row.iterchildren(w("tc"))]
    return max((_height(cell, house, width / len(cells)) for cell in cells), default=0.0)


def _paragraph(paragraph: Element, house: StyleIndex, width: float) -> float:
    style = val(at(paragraph, "pPr", "pStyle"))
    direct = [number(each) or 0 for each in every(paragraph, "sz")]
    size = (max(direct, default=0) or number(house.said(style, "rPr", "sz")) or _HALF_POINTS) / 2
    breaks = len([each for each in every(paragraph, "br") if val(each, "type") is None])
    lines = breaks + max(1, ceil(ems(own_words(paragraph)) * size / width))
    pictures = (int(each.get("cy", 0)) / _EMU for each in paragraph.iterfind(f".//{{{WP}}}inline/{{{WP}}}extent"))
    around = sum(number(house.said(style, "pPr", "spacing", name), name) or 0 for name in ("before", "after"))
    return max(lines * size * _LINE, max(pictures, default=0.0)) + around / _TWIPS
