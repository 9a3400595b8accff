"""A normal text cut into numbers, words and signs."""

import re
from typing import Final, Literal

from briefgen.frozen import dataclass
from briefgen.regex import regex

TokenKind = Literal["number", "word", "sign"]
HOLE: Final = "\ufffc"
"""Stands for a reference or a date that is read apart."""
SPACES: Final = "\u00a0\u202f\u2009"
_LETTER: Final = (
    r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0970])"
)
_WORD: Final = rf"{_LETTER}(?:{_LETTER}|'(?=[^\W\d_]))*"
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_SPACED: Final = rf"(?<![\d.,])\d{{1,3}}(?:[{SPACES}%s]\d{{3}})+(?![\d])(?:[.,]\d+)?"
_SIGN: Final = r"us\$|[^\s\w]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    text: str
    kind: TokenKind
    at: int
    end: int
    gap: str
    """What stands between it and the token before."""


def tokens(text: str, *, spaced: bool = False) -> tuple[Token, ...]:
    """Cut *text*; with *spaced*, digits are grouped by a plain space as well: "1 234 567"."""
    found: list[Token] = []
    end = 0
    for match in _pattern(spaced=spaced).finditer(text):
        kind: TokenKind = "number" if match["number"] else "word" if match["word"] else "sign"
        between = text[end : match.start()]
        if kind == "sign" and match[0] in ".-–" and found:
            # A point or a hyphen parts words; it is no token of its own.
            continue
        found.append(Token(text=match[0], kind=kind, at=match.start(), end=match.end(), gap=between))
        end = match.end()
    return tuple(found)


def _pattern(*, spaced: bool) -> re.Pattern[str]:
    return _SPACED_TOKENS if spaced else _TOKENS


def _compiled(space: str) -> re.Pattern[str]:
    number = f"{_SPACED % space}|{_NUMBER}"
    return regex(f"(?P<number>{number})|(?P<sign>{_SIGN})|(?P<word>{_WORD})")


_TOKENS: Final = _compiled("")
_SPACED_TOKENS: Final = _compiled(" ")
