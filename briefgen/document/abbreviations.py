"""Abbreviations among words: what looks like one, whatever it may stand for. Initials of a person only look so."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from babel.core import get_global

from briefgen.document.languages import LETTER
from briefgen.frozen import dataclass
from briefgen.regex import regex

_TOKEN: Final = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_OF_SEVERAL: Final = "एफ|एच|आई|एल|एम|एन|क्यू|आर|एस|डब्ल्यू|एक्स|वाई|जेड"
LETTER_NAMES: Final = frozenset(
    ["ए", "बी", "सी", "डी", "ई", "जी", "जे", "के", "ओ", "पी", "टी", "यू", "वी", *_OF_SEVERAL.split("|")]
)
"""Latin letters as Hindi spells them, of which some take several letters."""
_DOTTED: Final = re.compile(
    rf"(?<![\w\u0900-\u097f.])(?:(?:{_OF_SEVERAL}|[\u0904-\u0939][\u0900-\u0903\u093a-\u094f]*)\.){{2,}}"
)
"""Abbreviations of Devanagari, which has no capitals: भा.ज.पा., एन.डी.एम.ए."""
_CAPITALS_WITH_STOPS: Final = re.compile(r"(?<![\w.&-])(?:[A-Z]{1,2}\.){2,}(?:[A-Z](?![\w.]))?")
"""U.N.R.R.A., LL.B. Cyrillic capitals with stops are the initials of a name."""
_WORD_BEHIND: Final = regex(
    r"[ \u00a0\u202f]?(?:(?:al|bin|da|de|del|den|der|di|du|el|ibn|la|le|van|von)[ -])*"
    rf"(?P<word>[^\W\d_](?:{LETTER}|['’-](?={LETTER}))+)"
)
"""The next word, past what small words a name may begin with."""
_MOST_INITIALS: Final = 3
_ROMAN: Final = re.compile(r"(?=[IVXLCM])(?:X{0,3}(?:IX|IV|V?I{0,3})|[MDCLXVI]{4,})")
"""Numbers of chapters, centuries and rulers, and of years; CD, DC and MD are no numbers here."""
_YEAR: Final = re.compile(r"FY[0-9]*")
_MIXED: Final = 4
"""Letters of an abbreviation with a small one inside, such as MoU and PhD; McDonald is a name."""
_ENDING: Final = re.compile(r"(?<=[А-ЯЁ]{2})[а-яё]{1,3}$")
"""A case that is written on: МИДа."""
_BEFORE_NUMBER: Final = regex(r"[ \u00a0\u202f]?[-+\u2212]?[0-9]")
_BEHIND_NUMBER: Final = regex(r"[0-9][ \u00a0\u202f]?$")
_HALVES: Final = frozenset({"AM", "PM"})
_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An abbreviation at its place among the characters of a text."""

    short: str
    """Without the `s` of an English plural and the ending of a Russian case."""
    at: int
    end: int
    is_plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Words, in small letters, by which is told what letters with full stops are, and what stands for them."""

    bodies: frozenset[str] = frozenset()
    """What bodies, and what they make, are called: "the N.D.M. Council". No person is called so."""
    joiners: frozenset[str] = frozenset()
    """What joins the words of a name: "of", "and"."""
    particles: frozenset[str] = frozenset()
    """What stands beside names, and in none."""


@lru_cache(maxsize=4_096)
def abbreviations(text: str, beside: Beside) -> tuple[Found, ...]:
    """Return what looks like an abbreviation: capitals without small letters around them, or letters with full stops in Hindi
    and English.

    Not taken for one: Roman numerals, names of models (AK-203), numbers of files and markings (TLP:RED), financial years,
    ISO codes of currencies beside an amount, initials, and words of a text that is in capitals as a whole.
    """
    return tuple(_abbreviations(text, beside))


def _abbreviations(text: str, beside: Beside) -> Iterator[Found]:
    with_stops = (*_DOTTED.finditer(text), *_CAPITALS_WITH_STOPS.finditer(text))
    for match in with_stops:
        if without_stops(match[0]) not in _HALVES and not _are_initials(match, text, beside):
            yield Found(short=match[0], at=match.start(), end=match.end())
    if _is_loud(text):
        return
    for match in _TOKEN.finditer(text):
        short, is_plural = _base(match[0])
        if any(other.start() <= match.start() < other.end() for other in with_stops):
            continue
        if _abbreviates(short) and not _is_part_of_more(short, text, match.start(), match.end()):
            yield Found(short=short, at=match.start(), end=match.end(), is_plural=is_plural)


def is_abbreviation(short: str) -> bool:
    """Tell whether a term's short form is one: two capitals or more, or a script that has none."""
    return sum(map(str.isupper, short)) >= _SEVERAL or short.upper() == short.lower()


