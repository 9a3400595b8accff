"""The wordings of a pack, each beside the one that it must not contradict.

A variant (short, plain, clause, spoken) says the text again, shorter; a translation says one field in another language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import BaseModel

from briefgen.checks.rule import PackSubject
from briefgen.content.item import Item, Translation
from briefgen.content.pack import Pack, PackItem
from briefgen.content.registry import REGISTERS
from briefgen.content.vocabulary import ENTRY_OF, VARIANTS
from briefgen.located.positions import Location
from briefgen.markup.nodes import Marked, Words

Relation = Literal["variant", "translation"]
_SINGLE: Final = ("text", *VARIANTS, "instead", "why")
_LISTED: Final = ("pros", "cons")
_NOT_WORDS: Final = frozenset({"review", "allow"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One text of an author, in one language."""

    location: Location
    language: str
    text: Marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A wording, and the one that it is held against."""

    relation: Relation
    wording: Wording
    against: Wording
    item: PackItem | None
    """Whose words they are; None for those of a register or of the front matter."""
    name: str
    """What the wording is, in a message: "the plain wording of 'talks'", "the hi-IN text of 'talks'"."""


def pairs(subject: PackSubject) -> Iterator[Pair]:
    """Yield every variant and translation of the pack, in its order."""
    pack = subject.pack
    for entry in pack.items:
        yield from _of_item(pack, entry)
    front = pack.front
    for tag, translation in front.translations.items():
        yield from _of_entry(pack, ("pack",), front, tag, translation, whose="the pack")
    for register in REGISTERS:
        for id_, one in getattr(pack.registers, register).items():
            for tag, translation in getattr(one, "translations", {}).items():
                whose = f"the {ENTRY_OF[register]} '{id_}'"
                yield from _of_entry(pack, (register, id_), one, tag, translation, whose=whose)


def texts(pack: Pack, entry: PackItem) -> Iterator[Wording]:
    """Yield an item's statement in all its wordings and languages: the text, its variants, their translations."""
    item, at = entry.item, ("items", entry.id)
    yield _wording(pack.front.language, (*at, "text"), item.text)
    for variant, words in item.variants.items():
        yield _wording(pack.front.language, (*at, "variants", variant), words)
    for tag, translation in item.translations.items():
        for field in ("text", *VARIANTS):
            if (words := getattr(translation, field)) is not None:
                yield _wording(tag, (*at, "translations", tag, field), words)


def _of_item(pack: Pack, entry: PackItem) -> Iterator[Pair]:
    item, at, home = entry.item, ("items", entry.id), pack.front.language
    text = _wording(home, (*at, "text"), item.text)
    for variant, words in item.variants.items():
        one = _wording(home, (*at, "variants", variant), words)
        yield Pair(
            relation="variant", wording=one, against=text, item=entry, name=f"the {variant} wording of '{entry.id}'"
        )
    if item.answer is not None:
        answer = _wording(home, (*at, "answer", "text"), item.answer.text)
        for variant, words in item.answer.variants.items():
            one = _wording(home, (*at, "answer", "variants", variant), words)
            name = f"the {variant} wording of the answer of '{entry.id}'"
            yield Pair(relation="variant", wording=one, against=answer, item=entry, name=name)
    for tag, translation in item.translations.items():
        yield from _translated(entry, tag, translation, text)


def _translated(entry: PackItem, tag: str, translation: Translation, text: Wording) -> Iterator[Pair]:
    """Pair each field of a translation with its own; a variant that stands in the translation alone, with the text."""
    at = ("items", entry.id)
    for path, words, own in _fields(entry.item, translation):
        location = (*at, "translations", tag, *path)
        of = (*at, *_home_path(path))
        name = f"the {tag} {'.'.join(str(step) for step in path)} of '{entry.id}'"
        one = _wording(tag, location, words)
        against = text if own is None else _wording(text.language, of, own)
        relation: Relation = "variant" if own is None else "translation"
        yield Pair(relation=relation, wording=one, against=against, item=entry, name=name)


def _fields(item: Item, translation: Translation) -> Iterator[tuple[Location, Marked, Marked | None]]:
    """Yield path, words and the home language's words of each field of a translation."""
    for field in _SINGLE:
        if (words := getattr(translation, field)) is not None:
            own = item.variants.get(field) if field in VARIANTS else getattr(item, field)
            yield (field,), words, own
    for field in _LISTED:
        yield from (
            ((field, index), words, own)
            for index, (words, own) in enumerate(zip(getattr(translation, field), getattr(item, field), strict=False))
        )
    if translation.reasons is not None and item.judgement is not None:
        yield ("reasons",), translation.reasons, item.judgement.reasons
    if item.answer is not None:
        if translation.answer is not None:
            yield ("answer",), translation.answer, item.answer.text
        for variant, words in translation.answer_variants.items():
            yield ("answer_variants", variant), words, item.answer.variants.get(variant, item.answer.text)


def _home_path(path: Location) -> Location:
    match path:
        case ("reasons",):
            return ("judgement", "reasons")
        case ("answer",):
            return ("answer", "text")
        case ("answer_variants", variant):
            return ("answer", "variants", variant)
        case (field,) if field in VARIANTS:
            return ("variants", field)
        case _:
            return path


def _of_entry(
    pack: Pack, at: Location, entry: BaseModel, tag: str, translation: BaseModel, *, whose: str
) -> Iterator[Pair]:
    """Pair the words of a register's entry, or of the front matter, with those of one of its translations."""
    for path, words in _words(translation, ()):
        own = _at(entry, path)
        if own is not None:
            one = _wording(tag, (*at, "translations", tag, *path), words)
            against = _wording(pack.front.language, (*at, *path), own)
            name = f"the {tag} {'.'.join(str(step) for step in path)} of {whose}"
            yield Pair(relation="translation", wording=one, against=against, item=None, name=name)


def _words(model: BaseModel, at: Location) -> Iterator[tuple[Location, Marked]]:
    for name, info in type(model).model_fields.items():
        if name in _NOT_WORDS:
            continue
        path = (*at, info.alias or name)
        match getattr(model, name):
            case Marked() as words:
                yield path, words
            case str() as words:
                yield path, _unmarked(words)
            case BaseModel() as inner:
                yield from _words(inner, path)
            case Mapping() as several:
                yield from (
                    (((*path, key), _unmarked(words)) for key, words in several.items() if isinstance(words, str))
                )
            case _:
                pass


def _at(model: object, path: Location) -> Marked | None:
    for step in path:
        if isinstance(model, Mapping):
            model = model.get(step)
        else:
            fields = type(model).model_fields if isinstance(model, BaseModel) else {}
            name = next((name for name, info in fields.items() if (info.alias or name) == step), None)
            model = None if name is None else getattr(model, name)
    return model if isinstance(model, Marked) else _unmarked(model) if isinstance(model, str) else None


def _unmarked(words: str) -> Marked:
    return Marked(source=words, inlines=(Words(text=words, at=0),))


def _wording(language: str, location: Location, text: Marked) -> Wording:
    return Wording(location=location, language=language, text=text)
