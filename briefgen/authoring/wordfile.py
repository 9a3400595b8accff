"""Word files that are handed out to be filled in: the same bytes for the same content, on any day and machine."""

import io
from datetime import UTC, datetime
from typing import Final

import docx
from docx.document import Document
from docx.shared import RGBColor

from briefgen.writers.docx.canonical import canonical

MOMENT: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""Nothing in such a file says when it was made."""
FONT: Final = "Calibri"
BLUE: Final = RGBColor(0x1F, 0x38, 0x64)
GREY: Final = RGBColor(0x59, 0x59, 0x59)
_LEFTOVERS: Final = ("/stylesWithEffects", "/thumbnail")


def new_document() -> Document:
    """Return an empty document without what python-docx's own template brings along: a second copy of its styles, and a
    picture of itself.
    """
    document = docx.Document()
    for rels in (document.part.rels, document.part.package.rels):
        for name in [name for name, link in rels.items() if link.reltype.endswith(_LEFTOVERS)]:
            del rels[name]
    return document


def finished(document: Document, title: str) -> bytes:
    """Return the document's bytes."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = "briefgen"
    properties.title = title
    properties.comments = ""
    properties.created = properties.modified = MOMENT
    properties.revision = 1
    stream = io.BytesIO()
    document.save(stream)
    return canonical(stream.getvalue(), MOMENT)
