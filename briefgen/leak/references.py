"""An author's text as it may stand in print: references written out, in each form that they may take."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Final

from briefgen.content.pack import Pack
from briefgen.content.registers import Figure, Organisation, Person, Term
from briefgen.leak.traits import written
from briefgen.leak.words import BREAK, tokens
from briefgen.locale.load import load_locale, locale_tags
from briefgen.locale.model import Locale
from briefgen.locale.scales import Told, told
from briefgen.located.positions import Location
from briefgen.markup.nodes import Emphasis, Inline, Link, Marked, Reference, Strong, Words

_FIRST: Final = 1
_REGISTER_OF: Final[Mapping[str, str]] = {
    "person": "people",
    "organisation": "organisations",
    "term": "terms",
    "figure": "figures",
    "exhibit": "exhibits",
    "record": "records",
}
_PER_CENT: Final = frozenset({"percent", "per cent"})
"""Units that are printed as the sign, which is no word."""
Key = tuple[str, str]
"""A register, or `items`, and an id."""
_Parts = list[tuple[str, ...]]
"""One after the other, each in its forms."""


def key_of(reference: Reference) -> Key:
    """Return what a reference is to: a register, or `items`, and an id."""
    return _REGISTER_OF.get(reference.kind, "items"), reference.id


def flat(inlines: tuple[Inline, ...]) -> Iterator[Words | Link | Reference]:
    """Return the words, links and references of a text, without what they are set in."""
    for inline in inlines:
        match inline:
            case Words() | Reference():
                yield inline
            case Link(children=children):
                yield inline
                yield from flat(children)
            case Strong(children=children) | Emphasis(children=children):
                yield from flat(children)


def references(text: Marked) -> frozenset[Key]:
    """Return what a text refers to."""
    return frozenset(key_of(inline) for inline in flat(text.inlines) if isinstance(inline, Reference))


class Wordings:
    """Writes out the references of one pack's texts."""

    def __init__(self, pack: Pack, roots: tuple[Path, ...] = (), locale: Callable[[str], Locale] | None = None) -> None:
        """*roots* are where the languages' phrases are found; without any, a figure is its bare number. *locale* is who has
        read them already.
        """
        self._roots = roots
        self._locale = locale or (lambda tag: load_locale(tag, roots))
        self._registers = pack.registers
        self._when = {entry.id: entry.item.when for entry in pack.items}
        self._language = pack.front.language
        self._loaded: dict[str, tuple[Locale, ...]] = {}
        self._written: dict[tuple[str, str, str | None, str], tuple[str, ...]] = {}

    def of(self, text: Marked, at: Location, *, shut: frozenset[Key] = frozenset()) -> tuple[str, ...]:
        """Return the text as often as one of its references has forms, and the addresses of its links.

        Of the entries *shut* only the public form is written out.
        """
        tag = str(at[at.index("translations") + _FIRST]) if "translations" in at[:-1] else ""
        parts: _Parts = []
        urls: list[str] = []
        for inline in flat(text.inlines):
            match inline:
                case Words(text=words):
                    parts.append((words,))
                case Link(url=url):
                    urls.append(url)
                case Reference():
                    forms = tuple(self._public(inline, tag)) if key_of(inline) in shut else self._out(inline, tag)
                    parts.append(forms or (BREAK,))
        count = max((len(forms) for forms in parts), default=1)
        return (*("".join(forms[min(index, len(forms) - 1)] for forms in parts) for index in range(count)), *urls)

    def _out(self, reference: Reference, tag: str) -> tuple[str, ...]:
        """Return the forms of a reference, which many texts have."""
        key = (reference.kind, reference.id, reference.form, tag)
        if key not in self._written:
            self._written[key] = tuple(self._forms(reference, tag))
        return self._written[key]

    def _forms(self, reference: Reference, tag: str) -> Iterator[str]:
        match reference.kind:
            case "person":
                yield from _said(self._registers.people.get(reference.id), tag, reference.form)
            case "organisation":
                yield from _said(self._registers.organisations.get(reference.id), tag, reference.form)
            case "term":
                yield from _term(self._registers.terms.get(reference.id), tag)
            case "figure":
                yield from self._figure(self._registers.figures.get(reference.id), reference.form, tag)
            case "date":
                yield self._date(self._when.get(reference.id), tag or self._language)
            case _:
                yield BREAK

    def _figure(self, figure: Figure | None, form: str | None, tag: str) -> Iterator[str]:
        """Yield a figure as each locale of the language prints it, "about 25%"; and bare, where that has other words."""
        if figure is None or form is not None:
            yield (figure.period if figure and form == "period" else None) or BREAK
            return
        printed = [_printed(figure, locale, tag) for locale in self._locales(tag or self._language)]
        bare = BREAK if figure.value is None else _bare(figure, figure.value)
        yield from {tuple(tokens(said)): said for said in (*printed, bare)}.values()

    def _locales(self, tag: str) -> tuple[Locale, ...]:
        """Return the locales of a tag's language: a brief in en-IN prints the texts of en-GB."""
        language = tag.partition("-")[0]
        if language not in self._loaded:
            alike = [one for one in locale_tags(self._roots) if one.partition("-")[0] == language]
            self._loaded[language] = tuple(map(self._locale, alike))
        return self._loaded[language]

    def _public(self, reference: Reference, tag: str) -> Iterator[str]:
        register, id_ = key_of(reference)
        entry = getattr(self._registers, register, {}).get(id_)
        for named in (getattr(entry, "translations", {}).get(tag), entry):
            if public := getattr(named, "public_form", None):
                yield public
                return

    def _date(self, when: dt.date | dt.datetime | str | None, tag: str) -> str:
        return BREAK if when is None else Locale(tag=tag, strings={}, path=Path()).when(when)


