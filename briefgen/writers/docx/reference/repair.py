"""What must not be missing in a part from which something was taken."""

from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.bookmarks import pair_bookmarks
from briefgen.writers.docx.reference.names import drop, find, w
from briefgen.writers.docx.reference.order import set_in_order

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
    pair_bookmarks(root)
    set_in_order(root)
    for body in find(root, "/w:document/w:body[not(w:sectPr)]"):
        etree.SubElement(body, w("sectPr"))
