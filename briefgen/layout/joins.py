"""Where a line had better not end: words that belong to the next one or to the one before, by language.

What lays out lines itself, as Word does, is told of days by signs: `unbroken`.

These are rules of a language's typesetting, whatever a house calls its parts, and hold for a quotation in it as well. They
bind no line: a break there costs as much as a line that leaves a quarter of the measure, so that a rule gives way where a
line would come out shorter than that. The text is not changed, and a no-break space in it binds in any case.

English: New Hart's Rules keep initials with the name and numbers with what they count. Russian: so does A. E. Milchin's
Spravochnik izdatelya i avtora, which leaves no one-letter word at the end of a line and begins none with a particle.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from briefgen.frozen import dataclass

JOIN_COST: Final = 0.25**2
"""As much as a line that leaves a quarter of the measure."""

_NOTHING: Final = "(?!)"
_CURRENCY: Final = r"US\$|[$€£¥₹₽]"
_UNITS: Final = r"[%‰°€₽]|km|kg|m|t|MW|GW|kWh|mb/d"

_MONTHS: Final[Mapping[str, str]] = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept?|Oct|Nov|Dec",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "hi": "जनवरी|फरवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|सितम्बर|अक्टूबर|अक्तूबर|नवंबर|नवम्बर|दिसंबर|दिसम्बर",
}
"""As they stand behind a day."""
_ANY_MONTH: Final = "|".join(_MONTHS.values())
_DAY_AND_MONTH: Final = re.compile(
    rf"(?<!\d)(?<!\d[.,])\d\d? (?=(?:{_ANY_MONTH})(?!\w))|\b(?:{_MONTHS['en']}) (?=\d\d?(?!\d|[.,]\d))"
)
_NO_BREAK_SPACE: Final = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joins:
    """A language's words, as regular expressions."""

    before_number: str
    """Stay with a number that follows: "p. 4"."""
    after_number: str
    """Stay with a number before them: "5 billion"."""
    leading: str
    """Stay with any word that follows."""
    trailing: str = _NOTHING
    """Stay with any word before them."""


JOINS: Final[Mapping[str, _Joins]] = {
    "en": _Joins(
        before_number=rf"No\.|Nos\.|pp?\.|paras?\.?|sections?|articles?|figures?|tables?|annex|chapters?|rules?|Rs\.?|{_CURRENCY}",
        after_number=rf"{_UNITS}|per\ cent|percent|thousand|million|billion|trillion|crore|lakh|bn|a\.m\.|p\.m\.|hours|"
        + _MONTHS["en"],
        leading=rf"Mr|Mrs|Ms|Dr|Prof|St|Sir|Shri|Smt|{_CURRENCY}",
    ),
    "ru": _Joins(
        before_number=rf"№|ст\.|п\.|пп\.|с\.|стр\.|рис\.|табл\.|гл\.|статья|пункт|раздел|таблица|{_CURRENCY}",
        after_number=rf"{_UNITS}|\d{{3}}(?!\d)|тыс\.|млн|млрд|трлн|тысяч\w*|миллион\w*|миллиард\w*|процент\w*|долл\.|руб\.|км|кг|т|г\.|гг\.|в\.|вв\.|год\w*|"
        + _MONTHS["ru"],
        leading=r"[вксоуияа]|г-н|г-жа|(?<!\d\ )г\.|т\.(?=\ [депкн]\.)",
        trailing=r"бы?|ли|ль|же?|долл\.|руб\.",
    ),
    "hi": _Joins(
        before_number=rf"सं\.|पृ\.|अनुच्छेद|धारा|पैरा|{_CURRENCY}",
        after_number=rf"{_UNITS}|प्रतिशत|हज़ार|हजार|लाख|करोड़|अरब|खरब|मिलियन|बिलियन|"
        + _MONTHS["hi"],
        leading=rf"श्री|श्रीमती|डॉ\.|{_CURRENCY}",
        trailing="[।॥]",
    ),
}  # fmt: skip

_BEGIN: Final = r"(?:^|(?<=[\s(\[«„“‘'\"/–—-]))"
_CAPITAL: Final = "[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_NONE: Final = _Joins(before_number=_CURRENCY, after_number=_UNITS, leading=_NOTHING)


@lru_cache(maxsize=1 << 14)
def joined(text: str, language: str) -> frozenset[int]:
    """Return the places in a text of single spaces, each after a space, before which a line had better not begin."""
    if " " not in text:
        return frozenset()
    return frozenset(found.end() for found in _pattern(language.partition("-")[0]).finditer(text))


@lru_cache(maxsize=1 << 12)
def unbroken(text: str) -> str:
    """Return *text* with no-break spaces that keep a day on the line of its month.

    The dash of a range stays as it is: what would keep its ends together (U+2060) shows as a box in fonts that lack it, and who
    looks for the range in Word would not find it.
    """
    return _DAY_AND_MONTH.sub(lambda found: found[0][:-1] + _NO_BREAK_SPACE, text)


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern[str]:
    joins = JOINS.get(language, _NONE)
    return re.compile(
        rf"""
          {_BEGIN} (?:
            {_CAPITAL} \. [ ] (?= {_CAPITAL} )                         # an initial: V. V. Putin
          | (?i: {joins.before_number} ) [ ] (?= \d )
          | (?i: {joins.leading} ) \.? [ ] (?= \S )
          )
        | [ ] (?:
            (?<= \d [ ] ) (?= (?: {joins.after_number} ) (?! \w ) )
          | (?= (?: {joins.trailing} ) (?! \w ) )
          )
        """,
        re.VERBOSE,
    )
