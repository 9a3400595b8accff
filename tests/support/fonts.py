"""Fonts in Word files, read back apart from the code that put them there."""

from lxml import etree
from support.docx import find, members, val, xml

SLOTS = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")


def embedded(docx: bytes) -> dict[tuple[str, str], bytes]:
    """Return the fonts by family and slot, as fonts again: ECMA-376, part 1, 17.8.1."""
    parts = members(docx)
    if "word/_rels/fontTable.xml.rels" not in parts:
        return {}
    targets = {each.get("Id"): each.get("Target") for each in xml(docx, "word/_rels/fontTable.xml.rels")}
    found = {}
    for font in find(xml(docx, "word/fontTable.xml"), "//w:font"):
        for each in find(font, " | ".join(f"w:{slot}" for slot in SLOTS)):
            [id_] = find(each, "@r:id")
            data = bytearray(parts[f"word/{targets[id_]}"])
            key = bytes.fromhex(val(each, "fontKey").strip("{}").replace("-", ""))[::-1]
            for at in range(32):
                data[at] ^= key[at % 16]
            found[val(font, "name"), etree.QName(each).localname] = bytes(data)
    return found
