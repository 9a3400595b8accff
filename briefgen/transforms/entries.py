"""How a source is named: in the source list, in a note, and in a note that follows."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from briefgen.document.document import Document
from briefgen.document.inlines import Citation, Emphasis, Inline, Link, Text
from briefgen.document.languages import marked
from briefgen.document.origins import DerivedOrigin
from briefgen.document.walk import walk
from briefgen.gate.registered import ClearedSource
from briefgen.locale.direction import RIGHT_TO_LEFT_MARK, is_right_to_left
from briefgen.locale.model import Locale
from briefgen.transforms.phrases import phrase, phrase_words
from briefgen.transforms.setting import Setting

_ORIGIN: Final = DerivedOrigin(transform="sources")
_SEPARATOR: Final = Text(text=", ", origin=_ORIGIN)
_TURNED_SEPARATOR: Final = Text(text=f",{RIGHT_TO_LEFT_MARK} ", origin=_ORIGIN)
"""In a language from right to left: without the mark, the day behind a Latin name would be torn from its month."""
_OPEN: Final = Text(text=" [", origin=_ORIGIN)
_CLOSE: Final = Text(text="]", origin=_ORIGIN)
_SPACE: Final = Text(text=" ", origin=_ORIGIN)
_STOP: Final = Text(text=".", origin=_ORIGIN)
_NOTHING: Final[frozenset[str]] = frozenset()

Part = tuple[Inline, ...]
"""What stands between two separators of an entry."""


def cited_sources(document: Document) -> tuple[str, ...]:
    """Return the sources that a document cites, each once, in order."""
    cited = (each.source for node in walk(document) if isinstance(node, Citation) for each in node.references)
    return tuple(dict.fromkeys(cited))


def entry(source: ClearedSource, setting: Setting) -> Iterator[Inline]:
    """Yield authors, title, container or publisher, number, date and address, parted by commas; behind a title that is our
    own description stands what it describes, in square brackets; behind all of it how we judge it, where the audience asks:
    then it has to be short, as in a note.

    Places within a source stand at its citations, not here.
    """
    linked = _is_linked(source, short=setting.form.source_grades)
    yield from _parted((*_parts(source, setting, linked=linked), () if linked else _address(source)), setting)
    yield from _judged(source, setting)


def named_entry(source: ClearedSource, setting: Setting, *, year: str) -> Iterator[Inline]:
    """Yield the same for a list in the order of names: first whose it is and the *year*, where it is cited by that."""
    field, whose = holder(source)
    if source.authors:
        first, *others = source.authors
        field, whose = "author", setting.locale.join([first.inverted, *(other.name for other in others)])
    name, own = _text(source, field, whose), _text(source, "issued", year)
    head = tuple(phrase(setting.locale, "author-year-listed", author=name, year=own)) if year else (name,)
    linked = _is_linked(source, short=setting.form.source_grades)
    rest = _parts(source, setting, linked=linked, without={field, "author"})
    yield from _parted((head, *rest, () if linked else _address(source)), setting)
    yield from _judged(source, setting)


def noted_entry(source: ClearedSource, setting: Setting, *, place: Part, short: bool) -> Iterator[Inline]:
    """Yield the same for a note, with *place* in the source behind it.

    Where it has to be *short*, for the foot of a page, the title leads to the address, which is printed only where there
    is no other way to find the source.
    """
    linked = _is_linked(source, short=short)
    address = () if linked else _address(source)
    yield from _parted((*_parts(source, setting, linked=linked), place, address), setting)
    yield from _judged(source, setting)


def _is_linked(source: ClearedSource, *, short: bool) -> bool:
    """Tell whether the title leads to the address, and that is not printed."""
    return short and bool(source.container or source.publisher)


def entry_again(source: ClearedSource, setting: Setting, *, note: int, place: Part) -> Iterator[Inline]:
    """Yield what calls to mind a source that the note of that number names in full, and *place*: as few words as will do."""
    field, words = _short(source)
    [name] = marked((_text(source, field, words),), source.language, setting.cleared.language)
    number = Text(text=str(note), origin=_ORIGIN)
    yield from _parted((tuple(phrase(setting.locale, "source-again", source=name, number=number)), place), setting)


def holder(source: ClearedSource) -> tuple[str, str]:
    """Return the field and the words that name whose a source is, where no author is known: the work that it stands in, who
    published it, else its title.
    """
    names = {
        "container-title": source.container,
        "publisher": source.publisher,
        "title-short": source.short,
        "title": source.title,
    }
    return next((field, words) for field, words in names.items() if words)


def dated(source: ClearedSource, locale: Locale) -> str:
    """Return when a source is from, or that nobody knows, in words."""
    if source.issued is not None:
        return locale.date(source.issued)
    if source.received is not None:
        return phrase_words(locale, "source-undated-received", date=locale.date(source.received))
    return phrase_words(locale, "source-undated")


def _short(source: ClearedSource) -> tuple[str, str]:
    """Return the first of its names that it has, and the field: the shorter ones come first."""
    return ("title-short", source.short) if source.short else holder(source)


def _judged(source: ClearedSource, setting: Setting) -> Iterator[Inline]:
    """Yield how we judge a source and, apart from it, its information, by letter and digit and in words; and why.

    The two are judged apart, so that a good source does not lift weak information: no one grade is made of them.
    """
    if not setting.form.source_grades:
        return
    locale, (letter, digit) = setting.locale, source.grade or (None, None)
    reliability = "source-not-graded" if letter is None else f"source-grade-{letter.lower()}"
    credibility = "information-not-graded" if digit is None else f"information-grade-{digit}"
    is_addressed = source.url and not _is_linked(source, short=True)
    yield from (_SPACE,) if is_addressed else (_STOP, _SPACE)  # a full stop would be taken for a part of the address
    yield from phrase(locale, "graded-source", grade=tuple(phrase(locale, reliability)))
    yield _SPACE
    yield from phrase(locale, "graded-information", grade=tuple(phrase(locale, credibility)))
    if source.descriptor:
        yield _SPACE
        words = (_text(source, "descriptor", source.descriptor),)
        yield from marked(words, source.described_in, setting.cleared.language)


def _parted(parts: Iterable[Part], setting: Setting) -> Iterator[Inline]:
    separator = _TURNED_SEPARATOR if is_right_to_left(setting.locale.tag) else _SEPARATOR
    for index, part in enumerate(part for part in parts if part):
        if index:
            yield separator
        yield from part


def _parts(
    source: ClearedSource, setting: Setting, *, linked: bool, without: Collection[str] = _NOTHING
) -> Iterator[Part]:
    locale = setting.locale
    if source.authors and "author" not in without:
        yield (_text(source, "author", locale.join([author.name for author in source.authors])),)
    if "title" not in without:
        title = _title(source, setting.cleared.language)
        yield (Link(url=source.url, children=title),) if linked and source.url else title
    if source.container and "container-title" not in without:
        yield (Emphasis(children=(_text(source, "container-title", source.container),)),)
    for field, value in (("publisher", source.publisher), ("number", source.number), ("page", source.page)):
        if value and field not in without:
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
