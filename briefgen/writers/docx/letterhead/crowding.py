"""What of a letterhead takes room from the text: an estimate, for its fonts are its own, and Word lays it out."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Any, Final

from lxml.etree import _Element as Element

from briefgen.frozen import dataclass
from briefgen.theme.model import Page
from briefgen.writers.docx.characters import ems
from briefgen.writers.docx.letterhead.index import StyleIndex
from briefgen.writers.docx.letterhead.marker import Place
from briefgen.writers.docx.letterhead.tags import at, every, is_on, number, own_words, val
from briefgen.writers.docx.parts import STYLES
from briefgen.writers.docx.reference.names import WP, w
from briefgen.writers.docx.xml import R

_OURS: Final = 17.0
"""Points that our line in a header or footer takes, with what keeps it off the text."""
_LINE: Final = 1.2
"""A line's height in type sizes."""
_HALF_POINTS: Final = 20
"""The size of type that Word takes where nothing says one."""
_AUTO: Final = 240
"""What Word calls a line's own height where a paragraph says how many times it its lines are."""
_TWIPS: Final = 20
_SIDES: Final = {"header": "top", "footer": "bottom"}
_FIRST: Final = "first"
_ALL: Final = "default"
_EMU: Final = 12700


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowding:
    """What is in the way of the text."""

    paragraphs: int = 0
    """The letterhead's own around the text, of those that say something."""
    reaching: tuple[str, ...] = ()
    """`header` and `footer`, where they are higher than the margin that they stand in."""
    top: float = 0.0
    """Points from the paper's edge that headers reach down with our line, the first page's apart."""
    bottom: float = 0.0
    """Points from the lower edge that footers reach up, any of them."""
    above: float = 0.0
    """Points of the first page that its own text takes above ours, and that its first header takes beyond the others."""
    below: float = 0.0
    """Points of its own text below ours."""


def crowding(part: Any, place: Place, page: Page) -> Crowding:
    body = part.element.find(w("body"))
    own = [each for each in every(body, "p") if own_words(each).strip() and not _is_marker(each, place)]
    styles = next((each.target_part for each in part.rels.values() if each.reltype == STYLES.relation), None)
    house = StyleIndex(body if styles is None else styles.element)  # a body has no styles in it
    reaches = _reaches(part, place, house, page.text_width)
    first = reaches.pop(("header", _FIRST), 0.0)
    others, bottom = (max((far for (name, _), far in reaches.items() if name == kind), default=0.0) for kind in _SIDES)
    top = others or first
    above, below = _around(body, place, house, page.text_width)
    return Crowding(
        paragraphs=len(own),
        reaching=tuple(_reaching(max(first, others), bottom, page)),
        top=top,
        bottom=bottom,
        above=above + max(0.0, first - max(top, page.top)),
        below=below,
    )


def _around(body: Element, place: Place, house: StyleIndex, width: float) -> tuple[float, float]:
    """Return how high the letterhead's own text is above and below ours, as far as it is on the same pages."""
    top = len(body) if place.top is None else list(body).index(place.top)
    above = _since_a_break(body[:top])
    below = [each for each in body[top + 1 :] if each.tag != w("sectPr")] if place.section.getparent() is body else []
    return _height(above, house, width), _height(below, house, width)


def _since_a_break(blocks: Sequence[Element]) -> Sequence[Element]:
    """Return the blocks behind the last that ends a section: what stands before it has pages of its own."""
    ends = [index for index, each in enumerate(blocks, start=1) if next(every(each, "sectPr"), None) is not None]
    return blocks[max(ends, default=0) :]


def _is_marker(paragraph: Element, place: Place) -> bool:
    holders = (*(() if place.holder is None else (place.holder,)), *place.others)
    return place.found != "bookmark" and any(each in holders for each in (paragraph, *paragraph.iterancestors()))


def _reaching(top: float, bottom: float, page: Page) -> Iterator[str]:
    if top > page.top:
        yield "header"
    if bottom > page.bottom:
        yield "footer"


def _reaches(part: Any, place: Place, house: StyleIndex, width: float) -> dict[tuple[str, str], float]:
    """Return how far from its edge of the paper each header and footer reaches with our line, by what it is and by the pages
    that have it; nothing where the text keeps to its margin whatever they take.
    """
    margins, found = at(place.section, "pgMar"), dict[tuple[str, str], float]()
    for name, side in _SIDES.items():
        edge = (number(margins, name) or 0) / _TWIPS
        for each in every(place.section, f"{name}Reference") if (number(margins, side) or 0) >= 0 else ():
            height = _height(part.related_parts[each.get(f"{{{R}}}id")].element, house, width)
            found[name, val(each, "type") or _ALL] = edge + height + _OURS
    if not is_on(at(place.section, "titlePg")):
        found.pop(("header", _FIRST), None)
    return found


def _height(holder: Iterable[Element], house: StyleIndex, width: float) -> float:
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
    return max(lines * _line(style, size, house), max(pictures, default=0.0)) + around / _TWIPS


def _line(style: str | None, size: float, house: StyleIndex) -> float:
    """Return the height of a line, in points: so many, or so many times its type's."""
    said = house.said(style, "pPr", "spacing", "line")
    line = number(said, "line") or _AUTO
    match val(house.said(style, "pPr", "spacing", "lineRule"), "lineRule"):
        case "exact":
            return line / _TWIPS
        case "atLeast":
            return max(line / _TWIPS, size * _LINE)
        case _:
            return size * _LINE * line / _AUTO
