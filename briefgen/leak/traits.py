"""What gives itself away in fewer than four words: names, codes, files, numbers."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from briefgen.leak.words import APART, BREAK, RUN, Run, tokens
from briefgen.regex import regex

_NAMED: Final = re.compile("(?:(?<=[^\\W\\d_] )|(?<=[,;(] ))([A-ZА-ЯЁ][\\w-]{2,})|\\b([A-Z][A-Z-]+[A-Z])\\b")
"""A capital where no sentence begins; or nothing but capitals."""
_CODE: Final = regex("(?=.*[0-9])(?=.*[^\\W\\d_]).{3,}")
_ORDINAL: Final = regex("[0-9]+(?:st|nd|rd|th|s|e|я|й|го|वें|वीं|वां)")
_NUMBER: Final = re.compile("[0-9]+(?:\\.[0-9]+)?")
_YEARS: Final = range(1900, 2101)
_TELLING: Final = 4
"""Digits that no number on an axis or in a list has by chance; one behind a point fewer, unless it is a five."""
_SHORTEST: Final = 3
_GROUP: Final = 4
"""Signs from a point to the end that look like a group of thousands behind a comma."""
_BETWEEN: Final = frozenset({APART, BREAK})


def traits(text: str, words: Sequence[str]) -> Iterator[Run]:
    """Yield the names and codes in a text, and the numbers that tell by themselves or with the word behind them."""
    for match in _NAMED.finditer(text):
        yield from _single(tokens(match[0]))
    yield from code_traits(words)


def code_traits(words: Sequence[str]) -> Iterator[Run]:
    """Yield the codes and numbers alone: of headings and comments, in which capitals tell no names."""
    for word, behind in zip(words, [*words[1:], BREAK], strict=False):
        if word.isalpha() or word in _BETWEEN:
            continue
        if _NUMBER.fullmatch(word):
            yield from _number(word, behind)
        elif _CODE.fullmatch(word) and not _ORDINAL.fullmatch(word):
            yield (word,)


def name_traits(words: list[str], *, of_person: bool) -> Iterator[Run]:
    """Yield a name as a whole where it is too short for a run; and a person's last name, which is used alone."""
    if BREAK not in words and len(words) < RUN and len("".join(words)) >= _SHORTEST:
        yield tuple(words)
    if of_person and len(words) > 1 and len(words[-1]) >= _SHORTEST:
        yield (words[-1],)


def amount_traits(amount: Decimal, units: tuple[str, ...]) -> Iterator[Run]:
    """Yield a number as it may stand by itself, where it tells enough, and before each of its units."""
    for digits in written(amount):
        yield from _number(digits, BREAK)
        yield from ((digits, word) for unit in units for word in tokens(unit)[:1] if digits.strip("0."))


def written(amount: Decimal) -> frozenset[str]:
    """Return how the digits of an amount may be read, whatever the language: `1,234` is a thousand, or one and a fraction."""
    plain = format(abs(amount), "f")
    bare = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return frozenset(
        {plain, bare, *(each.replace(".", "") for each in (plain, bare) if each[-_GROUP : -_GROUP + 1] == ".")}
    )


def is_number(word: str) -> bool:
    return word[0].isdecimal() and _NUMBER.fullmatch(word) is not None


def _single(words: list[str]) -> Iterator[Run]:
    if len(words) == 1 and len(words[0]) >= _SHORTEST:
        yield (words[0],)


def _number(word: str, behind: str) -> Iterator[Run]:
    digits = word.replace(".", "").strip("0")
    is_year = "." not in word and int(word) in _YEARS
    if not is_year and len(digits) >= (_SHORTEST if "." in word and digits[-1] != "5" else _TELLING):
        yield (word,)
    if digits and not is_year and behind not in _BETWEEN and len(behind) > 1 and not is_number(behind):
        yield (word, behind)
