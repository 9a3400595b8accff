"""Parts of a Russian or a Hindi word, which its letters alone tell."""

import re
from typing import Final

from briefgen.regex import regex

_RUSSIAN_VOWELS: Final = regex("[аеёиоуыэюя]", re.IGNORECASE)
_AKSHARAS: Final = regex("(?<!\u094d)[\u0915-\u0939\u0958-\u095f]|[\u0904-\u0914\u0960\u0961]")
"""A consonant that no virama binds to the one before it, with all that follows it; or a vowel that stands by itself."""


def russian_syllables(word: str) -> int:
    """Count the syllables of a Russian word: it has one for each vowel, and "в", "к" and "с" have none."""
    return len(_RUSSIAN_VOWELS.findall(word))


def aksharas(word: str) -> int:
    """Count the aksharas of a word in Devanagari, which are its written syllables: प्रतिशत has four, हिन्दी two.

    A vowel sign belongs to its consonant, and a conjunct is one however many consonants it joins.
    """
    return len(_AKSHARAS.findall(word))


def is_cyrillic(word: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in word)


def is_devanagari(word: str) -> bool:
    return any("\u0900" <= letter <= "\u097f" for letter in word)
