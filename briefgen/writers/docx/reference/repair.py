"""What must not be missing in a part from which something was taken."""

from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.names import drop, find, w

_NEED_PARAGRAPH: Final = "//w:tc | //w:txbxContent | /w:hdr | /w:ftr | //w:footnote | //w:endnote"


def repair(root: etree._Element) -> None:
    """Give what has lost its last paragraph an empty one, and drop what has lost its other half or all it held."""
    for control in find(root, "//w:sdt[not(w:sdtContent/*)]"):
        drop(control)
    for row in find(root, "//w:tr[not(.//w:tc)]"):
        drop(row)
    for table in find(root, "//w:tbl[not(.//w:tr)]"):
        drop(table)
    for holder in find(root, _NEED_PARAGRAPH):
        if not len(holder) or holder[-1].tag not in {w("p"), w("sdt"), w("bookmarkEnd")}:
            etree.SubElement(holder, w("p"))
    _pair_bookmarks(root)
    for body in find(root, "/w:document/w:body[not(w:sectPr)]"):
        etree.SubElement(body, w("sectPr"))


def _pair_bookmarks(root: etree._Element) -> None:
    starts, ends = (list(root.iter(w(name))) for name in ("bookmarkStart", "bookmarkEnd"))
    paired = {each.get(w("id")) for each in starts} & {each.get(w("id")) for each in ends}
    for each in (*starts, *ends):
        if each.get(w("id")) not in paired:
            drop(each)
