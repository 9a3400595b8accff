"""Running text of a brief: what is read as sentences, apart from headings, tables, quotations, notes on sources and methods, and lists of sources."""

from collections.abc import Iterator
from typing import Final

from briefgen.document.document import Document
from briefgen.document.figures import Chart, DecisionBlock, FactStrip, Image
from briefgen.document.languages import primary
from briefgen.document.nodes import Half, Node, Paragraph, Quote
from briefgen.document.origins import ItemOrigin, Origin
from briefgen.document.places import origins
from briefgen.document.references import Contents, Glossary, SourceList
from briefgen.document.tables import HeaderTable, Table
from briefgen.document.walk import children

_ROLES: Final = frozenset({"body", "lead", "line", "fact"})
"""A `fact` is small, and goes on from the line that it bears out."""
_APART: Final = (
    Chart, Contents, DecisionBlock, FactStrip, Glossary, HeaderTable, Image, Quote, SourceList, Table,
)  # fmt: skip


def is_of_item(origin: Origin) -> bool:
    """Tell whether words are those of an item; what its sources are called are not."""
    return isinstance(origin, ItemOrigin) and origin.register == "items" and origin.field != "sources"


def prose(top: Document | Node, language: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of running text and of list items in a language, in reading order: of a document in two languages
    those of its own. Small print is running text where it has the words of an item.
    """
    for child in children(top):
        match child:
            case Half(language=other) if primary(other) != primary(language):
                pass
            case Paragraph(role=role):
                if role in _ROLES or (role == "note" and any(map(is_of_item, origins(child)))):
                    yield child
            case _ if not isinstance(child, _APART):
                yield from prose(child, language)
            case _:
                pass
