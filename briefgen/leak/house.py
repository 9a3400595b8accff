"""Words that are the house's own and nobody's secret: phrases, templates, markings, yardsticks, names of months."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from babel import Locale as Cldr

from briefgen.leak.passages import joined
from briefgen.leak.words import Marks, run_marks, tokens
from briefgen.locale.load import locale_tags

_FOLDERS: Final = ("audiences", "partials", "locales", "markings", "yardsticks", "themes")
_REMARKS: Final = {
    ".yaml": re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE),
    ".j2": re.compile(r"\{#.*?#\}", re.DOTALL),
}
"""By the suffix of the files that are read, their comments."""
_PAGED: Final = re.compile("^ +page-label: *(.+)$", re.MULTILINE)
_MOST_PAGES: Final = 99
_COUNTED: Final = re.compile("^ +(?:scale|currency)-([a-z]+): *(.+)$", re.MULTILINE)


@lru_cache(maxsize=8)
def house_marks(roots: tuple[Path, ...]) -> Marks:
    """Return the marks of the runs that stand in the templates, or that dates and the numbers of pages are made of.

    What stands in a template's comments is in no brief, and explains no run and no number; plain words of it are the house's.
    """
    texts = _texts(roots)
    said = [_REMARKS[suffix].sub("", text) for suffix, text in texts]
    single, *runs = run_marks(tokens(joined([*said, *map(_dated, locale_tags(roots)), *map(_paged, said)])))
    vocabulary = (word for _, text in texts for word in tokens(text) if word.isalpha())
    return (single | {hash((word,)) for word in vocabulary}, *runs)


def _texts(roots: tuple[Path, ...]) -> list[tuple[str, str]]:
    """Return the templates, each with the suffix of its file."""
    return [
        (path.suffix, path.read_text(encoding="utf-8"))
        for root in roots
        for folder in _FOLDERS
        for path in sorted((root / folder).rglob("*"))
        if path.suffix in _REMARKS
    ]


@lru_cache(maxsize=8)
def month_names(roots: tuple[Path, ...]) -> frozenset[str]:
    """Return the first word of each month's name: a number before one is a day."""
    return frozenset(words[0] for tag in locale_tags(roots) for name in _months(tag) if (words := tokens(name)))


@lru_cache(maxsize=8)
def unit_words(roots: tuple[Path, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return how every language calls what a number is counted in: scale or currency → the words behind the number."""
    found: dict[str, list[str]] = {}
    for root in roots:
        for path in sorted((root / "locales").glob("*.yaml")):
            for name, phrase in _COUNTED.findall(path.read_text(encoding="utf-8")):
                found.setdefault(name, []).append(phrase.rpartition("}")[2])
    return {name: tuple(phrases) for name, phrases in found.items()}


def _months(tag: str) -> list[str]:
    return [
        name
        for widths in Cldr.parse(tag, sep="-").months.values()
        for width in widths.values()
        for name in width.values()
    ]


def _paged(text: str) -> str:
    """Return how a locale numbers pages, with the numbers in it: "1 of" at the foot of a page is no number of anybody's."""
    phrases = _PAGED.findall(text)
    return joined(re.sub(r"\{\w+\}", str(page), each) for each in phrases for page in range(1, _MOST_PAGES + 1))


def _dated(tag: str) -> str:
    cldr = Cldr.parse(tag, sep="-")
    days = [name for widths in cldr.days.values() for width in widths.values() for name in width.values()]
    return joined([*_months(tag), *days, *cldr.currencies.values()])
