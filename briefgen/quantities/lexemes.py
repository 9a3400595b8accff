"""Words and phrases of a language with what they mean, found at a place among the tokens, the longest first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, TypeVar

from briefgen.quantities.normal import folded
from briefgen.quantities.tokens import Token, tokens

Meaning = TypeVar("Meaning")
ENDING: Final = 3
"""As many letters may follow a word that is written `word*`."""
WIDEST: Final = 4
"""Characters between two words of one phrase: a sign and the spaces around it."""
_JOIN: Final = re.compile(r"[\s\u00a0\u202f\u2009]*[-–.]?[\s\u00a0\u202f\u2009]*")
"""What may part the words of a phrase, or a number from its unit."""


class Lexemes(Generic[Meaning]):
    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], Meaning]]] = defaultdict(list)
        self._stems: list[tuple[tuple[str, ...], Meaning]] = []
        for words, meaning in entries:
            if pattern := tuple(_parts(words)):
                (self._stems if pattern[0].endswith("*") else self._exact[pattern[0]]).append((pattern, meaning))
        for known in self._exact.values():
            known.sort(key=lambda entry: len(entry[0]), reverse=True)
        self._stems.sort(key=lambda entry: (len(entry[0]), len(entry[0][0])), reverse=True)

    def find(self, read: Sequence[Token], at: int) -> tuple[Meaning, int] | None:
        """Return what stands at *at*, and the index of the token behind it."""
        if at >= len(read):
            return None
        found = (*self._exact.get(read[at].text, ()), *self._stems)
        if not found:
            return None
        matching = [(pattern, meaning) for pattern, meaning in found if _matches(pattern, read, at)]
        if not matching:
            return None
        pattern, meaning = max(matching, key=lambda entry: len(entry[0]))
        return meaning, at + len(pattern)

    def find_before(self, read: Sequence[Token], end: int) -> tuple[Meaning, int] | None:
        """Return what ends before the token *end*, and the index of its first."""
        for at in range(max(0, end - 4), end):
            found = self.find(read, at)
            if found is not None and found[1] == end:
                return found[0], at
        return None


def joined(read: Sequence[Token], at: int) -> bool:
    """Tell whether the token *at* goes on from the one before it: a space, a hyphen or an abbreviation's point between."""
    return 0 < at < len(read) and len(read[at].gap) <= WIDEST and _JOIN.fullmatch(read[at].gap) is not None


def by_value(written: Mapping[Meaning, Iterable[str]]) -> list[tuple[str, Meaning]]:
    return [(words, value) for value, several in written.items() for words in several]


def _parts(words: str) -> Iterator[str]:
    for part in words.split():
        letters = part.rstrip("*")
        if letters.isascii() and letters.isalpha():
            # Most are: there is nothing to fold but capitals, nor to cut.
            yield part.lower()
            continue
        read = [token.text for token in tokens(folded(letters))]
        if read:  # a sign alone is no word
            yield from read[:-1]
            yield f"{read[-1]}*" if part.endswith("*") else read[-1]


def _matches(pattern: Sequence[str], read: Sequence[Token], at: int) -> bool:
    if at + len(pattern) > len(read):
        return False
    for index, part in enumerate(pattern):
        if index and not joined(read, at + index):
            return False
        if not _is_word(part, read[at + index].text):
            return False
    return True


def _is_word(part: str, word: str) -> bool:
    if not part.endswith("*"):
        return part == word
    return word.startswith(part[:-1]) and len(word) - len(part) + 1 <= ENDING
