"""What is read of a Word file with its tracked changes accepted: a line for each paragraph, and for each row of a table."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefgen.inspect.word.package import TextPart
from briefgen.writers.docx.reference.names import find, tags, w
from briefgen.writers.docx.xml import MC

_GONE: Final = tags("del moveFrom")
_SKIPPED: Final = frozenset({f"{{{MC}}}Fallback", w("txbxContent"), w("rPr"), w("pPr")})
_SIGNS: Final = {w("tab"): "\t", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("ptab"): "\t"}


def lines(part: TextPart) -> Iterator[str]:
    """Yield the lines of a part, in reading order; text boxes' own, too."""
    yield from (line for line in _lines(part.root) if line.strip())


def paragraph_text(paragraph: etree._Element) -> str:
    return "".join(_words(paragraph))


def deleted_text(element: etree._Element) -> str:
    """Return what a deletion took away, or any element says, tracked changes and all."""
    return "".join(each.text or "" for each in find(element, ".//w:t | .//w:delText | .//m:t"))


def _lines(root: etree._Element) -> Iterator[str]:
    for element in root:
        if element.tag == w("p"):
            yield paragraph_text(element)
            for box in find(element, ".//w:txbxContent[not(ancestor::mc:Fallback)]"):
                yield from _lines(box)
        elif element.tag == w("tr"):
            yield "\t".join(" ".join(_lines(cell)) for cell in find(element, "./w:tc | ./w:sdt//w:tc"))
        else:
            yield from _lines(element)


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
