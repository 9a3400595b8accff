"""Bookmarks: names that no page shows. Those that something refers to stay, the others go without a word."""

from collections.abc import Collection, Iterator
from typing import Final

from lxml import etree

from briefgen.regex import regex
from briefgen.writers.docx.reference.names import drop, find, w
from briefgen.writers.docx.reference.residue import names_the_place

_WORD: Final = regex(r"\w+")
_QUOTED: Final = regex(r'"([^"\n]*)"')


def drop_unnamed(roots: Collection[etree._Element]) -> None:
    """Drop the bookmarks that no link and no field of any part names; letters of either case are the same to Word."""
    anchors = {
        each.get(w("anchor"), "").casefold() for root in roots for each in find(root, "//w:hyperlink[@w:anchor]")
    }
    words = {word for root in roots for word in _words(root)}
    for root in roots:
        for each in find(root, "//w:bookmarkStart"):
            name = each.get(w("name"), "").casefold()
            if not name or not (names_the_place(name) or name in anchors or name in words):
                drop(each)
        pair_bookmarks(root)


def pair_bookmarks(root: etree._Element) -> None:
    """Drop a bookmark's beginning without an end, and the other way."""
    starts, ends = (list(root.iter(w(name))) for name in ("bookmarkStart", "bookmarkEnd"))
    paired = {each.get(w("id")) for each in starts} & {each.get(w("id")) for each in ends}
    for each in (*starts, *ends):
        if each.get(w("id")) not in paired:
            drop(each)


def _words(root: etree._Element) -> Iterator[str]:
    """Yield the words that fields say, and what they say between quotation marks; a word may be spread over runs."""
    spread = "".join(
        each.text or "" if each.tag == w("instrText") else "\n" for each in root.iter(w("fldChar"), w("instrText"))
    )
    code = "\n".join((spread, *(each.get(w("instr"), "") for each in find(root, "//w:fldSimple")))).casefold()
    yield from _WORD.findall(code)
    yield from _QUOTED.findall(code)
    yield from code.split()
