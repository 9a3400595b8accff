"""How a source is named: in the source list, in a note, and in a note that follows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from briefgen.document.inlines import Emphasis, Inline, Link, Text
from briefgen.document.languages import marked
from briefgen.document.origins import DerivedOrigin
from briefgen.gate.records import ClearedSource
from briefgen.locale.model import Locale
from briefgen.transforms.phrases import phrase
from briefgen.transforms.setting import Setting

_ORIGIN: Final = DerivedOrigin(transform="sources")
_SEPARATOR: Final = Text(text=", ", origin=_ORIGIN)
_OPEN: Final = Text(text=" [", origin=_ORIGIN)
_CLOSE: Final = Text(text="]", origin=_ORIGIN)

Part = tuple[Inline, ...]
"""What stands between two separators of an entry."""


def entry(source: ClearedSource, setting: Setting) -> Iterator[Inline]:
    """Yield authors, title, container or publisher, number, date and address, parted by commas; behind a title that is our
    own description stands what it describes, in square brackets.

    Places within a source stand at its citations, not here.
    """
    yield from _parted((*_parts(source, setting, linked=False), _address(source)))


def noted_entry(source: ClearedSource, setting: Setting, *, place: Part, short: bool) -> Iterator[Inline]:
    """Yield the same for a note, with *place* in the source behind it.

    Where it has to be *short*, for the foot of a page, the title leads to the address, which is printed only where there
    is no other way to find the source.
    """
    linked = short and bool(source.container or source.publisher)
    address = () if linked else _address(source)
    yield from _parted((*_parts(source, setting, linked=linked), place, address))


def entry_again(source: ClearedSource, setting: Setting, *, note: int, place: Part) -> Iterator[Inline]:
    """Yield what calls to mind a source that the note of that number names in full, and *place*: as few words as will do."""
    field, words = _short(source)
    [name] = marked((_text(source, field, words),), source.language, setting.cleared.language)
    number = Text(text=str(note), origin=_ORIGIN)
    yield from _parted((tuple(phrase(setting.locale, "source-again", source=name, number=number)), place))


def _short(source: ClearedSource) -> tuple[str, str]:
    """Return the first of its names that it has, and the field: the shorter ones come first."""
    names = {
        "title-short": source.short,
        "container-title": source.container,
        "publisher": source.publisher,
        "title": source.title,
    }
    return next((field, words) for field, words in names.items() if words)


def _parted(parts: Iterable[Part]) -> Iterator[Inline]:
    for index, part in enumerate(part for part in parts if part):
        if index:
            yield _SEPARATOR
        yield from part


def _parts(source: ClearedSource, setting: Setting, *, linked: bool) -> Iterator[Part]:
    locale = setting.locale
    if source.authors:
        yield (_text(source, "author", locale.join(source.authors)),)
    title = _title(source, setting.cleared.language)
    yield (Link(url=source.url, children=title),) if linked and source.url else title
    if source.container:
        yield (Emphasis(children=(_text(source, "container-title", source.container),)),)
    for field, value in (("publisher", source.publisher), ("number", source.number), ("page", source.page)):
        if value:
            yield (_text(source, field, value),)
    yield from _dates(source, locale)


def _address(source: ClearedSource) -> Part:
    return (Link(url=source.url, children=(_text(source, "URL", source.url),)),) if source.url else ()


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
