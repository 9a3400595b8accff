"""Fill the source list with what this document cites."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from briefgen.document.document import Document
from briefgen.document.inlines import Emphasis, Inline, Link, Text
from briefgen.document.languages import marked
from briefgen.document.nodes import Node
from briefgen.document.origins import DerivedOrigin
from briefgen.document.references import SourceEntry, SourceList
from briefgen.gate.records import ClearedSource
from briefgen.locale.model import Locale
from briefgen.transforms.citations import source_numbers
from briefgen.transforms.filling import fill
from briefgen.transforms.phrases import phrase
from briefgen.transforms.setting import Setting

_ORIGIN: Final = DerivedOrigin(transform="sources")
_SEPARATOR: Final = Text(text=", ", origin=_ORIGIN)
_OPEN: Final = Text(text=" [", origin=_ORIGIN)
_CLOSE: Final = Text(text="]", origin=_ORIGIN)

Part = tuple[Inline, ...]
"""What stands between two separators of an entry."""


def sources(document: Document, setting: Setting) -> Document:
    """List the cited sources in the order of their numbers; take an empty list out, with its section."""
    entries = tuple(
        SourceEntry(number=number, source=source, children=tuple(entry(setting.cleared.sources[source], setting)))
        for source, number in source_numbers(document).items()
    )

    def change(node: Node) -> Iterable[Node]:
        if not isinstance(node, SourceList):
            return (node,)
        return (SourceList(entries=entries),) if entries else ()

    return fill(document, change)


def entry(source: ClearedSource, setting: Setting) -> Iterator[Inline]:
    """Yield authors, title, container or publisher, number, date and address, parted by commas; behind a title that is our
    own description stands what it describes, in square brackets.

    Places within a source stand at its citations, not here.
    """
    parts = [part for part in _parts(source, setting) if part]
    for index, part in enumerate(parts):
        if index:
            yield _SEPARATOR
        yield from part


def _parts(source: ClearedSource, setting: Setting) -> Iterator[Part]:
    locale = setting.locale
    if source.authors:
        yield (_text(source, "author", locale.join(source.authors)),)
    yield _title(source, setting.cleared.language)
    if source.container:
        yield (Emphasis(children=(_text(source, "container-title", source.container),)),)
    for field, value in (("publisher", source.publisher), ("number", source.number), ("page", source.page)):
        if value:
            yield (_text(source, field, value),)
    yield from _dates(source, locale)
    if source.url:
        yield (Link(url=source.url, children=(_text(source, "URL", source.url),)),)


def _title(source: ClearedSource, language: str) -> Part:
    """A title that stands in a container is plain, as the container's is set off; its language is marked where it differs."""
    words = marked((_text(source, "title", source.title),), source.language, language)
    title = words if source.container else (Emphasis(children=words),)
    return (*title, _OPEN, _text(source, "genre", source.genre), _CLOSE) if source.genre else title


def _dates(source: ClearedSource, locale: Locale) -> Iterator[Part]:
    if source.issued is not None:
        yield (_date(source, "issued", source.issued, locale),)
    elif source.received is not None:
        received = _date(source, "received", source.received, locale)
        yield tuple(phrase(locale, "source-undated-received", date=received))
    else:
        yield tuple(phrase(locale, "source-undated"))
    if source.accessed is not None:
        yield tuple(phrase(locale, "source-accessed", date=_date(source, "accessed", source.accessed, locale)))


def _date(source: ClearedSource, field: str, day: date, locale: Locale) -> Text:
    return _text(source, field, locale.date(day))


def _text(source: ClearedSource, field: str, words: str) -> Text:
    return Text(text=words, origin=replace(source.origin, field=field))