def _said(named: Person | Organisation | None, tag: str, form: str | None) -> Iterator[str]:
    if named is None:
        return
    own = named.translations.get(tag)
    yield getattr(own, form or "name", None) or getattr(named, form or "name", None) or named.name
    if form is None and named.short:
        yield (own.short if own else None) or named.short
    if public := (own.public_form if own else None) or named.public_form:
        yield public


def _term(term: Term | None, tag: str) -> Iterator[str]:
    if term is None:
        return
    said = term.translations.get(tag) or term
    yield said.short
    if said.expansion:
        yield f"{said.expansion} ({said.short})"


def _bare(figure: Figure, value: Decimal) -> str:
    number = max(written(value), key=len)
    return f"{number} {figure.scale or figure.unit or ''} ".replace("  ", " ").rstrip()


def _printed(figure: Figure, locale: Locale, tag: str) -> str:
    """Return the words around a figure's number, or numbers, as the language has them; a derived number is not worked out."""
    amounts = tuple(amount for amount in (figure.value, figure.low, figure.high) if amount is not None)
    as_told = told(figure.scale, figure.currency, amounts, locale)
    said = _numbers(figure, as_told, locale)
    counts = None if figure.approximate or figure.value is None else as_told.number(figure.value, figure.precision)
    own = figure.translations.get(tag)
    unit = (own.unit if own else None) or figure.unit or ""
    if as_told.scale is not None:
        said = _phrase(locale, "figure-scaled", number=said, scale=_phrase(locale, f"scale-{as_told.scale}", counts))
    if figure.currency is not None:
        with suppress(KeyError):
            said = locale.money(said, figure.currency, counts=None if figure.scale else counts)
    said = f"{said} {unit}" if any(map(str.isalpha, unit)) and unit not in _PER_CENT else said
    if figure.value is None and (figure.low is None) != (figure.high is None):
        said = _phrase(locale, "figure-at-least" if figure.high is None else "figure-at-most", number=said)
    return _phrase(locale, "figure-about", number=said) if figure.approximate else said


def _numbers(figure: Figure, as_told: Told, locale: Locale) -> str:
    given = (figure.value,) if figure.value is not None else (figure.low, figure.high)
    precision = as_told.precision(figure.precision)
    numbers = (as_told.number(number, figure.precision) for number in given if number is not None)
    match [locale.number(number, precision=precision, currency=figure.currency) for number in numbers]:
        case [low, high]:
            return _phrase(locale, "figure-range", low=low, high=high)
        case [number]:
            return number
        case _:
            return BREAK


def _phrase(locale: Locale, key: str, counts: Decimal | None = None, /, **values: str) -> str:
    """Return a phrase of the house; what it is put around alone, where the language has none."""
    return locale.phrase(key, counts, **values) if locale.has(key) else " ".join(values.values())
