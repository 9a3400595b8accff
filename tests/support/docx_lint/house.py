"""What holds of our own files; somebody's letterhead may do otherwise."""

from collections.abc import Iterator
from typing import Final

from lxml import etree
from support.docx import find
from support.docx_lint.fields import fields_of
from support.docx_lint.package import Package, Rule
from support.docx_lint.sections import FURNITURE

_FIELDS: Final = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "TOC", "HYPERLINK"}
)


def tables_have_a_header_row(file: Package) -> Iterator[str]:
    yield from ("a table has no header row" for _ in file.everywhere("//w:tbl[not(w:tr[1]/w:trPr/w:tblHeader)]"))


def each_kind_of_page_has_its_own(file: Package) -> Iterator[str]:
    """So that the marking stays when a person changes which pages differ."""
    for section in find(file.document, "//w:sectPr"):
        for kind in FURNITURE:
            types = set(find(section, f"w:{kind}Reference/@w:type"))
            if types != {"default", "first", "even"}:
                yield f"{kind}s stand on {', '.join(sorted(types)) or 'no'} pages alone"


def one_section_opens_the_document(file: Package) -> Iterator[str]:
    if find(file.document, "(//w:sectPr)[position() > 1]/w:titlePg"):
        yield "a section that does not open the document has a page 1 of its own"


def _furniture(file: Package, kind: str) -> list[str]:
    return sorted({each.target for each in file.of(file.body) if each.kind == kind} & file.trees.keys())


def pages_are_marked(file: Package) -> Iterator[str]:
    for kind in FURNITURE:
        for name in _furniture(file, kind):
            if not find(file.trees[name], "//w:r[w:rPr/w:rStyle/@w:val='PageMarking']/w:t"):
                yield f"{name} has no marking"


def pages_are_counted(file: Package) -> Iterator[str]:
    for name in _furniture(file, "footer"):
        if not {"PAGE", "NUMPAGES"} <= {each.name for each in fields_of(file.trees[name])}:
            yield f"{name} does not count the pages"


def fields_are_of_the_allow_list(file: Package) -> Iterator[str]:
    for tree in file.texts.values():
        yield from (f"there is a field {each.name}" for each in fields_of(tree) if each.name not in _FIELDS)


def paragraphs_have_named_styles(file: Package) -> Iterator[str]:
    """The look is in styles; a paragraph's own are its list, a page break, a section's end, and the way of its language."""
    own = "self::w:pStyle or self::w:numPr or self::w:pageBreakBefore or self::w:sectPr or self::w:bidi"
    for each in file.everywhere(f"//w:p/w:pPr/*[not({own})]"):
        yield f"a paragraph is formatted by hand: {etree.QName(each).localname}"


def runs_have_named_styles(file: Package) -> Iterator[str]:
    """A run's own is its language; beside a style, bold or slanted once more."""
    held = "(self::w:b or self::w:bCs or self::w:i or self::w:iCs) and ../w:rStyle"
    own = f"self::w:rStyle or self::w:lang or self::w:cs or self::w:rtl or ({held})"
    for each in file.everywhere(f"//w:r/w:rPr/*[not({own})]"):
        yield f"a run is formatted by hand: {etree.QName(each).localname}"


RULES: tuple[Rule, ...] = (
    tables_have_a_header_row,
    each_kind_of_page_has_its_own,
    one_section_opens_the_document,
    pages_are_marked,
    pages_are_counted,
    fields_are_of_the_allow_list,
    paragraphs_have_named_styles,
    runs_have_named_styles,
)
