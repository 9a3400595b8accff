"""Spelling that makes no difference to who looks for words: case, dashes, quotes, spaces, ways to write a number."""

import re
import unicodedata
from typing import Final

from babel import Locale as Cldr

_SAME: Final = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2039\u203a`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
}
_UNSEEN: Final = frozenset({"Cf", "Cc"})
"""Soft hyphens, joiners, marks of direction."""

Spelt = tuple[str, tuple[int, ...]]
"""Words as they are looked for, and for each of their characters its place in the words as they stand."""


def spelt(text: str, language: str) -> Spelt:
    """Return *text* as it is looked for in *language*: small letters, one kind of dash, quote and space, numbers without
    groups and with a point.
    """
    signs: list[tuple[str, int]] = []
    for place, sign in enumerate(text):
        for each in _folded(sign):
            if each != " " or (signs and signs[-1][0] != " "):
                signs.append((each, place))
    return _numbers(signs, language)


def _folded(sign: str) -> str:
    if sign.isspace():
        return " "
    if unicodedata.category(sign) in _UNSEEN:
        return ""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return "".join(_SAME.get(each, each) for each in unicodedata.normalize("NFKD", _SAME.get(sign, sign)).casefold())


def _numbers(signs: list[tuple[str, int]], language: str) -> Spelt:
    words = "".join(sign for sign, _ in signs)
    symbols = Cldr.parse(language, sep="-").number_symbols.get("latn", {})
    group, point = _folded(symbols.get("group", ",")), _folded(symbols.get("decimal", "."))
    grouped = {match.start() for match in re.finditer(rf"(?<=\d){re.escape(group)}(?=\d{{2,3}}(?:\D|$))", words)}
    grouped |= {
        match.start()
        for match in re.finditer(rf"(?<=\d){re.escape(group)}(?=(?:\d{{2,3}}{re.escape(group)})+\d)", words)
    }
    points = {match.start() for match in re.finditer(rf"(?<=\d){re.escape(point)}(?=\d)", words)} - grouped
    kept = [
        ("." if place in points else sign, origin) for place, (sign, origin) in enumerate(signs) if place not in grouped
    ]
    return "".join(sign for sign, _ in kept), tuple(origin for _, origin in kept)
