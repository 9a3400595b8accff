"""ReportLab's canvas with what a tagged page needs, and without the fonts that it would put there."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary
from reportlab.pdfgen.canvas import Canvas

from briefgen.writers.pdf.serialiser import Raw, TaggedDocument

PAGE_KEYS: Final = ("StructParents", "Tabs")
"""Entries that ReportLab's page does not know."""


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose pages are painted by us; it makes the page objects, their resources and their contents."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), pageCompression=0, invariant=1)
        self._doc.__class__ = TaggedDocument

    @property
    def document(self) -> TaggedDocument:
        assert isinstance(self._doc, TaggedDocument)
        return self._doc

    def page(
        self,
        code: list[str],
        annotations: list[Raw],
        pictures: Mapping[str, Raw],
        *,
        size: tuple[float, float],
        key: int,
    ) -> None:
        """Add a page of a width and a height; `key` is its own in the parent tree, `pictures` what its code calls."""
        self.setPageSize(size)
        self._code.extend(code)
        self._annotationrefs = [self._doc.Reference(annotation) for annotation in annotations]
        self._pictures = pictures
        self._key = key
        self.showPage()

    def _make_preamble(self) -> None:
        """Begin a page with nothing: ReportLab sets Helvetica, which is not embedded."""
        self._preamble = ""

    def _setXObjects(self, thing: Any) -> None:  # noqa: N802
        """Give the page its pictures by names of our own: ReportLab's are made of what its own methods drew."""
        named = {name: self._doc.Reference(picture) for name, picture in self._pictures.items()}
        thing.XObjects = PDFDictionary(named) if named else None

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802
        page.__NoDefault__ = [*page.__NoDefault__, *PAGE_KEYS]
        page.Annots = PDFArray(self._annotationrefs) if self._annotationrefs else None
        page.StructParents = self._key
        page.Tabs = "/S"
