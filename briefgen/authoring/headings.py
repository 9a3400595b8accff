"""Whether a line of plain text that stands by itself, with text below it, is a heading. What is unsure is a sentence, which
somebody has to claim or to set aside: so nothing is lost.
"""

from collections.abc import Set as AbstractSet
from typing import Final

from briefgen.authoring.passages import begins_anew, is_numbered
from briefgen.document.sentences import CLOSES, STOPS, sentences
from briefgen.regex import regex

_LONGEST: Final = 100
_MOST_WORDS: Final = 14
_FEW_WORDS: Final = 5
"""Words of a heading that nothing but its shortness tells, at most."""
_NO_HEADING: Final = regex(rf"[{STOPS}!…;:,،؛][{CLOSES}]*$")
_QUESTION: Final = regex(rf"[?؟][{CLOSES}]*$")
_WORD: Final = regex(r"[^\W\d_][^\s]*")
_SMALL: Final = 3
"""Letters of a word that a title leaves small, at most."""
_LONG_SMALL: Final = frozenset(
    {"after", "among", "between", "from", "into", "over", "towards", "under", "with", "without"}
)
_VERB: Final = regex(
    r"(?!speed|breed|creed)[a-z]{3,}ed|[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лись|ет|ют|ит|ят|ется|ются|ится|ятся)|[\u0904-\u0939][\u0900-\u094f]*(?:ेगा|ेगी|ेंगे|ता|ते|ती)"
)
"""What ends as verbs do that say what somebody did or does; a noun of such an ending makes a heading unsure."""
_ARTICLE: Final = frozenset({"a", "an", "the"})


def is_title(line: str, particles: AbstractSet[str]) -> bool:
    """Tell whether the first line of a text is its title: short, without an end, and no sentence by its words."""
    return _may_be(line) and (_is_set_off(line) or not _says_something(line, particles))


def is_heading(line: str, particles: AbstractSet[str]) -> bool:
    """Tell whether a line further down is a heading: by capitals, as a question, by its number, or as a few words.

    *particles* are words that no heading has, in small letters: is, will, we.
    """
    if not _may_be(line):
        return False
    if _is_set_off(line):
        return True
    if _says_something(line, particles):
        return False
    words = line.split()
    return is_numbered(line) or (
        len(words) <= _FEW_WORDS and (len(words) < _SMALL or words[0].casefold() not in _ARTICLE)
    )


def _may_be(line: str) -> bool:
    is_short = len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS
    if not is_short or line[0].islower() or _NO_HEADING.search(line) or (begins_anew(line) and not is_numbered(line)):
        return False
    return len(tuple(sentences(line))) == 1


def _is_set_off(line: str) -> bool:
    """Tell whether it is a question, in capitals, or has capitals as titles have them."""
    words = _WORD.findall(line)
    return bool(_QUESTION.search(line)) or line.isupper() or (bool(words) and all(map(_is_titled, words)))


def _is_titled(word: str) -> bool:
    is_small = len(word) <= _SMALL or word in _LONG_SMALL
    return word[0].isupper() or (is_small and word.upper() != word)


def _says_something(line: str, particles: AbstractSet[str]) -> bool:
    words = [word.strip("\"'“”‘’«»()[],").casefold() for word in line.split()]
    return any(word in particles or _VERB.fullmatch(word) for word in words)
