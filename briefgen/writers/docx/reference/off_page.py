"""What stands beyond the paper: certain only where it is off the page wherever on it that may be from which it is placed."""

import re
from typing import Final

from lxml import etree

from briefgen.regex import regex
from briefgen.writers.docx.reference.looks import first_of
from briefgen.writers.docx.reference.measures import EMU, twips
from briefgen.writers.docx.reference.names import find, w
from briefgen.writers.docx.xml import MC

_UNITS: Final = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "px": 15.0, "": 1 / EMU}
_MEASURE: Final = regex(r"\s*(-?\d*\.?\d+)\s*(pt|in|cm|mm|pc|px|)\s*", re.IGNORECASE)
A4: Final = (11906.0, 16838.0)
"""Twips."""
_FREE: Final = frozenset({"", "text", "char", "line", "paragraph"})
"""What a height counts from that Word moves back on to the page."""


def paper_of(document: etree._Element) -> tuple[float, float]:
    """Return the width and the height, in twips, that no page is larger than."""
    sizes = [
        (twips(each.get(w("w")), 1.0), twips(each.get(w("h")), 1.0)) for each in find(document, "//w:sectPr/w:pgSz")
    ]
    if not sizes:
        sizes = [A4]
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def off_the_page(root: etree._Element, paper: tuple[float, float]) -> list[etree._Element]:
    """Return drawings in all their forms, framed paragraphs and tables that stand wholly beyond the paper."""
    drawn = [each.getparent() for each in find(root, "//w:drawing/wp:anchor") if _is_anchor_off(each, paper)]
    shapes = [
        next(each.iterancestors(w("pict")))
        for each in find(root, "//w:pict/v:*[contains(@style, 'absolute')]")
        if _is_shape_off(each.get("style", ""), paper)
    ]
    framed = [
        each.getparent().getparent() for each in find(root, "//w:p/w:pPr/w:framePr") if _is_frame_off(each, paper)
    ]
    forms = {f"{{{MC}}}AlternateContent"}
    return [
        *(next((above for above in each.iterancestors() if above.tag in forms), each) for each in (*drawn, *shapes)),
        *framed,
        *_tables_off(root, paper),
    ]


def is_moved_off(paragraph: etree._Element, paper: tuple[float, float]) -> bool:
    """Tell whether a paragraph's lines begin, or where it is set to the right end, beyond the paper."""
    aligned = first_of(paragraph, "w:pPr/w:jc/@w:val") or "left"
    for indent in find(paragraph, "w:pPr/w:ind"):
        start, end = (
            twips(indent.get(w(side)) or indent.get(w(other)), 1.0)
            for side, other in (("left", "start"), ("right", "end"))
        )
        first = twips(indent.get(w("firstLine")), 1.0) - twips(indent.get(w("hanging")), 1.0)
        edges = (end,) if aligned in {"right", "end"} else (start, start + first)
        return any(abs(edge) >= paper[0] for edge in edges)
    return False


def _tables_off(root: etree._Element, paper: tuple[float, float]) -> list[etree._Element]:
    found = []
    for indent in find(root, "//w:tbl/w:tblPr/w:tblInd[not(@w:type) or @w:type='dxa']"):
        table = indent.getparent().getparent()
        width = sum(twips(each.get(w("w")), 1.0) for each in find(table, "w:tblGrid/w:gridCol"))
        if _is_off(twips(indent.get(w("w")), 1.0), width, paper[0], "text"):
            found.append(table)
    return found


def _is_off(start: float, size: float, page: float, base: str) -> bool:
    """Tell whether what begins at *start* is beyond the paper: counted from its edge, or from anywhere on it."""
    before = 0.0 if base == "page" else -page
    return start >= page or start + size <= before


def _is_anchor_off(anchor: etree._Element, paper: tuple[float, float]) -> bool:
    for name, side, page in (("positionH", "cx", paper[0]), ("positionV", "cy", paper[1])):
        base = first_of(anchor, f"wp:{name}/@relativeFrom") or ""
        start = next((each.text for each in find(anchor, f"wp:{name}/wp:posOffset")), None)
        size = twips(first_of(anchor, f"wp:extent/@{side}"), 1 / EMU)
        is_free = name == "positionV" and base in _FREE
        if start is not None and not is_free and _is_off(twips(start, 1 / EMU), size, page, base):
            return True
    return False


def _is_shape_off(style: str, paper: tuple[float, float]) -> bool:
    said = {key.strip().lower(): value.strip() for key, _, value in (each.partition(":") for each in style.split(";"))}
    for edges, side, way, page in (
        (("left", "margin-left"), "width", "horizontal", paper[0]),
        (("top", "margin-top"), "height", "vertical", paper[1]),
    ):
        base = said.get(f"mso-position-{way}-relative", "text")
        placed = [said[edge] for edge in edges if edge in said]
        is_free = way == "vertical" and base in _FREE
        start = sum(map(_length, placed))
        is_free = is_free or said.get(f"mso-position-{way}", "absolute") != "absolute"
        if placed and not is_free and _is_off(start, _length(said.get(side, "0")), page, base):
            return True
    return False


def _is_frame_off(frame: etree._Element, paper: tuple[float, float]) -> bool:
    for edge, side, anchor, page in (("x", "w", "hAnchor", paper[0]), ("y", "h", "vAnchor", paper[1])):
        base = frame.get(w(anchor), "text")
        start, size = frame.get(w(edge)), frame.get(w(side))
        if start is None or frame.get(w(f"{edge}Align")) is not None or (edge == "y" and base in _FREE):
            continue
        width = page if size is None else twips(size, 1.0)
        if _is_off(twips(start, 1.0), width, page, base):
            return True
    return False


def _length(said: str) -> float:
    found = _MEASURE.fullmatch(said)
    return float(found[1]) * _UNITS[found[2].lower()] if found else 0.0
