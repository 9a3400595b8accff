"""Piles of nouns, by lists and endings: a guess that is kept so narrow that it seldom sees one where there is none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from briefgen.content.plain_words import PlainWords
from briefgen.document.languages import LETTER

FEWEST: Final = 3
_SHORTEST: Final = 6
"""Letters of a word whose ending tells a noun."""
_SPACES: Final = frozenset({" ", "\u00a0", "\n"})
_WORD: Final = re.compile(rf"{LETTER}+(?:['’-]{LETTER}+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    text: str
    is_noun: bool
    may_follow: bool
    """Whether it can stand behind the first of a pile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """What the lists of a language say of a word."""

    nouns: frozenset[str]
    endings: tuple[str, ...]
    following: tuple[str, ...]
    no_nouns: frozenset[str]
    verbs_follow: frozenset[str]

    def word(self, text: str, *, first: bool) -> _Word:
        """Return a word; one with a capital letter that does not begin the sentence is a name."""
        small = text.casefold()
        is_name = text[:1].isupper() and not first
        singular = self._singular(small)
        by_ending = len(small) >= _SHORTEST and small.endswith(self.endings) and small not in self.no_nouns
        is_noun = not is_name and (singular is not None or " " in small or by_ending)
        return _Word(
            text=text,
            is_noun=is_noun,
            may_follow=not self.following or (small.endswith(self.following) and len(small) >= _SHORTEST),
        )

    def _singular(self, small: str) -> str | None:
        """Return the noun of the list that a word is, in the singular; None for no noun of it."""
        for ending, instead in (("", ""), ("s", ""), ("es", ""), ("ies", "y")):
            if small.endswith(ending) and (known := small[: len(small) - len(ending)] + instead) in self.nouns:
                return known
        if small.endswith("s") and len(small) > _SHORTEST and small[:-1].endswith(self.endings):
            return small[:-1]
        return None

    def is_verb_after(self, before: str) -> bool:
        """Tell whether what stands behind a word is a verb, though it looks like a noun: "they trade", "the sides plan"."""
        small = before.casefold()
        return small in self.verbs_follow or self._singular(small) not in {None, small}


def _telling(lists: PlainWords) -> _Telling:
    return _Telling(
        nouns=frozenset(lists.nouns),
        endings=lists.noun_endings,
        following=lists.following_endings,
        no_nouns=frozenset(lists.no_nouns),
        verbs_follow=frozenset(lists.verbs_follow),
    )


def piles(text: str, lists: PlainWords, terms: Iterable[str] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the piles of nouns in a sentence; *terms* count as one noun, however many words they have."""
    tell = _telling(lists)
    wholes = tuple(sorted({*lists.one_noun, *(term for term in terms if " " in term)}, key=len, reverse=True))
    for run in _runs(text, tell, wholes):
        if len(run) >= FEWEST:
            yield tuple(word.text for word in run)


def _runs(text: str, tell: "_Telling", wholes: tuple[str, ...]) -> Iterator[list[_Word]]:
    """Yield the words that stand together, with nothing but a space between them, and are nouns."""
    run: list[_Word] = []
    before, at, first = "", 0, True
    for start, end in _words(text, wholes):
        word = tell.word(text[start:end], first=first)
        parted = text[at:start] not in _SPACES
        is_noun = word.is_noun and (parted or not tell.is_verb_after(before))
        if run and (parted or not is_noun or not word.may_follow):
            yield run
            run = []
        if is_noun:
            run.append(word)
        before, at, first = text[start:end], end, False
    yield run


def _words(text: str, wholes: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where words begin and end; several that count as one noun are one."""
    lower = text.casefold()
    at = 0
    while found := _WORD.search(text, at):
        start, end = found.span()
        for whole in wholes:
            if lower.startswith(whole, start) and not _WORD.match(lower[start + len(whole) : start + len(whole) + 1]):
                end = start + len(whole)
                break
        yield start, end
        at = end
