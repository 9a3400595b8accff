"""Bookmarks and tips: names and words that no page shows. Those that something refers to stay, the others go unsaid."""

import re
from collections.abc import Collection
from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.names import drop, find, w

_PLACE: Final = "briefgen_body"
"""The bookmark of this name says where the brief goes."""
_TIP: Final = re.compile(r'\s*\\o\s*(?:"[^"]*"?|[^\s"\\]+)', re.IGNORECASE)
_LINK: Final = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)


def drop_unnamed(roots: Collection[etree._Element]) -> None:
    """Drop the bookmarks that no link and no field of any part names; letters of either case are the same to Word."""
    anchors = {
        each.get(w("anchor"), "").casefold() for root in roots for each in find(root, "//w:hyperlink[@w:anchor]")
    }
    codes = "\n".join(_codes(root) for root in roots).casefold()
    for root in roots:
        for each in find(root, "//w:bookmarkStart"):
            name = each.get(w("name"), "").casefold()
            if not name or (name != _PLACE and name not in anchors and name not in codes):
                drop(each)
        pair_bookmarks(root)


def pair_bookmarks(root: etree._Element) -> None:
    """Drop a bookmark's beginning without an end, and the other way."""
    starts, ends = (list(root.iter(w(name))) for name in ("bookmarkStart", "bookmarkEnd"))
    paired = {each.get(w("id")) for each in starts} & {each.get(w("id")) for each in ends}
    for each in (*starts, *ends):
        if each.get(w("id")) not in paired:
            drop(each)


def _codes(root: etree._Element) -> str:
    """Return what all fields say; a name may be spread over runs."""
    spread = "".join(each.text or "" for each in find(root, "//w:instrText"))
    return "\n".join((spread, *(each.get(w("instr"), "") for each in find(root, "//w:fldSimple"))))


def without_tip(code: str) -> str:
    """Return a field's code without the words that a link shows when the pointer is on it."""
    return _TIP.sub("", code) if _LINK.match(code) else code
