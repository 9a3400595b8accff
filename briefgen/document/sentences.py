"""Sentences of a text, near enough to promise how long they are, and to cite them one by one."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from briefgen.frozen import dataclass
from briefgen.regex import regex
from briefgen.resources import templates_root

if TYPE_CHECKING:
    from briefgen.document.usage import Usage

STOPS: Final = ".।॥۔"
"""Full stops: of Latin, Cyrillic and Arabic, of Devanagari, of Urdu."""
ENDS: Final = f"{STOPS}!?…؟"
"""The marks that a sentence may end in."""
CLOSES: Final = "\"'”’»)\\]"
"""What may stand behind them and is of the same sentence, as a pattern's set has it."""
_END: Final = re.compile(rf"[{ENDS}]+[{CLOSES}]*\s+(?=[\"'“‘«(\[]*[^\W_])")
_NEXT: Final = re.compile(rf"[\"'“‘«(\[]*(?P<word>[^\s,;:،؛{ENDS}”’»)\]]+\.?)")
_LAST_WORD: Final = re.compile(r"(?P<word>[^\s(\[“‘«\"']+)\.\s+\Z")
_NUMBER: Final = regex(r"\d|[IVXLC]+\b")
_NEAR: Final = 40
"""Characters before an end, and behind it, that are looked at."""
_PART: Final = 3
"""Letters of a part of a short form with full stops inside, at most: U.S., Ph.D., т.е., कि.मी."""
_LIST_NUMBER: Final = 2
"""Digits of a number that begins an entry of a list, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForms:
    """Words that end in a full stop which may end no sentence, without it. One in small letters may begin with a capital."""

    in_midst: frozenset[str]
    before_numbers: frozenset[str]
    anywhere: frozenset[str]
    openers: frozenset[str]
    """Words by which a sentence is told that begins behind such a form."""
    languages: tuple[str, ...]
    """Those whose months have names before which a day ends no sentence, as in "3. May"."""

    def hold(self, before: str, after: str, *, opens: bool) -> bool:
        """Tell whether a full stop at the end of *before* ends nothing; *opens* is where the sentence has no other word."""
        match = _LAST_WORD.search(before)
        if match is None:
            return False
        word = match["word"]
        spelt = {word, word[0].lower() + word[1:]}
        if not spelt.isdisjoint(self.in_midst) or (opens and word.isdecimal() and len(word) <= _LIST_NUMBER):
            return True
        if word.isdecimal() and len(word) <= _LIST_NUMBER and self._is_month(after.rstrip(".")):
            return True
        if not spelt.isdisjoint(self.before_numbers) and _NUMBER.match(after):
            return True
        may_go_on = not spelt.isdisjoint(self.anywhere) or _is_initial(word) or _has_stops(word)
        return may_go_on and after not in self.openers

    def _is_month(self, word: str) -> bool:
        return any(word in _months(language) for language in self.languages)


def short_forms(usages: Mapping[str, "Usage"]) -> ShortForms:
    """Return the short forms of several languages together, each with its usage: a text does not say which of them it is in."""
    found = tuple(usages.values())
    return ShortForms(
        in_midst=frozenset(word for usage in found for word in usage.short_in_midst),
        before_numbers=frozenset(word for usage in found for word in usage.short_before_numbers),
        anywhere=frozenset(word for usage in found for word in usage.short_anywhere),
        openers=frozenset(word for usage in found for word in usage.openers),
        languages=tuple(usages),
    )


@cache
def _months(language: str) -> frozenset[str]:
    """Return the names of the months in full, as they stand behind a day. Few texts ask, and each language takes milliseconds."""
    from babel import Locale  # noqa: PLC0415 - loads slowly

    return frozenset(Locale.parse(language).months["format"]["wide"].values())


@cache
def _bundled() -> ShortForms:
    from briefgen.document.usage import load_usages  # noqa: PLC0415 - loads slowly

    return short_forms(load_usages((templates_root(),)))


def sentences(text: str, forms: ShortForms | None = None) -> Iterator[str]:
    """Yield the sentences of a text. One that goes on in small letters is not over; neither is one after "Mr." or "Fig." before
    a number. *forms* are the short forms known, where they are others than the bundled ones.
    """
    return iter(_of_bundled(text)) if forms is None else _sentences(text, forms)


@lru_cache(maxsize=4096)
def _of_bundled(text: str) -> tuple[str, ...]:
    return tuple(_sentences(text, _bundled()))


def _sentences(text: str, forms: ShortForms) -> Iterator[str]:
    start = 0
    for match in _END.finditer(text):
        after = _NEXT.match(text[match.end() : match.end() + _NEAR])
        if after is None or text[match.end()].islower():
            continue
        before = text[max(start, match.end() - _NEAR) : match.end()]
        opens = " " not in text[start : match.start()].strip()
        if forms.hold(before, after["word"], opens=opens):
            continue
        yield text[start : match.end()].strip()
        start = match.end()
    if rest := text[start:].strip():
        yield rest


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


def _has_stops(word: str) -> bool:
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) <= _PART and part and all(map(_is_letter, part)) for part in parts)


def _is_letter(sign: str) -> bool:
    """Tell whether a sign is a letter or a vowel sign of one."""
    return unicodedata.category(sign)[0] in "LM"
