"""The raw pack, cut into pieces of words, each with what decides whether a reader may see it.

Every field of the schema is walked, so that one that joins it joins the check; what holds no words is named below.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pydantic import BaseModel

from briefgen.content.item import CitationRecord, Review
from briefgen.content.pack import Pack
from briefgen.content.registers import Figure
from briefgen.content.series import Series, SeriesField
from briefgen.content.sources import Name, Source
from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.leak.comments import comments
from briefgen.leak.passages import spelt_out
from briefgen.leak.pictures import PICTURES
from briefgen.leak.references import Key, Wordings, references
from briefgen.leak.traits import amount_traits, code_traits, is_number, name_traits, traits, written
from briefgen.leak.words import APART, BREAK, RUN, Run, tokens
from briefgen.located.positions import Location
from briefgen.markup.nodes import Marked

REGISTERS: Final = ("sources", "people", "organisations", "terms", "topics", "figures", "series", "exhibits", "records")
BESIDE: Final = "a comment or heading"
"""How a message calls what stands beside the content of a file."""
_WORDLESS: Final = frozenset({
    "id", "kind", "certainty", "state", "use", "said_by", "topic", "figure", "people", "rests_on", "supersedes",
    "conflicts_with", "readers", "rank", "must", "needs", "marking", "ok", "raise_", "verb", "decider", "options",
    "citable", "grade", "scale", "currency", "form", "category", "values", "series", "confidence", "derived",
    "organisation", "precision", "well_known", "technical", "language", "rows", "fields", "provisional", "row_remark", "total",
    "approximate", "role", "group", "optional",
})  # fmt: skip
"""Fields that hold no words of an author's own: ids, closed lists, names of readers."""
_NAMES: Final = {
    "people": frozenset({"name", "short"}),
    "organisations": frozenset({"name", "short"}),
    "terms": frozenset({"short", "expansion", "plural"}),
    "sources": frozenset({"title", "title_short", "author", "publisher", "container_title", "family", "literal"}),
    "exhibits": frozenset({"title"}),
    "topics": frozenset({"title"}),
    "figures": frozenset({"title"}),
}
Units = Callable[[str], tuple[str, ...]]
"""How every language calls a scale or a currency, small letters throughout."""
_NONE: Final = frozenset[str]()
_NEVER: Final = frozenset({"note", "allow", "file"})
_DESK: Final = {
    "pack": frozenset[str | int]({"allow", "retention", "file_name"}),
    "series": _NEVER | {"title"},
    "records": _NEVER | {"description"},
}
"""Printed for nobody: notes for the desk, names of files, what a series is called, why a finding may stand."""
_VARIANTS: Final = frozenset({"text", "plain", "short", "clause", "spoken", "answer", "why", "instead", "pros", "cons"})
_EARLIEST: Final = 2
_TEXTS: Final = 8_192
"""Of which it is remembered how they are cut: of a pack that somebody writes at, all but a few are the same after each save."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What decides: of an item or an entry its id, of the front matter a field, of a row its number; and who else."""

    kind: str
    """`items`, a register, `front`, `row`, `column`, `words` (of a row, in another language), `alternative`, `descriptor` (of a
    source), `never`, `always`.
    """
    id: str = ""
    detail: str | int = ""
    column: str = ""


NEVER: Final = Seen(kind="never")
ALWAYS: Final = Seen(kind="always")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    seen: Seen
    what: str
    """As an analyst calls it: "'energy-talks'", "a comment"."""
    at: Location
    """Where it stands, for the pack's positions; a comment has a span of its own."""
    words: tuple[str, ...]
    """In each form that the text may take, with an `APART` between."""
    traits: frozenset[Run]
    numbers: frozenset[str] = frozenset()
    text: Marked | None = None
    """The author's text, where it refers to something."""
    refers: frozenset[Key] = frozenset()
    span: Span | None = None


