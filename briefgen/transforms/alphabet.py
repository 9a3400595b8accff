"""The order of words in a list for readers of one language."""

import unicodedata
from typing import Final

_RUSSIAN: Final = str.maketrans("ё", "е")
"""Ё goes with Е; Й is a letter of its own."""


def alphabetical(words: str) -> tuple[str, str]:
    """Return a sort key: case, accents of Latin letters and signs between words do not part what belongs together.

    Devanagari stands in Unicode in the order of its dictionaries.
    """
    folded = unicodedata.normalize("NFC", words.casefold())
    letters = "".join(_plain(sign) for sign in folded if sign.isalnum() or sign.isspace() or _belongs(sign))
    return letters.translate(_RUSSIAN), words


def _plain(sign: str) -> str:
    base = unicodedata.normalize("NFD", sign)[0]
    return base if base.isascii() else sign


def _belongs(sign: str) -> bool:
    """Tell whether a sign is part of the letter before it: a vowel sign, a virama."""
    return unicodedata.category(sign).startswith("M")
