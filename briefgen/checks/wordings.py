"""The words of a pack, field by field, in every wording and language, as its authors wrote them: one walk for all rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from pydantic import BaseModel

from briefgen.checks.wording import Wording
from briefgen.content.pack import Pack, PackItem
from briefgen.content.registry import REGISTERS
from briefgen.content.vocabulary import ENTRY_OF, VARIANTS
from briefgen.document.languages import primary
from briefgen.frozen import dataclass
from briefgen.located.positions import Location
from briefgen.markup.nodes import Marked

_PRINTED: Final[Mapping[str, frozenset[str]]] = {
    "items": frozenset({
        "text", *VARIANTS, "variants", "answer", "answer_variants", "instead", "why", "pros", "cons", "judgement", "reasons",
        "who", "action", "translations",
    }),
    "pack": frozenset({
        "title", "short", "titles", "document", "from_", "to", "recipients", "copy_", "edition", "issuer", "contact",
        "drafted_by", "sign_offs", "replaces", "correction", "public_correction", "translations",
    }),
    "sources": frozenset({"public_form", "translations"}),
    "people": frozenset({"name", "short", "office", "address", "public_form", "translations"}),
    "organisations": frozenset({"name", "short", "public_form", "translations"}),
    "terms": frozenset({"short", "expansion", "plural", "gloss", "translations"}),
    "topics": frozenset({"title", "question", "translations"}),
    "figures": frozenset({"title", "unit", "translations"}),
    "series": frozenset({"fields", "unit", "translations"}),
    "exhibits": frozenset({"title", "alternative_text", "remark", "words", "translations"}),
    "records": frozenset(),
}  # fmt: skip
"""Where words stand that a brief can print. The title of a source is its publisher's, that of a series the desk's."""
_COMPARED: Final[Mapping[str, frozenset[str]]] = {"figures": frozenset({"period"})}
"""Where words stand besides that one language may say and another not: a period is printed as its brief's language has it."""


@dataclass(frozen=True, kw_only=True)
class Wordings:
    """Every wording of a pack, in the order of the front matter, the items and the registers."""

    every: tuple[Wording, ...]

    @classmethod
    def of(cls, pack: Pack) -> "Wordings":
        return cls(every=tuple(_walk(pack)))

    @property
    def printed(self) -> Iterator[Wording]:
        """Those that a brief can print."""
        return (one for one in self.every if one.is_printed)

    @cached_property
    def sentences(self) -> tuple[Wording, ...]:
        """Those of them that hold sentences, and an author's own: what is quoted stays as said."""
        return tuple(one for one in self.printed if one.is_sentences and not one.is_verbatim)

    @cached_property
    def languages(self) -> frozenset[str]:
        """Those that anything is said in, without their countries."""
        return frozenset(primary(one.language) for one in self.every)

    @cached_property
    def _by_location(self) -> Mapping[Location, Wording]:
        return {one.location: one for one in self.every}

    @cached_property
    def _by_item(self) -> Mapping[str, tuple[Wording, ...]]:
        found: dict[str, list[Wording]] = {}
        for one in self.every:
            if one.item is not None:
                found.setdefault(one.item.id, []).append(one)
        return {id_: tuple(several) for id_, several in found.items()}

    def at(self, location: Location) -> Wording | None:
        return self._by_location.get(location)

    def of_item(self, entry: PackItem) -> tuple[Wording, ...]:
        """Return all that an item says that is a text, and no name."""
        return tuple(one for one in self._by_item.get(entry.id, ()) if one.is_text)

    def of_items(self, entries: Iterable[PackItem]) -> Iterator[tuple[PackItem, Wording]]:
        return ((entry, wording) for entry in entries for wording in self.of_item(entry))

    def statements(self, entry: PackItem) -> Iterator[Wording]:
        """Yield what an item states: its text, its variants, and these in other languages."""
        return (one for one in self.of_item(entry) if one.path[0] in {"text", "variants"})

    def said(self, entry: PackItem) -> Iterator[Wording]:
        """Yield what an item says by itself: its statement, or beside something not to say the safe wording."""
        if entry.use != "avoid":
            return self.statements(entry)
        return (one for one in self.of_item(entry) if one.path == ("instead",))

    def answers(self, entry: PackItem) -> Iterator[Wording]:
        """Yield what the answer to a question says, in every wording and language."""
        return (one for one in self.of_item(entry) if one.path[0] == "answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owner:
    """The front matter, an item or an entry of a register, while it is walked over."""

    pack: Pack
    at: Location
    whose: str
    item: PackItem | None = None

    def wording(self, location: Location, said: Marked | str, language: str, *, printed: bool) -> Wording:
        place = self.pack.positions.place(location)
        return Wording(
            location=location,
            owner=self.at,
            language=language,
            words=said,
            whose=self.whose,
            item=self.item,
            place=place.of(said) if place is not None and isinstance(said, str) else place,
            is_printed=printed,
        )


def _walk(pack: Pack) -> Iterator[Wording]:
    language = pack.front.language
    front = _Owner(pack=pack, at=("pack",), whose="the front matter")
    yield from _within(front, pack.front, front.at, language, "pack")
    for entry in pack.items:
        item = _Owner(pack=pack, at=("items", entry.id), whose=f"'{entry.id}'", item=entry)
        yield from _within(item, entry.item, item.at, language, "items")
    for register in REGISTERS:
        for id_, one in getattr(pack.registers, register).items():
            held = _Owner(pack=pack, at=(register, id_), whose=f"the {ENTRY_OF[register]} '{id_}'")
            yield from _within(held, one, held.at, language, register)


def _within(
    owner: _Owner, value: object, at: Location, language: str, register: str, *, printed: bool = True
) -> Iterator[Wording]:
    match value:
        case Marked() | str():
            yield owner.wording(at, value, language, printed=printed)
        case BaseModel():
            for name, info in sorted(type(value).model_fields.items(), key=_is_translations):
                is_printed = name in _PRINTED[register]
                if is_printed or name in _COMPARED.get(register, ()):
                    inner, shown = getattr(value, name), printed and is_printed
                    place = (*at, info.alias or name)
                    if name == "translations":
                        for tag, translation in inner.items():
                            yield from _within(owner, translation, (*place, tag), tag, register, printed=shown)
                    else:
                        yield from _within(owner, inner, place, language, register, printed=shown)
        case Mapping():
            for key, inner in value.items():
                yield from _within(owner, inner, (*at, key), language, register, printed=printed)
        case Sequence():
            for index, inner in enumerate(value):
                yield from _within(owner, inner, (*at, index), language, register, printed=printed)
        case _:
            pass


def _is_translations(field: tuple[str, object]) -> bool:
    """Order fields so that what is said in other languages comes last."""
    return field[0] == "translations"
