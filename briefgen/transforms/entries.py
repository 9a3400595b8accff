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


def entry(source: ClearedSource, setting: Setting, place: Part = ()) -> Iterator[Inline]:
    """Yield authors, title, container or publisher, number, date, *place* and address, parted by commas; behind a title that
    is our own description stands what it describes, in square brackets.

    A place within the source is a note's; in the source list it stands at the citations instead.
    """
    yield from _parted(_parts(source, setting, place))


def short_entry(source: ClearedSource, setting: Setting, *, note: int, place: Part = ()) -> Iterator[Inline]:
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


def _parts(source: ClearedSource, setting: Setting, place: Part) -> Iterator[Part]:
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
    yield place
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
