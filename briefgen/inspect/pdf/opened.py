"""A PDF opened within limits: by pdfium, which shows its pages as Chrome does, and object by object."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from briefgen.frozen import dataclass
from briefgen.inspect.content import RefusedError
from briefgen.inspect.pdf.objects import PdfObject, read_objects
from briefgen.regular import MOST_BYTES
from briefgen.writers.docx.reference.zip_limits import MOST_TOTAL

MOST_PAGES: Final = 1_000
_ENCRYPTED: Final = b"/Encrypt"
_NO_ENCRYPTION: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFile:
    content: bytes
    pages: Any
    """pdfium's document."""
    objects: tuple[PdfObject, ...]


@contextmanager
def open_pdf(content: bytes) -> Iterator[PdfFile]:
    """Open a PDF, and close it again. Raises `RefusedError`."""
    import pypdfium2  # noqa: PLC0415 - slow to load, and not needed for Word files
    from pypdfium2 import raw  # noqa: PLC0415

    if len(content) > MOST_BYTES:
        raise RefusedError(f"it has more than {MOST_BYTES // 1_000_000} MB")
    try:
        pages = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        why = "it is protected by a password" if _ENCRYPTED in content else "it is damaged, or has no page"
        raise RefusedError(why) from None
    try:
        if raw.FPDF_GetSecurityHandlerRevision(pages.raw) != _NO_ENCRYPTION:
            raise RefusedError("it is encrypted, so that not all of it can be read: ask for one that is not")
        if not 0 < len(pages) <= MOST_PAGES:
            raise RefusedError(f"it has {len(pages)} pages" if len(pages) else "it has no page")
        objects = read_objects(content)
        _limit(objects)
        yield PdfFile(content=content, pages=pages, objects=objects)
    except pypdfium2.PdfiumError:
        raise RefusedError("a page of it is damaged") from None
    finally:
        pages.close()


def _limit(objects: tuple[PdfObject, ...]) -> None:
    """Raise `RefusedError` where its streams, pictures apart, unpack to more than is safe to read."""
    left = MOST_TOTAL
    for each in objects:
        if "Image" not in each.names:
            left -= len(each.data(left + 1))
        if left < 0:
            raise RefusedError("it unpacks to more than is safe to read")
