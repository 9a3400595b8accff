"""Numbers that stand high behind a word: marks of notes, and powers.

A program that drops the height makes "visit3" of a visit with a note. So they are written with the signs that are high anywhere, and
what is a mark is put in brackets. No note has the number 0: that is a degree, as in "30⁰ C".
"""

import re
from typing import Final

from briefgen.document.sentences import CLOSES, ENDS
from briefgen.regex import regex

_DIGITS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FOOTNOTE: Final = "ᶠ"
ENDNOTE: Final = "ᵉ"
"""Before the number of a note that the file itself has: signs that stand high, as their numbers do."""
RAISED: Final = str.maketrans("0123456789", _DIGITS)
_LOWERED: Final = str.maketrans({**dict(zip(_DIGITS, "0123456789", strict=True)), FOOTNOTE: "", ENDNOTE: "e"})
_HIGH: Final = f"{FOOTNOTE}{ENDNOTE}{_DIGITS}"
_LETTER: Final = rf"(?:(?![{_HIGH}])[^\W_])"
_POWER: Final = r"(?:[^\W\d_][a-zà-ÿа-яё]?|10)"
"""What has a power rather than a note: a unit (km²), a sign (R²), ten."""
_BEHIND_POWER: Final = rf"(?<!{_LETTER}){_POWER}[{_DIGITS}]+(?=[{ENDS},;:{CLOSES}]*[{FOOTNOTE}{ENDNOTE}])"
# Behind what closes it begins where that ends: from each of many it would be looked through to the last.
_MARK: Final = regex(
    rf"(?P<word>^|(?<=\s)|(?<=[%‰°])|(?<=[{CLOSES}])(?![{CLOSES}])|{_BEHIND_POWER}|(?<!{_LETTER}){_LETTER}+)(?P<stops>[{ENDS},;:]*)(?P<closes>[{CLOSES}]*)(?P<apart>\s?)"
    rf"(?P<marks>(?!⁰)[{_HIGH}]+(?:[,;–-]\s?[{_HIGH}]+)*)(?P<joined>(?=[^\W_]))?"
)
_NEXT: Final = regex(rf"(?<=[{_DIGITS}])(?=[{FOOTNOTE}{ENDNOTE}])")
_EXPONENT: Final = regex(_POWER)
_LONGEST: Final = 4
"""Characters that are enough to tell."""
_LAST_WORD: Final = regex(rf"(?<!{_LETTER}){_LETTER}+\Z")


def bracketed(words: str) -> str:
    """Return the words with the marks of notes in brackets, before the stop: so they part no sentences."""
    return _MARK.sub(_in_brackets, words)


def unmarked(words: str) -> str:
    """Return the words without marks of notes."""
    return _MARK.sub(_left_out, words).strip()


def has_power(words: str, number: str) -> bool:
    """Tell whether a number that stands high behind these words is a power or a degree, and no mark of a note."""
    if number.strip().startswith("0"):
        return True
    last = _LAST_WORD.search(words[-_LONGEST:])
    return last is not None and _EXPONENT.fullmatch(last[0]) is not None


def _in_brackets(match: re.Match[str]) -> str:
    if _is_power(match):
        return match[0]
    word, stops, closes = match["word"], match["stops"], match["closes"]
    mark = f"[{_NEXT.sub(', ', match['marks']).translate(_LOWERED)}]"
    parted = f"{word}{closes}" if closes and not stops else word
    before = parted or match.string[: match.start()][-1:].strip()
    return f"{parted}{' ' * bool(before)}{mark}{stops}{closes if stops else ''}{_blank(match)}"


def _left_out(match: re.Match[str]) -> str:
    return match[0] if _is_power(match) else f"{match['word']}{match['stops']}{match['closes']}{_blank(match)}"


def _blank(match: re.Match[str]) -> str:
    return "" if match["joined"] is None else " "


def _is_power(match: re.Match[str]) -> bool:
    is_apart = match["stops"] or match["closes"] or match["apart"] or not match["marks"].startswith(tuple(_DIGITS))
    return not is_apart and _EXPONENT.fullmatch(match["word"]) is not None
