"""Reading XML from a stranger: no document types, no entities, nothing fetched, no more than a letterhead holds."""

import re
from typing import Final

from lxml import etree

from briefgen.regex import regex
from briefgen.writers.docx.reference.findings import Kind, Refused

MOST_XML: Final = 8_000_000
"""Bytes of all parts that are kept; as trees they take some thirty times as much."""
MOST_ELEMENTS: Final = 200_000
"""Of one part."""
_MOST_ATTRIBUTES: Final = 200
"""Of one element; Word's own have some twenty at most, and to take them off one by one takes the square of their number."""

_ENCODING: Final = regex(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_ENCODINGS: Final = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"ascii"})
"""What the standard of Office files allows (ECMA-376-2, 9.1.1): in another encoding a declaration could hide."""
_BYTE_ORDER: Final = regex(rb"^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_DECLARATIONS: Final = regex(rb"<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)


def parse(data: bytes, name: str) -> etree._Element:
    """Return the root of the part *name*, without comments and processing instructions. Raises Refused."""
    limit(len(data))
    narrow = _BYTE_ORDER.sub(b"", data).replace(b"\0", b"")
    declared = _ENCODING.match(narrow)
    if _DECLARATIONS.search(narrow) or (declared and declared[1].lower() not in _ENCODINGS):
        raise Refused(Kind.ENTITIES, f"the part '{name}'")
    if data.count(b"<") > MOST_ELEMENTS * 2:
        raise Refused(Kind.TOO_LARGE, f"the part '{name}' has more than {MOST_ELEMENTS} elements")
    try:
        root = etree.fromstring(data, _parser())
    except (etree.LxmlError, ValueError):
        raise Refused(Kind.DAMAGED, f"the part '{name}' is not whole") from None
    if any(len(each.attrib) > _MOST_ATTRIBUTES for each in root.iter(etree.Element)):
        raise Refused(Kind.TOO_LARGE, f"an element of the part '{name}' has more than {_MOST_ATTRIBUTES} attributes")
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(Kind.ENTITIES, f"the part '{name}'")
    return root


def limit(size: int) -> None:
    """Raise Refused where there are more bytes of text and styles than a letterhead has."""
    if size > MOST_XML:
        raise Refused(Kind.TOO_LARGE, f"more than {MOST_XML // 1_000_000} MB of text and styles")


def serialise(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _parser() -> etree.XMLParser:
    """A parser that has not yet read anything: one that has read something keeps its names in memory."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=False,
    )
