"""Words that are the house's own and nobody's secret: phrases, templates, markings, yardsticks, names of months."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from babel import Locale as Cldr

from briefgen.leak.passages import joined
from briefgen.leak.words import Marks, run_marks, tokens
from briefgen.locale.load import locale_tags

_FOLDERS: Final = ("audiences", "partials", "locales", "markings", "yardsticks", "themes")
_SUFFIXES: Final = frozenset({".yaml", ".j2"})


@lru_cache(maxsize=8)
def house_marks(roots: tuple[Path, ...]) -> Marks:
    """Return the marks of the runs of one, two, three and four words that stand in the templates, or that dates are made of."""
    return run_marks(tokens(joined([*_texts(roots), *map(_dated, locale_tags(roots))])))


def _texts(roots: tuple[Path, ...]) -> list[str]:
    return [
        path.read_text(encoding="utf-8")
        for root in roots
        for folder in _FOLDERS
        for path in sorted((root / folder).rglob("*"))
        if path.suffix in _SUFFIXES
    ]


@lru_cache(maxsize=8)
def month_names(roots: tuple[Path, ...]) -> frozenset[str]:
    """Return the first word of each month's name: a number before one is a day."""
    return frozenset(words[0] for tag in locale_tags(roots) for name in _months(tag) if (words := tokens(name)))


def _months(tag: str) -> list[str]:
    return [
        name
        for widths in Cldr.parse(tag, sep="-").months.values()
        for width in widths.values()
        for name in width.values()
    ]


def _dated(tag: str) -> str:
    cldr = Cldr.parse(tag, sep="-")
    days = [name for widths in cldr.days.values() for width in widths.values() for name in width.values()]
    return joined([*_months(tag), *days, *cldr.currencies.values()])