@lru_cache(maxsize=512)
def pattern_of(short: str) -> re.Pattern[str]:
    """Return the pattern that finds a term's short form where it is typed, with the `s` of a plural behind Latin letters."""
    plural = "(?P<plural>s?)" if short.isascii() else "(?P<plural>)"
    return re.compile(rf"(?<!{LETTER})(?<!{LETTER}&){re.escape(short)}{plural}(?!{LETTER}|&{LETTER}|-[0-9])")


def without_stops(short: str) -> str:
    """Return an abbreviation as it is written without stops: U.N. is the UN."""
    return short.replace(".", "")


def _are_initials(match: re.Match[str], text: str, beside: Beside) -> bool:
    """Tell whether a few letters stand before a name, as in J.R.R. Tolkien and जे.आर. टाटा; the "N.D.M. Council" is a body's.

    In a script without capitals a name is any word that is not known to be another; only names of Latin letters are initials.
    """
    letters = tuple(filter(None, match[0].split(".")))
    behind = _WORD_BEHIND.match(text, match.end())
    if (
        behind is None
        or len(letters) > _MOST_INITIALS
        or any(len(letter) > 1 for letter in letters if letter.isupper())
    ):
        return False
    word = behind["word"]
    if not beside.bodies.isdisjoint((word.casefold(), word.casefold().removesuffix("s"))) or word[0].islower():
        return False
    if word[0].isupper():
        return True
    is_known = word in beside.joiners or word in beside.particles
    return not is_known and LETTER_NAMES.issuperset(letters)


def _is_loud(text: str) -> bool:
    """Tell whether all words are in capitals. Scripts without capitals are not loud, whatever stands among their words."""
    return len(text.split()) >= _SEVERAL and all(map(str.isupper, filter(str.isalpha, text)))


def _base(token: str) -> tuple[str, bool]:
    if token[-1:] == "s" and _abbreviates(token[:-1]):
        return token[:-1], True
    return _ENDING.sub("", token), False


def _abbreviates(token: str) -> bool:
    letters, capitals = sum(map(str.isalpha, token)), sum(map(str.isupper, token))
    if capitals < _SEVERAL or _ROMAN.fullmatch(token) or _YEAR.fullmatch(token):
        return False
    return token.isupper() or (letters <= _MIXED and token[0].isupper() and token[-1].isupper())


def _is_part_of_more(short: str, text: str, at: int, end: int) -> bool:
    """Tell whether it is one part of a designation or an amount, which the whole stands for."""
    before, after = text[:at], text[end:]
    is_number_of_thing = re.match(r"[-/][0-9]", after) or re.search(r"[0-9]/$", before)
    is_marking = re.match(r":[A-Z]", after) or re.search(r"[A-Z]:$", before)
    is_hour = short in _HALVES and _BEHIND_NUMBER.search(before)
    is_amount = short in _currencies() and (_BEFORE_NUMBER.match(after) or _BEHIND_NUMBER.search(before))
    return bool(is_number_of_thing or is_marking or is_hour or is_amount)


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(get_global("all_currencies"))
