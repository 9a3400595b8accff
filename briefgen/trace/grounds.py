"""What words rest on: the item that they are of, its sources with their grades, and what that rests on in turn."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from briefgen.checks.let_stand import LetStand
from briefgen.content.item import CitationRecord, Item
from briefgen.content.pack import Pack, PackItem
from briefgen.content.readers import Scoped
from briefgen.content.series import Exhibit
from briefgen.content.sources import Source
from briefgen.diagnostics import Span
from briefgen.document.origins import ItemOrigin
from briefgen.frozen import dataclass

ITEMS: Final = "items"
DEEPEST: Final = 12
"""Steps from words to their sources; content that goes deeper goes in a circle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """A source as it is cited at one place. The source and its information are graded apart, as everywhere."""

    id: str
    title: str
    locator: str
    source_grade: str | None
    information_grade: int | None
    citable: str
    issued: str
    place: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Who judged, when, by which scale, and how sure of it."""

    author: str
    on: str
    scale: str
    band: str
    confidence: str | None
    """None where the band is the certainty of evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """An item, or an entry of a register, and what it rests on."""

    register: str
    id: str
    why: str
    """How words come to it: "the words", "rests on", "derived from", "refers to"."""
    kind: str
    place: Span | None
    certainty: str | None = None
    hedge: str | None = None
    said_by: str | None = None
    state: str | None = None
    use: str | None = None
    is_draft: bool = False
    judgement: Judged | None = None
    overruled: tuple[LetStand, ...] = ()
    """Findings in its lines that a reason lets stand."""
    sources: tuple[CitedSource, ...] = ()
    rests_on: tuple["Ground", ...] = ()


class Grounds:
    """The grounds within one pack."""

    def __init__(self, pack: Pack, overruled: tuple[LetStand, ...]) -> None:
        self._pack = pack
        self._overruled = overruled

    @cached_property
    def _items(self) -> Mapping[str, PackItem]:
        return {entry.id: entry for entry in self._pack.items}

    def of(self, origin: ItemOrigin) -> Ground | None:
        """Return what words of that origin rest on; None for those of the front matter."""
        answers = origin.register == ITEMS and origin.field.startswith("answer")
        return self._ground(origin.register, origin.item, "the words", (), is_answer=answers)

    def cited(self, name: str, locator: str) -> CitedSource | None:
        """Return a source as a citation names it."""
        return next(self._sources((CitationRecord.model_construct(source=name, locator=locator or None),)), None)

    def _ground(
        self, register: str, name: str, why: str, above: tuple[str, ...], *, is_answer: bool = False
    ) -> Ground | None:
        key = f"{register}:{name}"
        if key in above or len(above) >= DEEPEST:
            return None
        within = (*above, key)
        if register == ITEMS:
            entry = self._items.get(name)
            return None if entry is None else self._of_item(entry, why, within, is_answer=is_answer)
        found: Scoped | None = getattr(self._pack.registers, register, {}).get(name)
        return None if found is None else self._of_entry(register, name, found, why, within)

    def _of_item(self, entry: PackItem, why: str, above: tuple[str, ...], *, is_answer: bool) -> Ground:
        item = entry.item
        said = item.answer if is_answer and item.answer else item
        return Ground(
            register=ITEMS,
            id=entry.id,
            why=why,
            kind=item.kind,
            place=entry.text_span,
            certainty=said.certainty,
            hedge=said.hedge,
            said_by=item.said_by,
            state=item.state,
            use=entry.use,
            is_draft=said.draft,
            judgement=_judged(item),
            overruled=self._let_stand(ITEMS, entry.id),
            sources=tuple(self._sources(said.sources)),
            rests_on=tuple(self._grounds(((ITEMS, each, "rests on") for each in said.rests_on), above)),
        )

    def _of_entry(self, register: str, name: str, entry: Scoped, why: str, above: tuple[str, ...]) -> Ground:
        if isinstance(entry, Source):
            sources = self._sources((CitationRecord.model_construct(source=name, locator=None),))
        else:
            sources = self._sources(getattr(entry, "sources", ()))
        return Ground(
            register=register,
            id=name,
            why=why,
            kind=type(entry).__name__.lower(),
            place=self._pack.positions.span((register, name)),
            overruled=self._let_stand(register, name),
            sources=tuple(sources),
            rests_on=tuple(self._grounds(_below(entry), above)),
        )

    def _let_stand(self, register: str, name: str) -> tuple[LetStand, ...]:
        return tuple(one for one in self._overruled if (one.register, one.item) == (register, name))

    def _grounds(self, below: Iterable[tuple[str, str, str]], above: tuple[str, ...]) -> Iterator[Ground]:
        for register, name, why in below:
            if (found := self._ground(register, name, why, above)) is not None:
                yield found

    def _sources(self, records: Iterable[CitationRecord]) -> Iterator[CitedSource]:
        for record in records:
            source = self._pack.registers.sources.get(record.source)
            if source is None:
                continue
            yield CitedSource(
                id=source.id,
                title=source.title,
                locator=record.locator or "",
                source_grade=source.grade.source if source.grade else None,
                information_grade=source.grade.information if source.grade else None,
                citable=source.citable,
                issued=str(source.issued),
                place=self._pack.positions.span(("sources", source.id)),
            )


def _below(entry: Any) -> Iterator[tuple[str, str, str]]:
    """Yield what an entry takes its numbers from."""
    if derived := getattr(entry, "derived", None):
        yield from (("figures", name, f"derived from ({derived.formula})") for name in derived.from_)
    if isinstance(entry, Exhibit):
        yield "series", entry.series, "shows"


def _judged(item: Item) -> Judged | None:
    if (own := item.judgement) is None:
        return None
    return Judged(author=own.author, on=own.on.isoformat(), scale=own.scale, band=own.band, confidence=own.confidence)
