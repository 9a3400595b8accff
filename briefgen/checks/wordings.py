"""Every wording of an item: its words, its variants, its answer, and all of them in other languages; each with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from briefgen.content.item import Answer, Item, Translation
from briefgen.content.pack import Pack, PackItem
from briefgen.content.vocabulary import Variant
from briefgen.diagnostics import Span
from briefgen.located.positions import Location, ValuePlace
from briefgen.markup.nodes import Emphasis, Inline, Link, Marked, Reference, Strong, Words
from briefgen.markup.plain import plain

MOST_ESCAPED: Final = 12
"""Characters that may stand for one that is read: `\\\\.` or `&mdash;`."""


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One text of a pack, as it is read."""

    name: str
    """What an author calls it: "the text", "the short form", "the answer"."""
    language: str
    marked: Marked
    place: ValuePlace | None
    question: Marked | None = None
    """What an answer answers, in its language."""

    @cached_property
    def text(self) -> str:
        """Return the words without markup; a reference stands as it was written."""
        return plain(self.marked.inlines)

    def span(self, start: int, end: int) -> Span | None:
        """Return the place of the characters *start* to *end* of the text, as far as they stand on one line."""
        if self.place is None:
            return None
        at = tuple(_offsets(self.marked.inlines, self.marked.source))
        first, last = at[start], at[end - 1] + 1
        line_end = self.marked.source.find("\n", first)
        return self.place.within(first, last if line_end < 0 else min(last, line_end))


def _offsets(inlines: tuple[Inline, ...], source: str) -> Iterator[int]:
    """Yield for each character that is read its offset in what was written: escapes are passed over."""
    for inline in inlines:
        match inline:
            case Words(text=text, at=at):
                yield from _of_words(text, source, at)
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                yield from _offsets(children, source)
            case Reference(at=at):
                yield from range(at, source.index("}", at) + 1)


def _of_words(text: str, source: str, at: int) -> Iterator[int]:
    for character in text:
        wanted = "\n" if character == " " and source[at : at + 1] == "\n" else character
        found = source.find(wanted, at, at + MOST_ESCAPED)
        at = found if found >= 0 else at
        yield at
        at += 1


def wordings(pack: Pack, entry: PackItem) -> Iterator[Wording]:
    """Yield all that an item says by itself, its answer apart. What is not to be said stands for itself alone."""
    location: Location = ("items", entry.id)
    if entry.use != "avoid":
        yield from _of(pack, location, entry.item, "", pack.front.language)
    elif entry.item.instead is not None:
        yield _wording(pack, (*location, "instead"), "the safe wording", pack.front.language, entry.item.instead)
    for language, translation in entry.item.translations.items():
        yield from _translated(pack, (*location, "translations", language), translation, entry, language)


def answers(pack: Pack, entry: PackItem) -> Iterator[Wording]:
    """Yield what the answer to a question says, in every wording and language."""
    location: Location = ("items", entry.id)
    if entry.item.answer is None:
        return
    for wording in _of(pack, (*location, "answer"), entry.item.answer, "of the answer", pack.front.language):
        yield replace(wording, question=entry.item.text)
    for language, translation in entry.item.translations.items():
        for wording in _translated_answers(pack, (*location, "translations", language), translation, language):
            yield replace(wording, question=translation.text)


def _translated_answers(pack: Pack, location: Location, translation: Translation, language: str) -> Iterator[Wording]:
    if translation.answer is not None:
        yield _wording(pack, (*location, "answer"), f"the answer in {language}", language, translation.answer)
    named = f"of the answer in {language}"
    yield from _variants(pack, (*location, "answer_variants"), translation.answer_variants, named, language)


def _of(pack: Pack, location: Location, said: Item | Answer, whose: str, language: str) -> Iterator[Wording]:
    name = "the answer" if whose else "the text"
    yield _wording(pack, (*location, "text"), name, language, said.text)
    yield from _variants(pack, (*location, "variants"), said.variants, whose, language)


def _variants(
    pack: Pack, location: Location, variants: Mapping[Variant, Marked], whose: str, language: str
) -> Iterator[Wording]:
    for variant, marked in variants.items():
        name = f"the {variant} form {whose}".rstrip()
        yield _wording(pack, (*location, variant), name, language, marked)


def _translated(
    pack: Pack, location: Location, translation: Translation, entry: PackItem, language: str
) -> Iterator[Wording]:
    if entry.use == "avoid":
        if translation.instead is not None:
            name = f"the safe wording in {language}"
            yield _wording(pack, (*location, "instead"), name, language, translation.instead)
        return
    for field in ("text", "plain", "short", "clause", "spoken"):
        if (marked := getattr(translation, field)) is not None:
            name = f"the {'text' if field == 'text' else f'{field} form'} in {language}"
            yield _wording(pack, (*location, field), name, language, marked)


def _wording(pack: Pack, location: Location, name: str, language: str, marked: Marked) -> Wording:
    return Wording(name=name, language=language, marked=marked, place=pack.positions.places.get(location))
