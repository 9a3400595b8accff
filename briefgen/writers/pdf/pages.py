"""Pages as ReportLab's document takes them in, with what a tagged page needs and without the fonts that its canvas would put there."""

from collections.abc import Iterable, Mapping
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFPage

from briefgen.writers.pdf.serialiser import Raw, TaggedDocument

_KEYS: Final = ("StructParents", "Tabs")
"""Entries that ReportLab's page does not know."""


class _TaggedPage(PDFPage):  # type: ignore[misc]
    """A page whose code is painted by us: its resources are the document's fonts, and its pictures."""

    __NoDefault__ = (*PDFPage.__NoDefault__, *_KEYS)
    ExtGState = None
    _shadingUsed: Final[dict[str, str]] = {}  # noqa: N815 - ReportLab's name


def add_page(
    file: TaggedDocument,
    code: Iterable[str],
    annotations: Iterable[Raw],
    pictures: Mapping[str, Raw],
    *,
    size: tuple[float, float],
    key: int,
) -> None:
    """Add a page of a width and a height; `key` is its own in the parent tree, `pictures` what its code calls."""
    page = _TaggedPage()
    page.pagewidth, page.pageheight = size
    page.setStream([*code])
    page.Annots = PDFArray(links) if (links := [file.Reference(each) for each in annotations]) else None
    page.hasImages = bool(pictures)
    page.XObjects = PDFDictionary({name: file.Reference(each) for name, each in pictures.items()}) if pictures else None
    page.StructParents = key
    page.Tabs = "/S"
    file.addPage(page)
