"""What must not be missing in a part from which something was taken."""

from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.bookmarks import pair_bookmarks
from briefgen.writers.docx.reference.names import drop, find, tags, val, w
from briefgen.writers.docx.reference.order import set_in_order

_NEED_PARAGRAPH: Final = "//w:tc | //w:txbxContent | /w:hdr | /w:ftr | //w:footnote | //w:endnote"

_SWITCHES: Final = tags("cantSplit tblHeader hidden")
_HEX_DIGITS: Final = 8


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
    _write_values_out(root)
    set_in_order(root)
    for body in find(root, "/w:document/w:body[not(w:sectPr)]"):
        etree.SubElement(body, w("sectPr"))


def _write_values_out(root: etree._Element) -> None:
    """Write some values as the schema wants them and pandoc does not: switches of rows that are on, and ids of lists."""
    for switch in find(root, "//w:trPr/*[@w:val='true' or @w:val='1']"):
        if switch.tag in _SWITCHES:
            del switch.attrib[w("val")]
    for each in find(root, "/w:numbering/w:abstractNum/w:nsid | /w:numbering/w:abstractNum/w:tmpl"):
        each.set(w("val"), val(each).zfill(_HEX_DIGITS))
