"""The passages of somebody's text, whatever file it came in: headings and paragraphs, one after the other."""

import re
from typing import Final

from briefgen.document.sentences import CLOSES, ENDS
from briefgen.frozen import dataclass
from briefgen.located.text import REFUSED
from briefgen.regex import regex

UNREADABLE: Final = "BG145"
"""A text to write from that cannot be read, or holds none."""
TITLE: Final = 0
_STEERING: Final = regex("[\u200b\u2060\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
"""Characters that only reorder or hide what stands beside them."""
_ENDS: Final = regex(rf"([{ENDS}]{{3}})[{ENDS}]+")
"""A row of dots, as in a table of contents: three say as much."""
_NUMBER: Final = regex(r"(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,3})+[.)]?|\([a-z]{1,3}\)|[-*•·‣◦–—])\s+(?=\S)")
"""The number of a paragraph, or the sign of a bullet: no words."""
_DECIMAL: Final = regex(r"\d+\.\d+\s")
_UNIT: Final = regex(r"[a-zа-яё%°€£$₹]|[GMT]Wh?\b|[GMT]B\b|EUR\b|USD\b|INR\b")
"""What an amount is of, or how large: headings and paragraphs begin with a capital."""
_DIGITS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FOOTNOTE: Final = "ᶠ"
ENDNOTE: Final = "ᵉ"
"""Before the number of a note that the file itself has: signs that stand high, as their numbers do."""
RAISED: Final = str.maketrans("0123456789", _DIGITS)
_LOWERED: Final = str.maketrans({**dict(zip(_DIGITS, "0123456789", strict=True)), FOOTNOTE: "", ENDNOTE: "e"})
_HIGH: Final = f"{FOOTNOTE}{ENDNOTE}{_DIGITS}"
_LETTER: Final = rf"(?:(?![{_HIGH}])[^\W_])"
_MARK: Final = regex(
    rf"(?P<word>^|(?<=\s)|(?<!{_LETTER}){_LETTER}+)(?P<stops>[{ENDS},;:]*)(?P<closes>[{CLOSES}]*)(?P<apart>\s?)"
    rf"(?P<marks>[{_HIGH}]+(?:[,;–-]\s?[{_HIGH}]+)*)(?P<joined>(?=[^\W_]))?"
)
_NEXT: Final = regex(rf"(?<=[{_DIGITS}])(?=[{FOOTNOTE}{ENDNOTE}])")
_EXPONENT: Final = regex(r"[^\W\d_][a-zà-ÿа-яё]?|10")
"""What has a power rather than a note: a unit (km²), a sign (R²), ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    words: str
    level: int | None = None
    """Of a heading: 1 is the highest, `TITLE` that of the whole text; None for a paragraph."""


def passage(words: str, level: int | None = None) -> Passage | None:
    """Return the passage on one line, without its number or bullet; None where no words are left.

    The mark of a note, which would join the word before it, stands in brackets, and before the stop: so it parts no sentences. A
    heading has none.
    """
    plain = " ".join(REFUSED.sub(" ", _STEERING.sub("", words)).split())
    plain = _MARK.sub(_bracketed if level is None else _unmarked, _ENDS.sub(r"\1", plain)).strip()
    plain = plain[_number(plain) :]
    return Passage(words=plain, level=level) if re.search(r"[^\W_]", plain) else None


def is_numbered(line: str) -> bool:
    """Tell whether a line begins with the number of a paragraph or a section, and no bullet."""
    return line[0].isdigit() and begins_anew(line)


def begins_anew(line: str) -> bool:
    """Tell whether a line begins a paragraph by its number or bullet."""
    return _number(line) > 0


def _number(line: str) -> int:
    """Return the length of the number or bullet that a line begins with. `4.2 million` and `2.5 GW` begin with an amount."""
    found = _NUMBER.match(line)
    if found is None or (_DECIMAL.match(line) is not None and _UNIT.match(line, found.end()) is not None):
        return 0
    return found.end()


def _bracketed(match: re.Match[str]) -> str:
    if _is_power(match):
        return match[0]
    word, stops, closes = match["word"], match["stops"], match["closes"]
    mark = f"[{_NEXT.sub(', ', match['marks']).translate(_LOWERED)}]"
    parted = f"{word}{closes}" if closes and not stops else word
    return f"{parted}{' ' * bool(parted)}{mark}{stops}{closes if stops else ''}{_blank(match)}"


def _unmarked(match: re.Match[str]) -> str:
    return match[0] if _is_power(match) else f"{match['word']}{match['stops']}{match['closes']}{_blank(match)}"


def _blank(match: re.Match[str]) -> str:
    return "" if match["joined"] is None else " "


def _is_power(match: re.Match[str]) -> bool:
    is_apart = match["stops"] or match["closes"] or match["apart"] or not match["marks"].startswith(tuple(_DIGITS))
    return not is_apart and _EXPONENT.fullmatch(match["word"]) is not None
