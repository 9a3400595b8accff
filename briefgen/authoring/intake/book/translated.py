"""The wordings of a pack that can have a translation: where each stands, and where its translation goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefgen.authoring.intake.incoming import Holder
from briefgen.authoring.intake.said import said, value_at
from briefgen.content.model import Model
from briefgen.content.pack import Pack
from briefgen.content.vocabulary import REGISTER_NAMES
from briefgen.located.positions import Location

_OF_ITEMS: Final[tuple[tuple[str, Location], ...]] = (
    ("text", ("text",)),
    ("plain", ("variants", "plain")),
    ("short", ("variants", "short")),
    ("clause", ("variants", "clause")),
    ("spoken", ("variants", "spoken")),
    ("answer", ("answer", "text")),
    ("instead", ("instead",)),
    ("why", ("why",)),
)
_OF_ENTRIES: Final = {
    "people": ("name", "short", "office", "address", "public_form"),
    "organisations": ("name", "short", "public_form"),
    "sources": ("public_form",),
    "terms": ("short", "expansion", "gloss"),
    "topics": ("title", "question"),
    "figures": ("title", "unit"),
    "exhibits": ("title", "alternative_text", "remark"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words of the pack in its own language."""

    holder: Holder
    id: str
    name: str
    """As a translation names it: `text`, `short`, `answer`."""
    source: Location
    """Where the words stand within the item or entry."""
    words: str

    def target(self, language: str) -> Location:
        """Return where their translation goes."""
        return target_of(self.name, language)


def target_of(name: str, language: str) -> Location:
    """Return where the translation of a wording goes, within the item or entry; of a document's field or a word within that."""
    first, dot, rest = name.partition(".")
    return ("translations", language, first, rest) if dot else ("translations", language, first)


def wordings(pack: Pack) -> Iterator[Wording]:
    """Yield every wording of the items that have an id of their own, then of the registers."""
    for entry in pack.items:
        if entry.named:
            yield from wordings_of(entry.item, "items", entry.id)
    for register in REGISTER_NAMES:
        for name, entry in getattr(pack.registers, register).items():
            yield from wordings_of(entry, register, name)


def wordings_of(model: Model, holder: Holder, name: str) -> Iterator[Wording]:
    """Yield the wordings of one item or entry, whose id is *name*."""
    fields = _OF_ITEMS if holder == "items" else tuple((field, (field,)) for field in _OF_ENTRIES.get(holder, ()))
    for field, source in fields:
        if words := said(value_at(model, source)):
            yield Wording(holder=holder, id=name, name=field, source=source, words=words)


def translated(pack: Pack, wording: Wording, language: str) -> str:
    """Return the translation that the pack has; empty where it has none."""
    return said(value_at(model_of(pack, wording.holder, wording.id), wording.target(language)))


def model_of(pack: Pack, holder: Holder, name: str) -> Model | None:
    """Return the item, the entry or the front matter of that name; None where the pack has none."""
    if holder == "pack":
        return pack.front
    if holder == "items":
        return next((entry.item for entry in pack.items if entry.named and entry.id == name), None)
    found: Model | None = getattr(pack.registers, holder).get(name)
    return found


def ids_of(pack: Pack, holder: Holder) -> tuple[str, ...]:
    """Return the ids that records of a holder have."""
    if holder == "items":
        return tuple(entry.id for entry in pack.items if entry.named)
    return () if holder == "pack" else tuple(getattr(pack.registers, holder))


def languages(pack: Pack) -> tuple[str, ...]:
    """Return the languages that the pack has translations in."""
    found = {tag for wording in wordings(pack) for tag in _tags(model_of(pack, wording.holder, wording.id))}
    return tuple(sorted(found | set(pack.front.translations)))


def _tags(model: Model | None) -> tuple[str, ...]:
    return tuple(getattr(model, "translations", ()))
