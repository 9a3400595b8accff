"""Words that are the house's own and nobody's secret: phrases, templates, markings, yardsticks, names of months."""

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from babel import Locale as Cldr
from babel.localedata import exists

from briefgen.diagnostics import UserError
from briefgen.leak.passages import joined
from briefgen.leak.traits import is_number
from briefgen.leak.words import Marks, Run, run_marks, tokens
from briefgen.locale.load import locale_tags
from briefgen.located.text import read_text
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import Stamp, below, stamp
from briefgen.regex import regex

_FOLDERS: Final = ("audiences", "partials", "locales", "markings", "yardsticks", "themes")
_REMARKS: Final = {
    ".yaml": regex(r"(?:^|(?<=\s))#.*$", re.MULTILINE),
    ".j2": regex(r"\{#.*?#\}", re.DOTALL),
}
"""By the suffix of the files that are read, their comments."""
_PAGED: Final = regex("^ +page-label: *(.+)$", re.MULTILINE)
_MOST_PAGES: Final = 99
_COUNTED: Final = regex("(?:scale|currency)-([a-z]+)")


class House:
    """What is the house's own, read when it is first asked: most briefs have nothing that only it explains."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = roots

    def says(self, run: Run) -> bool:
        """Tell whether the house says these words beside each other."""
        return hash(run) in self._marks[len(run) - 1]

    def takes(self, run: Run) -> bool:
        """Tell whether what would tell in few words is the house's own, or a day of a month."""
        return self.says(run) or (is_number(run[0]) and run[-1] in self._months)

    @cached_property
    def _marks(self) -> Marks:
        return house_marks(self._roots)

    @cached_property
    def _months(self) -> frozenset[str]:
        return month_names(self._roots)


def house_marks(roots: tuple[Path, ...]) -> Marks:
    """Return the marks of the runs that stand in the templates, or that dates and the numbers of pages are made of.

    What stands in a template's comments is in no brief, and explains no run and no number; plain words of it are the house's.
    """
    files = tuple(stamp(path) for folder in _FOLDERS for path in below(folder, roots) if path.suffix in _REMARKS)
    return _marks(files, _tags(roots))


@lru_cache(maxsize=8)
def _marks(files: tuple[Stamp, ...], tags: tuple[str, ...]) -> Marks:
    texts = [(path.suffix, read_text(path)) for path, *_ in files]
    said = [_REMARKS[suffix].sub("", text) for suffix, text in texts]
    single, *runs = run_marks(tokens(joined([*said, *map(_dated, tags), *map(_paged, said)])))
    vocabulary = (word for _, text in texts for word in tokens(text) if word.isalpha())
    return (single | {hash((word,)) for word in vocabulary}, *runs)


def _tags(roots: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the languages that dates can be made of; a file of another name speaks none."""
    return tuple(tag for tag in locale_tags(roots) if exists(tag.replace("-", "_")))


def month_names(roots: tuple[Path, ...]) -> frozenset[str]:
    """Return the first word of each month's name: a number before one is a day."""
    return _month_words(_tags(roots))


@lru_cache(maxsize=8)
def _month_words(tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words[0] for tag in tags for name in _months(tag) if (words := tokens(name)))


def unit_words(roots: tuple[Path, ...], name: str) -> tuple[str, ...]:
    """Return how every language calls what a number is counted in, a scale or a currency: the words behind the number."""
    return _units(tuple(stamp(path) for path in below("locales", roots) if path.suffix == ".yaml")).get(name, ())


@lru_cache(maxsize=8)
def _units(files: tuple[Stamp, ...]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for path, *_ in files:
        for key, phrase in _strings(path).items():
            if counted := _COUNTED.fullmatch(str(key)):
                forms = phrase.values() if isinstance(phrase, Mapping) else (phrase,)
                found.setdefault(counted[1], []).extend(str(form).rpartition("}")[2] for form in forms)
    return {name: tuple(dict.fromkeys(phrases)) for name, phrases in found.items()}


def _strings(path: Path) -> Mapping[Any, Any]:
    """Return the phrases of a locale's file; of one that is at fault none: no brief is made in it."""
    try:
        data = read_yaml(path).data
    except UserError:
        return {}
    strings = data.get("strings") if isinstance(data, Mapping) else None
    return strings if isinstance(strings, Mapping) else {}


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
