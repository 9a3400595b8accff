"""Our text in its place among the letterhead's own, which stays around it."""

from collections.abc import Sequence
from typing import Final

from lxml.etree import _Element as Element

from briefgen.frozen import dataclass
from briefgen.writers.docx.letterhead.index import StyleIndex
from briefgen.writers.docx.letterhead.marker import Place, is_marker
from briefgen.writers.docx.letterhead.sections import adopt
from briefgen.writers.docx.letterhead.tags import at, every, made, number, properties, put, val, words
from briefgen.writers.docx.reference.names import w
from briefgen.writers.docx.reference.order import PARAGRAPH_ORDER

THIN: Final = "TableGap"
"""Our style of a paragraph without words, and next to no height."""
_PRINTS: Final = (
    "t", "tab", "br", "drawing", "pict", "object", "sectPr", "fldChar", "fldSimple", "sym", "footnoteReference",
)  # fmt: skip
"""What an empty paragraph has none of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seam:
    """What keeps our text off the letterhead's."""

    thin: str
    """The letterhead's id for `THIN`."""
    below: int
    """Twips that our last paragraph has below it at least."""
    house: StyleIndex


def set_in(ours: Element, place: Place, document: Element, seam: Seam) -> None:
    """Put what is in our `w:body` into the letterhead's, and our sections on its paper."""
    body = document.find(w("body"))
    adopt([*every(ours, "sectPr")], place.section)
    ours.remove(ours[-1])
    for other in place.others:
        _empty(other)
    _insert(body, list(ours), _index(body, place, seam.thin), seam)


def _index(body: Element, place: Place, thin: str) -> int:
    """Clear the place, and return where in the body our text begins."""
    top = place.top
    if top is None or place.holder is None:
        return _end(body)
    if place.found == "bookmark" and words(top).strip():
        return list(body).index(top) + 1
    if top is not place.holder:
        _empty(place.holder)
        return list(body).index(top) + 1
    index = list(body).index(top)
    if next(every(top, "sectPr"), None) is None:
        body.remove(top)
    elif top.tag == w("p"):
        _close_section(top, thin)
    else:
        _blank(top)
    return index


def _end(body: Element) -> int:
    """Return the end of the text; an empty last paragraph is where a person would begin to write, and goes."""
    last = len(body) - 1
    if last and body[last - 1].tag == w("p") and next(every(body[last - 1], *_PRINTS), None) is None:
        body.remove(body[last - 1])
        return last - 1
    return last


def _empty(holder: Element) -> None:
    """Take a marker's words; the paragraph goes where another one stands beside it, unless it says something of its own."""
    said = words(holder).strip()
    if holder.tag == w("p") and said and not is_marker(said):
        return
    parent = holder.getparent()
    is_alone = len([each for each in parent if each.tag in {w("p"), w("sdt")}]) == 1 and parent.tag != w("body")
    if is_alone or next(every(holder, "sectPr"), None) is not None:
        _blank(holder)
    else:
        parent.remove(holder)


def _blank(holder: Element) -> None:
    for text in every(holder, "t"):
        text.text = ""


def _close_section(paragraph: Element, thin: str) -> None:
    """Leave of a marker's paragraph what ends the section."""
    for each in [each for each in paragraph if each.tag != w("pPr")]:
        paragraph.remove(each)
    _thin(paragraph, thin)


def _thin(paragraph: Element, thin: str) -> None:
    kept = properties(paragraph, "pPr")
    for each in [each for each in kept if each.tag != w("sectPr")]:
        kept.remove(each)
    named = kept.makeelement(w("pStyle"), {w("val"): thin})
    put(kept, named, PARAGRAPH_ORDER)


def _insert(body: Element, ours: Sequence[Element], index: int, seam: Seam) -> None:
    """Insert what is ours; tables that would run together with the letterhead's are kept apart, and text stands off text."""
    items = list(ours)
    tables = {w("tbl")}
    if index and items[0].tag in tables and body[index - 1].tag in tables:
        items.insert(0, _gap(body, seam.thin))
    if items[-1].tag in tables and body[index].tag in tables:
        items.append(_gap(body, seam.thin))
    if items[-1].tag == w("p") and body[index].tag != w("sectPr"):
        _stand_off(items[-1], seam)
    body[index:index] = items


def _stand_off(paragraph: Element, seam: Seam) -> None:
    """Give a paragraph the space below it that ours have: the last of a box may have none, for a heading follows it."""
    said = seam.house.said(val(at(paragraph, "pPr", "pStyle")), "pPr", "spacing", "after")
    if (number(said, "after") or 0) < seam.below:
        put(properties(paragraph, "pPr"), made(paragraph, "spacing", after=seam.below), PARAGRAPH_ORDER)


def _gap(body: Element, thin: str) -> Element:
    paragraph = body.makeelement(w("p"))
    _thin(paragraph, thin)
    return paragraph