def pieces(pack: Pack, wordings: Wordings, units: Units) -> Iterator[Piece]:
    """Yield every piece of the pack, and what stands beside it in its files: comments and headings.

    *units* says how the languages call a scale or a currency.
    """
    yield from _front(pack, wordings)
    for entry in pack.items:
        yield _id_piece(Seen(kind="items", id=entry.id), entry.id, ("items", entry.id))
        for at, value in _words(entry.item, ("items", entry.id)):
            yield _piece(wordings, _of_item(entry.id, at), f"'{entry.id}'", at, value)
    for register in REGISTERS:
        for id_, one in getattr(pack.registers, register).items():
            yield _id_piece(Seen(kind=register, id=id_), id_, (register, id_))
            for at, value in _words(one, (register, id_)):
                yield _piece(wordings, _of_entry(register, id_, at), f"'{id_}'", at, value)
            if isinstance(one, Source):
                for index, author in enumerate(one.author):
                    at = (register, id_, "author", index)
                    yield _piece(wordings, Seen(kind=register, id=id_), f"'{id_}'", at, _full_name(author))
            if isinstance(one, Figure):
                yield from _amounts(Seen(kind=register, id=id_), f"'{id_}'", (register, id_), one, units)
    for series in pack.registers.series.values():
        yield from _series(pack, series, wordings, units)
    for path, line, text in comments(pack.inputs):
        words = _told((text,))
        what = "a picture's file" if path.suffix.lower() in PICTURES else BESIDE
        told = frozenset(code_traits(words))
        yield Piece(seen=NEVER, what=what, at=(), words=words, traits=told, span=Span(path=path, line=line))


def _front(pack: Pack, wordings: Wordings) -> Iterator[Piece]:
    for at, value in _words(pack.front, ("pack",)):
        named = ".".join(str(step) for step in (at[3:] if at[1] == "translations" else at[1:]))
        seen = NEVER if _is_of_desk("pack", at) else Seen(kind="front", id=named)
        yield _piece(wordings, seen, f"the front matter's {named}", at, value)


def _of_item(id_: str, at: Location) -> Seen:
    """An item is seen as a whole; where the reader must get one wording, the others are not that."""
    if _is_of_desk("items", at):
        return NEVER
    wording = next((step for step in reversed(at[2:]) if step in _VARIANTS), "")
    return Seen(kind="items", id=id_, detail=str(wording))


def _of_entry(register: str, id_: str, at: Location) -> Seen:
    if "public_form" in at:
        return ALWAYS
    if _is_of_desk(register, at):
        return NEVER
    if "alternative_text" in at:
        return Seen(kind="alternative", id=id_)
    if register == "sources" and "descriptor" in at:
        return Seen(kind="descriptor", id=id_)
    if register == "exhibits" and "words" in at:
        return Seen(kind="words", id=id_, detail=str(at[-1]))
    return Seen(kind=register, id=id_)


def _is_of_desk(register: str, at: Location) -> bool:
    """Tell whether a field is printed for nobody. A paper's `file` is its number, and printed; a picture's is a name of the desk's."""
    fields = frozenset(at[1:] if register == "pack" else at[_EARLIEST:])
    return "review" in at or bool(fields & _DESK.get(register, _NEVER))


def _series(pack: Pack, series: Series, wordings: Wordings, units: Units) -> Iterator[Piece]:
    for index, column in enumerate(series.fields):
        for at, value in _words(column, ("series", series.id, "fields", index)):
            if at[-1] != "name":
                seen = NEVER if "review" in at else Seen(kind="column", id=series.id, column=column.name)
                yield _piece(wordings, seen, f"the column '{column.name}' of '{series.id}'", at, value)
    counted = {one.name: _counted(one, units) for one in series.fields}
    for number, row in enumerate(pack.rows.get(series.id, ())):
        for name, cell in row.cells.items():
            place: Location = ("series", series.id, "rows", number, name)
            seen = Seen(kind="row", id=series.id, detail=number, column=name)
            what = f"a row of '{series.id}'"
            if isinstance(cell, str):
                yield _piece(wordings, seen, what, place, cell)
            elif isinstance(cell, Decimal):
                yield _amount(seen, what, place, cell, counted.get(name, ()))


def _full_name(name: Name) -> str:
    return " ".join(part for part in (name.given, name.family) if part)


