"""The transforms in their order.

Citations come first: all numbers follow from what this document cites. Section and paragraph numbers next, on the tree
as the reader left it. Acronyms after them, since a first use is a matter of reading order, which nothing later changes.
The generated parts come last; the source list needs the citations' numbers, and brings in no term that counts as a use.
"""

from collections.abc import Mapping
from typing import Final

from briefgen.audience.form import AudienceForm
from briefgen.document.nodes import Document
from briefgen.gate.records import ClearedPack
from briefgen.locale.model import Locale
from briefgen.transforms.acronyms import acronyms
from briefgen.transforms.citations import citations
from briefgen.transforms.numbering import numbering
from briefgen.transforms.setting import Setting, Transform
from briefgen.transforms.sources import sources

TRANSFORMS: Final[Mapping[str, Transform]] = {
    "citations": citations,
    "numbering": numbering,
    "acronyms": acronyms,
    "sources": sources,
}


def apply(document: Document, *, cleared: ClearedPack, locale: Locale, form: AudienceForm) -> Document:
    """Return the document with all that is derived from it. Raises `UserError` where the locale lacks a phrase."""
    setting = Setting(cleared=cleared, locale=locale, form=form)
    for transform in TRANSFORMS.values():
        document = transform(document, setting)
    return document
