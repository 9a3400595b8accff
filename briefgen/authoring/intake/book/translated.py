"""The wordings of a pack that can have a translation: where each stands, and where its translation goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefgen.authoring.intake.incoming import PACK, Holder
from briefgen.authoring.intake.said import said, value_at
from briefgen.content.front import FrontMatter
from briefgen.content.model import Model
from briefgen.content.pack import Pack
from briefgen.content.registers import Exhibit, Series
from briefgen.content.vocabulary import REGISTER_NAMES, VARIANTS
from briefgen.located.positions import Location

_OF_ITEMS: Final[tuple[tuple[str, Location], ...]] = (
    ("text", ("text",)),
    ("plain", ("variants", "plain")),
    ("short", ("variants", "short")),
    ("clause", ("variants", "clause")),
    ("spoken", ("variants", "spoken")),
    ("answer", ("answer", "text")),
    *((f"answer_variants.{name}", ("answer", "variants", name)) for name in VARIANTS),
    ("instead", ("instead",)),
    ("why", ("why",)),
    ("pros", ("pros",)),
    ("cons", ("cons",)),
    ("reasons", ("judgement", "reasons")),
)
LISTED: Final = frozenset({"pros", "cons", "document.copy"})
"""Wordings of several parts, which semicolons part."""
_OF_HEADS: Final = ("from", "to", "copy", "edition", "drafted_by", "issuer", "contact", "sourcing")
_OF_ENTRIES: Final = {
    "people": ("name", "short", "office", "address", "public_form"),
    "organisations": ("name", "short", "public_form"),
    "sources": ("public_form",),
    "terms": ("short", "expansion", "plural", "gloss"),
    "topics": ("title", "question"),
    "figures": ("title", "unit", "period"),
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
        return target_of(self.holder, self.name, language)


def target_of(holder: Holder, name: str, language: str) -> Location:
    """Return where the translation of a wording goes, within the item or entry: `title`, `document.from`, `words.Rail`; of
    the column of a series, which stands in front, beside that column.
    """
    if holder == "series":
        column, _, part = name.rpartition(".")
        return ("fields", column, "translations", language, part)
    first, dot, rest = name.partition(".")
    return ("translations", language, first, rest) if dot else ("translations", language, first)


def wordings(pack: Pack) -> Iterator[Wording]:
    """Yield every wording of the items that have an id of their own, then of the registers."""
    for entry in pack.items:
        if entry.named:
            yield from wordings_of(entry.item, "items", entry.id)
    for register in REGISTER_NAMES:
        for name, entry in getattr(pack.registers, register).items():
            yield from wordings_of(entry, register, name, pack)
    yield from wordings_of(pack.front, "pack", PACK)


def wordings_of(model: Model, holder: Holder, name: str, pack: Pack | None = None) -> Iterator[Wording]:
    """Yield the wordings of one item or entry, whose id is *name*; of an exhibit, its rows' words in *pack* too."""
    for field, source in _fields(model, holder):
        value = value_at(model, source)
        words = "; ".join(map(said, value)) if field in LISTED else said(value)
        if words and (source != ("period",) or any(sign.isalpha() for sign in words)):
            yield Wording(holder=holder, id=name, name=field, source=source, words=words)
    if isinstance(model, Exhibit) and pack is not None:
        for word in _words_of_rows(model, pack):
            yield Wording(holder=holder, id=name, name=f"words.{word}", source=("words", word), words=word)


def _words_of_rows(exhibit: Exhibit, pack: Pack) -> Iterator[str]:
    """Yield each word that the exhibit's rows print, once."""
    seen: dict[str, None] = {}
    for row in pack.rows.get(exhibit.series, ()):
        cells = [row.cells.get(name) for name in (exhibit.category, exhibit.group, *exhibit.values) if name]
        seen.update((word, None) for word in (*cells, row.remark) if isinstance(word, str))
    yield from seen


def _fields(model: Model, holder: Holder) -> Iterator[tuple[str, Location]]:
    """Yield the names of what can be translated, and where that stands."""
    match model:
        case FrontMatter():
            yield from (("title", ("title",)), ("short", ("short",)))
            yield from ((f"titles.{audience}", ("titles", audience)) for audience in model.titles)
            yield from ((f"document.{field}", ("document", field)) for field in _OF_HEADS)
        case Series():
            for column in model.fields:
                yield from ((f"{column.name}.{part}", ("fields", column.name, part)) for part in ("title", "unit"))
        case _:
            yield from _OF_ITEMS if holder == "items" else ((one, (one,)) for one in _OF_ENTRIES.get(holder, ()))


def translated(pack: Pack, wording: Wording, language: str) -> str:
    """Return the translation that the pack has; empty where it has none."""
    value = value_at(model_of(pack, wording.holder, wording.id), wording.target(language))
    return "; ".join(map(said, value or ())) if wording.name in LISTED else said(value)


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
    return (PACK,) if holder == "pack" else tuple(getattr(pack.registers, holder))


def languages(pack: Pack) -> tuple[str, ...]:
    """Return the languages that the pack has translations in."""
    found = {tag for wording in wordings(pack) for tag in _tags(model_of(pack, wording.holder, wording.id))}
    return tuple(sorted(found | set(pack.front.translations)))


def _tags(model: Model | None) -> tuple[str, ...]:
    return tuple(getattr(model, "translations", ()))
