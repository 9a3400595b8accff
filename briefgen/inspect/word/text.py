"""What is read of a Word file with its tracked changes accepted: a line for each paragraph, and for each row of a table."""

from collections.abc import Iterator

from lxml import etree

from briefgen.inspect.word.package import TextPart
from briefgen.writers.docx.reference.names import find, w
from briefgen.writers.docx.reference.words import paragraph_text


def lines(part: TextPart) -> Iterator[str]:
    """Yield the lines of a part, in reading order; text boxes' own, too."""
    yield from (line for line in _lines(part.root) if line.strip())


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
