"""Whether words can be what an abbreviation stands for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefgen.document.abbreviations import LETTER_NAMES, Beside
from briefgen.document.languages import LETTER

_WORD: Final = re.compile(rf"{LETTER}+")
_MARKS: Final = re.compile(r"[\u0300-\u036f]")
_SEVERAL: Final = 2
_INSIDE: Final = 3
"""Letters of an abbreviation that may stand inside a word as well, at most: TV, DNA."""
_MORE: Final = 5
"""Words that begin with none of its letters, at most: "Food and Agriculture Organization of the United Nations (FAO)"."""


def stands_for(short: str, words: str, beside: Beside) -> bool:
    """Tell whether *words* can be what *short* stands for: its letters begin them, in their order, as in free-trade agreement.

    A letter may go on from its word's beginning (NATGRID); one of up to three may stand inside its word (TV). Words in another
    script begin with none of them. There it is enough that as many words end the text as there are letters, less one, with
    nothing between them but what joins the words of a name: Всемирная организация здравоохранения (WHO).
    """
    signs, found = _signs(short), [_bare(word) for word in _WORD.findall(words)]
    if not signs or not found:
        return False
    if _script(signs[0]) == _script(found[-1]) and not LETTER_NAMES.issuperset(signs):
        return _begin(signs, found)
    return len(tuple(_of_a_name(found, beside))) >= max(_SEVERAL, len(signs) - 1)


def explains(short: str, before: str, beside: Beside) -> bool:
    """Tell whether what stands before the bracket around *short* ends in what it stands for."""
    most = len(_signs(short))
    near = list(_WORD.finditer(before))
    counted = [match for match in near if _bare(match[0]) not in beside.joiners][-min(2 * most, most + _MORE) :]
    return bool(counted) and stands_for(short, before[counted[0].start() :], beside)


def _signs(short: str) -> tuple[str, ...]:
    """Return what is to begin words: capitals, or what stands before each full stop in a script that has none."""
    if short.upper() == short.lower():
        return tuple(filter(None, short.split(".")))
    return tuple(_bare(sign) for sign in short if sign.isupper())


def _begin(signs: Sequence[str], words: Iterable[str]) -> bool:
    reached = {0}
    for word in words:
        reached |= {at + taken for at in reached for taken in _taken(signs[at:], word, is_inside=len(signs) <= _INSIDE)}
    return len(signs) in reached


def _taken(signs: Sequence[str], word: str, *, is_inside: bool) -> Iterator[int]:
    """Yield how many of the next signs a word can stand for: those it begins with, and those it has inside."""
    rest = word.removeprefix("e") if signs[:1] == ("x",) and word.startswith("ex") else word
    for count, sign in enumerate(signs, 1):
        at = rest.find(sign) if is_inside and count > 1 else 0 if rest.startswith(sign) else -1
        if at < 0:
            return
        yield count
        rest = rest[at + len(sign) :]


def _of_a_name(words: Sequence[str], beside: Beside) -> Iterator[str]:
    """Yield the words, from the last one back, that may be those of one name."""
    for word in reversed(words):
        if word in beside.particles:
            return
        if word not in beside.joiners:
            yield word


def _bare(word: str) -> str:
    """Return a word in small letters without accents; vowel signs are no accents."""
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", word.casefold())))


def _script(sign: str) -> str:
    return unicodedata.name(sign[0], "").partition(" ")[0]
