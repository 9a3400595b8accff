"""A PDF, read for an inspection."""

from collections.abc import Iterator
from typing import Final

from briefgen.inspect.content import FileContent, Furnished
from briefgen.inspect.expected import Expecting
from briefgen.inspect.pdf.comments import comments
from briefgen.inspect.pdf.hidden import hidden
from briefgen.inspect.pdf.holdings import holdings
from briefgen.inspect.pdf.metadata import metadata, words
from briefgen.inspect.pdf.opened import PdfFile, open_pdf
from briefgen.inspect.pdf.versions import told, versions

_BAND: Final = 0.1
"""Of the page's height, at the top and at the bottom: where header and footer stand."""
_FRONT: Final = 0.35
"""Of the first page's height, with the header: where the marking stands once more, as text."""


def read_pdf(content: bytes, expecting: Expecting) -> FileContent:
    """Raises `RefusedError`."""
    with open_pdf(content) as file:
        earlier, read = versions(content), tuple(_lines(file))
        expected = expecting(read)
        found = (
            *comments(file),
            *hidden(file),
            *holdings(file, expected),
            *told(earlier),
            *metadata(file, expected),
        )
        return FileContent(findings=found, lines=read, furniture=tuple(_furniture(file)), versions=earlier)


def _lines(file: PdfFile) -> Iterator[str]:
    for number in range(len(file.pages)):
        page = file.pages[number]
        yield page.get_textpage().get_text_range()


def _furniture(file: PdfFile) -> Iterator[Furnished]:
    for number in range(len(file.pages)):
        page = file.pages[number]
        left, bottom, right, top = page.get_cropbox()
        text, height = page.get_textpage(), top - bottom
        head, foot = top - _BAND * height, bottom + _BAND * height
        of_page = f"of page {number + 1}"
        yield Furnished(
            place=f"the header {of_page}", role="header", text=text.get_text_bounded(left, head, right, top)
        )
        yield Furnished(
            place=f"the footer {of_page}", role="footer", text=text.get_text_bounded(left, bottom, right, foot)
        )
        if number == 0:
            front = text.get_text_bounded(left, top - _FRONT * height, right, top)
            yield Furnished(place="the start of the text", role="front", text=front, least=2)
    yield Furnished(place="the properties", role="metadata", text=words(file))
