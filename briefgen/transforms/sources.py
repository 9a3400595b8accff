"""Fill the source list with what this document cites; where its sources are in notes, it gives way to them."""

from collections.abc import Iterable, Iterator

from briefgen.document.document import Document
from briefgen.document.inlines import NoteReference
from briefgen.document.nodes import Node
from briefgen.document.references import NoteList, SourceEntry, SourceList
from briefgen.document.walk import walk
from briefgen.transforms.citations import source_numbers
from briefgen.transforms.entries import cited_sources, entry, named_entry
from briefgen.transforms.filling import fill
from briefgen.transforms.names import calls
from briefgen.transforms.setting import Setting


def sources(document: Document, setting: Setting) -> Document:
    """List the cited sources in the order of their numbers or their names, or the end notes; take an empty list out, with its section.

    Notes at the foot of the page need no list: one template serves every style of citation.
    """
    lists = tuple(_lists(document, setting))

    def change(node: Node) -> Iterable[Node]:
        return lists if isinstance(node, SourceList | NoteList) else (node,)

    return fill(document, change)


def _lists(document: Document, setting: Setting) -> Iterator[SourceList | NoteList]:
    """Yield what stands in the place of the list: nothing, where nothing is to be looked up there."""
    if entries := tuple(_entries(document, setting)):
        yield SourceList(entries=entries)
    elif any(isinstance(node, NoteReference) and node.kind == "end" for node in walk(document)):
        yield NoteList()


def _entries(document: Document, setting: Setting) -> Iterator[SourceEntry]:
    sources = setting.cleared.sources
    if setting.form.citations in {"author-date", "source-line"}:
        by_year = setting.form.citations == "author-date"
        for source, called in calls(cited_sources(document), setting).items():
            children = tuple(named_entry(sources[source], setting, year=called.year if by_year else ""))
            yield SourceEntry(number=None, source=source, children=children)
        return
    for source, number in source_numbers(document).items():
        yield SourceEntry(number=number, source=source, children=tuple(entry(sources[source], setting)))
