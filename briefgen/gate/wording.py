"""Which of an author's wordings serves a language: tags of one language share text unless one is given."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol, TypeVar

Words = TypeVar("Words")
Translation = TypeVar("Translation")


class Reviewed(Protocol):
    """A translation that says who has read it; None says that nobody has."""

    @property
    def review(self) -> object | None: ...


def are_one_language(tag: str, other: str) -> bool:
    """Tell whether two tags differ in their region at most: en-GB and en-IN, but not sr-Cyrl and sr-Latn."""
    return _without_region(tag) == _without_region(other)


def serving(language: str, home: str, written: Iterable[str]) -> tuple[str, ...]:
    """Return the tags whose words serve *language*, best first; *home* is the pack's own. Another language never serves."""
    if language == home:
        return (home,)
    kin = sorted(tag for tag in written if tag not in (language, home) and are_one_language(tag, language))
    return (language, *([home] if are_one_language(home, language) else []), *kin)


def choose(
    words: Words | None,
    translations: Mapping[str, Translation],
    pick: Callable[[Translation], Words | None],
    *,
    language: str,
    home: str,
) -> tuple[str, Words] | None:
    """Return the best wording for *language* with the tag under which it was written; None where there is none.

    What has no letters, such as 2024-25, is the same in every language unless one says otherwise.
    """
    for tag in serving(language, home, translations):
        found = words if tag == home else pick(translations[tag]) if tag in translations else None
        if found is not None:
            return tag, found
    return (home, words) if isinstance(words, str) and not any(map(str.isalpha, words)) else None


def is_unreviewed(
    translations: Mapping[str, Reviewed], *, language: str, home: str, outdated: Collection[str] = ()
) -> bool:
    """Tell whether one of those that serve *language* was reviewed by nobody, or is of other words than stand there now, as
    those are that *outdated* names.

    Words of the pack's own language are no translation, whatever the region of their tag.
    """
    if are_one_language(language, home):
        return False
    tags = serving(language, home, translations)
    return any(translations[tag].review is None or tag in outdated for tag in tags if tag in translations)


def _without_region(tag: str) -> tuple[str, ...]:
    return tuple(part for part in tag.split("-") if not part.isupper())
