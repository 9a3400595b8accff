"""Citations by name and year, (ANI 2025a), and the order of a list of sources by names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Final

from briefgen.document.document import Document
from briefgen.document.inlines import Citation, Inline
from briefgen.document.walk import map_inlines
from briefgen.frozen import dataclass
from briefgen.gate.registered import ClearedSource
from briefgen.locale.model import Locale
from briefgen.transforms.alphabet import alphabetical
from briefgen.transforms.entries import cited_sources, holder
from briefgen.transforms.phrases import phrase_words
from briefgen.transforms.setting import Setting

PAIR: Final = 2
"""As many authors are cited by their names; of more the first one's stands for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """How a source is called: "ANI", "2025a"."""

    name: str
    year: str


def by_names(document: Document, setting: Setting) -> Document:
    """Call each source by its author and year, those of one author and year with letters, and drop those said twice in one
    citation.
    """
    called = calls(cited_sources(document), setting)
    return map_inlines(document, lambda inline: (_named(inline, called, setting.locale),))


def calls(sources: Iterable[str], setting: Setting) -> Mapping[str, Called]:
    """Return how the *sources* are called, in the order of their list: by author, then by year, the undated last."""
    locale = setting.locale
    own = sorted((setting.cleared.sources[each] for each in sources), key=lambda each: _order(each, locale))
    found: dict[str, Called] = {}
    for (name, year), group in groupby(own, key=lambda each: (cited_name(each, locale), _year(each))):
        together = tuple(group)
        letters = _letters(len(together), locale) if len(together) > 1 else ("",)
        found |= {
            each.id: Called(name=name, year=_said_year(year, letter, locale))
            for each, letter in zip(together, letters, strict=True)
        }
    return found


def cited_name(source: ClearedSource, locale: Locale) -> str:
    """Return whose a source is, as it is cited: one name or two, of more the first; who holds it where no author is known."""
    names = [author.family for author in source.authors]
    if not names:
        return holder(source)[1]
    return locale.join(names) if len(names) <= PAIR else phrase_words(locale, "authors-more", first=names[0])


def _named(inline: Inline, called: Mapping[str, Called], locale: Locale) -> Inline:
    if not isinstance(inline, Citation):
        return inline
    named = dict.fromkeys(
        replace(
            each,
            label=phrase_words(locale, "author-year", author=called[each.source].name, year=called[each.source].year),
        )
        for each in inline.references
    )
    return replace(inline, form="names", references=tuple(named))


def _order(source: ClearedSource, locale: Locale) -> tuple[tuple[str, str], date, tuple[str, str], str]:
    return alphabetical(cited_name(source, locale)), source.issued or date.max, alphabetical(source.title), source.id


def _year(source: ClearedSource) -> int | None:
    return None if source.issued is None else source.issued.year


def _said_year(year: int | None, letter: str, locale: Locale) -> str:
    if year is not None:
        return f"{year}{letter}"
    undated = phrase_words(locale, "no-year")
    return f"{undated}-{letter}" if letter else undated


def _letters(count: int, locale: Locale) -> Iterator[str]:
    """Yield the language's letters in order, then two of them, and on."""
    alphabet = phrase_words(locale, "year-letters").split()
    for index in range(count):
        rest, last = divmod(index, len(alphabet))
        yield (alphabet[rest - 1] if rest else "") + alphabet[last]
