"""A sentence as words and punctuation, each with its place; what stands in quotation marks or brackets is set apart."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.document.sentences import STOPS
from briefgen.frozen import dataclass

COMMA: Final = ","
_REFERENCE: Final = re.compile(r"\{[a-z]+:[^{}\s]+\}")
_LETTERS: Final = re.compile(r"[^\W_]*")
"""Most of a word; what else is a letter is told one by one."""
_INSIDE: Final = frozenset("'’-‐‑.")
"""What may stand between two letters of one word: "hasn't", "long-term", "U.S."."""
_OPENING: Final = {"“": "”", "«": "»", "„": "“", "(": ")", "[": "]", '"': '"', "‘": "’"}
_QUOTES: Final = frozenset('“«„"‘')
_APART: Final = frozenset(";:—–")


@dataclass(frozen=True, slots=True)
class Token:
    """A word in small letters, a reference (`{kind:id}`), or one character of punctuation."""

    text: str
    start: int
    end: int
    """Offsets in the sentence."""
    is_word: bool = True


def unquoted(text: str) -> str:
    """Return *text* with spaces for its quotation marks where they hold the whole of it; else *text* itself."""
    words = text.rstrip(f" {STOPS}")
    if len(words) < 2 or words[0] not in _QUOTES or words[-1] != _OPENING[words[0]]:  # noqa: PLR2004 - a pair of marks
        return text
    inside = words[1:-1]
    if {words[0], words[-1]} & set(inside):
        return text
    return f" {inside} {text[len(words) :]}"


@lru_cache(maxsize=4096)
def tokenise(sentence: str) -> tuple[Token, ...]:
    """Return the tokens of a sentence, without what it puts in quotation marks or brackets."""
    return tuple(_outside(tuple(_tokens(sentence))))


def parts(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Yield what stands between semicolons, colons and dashes: each says something by itself."""
    start = 0
    for index, token in enumerate(tokens):
        if not token.is_word and token.text in _APART:
            if tokens[start:index]:
                yield tokens[start:index]
            start = index + 1
    if tokens[start:]:
        yield tokens[start:]


def _tokens(sentence: str) -> Iterator[Token]:
    at = 0
    while at < len(sentence):
        if match := _REFERENCE.match(sentence, at):
            yield Token(match.group(), at, match.end())
            at = match.end()
        elif _is_letter(sentence[at]):
            end = _word_end(sentence, at)
            yield Token(sentence[at:end].casefold().replace("’", "'"), at, end)
            at = end
        else:
            if not sentence[at].isspace():
                yield Token(sentence[at], at, at + 1, is_word=False)
            at += 1


def _is_letter(character: str) -> bool:
    """Tell whether a character makes words; vowel signs of Devanagari are marks, and "%" reads as one."""
    if character.isalnum() or character in "%₹$€£\u200c\u200d":
        return True
    return not character.isascii() and unicodedata.category(character)[0] == "M"


def _word_end(sentence: str, at: int) -> int:
    end = _behind_letters(sentence, at)
    while end < len(sentence):
        if _is_letter(sentence[end]):
            end = _behind_letters(sentence, end + 1)
        elif sentence[end] in _INSIDE and end + 1 < len(sentence) and _is_letter(sentence[end + 1]):
            end = _behind_letters(sentence, end + 2)
        else:
            break
    return end


def _behind_letters(sentence: str, at: int) -> int:
    found = _LETTERS.match(sentence, at)
    return at if found is None else found.end()


def _outside(tokens: tuple[Token, ...]) -> Iterator[Token]:
    last = {token.text: index for index, token in enumerate(tokens) if not token.is_word}
    closing = ""
    for index, token in enumerate(tokens):
        if closing:
            if token.text == closing and not token.is_word:
                closing = ""
        elif not token.is_word and last.get(wanted := _OPENING.get(token.text, ""), -1) > index:
            closing = wanted
        elif token.is_word or token.text in _APART or token.text in {COMMA, "?", "،"}:
            yield token
