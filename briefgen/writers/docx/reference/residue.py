"""What a file remembers of how it was made: revision ids, file names of pictures, bound data, marks of proof-reading.

Revision ids go without a word: every Word file has them, and nobody wrote them.
"""

from typing import Final

from lxml import etree

from briefgen.addresses import is_link
from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import PIC, WP, WP14, O, V, drop, find, unwrap, val, w
from briefgen.writers.docx.xml import W14

_PLACE: Final = frozenset({"briefgen.body", "briefgen_body"})
"""A content control may have either for its tag or title; a bookmark the second, for Word allows no full stop in its name."""

_TRACES: Final = tuple(w(name) for name in ("proofErr", "lastRenderedPageBreak", "permStart", "permEnd", "rsid"))
_WRAPPERS: Final = (w("smartTag"), w("customXml"))
_WRAPPER_PROPERTIES: Final = (w("smartTagPr"), w("customXmlPr"))
_RANDOM_IDS: Final = frozenset({f"{{{W14}}}paraId", f"{{{W14}}}textId", f"{{{WP14}}}anchorId", f"{{{WP14}}}editId"})
_VML_ADDRESSES: Final = frozenset({"src", f"{{{O}}}href", f"{{{O}}}althref"})
_VML_TRACES: Final = frozenset(
    {
        *_VML_ADDRESSES,
        "target",
        "equationxml",
        *(f"{{{O}}}{name}" for name in ("title", "gfxdata", "ole", "oleicon", "master")),
    }
)
"""Addresses, file names, and whole drawings packed into an attribute."""
_VML: Final = (f"{{{V}}}*", f"{{{O}}}*")


def names_the_place(name: str) -> bool:
    """Tell whether a content control or bookmark of that name says where the brief goes; it stays then."""
    return name.strip().casefold() in _PLACE


def settle_residue(root: etree._Element, place: str) -> list[Seen]:
    """Take out what a part remembers; return what was seen of form fields and bound data."""
    for each in list(root.iter(*_TRACES)):
        drop(each)
    for each in root.iter(etree.Element):
        for key in each.attrib:
            if key in _RANDOM_IDS or key.startswith(w("rsid")):
                del each.attrib[key]
    seen = _forget_files(root, place)
    for each in [*root.iter(*_WRAPPER_PROPERTIES)]:
        drop(each)
    for each in [*root.iter(*_WRAPPERS)]:
        unwrap(each)
    return [*seen, *_settle_controls(root, place)]


def _forget_files(root: etree._Element, place: str) -> list[Seen]:
    seen = []
    for each in root.iter(*_VML):
        for key in sorted(_VML_TRACES & set(each.attrib)):
            address = each.attrib.pop(key)
            if key in _VML_ADDRESSES:
                seen.append(Seen(kind=Kind.OUTSIDE, place=place, quoted=address))
        if "href" in each.attrib and not is_link(each.attrib["href"]):
            seen.append(Seen(kind=Kind.LINK, place=place, quoted=each.attrib.pop("href")))
    for picture in find(root, "//w:pict[.//v:imagedata[not(@r:id) and not(@r:pict) and not(@o:relid)]]"):
        drop(picture)
    for each in root.iter(f"{{{PIC}}}cNvPr"):
        each.set("name", "")
        each.attrib.pop("descr", None)
        each.attrib.pop("title", None)
    for each in root.iter(f"{{{WP}}}docPr"):
        each.set("name", f"Object {each.get('id', '')}")
    return seen


def _settle_controls(root: etree._Element, place: str) -> list[Seen]:
    """Leave of content controls the one that is the marker, and those that hold the contents or the like."""
    seen = []
    for properties in find(root, "//w:sdt/w:sdtPr[w:dataBinding]"):
        seen.append(Seen(kind=Kind.DATA, place=place, quoted="form fields that are bound to data"))
        for binding in find(properties, "w:dataBinding"):
            drop(binding)
    for placeholder in find(root, "//w:sdt/w:sdtPr/w:placeholder"):
        drop(placeholder)
    for control in find(root, "//w:sdt[not(w:sdtPr/w:docPartObj)]"):
        if any(names_the_place(val(each)) for each in find(control, "w:sdtPr/w:tag | w:sdtPr/w:alias")):
            continue
        for child in list(control):
            if child.tag != w("sdtContent"):
                drop(child)
        for content in list(control):
            unwrap(content)
        unwrap(control)
        seen.append(Seen(kind=Kind.CONTROL, place=place))
    return seen
