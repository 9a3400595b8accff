"""Only XML whose meaning is known: elements and attributes of other namespaces go, as an older Word would pass over them."""

from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.names import (
    A14,
    PIC,
    W10,
    WP,
    WP14,
    WPC,
    WPG,
    A,
    M,
    O,
    V,
    drop,
    find,
    local,
    unwrap,
    words,
)
from briefgen.writers.docx.xml import ADEC, MC, W14, WPS, R, W

_XML: Final = "http://www.w3.org/XML/1998/namespace"
_KNOWN: Final = frozenset({W, R, WP, A, PIC, MC, M, V, O, W10, W14, WP14, WPS, WPG, WPC, A14, ADEC, _XML})
_OFFICE_ELEMENTS: Final = words(
    "lock shapedefaults shapelayout idmap extrusion callout skew left top right bottom column fill colormru colormenu"
)
"""Of `o:`, which has OLE objects and signature lines as well."""
_ACTING: Final = {
    W14: frozenset({"contentPart", "docId", "conflictMode"}),
    W: frozenset({"altChunk", "subDoc", "movie", "control", "object"}),
}
_EXTENSIONS: Final = frozenset(
    {
        "{C183D7F6-B498-43B3-948B-1728B52AA6E4}",  # a picture that is decoration
        "{28A0092B-C50C-407E-A947-70E740481C1C}",  # its resolution
    }
)
_DIRECTIONS: Final = ("Ignorable", "MustUnderstand", "ProcessContent", "PreserveElements", "PreserveAttributes")


def keep_known(root: etree._Element) -> None:
    """Take out of a part what is not known, and every second form of something that needs it."""
    for each in list(root.iter(etree.Element)):
        if not _is_known(each):
            drop(each)
        for key in each.attrib:
            if key.startswith("{") and etree.QName(key).namespace not in _KNOWN:
                del each.attrib[key]
    for extension in find(root, "//a:ext[@uri]"):
        if extension.get("uri") not in _EXTENSIONS:
            drop(extension)
    _settle_forms(root)
    _settle_directions(root)


def _is_known(element: etree._Element) -> bool:
    namespace, name = etree.QName(element).namespace, local(element)
    if namespace == O:
        return name in _OFFICE_ELEMENTS
    return namespace in _KNOWN and name not in _ACTING.get(namespace, frozenset())


def _settle_forms(root: etree._Element) -> None:
    for forms in find(root, "//mc:AlternateContent"):
        for choice in find(forms, "mc:Choice"):
            needs = choice.get("Requires", "").split()
            if not needs or any(choice.nsmap.get(prefix) not in _KNOWN for prefix in needs):
                drop(choice)
        if find(forms, "mc:Choice"):
            continue
        for fallback in find(forms, "mc:Fallback"):
            unwrap(fallback)
        unwrap(forms)


def _settle_directions(root: etree._Element) -> None:
    """Of what an older program shall pass over, name what is known."""
    for each in root.iter(etree.Element):
        ignorable = each.get(f"{{{MC}}}Ignorable", "").split()
        for name in _DIRECTIONS:
            each.attrib.pop(f"{{{MC}}}{name}", None)
        left = [prefix for prefix in ignorable if each.nsmap.get(prefix) in _KNOWN]
        if left:
            each.set(f"{{{MC}}}Ignorable", " ".join(left))


def keep_needed_prefixes(root: etree._Element) -> None:
    """Let no prefix be declared but what is used, or named as one that may be passed over."""
    needed = {prefix for each in root.iter(etree.Element) for prefix in _prefixes(each)}
    etree.cleanup_namespaces(root, keep_ns_prefixes=sorted(needed))


def _prefixes(element: etree._Element) -> list[str]:
    return [*element.get(f"{{{MC}}}Ignorable", "").split(), *element.get("Requires", "").split()]
