"""What judgements say, wording by wording, and the words of a scale in it."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefgen.checks.rule import PackSubject
from briefgen.checks.wording import Wording
from briefgen.content.item import Judgement
from briefgen.content.pack import PackItem
from briefgen.content.yardsticks import Yardstick, primary


def is_reason(wording: Wording) -> bool:
    """Tell whether it says why, and is no judgement itself."""
    return wording.path[0] == "judgement"


def likelihoods(subject: PackSubject) -> Iterator[tuple[PackItem, Wording, Judgement, Yardstick]]:
    """Yield every wording of the judgements of likelihood, each with its item, its judgement and its scale."""
    for entry, wording in subject.wordings.of_items(subject.pack.items):
        judgement = entry.item.judgement
        scale = None if judgement is None else subject.policy.yardsticks.get(judgement.scale)
        if judgement is not None and scale is not None and scale.kind == "likelihood":
            yield entry, wording, judgement, scale


def of_language(words: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """Return the words of a language, by its tag or else by the language alone."""
    return words.get(language) or words.get(primary(language)) or ()


def found(words: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    """Yield where one of the words stands in a text as a whole word, the longest that stands there."""
    return _pattern(words).finditer(text) if words else iter(())


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    # A vowel sign of Devanagari is no letter to `\b`, and part of the word all the same.
    return re.compile(
        rf"(?<![\w\u0900-\u0963\u0970-\u097f-])(?:{either})(?![\w\u0900-\u0963\u0970-\u097f-])", re.IGNORECASE
    )
