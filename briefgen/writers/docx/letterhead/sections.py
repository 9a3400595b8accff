"""Our sections on the letterhead's paper: its size, margins, headers and footers; ours are columns and what is turned."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from lxml.etree import _Element as Element

from briefgen.writers.docx.letterhead.notes import count_plainly
from briefgen.writers.docx.letterhead.tags import at, put, remove, val
from briefgen.writers.docx.reference.names import w
from briefgen.writers.docx.reference.order import SECTION_ORDER

_OURS: Final = ("cols", "endnotePr", "bidi")
"""What a section has from us whatever the letterhead says, for the text is laid out so."""


def adopt(ours: Sequence[Element], house: Element) -> None:
    """Put the letterhead's paper under our sections, the last of which is the letterhead's own from here on.

    *ours* are the properties of our sections in the order of the text; *house* are those of the section they are in. The
    first begins as that one did; those behind it begin where the text above ends, or on a new page.
    """
    original = deepcopy(house)
    for place, section in enumerate(ours):
        is_last = place == len(ours) - 1
        _fill(house if is_last else section, section, original, opens=place == 0)


def _fill(target: Element, ours: Element, house: Element, *, opens: bool) -> None:
    own = deepcopy(ours)
    made_of = deepcopy(house)
    for name in _OURS:
        remove(made_of, {name})
        if (each := at(own, name)) is not None:
            put(made_of, each, SECTION_ORDER)
    count_plainly(made_of)
    if not opens:
        _go_on(made_of, own)
    if val(at(own, "pgSz"), "orient") == "landscape":
        _turn(made_of, own)
    target[:] = list(made_of)


def _go_on(section: Element, ours: Element) -> None:
    """Begin where our section does; the first page and the first number were those of the section above."""
    remove(section, {"type", "titlePg"})
    if (kind := at(ours, "type")) is not None:
        put(section, kind, SECTION_ORDER)
    if (count := at(section, "pgNumType")) is not None:
        count.attrib.pop(w("start"), None)
        if not count.attrib:
            section.remove(count)


def _turn(section: Element, ours: Element) -> None:
    """Take our turned page; header and footer stay as far from the edges as they are on the others."""
    kept = {name: val(at(section, "pgMar"), name) for name in ("header", "footer")}
    for name in ("pgSz", "pgMar"):
        if (each := at(ours, name)) is not None:
            put(section, each, SECTION_ORDER)
    for name, far in kept.items():
        if far is not None and (margins := at(section, "pgMar")) is not None:
            margins.set(w(name), far)
    remove(section, {"rtlGutter"})
