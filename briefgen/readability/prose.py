"""Running text of a brief: what is read as sentences, apart from headings, tables, notes, quotations and lists of sources."""

from collections.abc import Iterator
from typing import Final

from briefgen.document.document import Document
from briefgen.document.figures import Chart, DecisionBlock, FactStrip, Image
from briefgen.document.nodes import Node, Paragraph, Quote
from briefgen.document.references import Contents, Glossary, SourceList
from briefgen.document.tables import HeaderTable, Table
from briefgen.document.walk import children

_ROLES: Final = frozenset({"body", "lead", "line"})
_APART: Final = (
    Chart, Contents, DecisionBlock, FactStrip, Glossary, HeaderTable, Image, Quote, SourceList, Table,
)  # fmt: skip


def prose(top: Document | Node) -> Iterator[Paragraph]:
    """Yield the paragraphs of running text and of list items, in reading order."""
    for child in children(top):
        match child:
            case Paragraph(role=role):
                if role in _ROLES:
                    yield child
            case _ if not isinstance(child, _APART):
                yield from prose(child)
            case _:
                pass
