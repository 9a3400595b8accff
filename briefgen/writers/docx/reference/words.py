"""What a paragraph of a Word file says with its tracked changes accepted."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.names import tags, w
from briefgen.writers.docx.xml import MC

_GONE: Final = tags("del moveFrom")
_SKIPPED: Final = frozenset({f"{{{MC}}}Fallback", w("txbxContent"), w("rPr"), w("pPr")})
_SIGNS: Final = {w("tab"): "\t", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("ptab"): "\t"}


def paragraph_text(paragraph: etree._Element) -> str:
    return "".join(_words(paragraph))


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE or child.tag in _SKIPPED:
            continue
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _words(child)
