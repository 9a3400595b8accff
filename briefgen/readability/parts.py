"""Parts of a word, by its own script: of a name in Latin letters in a Russian text too."""

from functools import lru_cache

from briefgen.readability.scripts import aksharas, is_cyrillic, is_devanagari, russian_syllables
from briefgen.readability.syllables import syllables


@lru_cache(maxsize=16_384)
def parts(word: str) -> int:
    """Count the syllables of a word, in Devanagari its aksharas; 1 for a number in digits, 0 for what is no word.

    What is in another script is counted as if it were English, and is right for Latin letters alone.
    """
    if is_devanagari(word):
        return aksharas(word) or int(any(map(str.isdigit, word)))
    return russian_syllables(word) if is_cyrillic(word) else syllables(word)
