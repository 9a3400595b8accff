"""By what a file is known again when somebody has changed it: ids that outlive a save."""

from typing import Final

from briefgen.build.identity import document_id
from briefgen.regex import regex

_PDF: Final = b"%PDF-"
_ID: Final = regex(rb"/ID\s*\[\s*<([0-9A-Fa-f]{8,64})>")


def file_id(content: bytes) -> str | None:
    """Return the id that a Word document or a PDF carries; None where it has none that can be read.

    Of a PDF it is the first part of the file identifier, which programs keep when they save it (ISO 32000-1, 14.4).
    """
    if content.startswith(_PDF):
        found = _ID.search(content)
        return None if found is None else found[1].decode().lower()
    return document_id(content)
