"""Which items a sentence speaks of: those whose words it shares, rare words counting for more than frequent ones."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from briefgen.checks.rule import PackSubject
from briefgen.content.pack import PackItem
from briefgen.document.languages import primary
from briefgen.frozen import dataclass
from briefgen.strength.tokens import tokenise

STEM: Final = 4
"""Letters by which words are told to be one: "signed" and "signing"; shorter words say too little."""
NEAR: Final = 0.6
"""Of the best item's share of words: others that reach it are spoken of as well."""
COMMON: Final = 0.2
"""A word that more of the pack's items have tells nothing of which one is meant."""
LEAST: Final = 3
"""Items that may have a word in the smallest pack without its being common."""

Stems = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The stems of every item of a pack in one language."""

    stems: Mapping[str, Stems]
    """Id of an item → its stems."""
    frequency: Mapping[str, int]
    """Stem → the items that have it."""

    @classmethod
    def of(cls, subject: PackSubject, language: str) -> "Vocabulary":
        """Gather the stems of all wordings in the language of a tag."""
        found = {entry.id: _of_item(subject, entry, language) for entry in subject.pack.items}
        return cls(stems=found, frequency=Counter(stem for stems in found.values() for stem in stems))

    def spoken_of(self, sentence: str, among: Iterable[str], shared: int = 1) -> tuple[str, ...]:
        """Return those of the items *among* which *sentence* speaks of: with *shared* telling words in common, or more."""
        said = stems_of(sentence)
        scores = {id_: self._score(said & self.stems.get(id_, frozenset()), shared) for id_ in among}
        best = max(scores.values(), default=0.0)
        return tuple(id_ for id_, score in scores.items() if best and score >= NEAR * best)

    def _score(self, common: Stems, shared: int) -> float:
        most = max(LEAST, COMMON * len(self.stems))
        telling = [stem for stem in common if self.frequency[stem] <= most]
        return sum(1 / self.frequency[stem] for stem in telling) if len(telling) >= shared else 0.0


def _of_item(subject: PackSubject, entry: PackItem, language: str) -> Stems:
    said = (each for each in subject.wordings.said(entry) if primary(each.language) == primary(language))
    return frozenset().union(*(stems_of(each.text) for each in said))


@lru_cache(maxsize=4_096)
def stems_of(text: str) -> Stems:
    """Return what a text's longer words begin with, and its references whole."""
    words = (token.text for token in tokenise(text) if token.is_word and len(token.text) >= STEM)
    return frozenset(word if word.startswith("{") else word[:STEM] for word in words)
