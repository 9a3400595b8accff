"""Which of an author's wordings serves a language: tags of one language share text unless one is given."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

Words = TypeVar("Words")
Translation = TypeVar("Translation")


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
    """Return the best wording for *language* with the tag under which it was written; None where there is none."""
    for tag in serving(language, home, translations):
        found = words if tag == home else pick(translations[tag]) if tag in translations else None
        if found is not None:
            return tag, found
    return None


def _without_region(tag: str) -> tuple[str, ...]:
    return tuple(part for part in tag.split("-") if not part.isupper())
