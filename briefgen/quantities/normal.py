"""A text in one spelling: composed marks, small letters, ASCII digits; and where each character stood."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.frozen import dataclass

_DROPPED: Final = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060")
"""Soft hyphens, joiners and marks of direction: they are not read."""
_ALIKE: Final = str.maketrans({"ё": "е", "−": "-", "‐": "-", "‑": "-", "’": "'", "٫": ".", "٬": ",", "٪": "%"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    text: str
    offsets: tuple[int, ...]
    """For each character, and for the end, the place in the text that was given."""
    capitals: frozenset[int] = frozenset()
    """Where a capital stood."""

    def span(self, at: int, end: int) -> tuple[int, int]:
        """Return the place in the text that was given of what stands from *at* to *end*."""
        return self.offsets[at], max(self.offsets[end], self.offsets[at] + 1)


@lru_cache(maxsize=4096)
def normal(text: str) -> Normal:
    if text.isascii():
        # Of such letters each is spelled in one way, and most texts have no others.
        capitals = frozenset(at for at, letter in enumerate(text) if letter.isupper())
        return Normal(text=text.lower(), offsets=tuple(range(len(text) + 1)), capitals=capitals)
    return _normal(text)


def _normal(text: str) -> Normal:
    letters: list[str] = []
    offsets: list[int] = []
    upper: set[int] = set()
    for at, cluster in _clusters(text):
        if cluster[0].isupper():
            upper.add(len(letters))
        for letter in _folded(cluster):
            letters.append(letter)
            offsets.append(at)
    return Normal(text="".join(letters), offsets=(*offsets, len(text)), capitals=frozenset(upper))


@lru_cache(maxsize=8192)
def folded(words: str) -> str:
    """Return *words* in the spelling that a normal text has."""
    return normal(words).text


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield start, text[start:at]
            start = at


@lru_cache(maxsize=4096)
def _folded(cluster: str) -> str:
    if cluster in _DROPPED:
        return ""
    composed = unicodedata.normalize("NFC", cluster).lower().translate(_ALIKE)
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in composed)
