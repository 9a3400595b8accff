"""Piles of nouns, by lists and endings: a guess that is kept so narrow that it seldom sees one where there is none."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from briefgen.content.plain_words import PlainWords
from briefgen.document.languages import LETTER
from briefgen.same import Same

FEWEST: Final = 3
_SHORTEST: Final = 6
"""Letters of a word whose ending tells a noun."""
_SPACES: Final = frozenset({" ", "\u00a0", "\n"})
_WORD: Final = rf"{LETTER}+(?:['’-]{LETTER}+)*"


@lru_cache(maxsize=8)
def nouns_of(lists: Same[PlainWords], terms: tuple[str, ...]) -> "Nouns":
    return Nouns(lists.of, terms)


class Nouns:
    """What the lists of a language say of words; *terms* count as one noun, however many words they have."""

    def __init__(self, lists: PlainWords, terms: Iterable[str] = ()) -> None:
        self._nouns = frozenset(lists.nouns)
        self._endings = lists.noun_endings
        self._following = lists.following_endings
        carrying = lists.chain_nouns
        self._carrying = frozenset(word for word in carrying if not word.startswith("*"))
        self._carrying_endings = tuple(word.removeprefix("*") for word in carrying if word.startswith("*"))
        self._no_nouns = frozenset(lists.no_nouns)
        self._verbs_follow = frozenset(lists.verbs_follow)
        whole = sorted({*lists.one_noun, *(term for term in terms if " " in term)}, key=lambda each: (-len(each), each))
        wholes = "|".join(map(re.escape, whole))
        self.piles = lru_cache(maxsize=4096)(self._piles)
        """The piles of nouns in a sentence. Briefs of one pack share most of theirs."""
        self._words = re.compile(rf"(?:{wholes})(?!{LETTER})|{_WORD}" if wholes else _WORD, re.IGNORECASE)

    def _piles(self, text: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(run) for run in self._runs(text) if len(run) - sum(map(self._carries_on, run)) >= FEWEST)

    def _runs(self, text: str) -> Iterator[list[str]]:
        """Yield the nouns that stand together, with nothing but a space between them."""
        run: list[str] = []
        before, at = "", 0
        for found in self._words.finditer(text):
            word = found[0]
            parted = text[at : found.start()] not in _SPACES
            is_noun = self._is_noun(word, first=not before) and (parted or not self._is_verb_after(before))
            if run and not parted and self._carries_on(word):
                is_noun = True
            elif run and (parted or not is_noun or not self._may_follow(word)):
                yield run
                run = []
            if is_noun:
                run.append(word)
            before, at = word, found.end()
        yield run

    def _is_noun(self, word: str, *, first: bool) -> bool:
        """Tell whether a word is a noun; one with a capital letter that does not begin the sentence is a name."""
        if word[:1].isupper() and not first:
            return False
        small = word.casefold()
        return " " in small or self._singular(small) is not None or self._by_ending(small)

    def _carries_on(self, word: str) -> bool:
        """Tell whether a word is a genitive that a pile goes on with, and that makes none."""
        return word in self._carrying or (word not in self._no_nouns and word.endswith(self._carrying_endings))

    def _may_follow(self, word: str) -> bool:
        """Tell whether a noun can stand behind the first of a pile: in Russian as a genitive alone."""
        return not self._following or (len(word) >= _SHORTEST and word.casefold().endswith(self._following))

    def _is_verb_after(self, before: str) -> bool:
        """Tell whether what stands behind a word is a verb, though it looks like a noun: "they trade", "the sides plan"."""
        small = before.casefold()
        return small in self._verbs_follow or self._singular(small) not in {None, small}

    def _singular(self, small: str) -> str | None:
        """Return the noun that a word is, in the singular; None for none of the list and none that its ending tells."""
        for ending, instead in (("", ""), ("s", ""), ("es", ""), ("ies", "y")):
            if small.endswith(ending) and (known := small.removesuffix(ending) + instead) in self._nouns:
                return known
        return small[:-1] if small.endswith("s") and self._by_ending(small[:-1]) else None

    def _by_ending(self, small: str) -> bool:
        return len(small) >= _SHORTEST and small.endswith(self._endings) and small not in self._no_nouns
