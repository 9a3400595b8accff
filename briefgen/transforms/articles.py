"""The English article before words that come in the place of others: an LTA, a long-term agreement."""

import re
from dataclasses import replace
from typing import Final

from briefgen.document.inlines import Text
from briefgen.document.languages import primary
from briefgen.regex import regex

_ARTICLE: Final = regex(r"\b([Aa])n?(?= $)")
_VOWEL: Final = regex(r"[aeio]|u(?!ni(?!n|m)|s[aeiu]|r[aeiou]|t[aeiou])|hour|honest|honou?r|heir", re.IGNORECASE)
_NO_VOWEL: Final = regex(r"eu|ew|one\b|once", re.IGNORECASE)


def agreeing(before: Text, words: str, language: str) -> Text:
    """Return the words before with the article that *words* take by their sound; other languages have none to change."""
    if primary(language) != "en":
        return before
    n = "n" if _VOWEL.match(words) and not _NO_VOWEL.match(words) else ""
    text = _ARTICLE.sub(rf"\g<1>{n}", before.text)
    return before if text == before.text else replace(before, text=text)
