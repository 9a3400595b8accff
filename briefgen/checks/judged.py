"""What judgements say, wording by wording, and the words of a scale in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefgen.checks.rule import PackSubject
from briefgen.content.item import Judgement
from briefgen.content.pack import Pack, PackItem
from briefgen.content.walk import marked_texts
from briefgen.content.yardsticks import Yardstick, primary
from briefgen.diagnostics import Span
from briefgen.located.positions import Location
from briefgen.markup.nodes import Marked

_APART = frozenset({"reasons", "judgement"})
"""Fields that say why, and are no judgement themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of an item, in one language."""

    entry: PackItem
    language: str
    marked: Marked
    location: Location

    @property
    def is_reason(self) -> bool:
        return not _APART.isdisjoint(map(str, self.location[2:]))

    @property
    def is_main(self) -> bool:
        """Whether it is the item's own words, which every other wording stands for."""
        return self.location[2:] == ("text",)

    def span(self, pack: Pack, at: int, end: int) -> Span | None:
        """Return the place of some of its characters, or of the item."""
        place = pack.positions.place(self.location)
        return self.entry.text_span if place is None else place.within(at, end)


def wordings(pack: Pack, entries: Iterable[PackItem]) -> Iterator[Wording]:
    """Yield every wording of the items."""
    for entry in entries:
        for location, marked in marked_texts(entry.item, ("items", entry.id)):
            tag = location[location.index("translations") + 1] if "translations" in location else pack.front.language
            yield Wording(entry=entry, language=str(tag), marked=marked, location=location)


def likelihoods(subject: PackSubject) -> Iterator[tuple[Wording, Judgement, Yardstick]]:
    """Yield every wording of the judgements of likelihood, each with its judgement and its scale."""
    judged = {entry.id: entry for entry in subject.pack.items if entry.item.judgement is not None}
    for wording in wordings(subject.pack, judged.values()):
        judgement = wording.entry.item.judgement
        scale = None if judgement is None else subject.policy.yardsticks.get(judgement.scale)
        if judgement is not None and scale is not None and scale.kind == "likelihood":
            yield wording, judgement, scale


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
