"""What a link says when the pointer stands on it: words that no page shows, so that nobody who proofs one has read them."""

import re
from typing import Final

from lxml import etree

from briefgen.regex import regex
from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import drop, find, local, w

_TIP: Final = regex(r'\s*\\o\s*(?:"[^"]*"?|[^\s"\\]+)', re.IGNORECASE)
_LINK: Final = regex(r"\s*HYPERLINK\b", re.IGNORECASE)
_CLICKS: Final = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})


def settle_tips(root: etree._Element, place: str) -> list[Seen]:
    """Take the tips from the links of a part whose fields are settled."""
    told = [*_in_attributes(root), *_in_simple_fields(root), *_in_spread_fields(root)]
    return [Seen(kind=Kind.DATA, place=place, quoted="tips that links show") for _ in told[:1]]


def _in_attributes(root: etree._Element) -> list[str]:
    links = [(each, w("tooltip")) for each in find(root, "//w:hyperlink")]
    links += [(each, "tooltip") for each in root.iter(etree.Element) if local(each) in _CLICKS]
    return [tip for each, key in links if (tip := each.attrib.pop(key, ""))]


def _in_simple_fields(root: etree._Element) -> list[str]:
    told = []
    for each in find(root, "//w:fldSimple"):
        code = each.get(w("instr"), "")
        if code != (kept := _without_tip(code)):
            each.set(w("instr"), kept)
            told.append(code)
    return told


def _in_spread_fields(root: etree._Element) -> list[str]:
    """Look at all words of a code at once, wherever they are broken."""
    told = []
    for codes in _codes(root):
        code = "".join(each.text or "" for each in codes)
        if code == (kept := _without_tip(code)):
            continue
        codes[0].text = kept
        for each in codes[1:]:
            drop(each)
        told.append(code)
    return told


def _codes(root: etree._Element) -> list[list[etree._Element]]:
    """Return the words of codes between two marks of fields."""
    codes: list[list[etree._Element]] = [[]]
    for each in root.iter(w("fldChar"), w("instrText")):
        if each.tag == w("instrText"):
            codes[-1].append(each)
        else:
            codes.append([])
    return [each for each in codes if each]


def _without_tip(code: str) -> str:
    return _TIP.sub("", code) if _LINK.match(code) else code
