"""Sections: paper, margins, and the headers and footers that they call."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from lxml import etree
from support.docx import find, val
from support.docx_lint.package import Package, Rule, number, twice

FURNITURE: Final = ("header", "footer")


def headers_and_footers_have_a_paragraph(file: Package) -> Iterator[str]:
    for name, tree in file.texts.items():
        if etree.QName(tree).localname in ("hdr", "ftr") and not find(tree, ".//w:p"):
            yield f"{name}: a header or footer has no paragraph"


def references_stand_once(file: Package) -> Iterator[str]:
    for section in find(file.document, "//w:sectPr"):
        for kind in FURNITURE:
            yield from twice(f"a {kind} for", find(section, f"w:{kind}Reference/@w:type"))


def special_pages_have_furniture(file: Package) -> Iterator[str]:
    """A first page of its own, or even pages, without a reference show nothing; later sections take what earlier ones have."""
    even = bool(find(file.part("settings"), "w:evenAndOddHeaders"))
    had: dict[str, set[str]] = {kind: set() for kind in FURNITURE}
    for section in find(file.document, "//w:sectPr"):
        for kind, types in had.items():
            types |= set(find(section, f"w:{kind}Reference/@w:type"))
        needed = {"first"} if find(section, "w:titlePg") else set()
        needed |= {"even"} if even else set()
        if any(had.values()):
            for kind, types in had.items():
                yield from (f"the {which} pages of a section have no {kind}" for which in sorted(needed - types))


def sections_end_outside_controls(file: Package) -> Iterator[str]:
    """What ends within the contents goes when Word updates them, and empties header and footer in LibreOffice."""
    if find(file.document, "//w:sdt//w:sectPr"):
        yield "a section ends within the contents"


def the_last_section_ends_the_body(file: Package) -> Iterator[str]:
    if not find(file.document, "w:body/*[last()][self::w:sectPr]"):
        yield "the body does not end with its section"


def sections_go_on_on_paper_of_one_shape(file: Package) -> Iterator[str]:
    for above, section in pairwise(find(file.document, "//w:sectPr")):
        if find(section, "w:type[@w:val='continuous']") and _paper(above) != _paper(section):
            yield "a section goes on on paper of another shape"


def _paper(section: etree._Element) -> list[tuple[str, str]]:
    """Return what all sections on one page have alike: its size, its margins, its header and footer."""
    page = find(section, "w:pgSz | w:pgMar | w:headerReference | w:footerReference")
    return [(etree.QName(key).localname, said) for each in page for key, said in sorted(each.attrib.items())]


def wide_paper_lies(file: Package) -> Iterator[str]:
    for each in find(file.document, "//w:sectPr/w:pgSz"):
        width, height = (number(val(each, name)) or 0 for name in ("w", "h"))
        if (width > height) != (val(each, "orient") == "landscape"):
            yield f"paper of {width} by {height} is said to be {val(each, 'orient') or 'upright'}"


def margins_leave_room(file: Package) -> Iterator[str]:
    for section in find(file.document, "//w:sectPr[w:pgSz and w:pgMar]"):
        page, margins = find(section, "w:pgSz")[0], find(section, "w:pgMar")[0]
        wide = (number(val(page, "w")) or 0) - sum(
            number(val(margins, side)) or 0 for side in ("left", "right", "gutter")
        )
        high = (number(val(page, "h")) or 0) - sum(abs(number(val(margins, side)) or 0) for side in ("top", "bottom"))
        if min(wide, high) < 1440:
            yield "the margins leave less than an inch"


RULES: tuple[Rule, ...] = (
    headers_and_footers_have_a_paragraph,
    references_stand_once,
    special_pages_have_furniture,
    sections_end_outside_controls,
    the_last_section_ends_the_body,
    sections_go_on_on_paper_of_one_shape,
    wide_paper_lies,
    margins_leave_room,
)
