"""The translations of the sample: the same items in each language, the same numbers, and drafts until somebody has read them."""

from collections.abc import Iterator

import pytest
from support.finished import Case
from support.project import SAMPLE

from briefgen.content.item import Translation
from briefgen.content.pack import LoadedPolicy, Pack, PackItem
from briefgen.gate.clear import clear
from briefgen.gate.records import ClearedPack
from briefgen.markup.nodes import Marked
from briefgen.markup.plain import references
from briefgen.resources import bundled_root

HOME = "en-GB"
TRANSLATED = [("minister", "hi-IN"), ("press-note", "hi-IN"), ("public", "hi-IN"), ("public", "ru-RU")]
COUNTED = frozenset({"figure", "date"})
"""References whose words are numbers: a translation may turn a name into a pronoun, never a number."""
VARIANTS = ("plain", "short", "spoken")


def cleared(pack: Pack, policy: LoadedPolicy, audience: str, language: str) -> ClearedPack:
    return clear(pack, policy, audience, moment=pack.front.as_of, language=language).pack


def numbers(marked: Marked) -> list[tuple[str, str]]:
    """The figures and dates of a wording, a period of its figure included, in no order."""
    return sorted((one.kind, one.id) for one in references(marked.inlines) if one.kind in COUNTED)


def pairs(entry: PackItem, translation: Translation) -> Iterator[tuple[Marked, Marked]]:
    """Each wording of a translation beside the words that it translates."""
    if translation.text is not None:
        yield entry.item.text, translation.text
    for name in VARIANTS:
        if (words := getattr(translation, name)) is not None:
            yield entry.item.variants[name], words
    for name in ("why", "instead"):
        if (words := getattr(translation, name)) is not None:
            yield getattr(entry.item, name), words


@pytest.mark.parametrize(("audience", "language"), TRANSLATED)
def test_the_languages_carry_the_same_items(sample: Pack, policy: LoadedPolicy, audience: str, language: str) -> None:
    told = cleared(sample, policy, audience, language)
    home = cleared(sample, policy, audience, HOME)
    assert told.items.keys() == home.items.keys()
    assert told.figures.keys() == home.figures.keys()
    assert told.terms.keys() == home.terms.keys()


@pytest.mark.parametrize(("audience", "language"), TRANSLATED)
def test_the_finished_briefs_print_the_same_items(audience: str, language: str) -> None:
    """In the same blocks too: a language is not another selection."""
    home = Case(root=bundled_root(), pack=SAMPLE, audience=audience).brief()
    told = Case(root=bundled_root(), pack=SAMPLE, audience=audience, language=language).brief()
    assert told.items == home.items
    assert [type(block) for block in told.document.blocks] == [type(block) for block in home.document.blocks]


@pytest.mark.parametrize(("audience", "language"), TRANSLATED)
def test_nobody_has_read_the_translations_yet(sample: Pack, policy: LoadedPolicy, audience: str, language: str) -> None:
    told = cleared(sample, policy, audience, language)
    assert told.unreviewed
    assert all(item.unreviewed for item in told.items.values())


@pytest.mark.parametrize("language", ["hi-IN", "ru-RU"])
def test_a_translation_has_the_numbers_of_its_words(sample: Pack, language: str) -> None:
    translated = [(one, one.item.translations[language]) for one in sample.items if language in one.item.translations]
    assert translated
    compared = [(one.id, own, other) for one, words in translated for own, other in pairs(one, words)]
    assert not [name for name, own, other in compared if numbers(own) != numbers(other)]
