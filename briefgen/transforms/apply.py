"""The transforms in their order.

Citations come first: all numbers follow from what this document cites. Acronyms are next, since a first use is a matter of
reading order, which nothing later changes: the generated parts bring in no term that counts as a use. The yardstick, the
glossary and the source list follow, each of which may take its section away; so numbers of sections and letters of annexes
come after them, then portion marks, as nothing else comes into a portion any more; the contents, which show these, last.
"""

from collections.abc import Mapping
from typing import Final

from briefgen.audience.form import AudienceForm
from briefgen.document.document import Document
from briefgen.gate.records import ClearedPack
from briefgen.locale.model import Locale
from briefgen.transforms.acronyms import acronyms
from briefgen.transforms.citations import citations
from briefgen.transforms.contents import contents
from briefgen.transforms.glossary import glossary
from briefgen.transforms.numbering import numbering
from briefgen.transforms.portions import portions
from briefgen.transforms.setting import Setting, Transform
from briefgen.transforms.sources import sources
from briefgen.transforms.yardstick import yardstick

TRANSFORMS: Final[Mapping[str, Transform]] = {
    "citations": citations,
    "acronyms": acronyms,
    "yardstick": yardstick,
    "glossary": glossary,
    "sources": sources,
    "numbering": numbering,
    "portions": portions,
    "contents": contents,
}


def apply(document: Document, *, cleared: ClearedPack, locale: Locale, form: AudienceForm) -> Document:
    """Return the document with all that is derived from it. Raises `UserError` where the locale lacks a phrase."""
    setting = Setting(cleared=cleared, locale=locale, form=form)
    for transform in TRANSFORMS.values():
        document = transform(document, setting)
    return document
