"""What of a pack can be said in another language: which fields, where each stands, and where its translation goes.

A translation keeps two hashes. `of` is that of the words it translates, as they were when it was made or read; the review's
`seen` is that of these and of its own words, as somebody read them side by side. Words that differ from either are others.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from briefgen.content.front import FrontMatter
from briefgen.content.house import HOUSE_FILE
from briefgen.content.item import InOtherWords
from briefgen.content.model import Model
from briefgen.content.pack import Pack
from briefgen.content.series import Exhibit, Series
from briefgen.content.values import value_at
from briefgen.content.vocabulary import REGISTER_NAMES, VARIANTS, Holder
from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location
from briefgen.markup.nodes import Marked

PACK: Final = ""
"""The id of the front matter, which has none."""
LISTED: Final = frozenset({"pros", "cons", "document.copy"})
"""Wordings of several parts, which semicolons part."""
HASH_LENGTH: Final = 12
"""Hexadecimal digits: two wordings of one record share a hash in one case of 2^48."""
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
    ("who", ("who",)),
    ("action_who", ("action", "who")),
)
_OF_HEADS: Final = (
    "from", "to", "copy", "edition", "drafted_by", "issuer", "contact", "sourcing", "sign_offs", "replaces", "correction",
    "public_correction",
)  # fmt: skip
_OF_ENTRIES: Final[Mapping[str, tuple[str, ...]]] = {
    "people": ("name", "short", "office", "address", "public_form"),
    "organisations": ("name", "short", "public_form"),
    "sources": ("public_form",),
    "terms": ("short", "expansion", "plural", "gloss"),
    "topics": ("title", "question"),
    "figures": ("title", "unit", "period"),
    "exhibits": ("title", "alternative_text", "remark"),
}
_FREE: Final = "words"
"""Under it stand words of rows, which are no names of fields: a point in them parts nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translatable:
    """Words of the pack in its own language that a reader may meet."""

    register: Holder
    id: str
    """Of the record; `PACK` of the front matter."""
    field: str
    """As a translation names it: `text`, `answer`, `titles.minister`; `rail.title` of a column, `words.Rail` of rows."""
    path: Location
    """Where they stand within the record, by the names of files."""
    words: str
    """Markup and references as their author wrote them, on one line; parts of a list with semicolons between."""

    def target(self, language: str) -> Location:
        """Return where their translation goes, within the record."""
        return target_of(self.register, self.field, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingPlace:
    source: Location
    """Within the record, by the names of files: what imports and reviews write by."""
    target: Location
    span: Span | None
    """Where the source stands; that of its record where its own is not known."""
    target_span: Span | None
    """Where the translation stands; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of one record, in the pack's language and in another."""

    register: Holder
    id: str
    field: str
    source: str
    words: str | None
    """In the other language; None where it is not translated."""
    at: WordingPlace

    @property
    def holder(self) -> Location:
        """Where the translation that this is part of stands within the record: what has a review of its own."""
        return self.at.target[: self.at.target.index("translations") + 2]


def target_of(register: Holder, field: str, language: str) -> Location:
    """Return where the translation of a field goes, within its record: `title`, `document.from`, `words.Rail`; of the
    column of a series, which stands in front, beside that column.
    """
    if register == "series":
        column, _, part = field.rpartition(".")
        return ("fields", column, "translations", language, part)
    first, dot, rest = field.partition(".")
    inner = (rest,) if first == _FREE else tuple(rest.split("."))
    return ("translations", language, first, *inner) if dot else ("translations", language, first)


def translatables(pack: Pack) -> Iterator[Translatable]:
    """Yield what can be translated of the front matter, the items and the registers, in the pack's order."""
    return (one for model, register, name in records(pack) for one in translatables_of(model, register, name, pack))


def records(pack: Pack) -> Iterator[tuple[Model, Holder, str]]:
    """Yield the front matter, the items and the entries, each with its register and id, in the pack's order."""
    yield pack.front, "pack", PACK
    for entry in pack.items:
        yield entry.item, "items", entry.id
    for register in REGISTER_NAMES:
        for name, model in getattr(pack.registers, register).items():
            yield model, register, name


def translatables_of(model: Model, register: Holder, name: str, pack: Pack | None = None) -> Iterator[Translatable]:
    """Yield what can be translated of one record, whose id is *name*; with its *pack*, the words of an exhibit's rows too,
    and not what the house says for every pack. What has no letters is the same in every language.
    """
    for field, path in _fields(model, register):
        words = _said(value_at(model, path))
        if any(map(str.isalpha, words)) and not (register == "pack" and pack and _is_of_house(pack, path)):
            yield Translatable(register=register, id=name, field=field, path=path, words=words)
    if isinstance(model, Exhibit) and pack is not None:
        for word in _words_of_rows(model, pack):
            yield Translatable(register=register, id=name, field=f"{_FREE}.{word}", path=(_FREE, word), words=word)


def wordings(pack: Pack, tag: str) -> tuple[Wording, ...]:
    """Return everything of the pack that can be translated, with what it is in the language *tag*, in the pack's order.

    Items without an id of their own are among them: their id is made of their words, and nothing can be written to them.
    """
    return tuple(
        one for model, register, name in records(pack) for one in wordings_of(pack, model, register, name, tag)
    )


def wordings_of(pack: Pack, model: Model, register: Holder, name: str, tag: str) -> Iterator[Wording]:
    """Yield those of one record, whose id is *name*."""
    return (_wording(pack, model, one, tag) for one in translatables_of(model, register, name, pack))


def digest(wordings: Iterable[Wording]) -> str:
    """Return the hash of the sources of wordings of one record: `of`, of those that are translated."""
    return _hash((one.field, one.source) for one in wordings)


def digest_seen(wordings: Iterable[Wording]) -> str:
    """Return the hash of what somebody reads who reviews: sources and translations, of those that have one."""
    return _hash((one.field, one.source, one.words) for one in wordings if one.words is not None)


def ids_of(pack: Pack, register: Holder) -> tuple[str, ...]:
    """Return the ids that the records of a register have; items without one of their own are left out."""
    if register == "items":
        return tuple(entry.id for entry in pack.items if entry.named)
    return (PACK,) if register == "pack" else tuple(getattr(pack.registers, register))


def model_of(pack: Pack, register: Holder, name: str) -> Model | None:
    """Return the item, the entry or the front matter of that name; None where the pack has none."""
    if register == "pack":
        return pack.front
    if register == "items":
        return next((entry.item for entry in pack.items if entry.id == name), None)
    found: Model | None = getattr(pack.registers, register).get(name)
    return found


def translated(pack: Pack, one: Translatable, language: str) -> str:
    """Return the translation that the pack has; empty where it has none."""
    return _said(value_at(model_of(pack, one.register, one.id), one.target(language)))


def translations_in(model: Model, register: Holder) -> Mapping[Location, Mapping[str, InOtherWords]]:
    """Return what a record says in other languages, by where that stands in it: of a series, beside each column."""
    around = dict.fromkeys(_around(target_of(register, field, "")) for field, _ in _fields(model, register))
    return {path: value_at(model, path) or {} for path in around}


def languages(pack: Pack) -> tuple[str, ...]:
    """Return the languages that the pack has translations in."""
    found = (each for model, register, _ in records(pack) for each in translations_in(model, register).values())
    return tuple(sorted({tag for translations in found for tag in translations}))


def _around(target: Location) -> Location:
    """Return where the translations stand that *target* is in."""
    return target[: target.index("translations") + 1]


def _wording(pack: Pack, model: Model, one: Translatable, tag: str) -> Wording:
    target = one.target(tag)
    words = _said(value_at(model, target))
    span = _place(pack, one, one.path)
    at = WordingPlace(
        source=one.path, target=target, span=span, target_span=_place(pack, one, target) if words else None
    )
    return Wording(register=one.register, id=one.id, field=one.field, source=one.words, words=words or None, at=at)


def _place(pack: Pack, one: Translatable, path: Location) -> Span | None:
    record: Location = ("pack",) if one.register == "pack" else (one.register, one.id)
    return pack.positions.span((*record, *_numbered(pack, one, path)))


def _numbered(pack: Pack, one: Translatable, path: Location) -> Location:
    """Return the path as the pack's positions have it: columns of a series by number, words of rows not at all."""
    if one.register != "series":
        return path[:1] if path[0] == _FREE else path
    names = [column.name for column in pack.registers.series[one.id].fields]
    return (path[0], names.index(str(path[1])), *path[2:])


def _is_of_house(pack: Pack, path: Location) -> bool:
    place = pack.positions.places.get(("pack", *path))
    return place is not None and place.path == pack.root / HOUSE_FILE


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case Marked():
            return " ".join(value.source.split())
        case tuple():
            return "; ".join(map(_said, value))
        case _:
            return str(value)


def _words_of_rows(exhibit: Exhibit, pack: Pack) -> Iterator[str]:
    """Yield each word that the exhibit's rows print, once."""
    seen: dict[str, None] = {}
    for row in pack.rows.get(exhibit.series, ()):
        cells = [row.cells.get(name) for name in (exhibit.category, exhibit.group, *exhibit.values) if name]
        seen.update(
            (word, None) for word in (*cells, row.remark) if isinstance(word, str) and any(map(str.isalpha, word))
        )
    yield from seen


def _fields(model: Model, register: Holder) -> Iterator[tuple[str, Location]]:
    """Yield the names of what can be translated, and where that stands."""
    match model:
        case FrontMatter():
            yield from (("title", ("title",)), ("short", ("short",)))
            yield from ((f"titles.{audience}", ("titles", audience)) for audience in model.titles)
            yield from ((f"document.{field}", ("document", field)) for field in _OF_HEADS)
            addressed = ((audience, ("document", "recipients", audience)) for audience in model.document.recipients)
            yield from ((f"document.recipients.{audience}", path) for audience, path in addressed)
        case Series():
            for column in model.fields:
                yield from ((f"{column.name}.{part}", ("fields", column.name, part)) for part in ("title", "unit"))
        case _:
            yield from _OF_ITEMS if register == "items" else ((one, (one,)) for one in _OF_ENTRIES.get(register, ()))


def _hash(told: Iterable[tuple[str | None, ...]]) -> str:
    """Return a hash of words: their order, their white space and the form of their characters do not count."""
    plain = sorted([_plain(part or "") for part in parts] for parts in told)
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode("utf-8")).hexdigest()[:HASH_LENGTH]


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())