def _amounts(seen: Seen, what: str, at: Location, figure: Figure, units: Units) -> Iterator[Piece]:
    for name, amount in (("value", figure.value), ("low", figure.low), ("high", figure.high)):
        if amount is not None:
            yield _amount(seen, what, (*at, name), amount, _counted(figure, units))


def _counted(one: Figure | SeriesField, units: Units) -> tuple[str, ...]:
    """Return what may stand behind a number, in any language."""
    own = filter(None, (one.unit, one.scale, *(each.unit for each in one.translations.values())))
    return (*own, *(word for name in (one.scale, one.currency) if name for word in units(name.lower())))


def _amount(seen: Seen, what: str, at: Location, amount: Decimal, units: tuple[str, ...]) -> Piece:
    found = frozenset(amount_traits(amount, units))
    return Piece(seen=seen, what=what, at=at, words=(), traits=found, numbers=written(amount))


def _words(value: object, at: Location) -> Iterator[tuple[Location, str | Marked]]:
    """Yield each text within *value* with its place."""
    match value:
        case str() | Marked():
            yield at, value
        case CitationRecord():
            return
        case BaseModel():
            for name in _worded(type(value)):
                if held := getattr(value, name):
                    yield from _words(held, (*at, name))
        case Mapping():
            for key, each in value.items():
                yield from _words(each, (*at, key))
        case tuple():
            for index, each in enumerate(value):
                yield from _words(each, (*at, index))


@lru_cache(maxsize=64)
def _worded(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields that may hold words."""
    return tuple(name for name in model.model_fields if name not in _WORDLESS or model is Review)


def _piece(wordings: Wordings, seen: Seen, what: str, at: Location, value: str | Marked) -> Piece:
    marked = value if isinstance(value, Marked) else None
    texts = (value,) if isinstance(value, str) else wordings.of(value, at)
    is_name = not _NAMES.get(str(at[0]), _NONE).isdisjoint(at[_EARLIEST:])
    is_file = at[0] in {"series", "exhibits"} and "file" in at[_EARLIEST:]
    words, found, numbers = _cut(texts, is_name=is_name, is_file=is_file, of_person=at[0] == "people")
    return Piece(
        seen=seen,
        what=what,
        at=at,
        words=words,
        traits=found,
        numbers=numbers,
        text=marked,
        refers=references(marked) if marked else frozenset(),
    )


@lru_cache(maxsize=_TEXTS)
def _cut(
    texts: tuple[str, ...], *, is_name: bool, is_file: bool, of_person: bool
) -> tuple[tuple[str, ...], frozenset[Run], frozenset[str]]:
    """Return the words of what is one text in several forms, what gives itself away in it, and its numbers."""
    texts = tuple(dict.fromkeys((*texts, *map(spelt_out, texts))))
    split = [tokens(text) for text in texts]
    found: set[Run] = set()
    for text, words in zip(texts, split, strict=True):
        found.update(traits(text, words))
        if is_name:
            found.update(name_traits(words, of_person=of_person))
        if is_file:
            found.update(name_traits(tokens(text.rpartition("/")[2]), of_person=False))
    said = _put_apart(split)
    return said, frozenset(found), frozenset(word for word in said if is_number(word))


def words_without(piece: Piece, shut: frozenset[Key], wordings: Wordings) -> tuple[str, ...]:
    """Return the words of a piece whose references to *shut* are not written out."""
    if piece.text is None or not piece.refers & shut:
        return piece.words
    return _told(wordings.of(piece.text, piece.at, shut=shut))


def _id_piece(seen: Seen, id_: str, at: Location) -> Piece:
    """An id of several words is a code, by which whoever knows one finds the other."""
    words = _told((id_,))
    found = {words} if "-" in id_ and len(words) < RUN else set()
    return Piece(seen=seen, what=f"the id '{id_}'", at=at, words=words, traits=frozenset(found))


def _told(texts: Iterable[str]) -> tuple[str, ...]:
    return _put_apart(map(tokens, texts))


def _put_apart(split: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(APART if word == BREAK else word for words in split for word in (*words, APART))[:-1]
