"""What Word puts up with and a reader, or a screen reader, does not."""

import re
from typing import Final

from lxml import etree

from briefgen.regex import regex
from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import find, val, w
from briefgen.writers.docx.xml import ADEC

_HEADING: Final = regex(r"heading ([1-9])", re.IGNORECASE)


def give_outline_levels(styles: etree._Element) -> list[Seen]:
    """Give headings that have no outline level theirs; a level that is set on purpose stays."""
    seen = []
    for style in find(styles, "w:style[@w:type='paragraph'][not(w:pPr/w:outlineLvl)]"):
        name = val(next(iter(find(style, "w:name")), None))
        if heading := _HEADING.fullmatch(name):
            _set_level(style, int(heading[1]) - 1)
            seen.append(Seen(kind=Kind.OUTLINE, quoted=name))
    return seen


def _set_level(style: etree._Element, level: int) -> None:
    """Add it at the end: `order.py` puts it where the schema has it."""
    properties = style.find(w("pPr"))
    if properties is None:
        properties = etree.SubElement(style, w("pPr"))
    etree.SubElement(properties, w("outlineLvl")).set(w("val"), str(level))


def not_described(root: etree._Element, place: str) -> list[Seen]:
    """Return a place where a picture has no alternative text and is not marked as decoration."""
    drawn = [each for each in find(root, "//wp:docPr[ancestor::w:drawing//pic:pic]") if not _is_described(each)]
    shapes = [each for each in find(root, "//v:shape[v:imagedata]") if each.get("alt") is None]
    return [Seen(kind=Kind.NOT_DESCRIBED, place=place)] if drawn or shapes else []


def _is_described(properties: etree._Element) -> bool:
    decoration = [each for each in properties.iter(f"{{{ADEC}}}decorative") if each.get("val") in {"1", "true"}]
    return bool(properties.get("descr") or properties.get("title") or decoration)
