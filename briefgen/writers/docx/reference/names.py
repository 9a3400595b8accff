"""Names of the XML in Word files, and how elements are taken out of it."""

from functools import cache
from typing import Final

from lxml import etree

from briefgen.writers.docx.xml import DML, MC, W14, WPS, R, W

WP: Final = f"{DML}/wordprocessingDrawing"
A: Final = f"{DML}/main"
PIC: Final = f"{DML}/picture"
M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V: Final = "urn:schemas-microsoft-com:vml"
O: Final = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the prefix that everybody writes
W10: Final = "urn:schemas-microsoft-com:office:word"
WP14: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
WPG: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WPC: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"
A14: Final = "http://schemas.microsoft.com/office/drawing/2010/main"

BOUND: Final = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC, "mc": MC, "m": M, "v": V, "o": O, "w14": W14, "wps": WPS}


def w(name: str) -> str:
    """Return a name of the main namespace as lxml has it."""
    return f"{{{W}}}{name}"


def find(top: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements that an XPath finds, in document order."""
    found: list[etree._Element] = _path(path)(top)
    return found


@cache
def _path(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=BOUND)


def val(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(w("val"), ""))


def is_on(element: etree._Element) -> bool:
    """Say whether a property that is there is on."""
    return val(element).lower() not in {"0", "false", "off"}


def local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def drop(element: etree._Element) -> None:
    """Take an element out with all that is in it; one that is out already stays out."""
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put an element's children in its place."""
    if element.getparent() is None:
        return
    for child in list(element):
        element.addprevious(child)
    drop(element)


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def tags(text: str) -> frozenset[str]:
    """Return these names of the main namespace."""
    return frozenset(map(w, text.split()))
