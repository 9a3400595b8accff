"""The ids of bookmarks, drawings and content controls: ours take numbers that the letterhead has not used."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from lxml.etree import _Element as Element

from briefgen.regex import regex
from briefgen.writers.docx.letterhead.tags import at, every, free_ids, number, val
from briefgen.writers.docx.reference.names import WP, w

_OURS: Final = regex(r"bf_\d+", re.IGNORECASE)
_DRAWING: Final = f"{{{WP}}}docPr"
_PAIR: Final = ("bookmarkStart", "bookmarkEnd")
_MARKS: Final = (
    *_PAIR,
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "moveFromRangeStart",
    "moveToRangeStart",
    "permStart",
    "permEnd",
)
"""What shares one count of ids with bookmarks."""


def renumber(ours: Iterable[Element], house: Iterable[Element]) -> None:
    """Give what is ours ids that are not taken in any part of the letterhead."""
    tops, theirs = tuple(ours), tuple(house)
    _bookmarks(tops, free_ids({number(each, "id") or 0 for top in theirs for each in every(top, *_MARKS)}))
    drawings = free_ids({_whole(each) for top in theirs for each in top.iter(_DRAWING)})
    for each in (each for top in tops for each in top.iter(_DRAWING)):
        each.set("id", str(drawings()))
    controls = free_ids({number(each) or 0 for top in theirs for each in _controls(top)})
    for each in (each for top in tops for each in _controls(top)):
        each.set(w("val"), str(controls()))


def drop_anchors(house: Iterable[Element]) -> None:
    """Take from the letterhead the anchors of a brief that it was made from: their names are ours to give."""
    for top in house:
        old = [each for each in every(top, "bookmarkStart") if _OURS.fullmatch(val(each, "name") or "")]
        gone = {val(each, "id") for each in old}
        for each in [each for each in every(top, *_PAIR) if val(each, "id") in gone]:
            each.getparent().remove(each)


def _bookmarks(tops: Iterable[Element], next_id: Callable[[], int]) -> None:
    new: dict[str | None, str] = {}
    for each in (each for top in tops for each in every(top, *_PAIR)):
        known = val(each, "id")
        if known not in new:
            new[known] = str(next_id())
        each.set(w("id"), new[known])


def _controls(top: Element) -> Iterable[Element]:
    return (id_ for each in every(top, "sdtPr") if (id_ := at(each, "id")) is not None)


def _whole(drawing: Element) -> int:
    said = drawing.get("id", "")
    return int(said) if said.isdecimal() else 0
