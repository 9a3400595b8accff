"""Ids that authors wrote, replaced by numbers: they name items, and are nobody's business outside the unit."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from briefgen.document.document import Document
from briefgen.document.inlines import Abbreviation, Citation, CrossReference
from briefgen.document.nodes import Node
from briefgen.document.references import ContentsEntry, SourceEntry
from briefgen.document.walk import map_children, walk


def without_ids(document: Document) -> Document:
    """Return the document with each source called by its number, each term and each place by its order."""
    sources = _source_numbers(document)
    terms = _in_order(node.term for node in walk(document) if isinstance(node, Abbreviation))
    places = _in_order(_places(document))

    def rename(node: Node) -> Iterable[Node]:
        match node:
            case Citation(references=references):
                renamed = tuple(replace(each, source=sources[each.source]) for each in references)
                node = replace(node, references=renamed)
            case SourceEntry(source=source):
                node = replace(node, source=sources[source])
            case Abbreviation(term=term):
                node = replace(node, term=terms[term])
            case CrossReference(target=target) | ContentsEntry(target=target):
                node = replace(node, target=places[target])
            case _:
                pass
        if anchor := _anchor(node):
            changed: Any = {"anchor": places[anchor]}
            node = replace(node, **changed)
        return (map_children(node, rename),)

    return map_children(document, rename)


def _source_numbers(document: Document) -> dict[str, str]:
    """Return each source's number; those that the document gives none come behind, in order."""
    named = dict(_sources(document))
    unused = (str(number) for number in count(1) if number not in named.values())
    return {source: str(number) if number is not None else next(unused) for source, number in named.items()}


def _sources(document: Document) -> Iterator[tuple[str, int | None]]:
    for node in walk(document):
        if isinstance(node, Citation):
            yield from ((each.source, each.number) for each in node.references)
        elif isinstance(node, SourceEntry):
            yield node.source, node.number


def _places(document: Document) -> Iterator[str]:
    for node in walk(document):
        if isinstance(node, CrossReference | ContentsEntry):
            yield node.target
        elif anchor := _anchor(node):
            yield anchor


def _anchor(node: Node) -> str | None:
    """Return the name of the place that a node is, whatever kind of node."""
    anchor: str | None = getattr(node, "anchor", None)
    return anchor


def _in_order(ids: Iterable[str]) -> dict[str, str]:
    return {each: str(number) for number, each in enumerate(dict.fromkeys(ids), start=1)}
