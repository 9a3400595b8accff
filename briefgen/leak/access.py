"""Who may see what, decided anew from the raw pack and the policy; written from the rule, and not from the gate."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from briefgen.content.item import CitationRecord, Item
from briefgen.content.pack import LoadedPolicy, Pack, PackItem
from briefgen.content.readers import Scoped
from briefgen.content.registers import RecordField
from briefgen.content.rows import SeriesRow
from briefgen.content.series import Exhibit, ImageExhibit, Series
from briefgen.leak.pieces import Seen
from briefgen.leak.references import Key, references

_OUTSIDE: Final = frozenset({"edition", "issuer", "contact", "replaces", "public_correction"})
"""What a published brief may say of the paper itself."""
Referred = Mapping[str, Mapping[str, frozenset[Key]]]
"""Item → wording → what its texts in that wording refer to, in whatever language."""
Typed = Mapping[Seen, frozenset[Key]]
"""What decides on a lot → the terms whose abbreviations are typed in it, where no reference stands."""
_BY_ITSELF: Final = frozenset({"front", "items", "row", "column"})
"""What is seen whatever points at it."""


class Access:
    """What one audience may see of one pack at a moment."""

    def __init__(
        self,
        pack: Pack,
        policy: LoadedPolicy,
        audience: str,
        moment: dt.datetime,
        *,
        referred: Referred,
        typed: Typed,
    ) -> None:
        self._pack = pack
        self._policy = policy
        self._audience = audience
        self._moment = moment
        self._referred = referred
        self._typed = typed
        self._own = policy.policy.audiences[audience]

    def sees(self, seen: Seen) -> bool:
        """Tell whether what *seen* stands for may be in the audience's brief."""
        match seen.kind:
            case "always":
                return True
            case "never":
                return False
            case "front":
                return self._sees_front(seen.id)
            case "items":
                return seen.id in self._items and self._is_own_wording(str(seen.detail))
            case "row":
                return (seen.id, seen.detail) in self._rows and self._shows(seen.id, seen.column)
            case "column":
                return self._shows(seen.id, seen.column)
            case "alternative":
                return ("exhibits", seen.id) in self._reached and self._is_whole(seen.id)
            case "descriptor":
                return ("sources", seen.id) in self._reached and not self._own.published
            case "words":
                return ("exhibits", seen.id) in self._reached and str(seen.detail) in self._cells
            case register:
                return (register, seen.id) in self._reached

    def _is_own_wording(self, wording: str) -> bool:
        return not wording or self._own.variant in {None, wording}

    def _sees_front(self, named: str) -> bool:
        field, _, rest = named.partition(".")
        if field == "titles":
            return rest == self._audience
        if field != "document":
            return True
        of, _, reader = rest.partition(".")
        if of == "recipients":
            return reader == self._audience and not self._own.published
        return not self._own.published or of in _OUTSIDE

    def _names(self, written: Iterable[str]) -> bool:
        groups = self._policy.policy.groups
        return any(name == self._audience or self._audience in groups.get(name, ()) for name in written)

    def _is_under(self, markings: Iterable[str | None]) -> bool:
        for marking in filter(None, markings):
            scheme, _, said = marking.partition(":")
            level, *caveats = said.split("/")
            ceiling = self._own.ceiling.get(scheme)
            if ceiling is None or not set(caveats) <= set(self._own.admits.get(scheme, ())):
                return False
            order = [one.id for one in self._policy.schemes[scheme].levels]
            if order.index(level) > order.index(ceiling):
                return False
        return True

    def _is_out(self, embargo: dt.datetime | None) -> bool:
        return embargo is None or self._own.under_embargo or embargo <= self._moment

    @cached_property
    def _items(self) -> frozenset[str]:
        return frozenset(entry.id for entry in self._pack.items if self._sees_item(entry))

    def _sees_item(self, entry: PackItem) -> bool:
        item = entry.item
        return (
            all(self._names(scope.readers) for scope in entry.scopes if scope.readers is not None)
            and self._is_under([*(scope.marking for scope in entry.scopes), item.marking])
            and self._is_out(item.embargo_until)
            and item.state == "current"
            and entry.id not in self._superseded
            and (item.valid_until is None or self._moment < item.valid_until)
            and (not self._own.published or (entry.use == "say" and self._names(item.ok)))
        )

    @cached_property
    def _superseded(self) -> frozenset[str]:
        items = (entry.item for entry in self._pack.items)
        standing = [
            one
            for one in items
            if one.state == "current" and (one.embargo_until is None or one.embargo_until <= self._moment)
        ]
        return frozenset(id_ for item in standing for id_ in item.supersedes)

    def _sees_entry(self, entry: Scoped) -> bool:
        front = self._pack.front
        return (
            self._names(front.readers)
            and (entry.readers is None or self._names(entry.readers))
            and self._is_under((front.marking, entry.marking))
            and self._is_out(entry.embargo_until)
        )

    def _sees_exhibit(self, entry: Exhibit | ImageExhibit) -> bool:
        if not self._sees_entry(entry) or (self._own.published and not self._names(entry.ok)):
            return False
        if isinstance(entry, ImageExhibit):
            return not self._own.published or self._may_speak_of(entry.sources)
        series = self._pack.registers.series[entry.series]
        return self._sees_entry(series) and any(self._sees_row(series, row) for row in self._rows_of(series.id))

    def _sees_record(self, entry: RecordField) -> bool:
        return self._sees_entry(entry) and (not self._own.published or self._names(entry.ok))

    def _rows_of(self, series: str) -> tuple[SeriesRow, ...]:
        return self._pack.rows.get(series, ())

    def _sees_row(self, series: Series, row: SeriesRow) -> bool:
        """A row has readers of its own; published, also a source that may be named, or spoken of where it is the series'."""
        if row.readers is not None and not self._names(row.readers):
            return False
        if not self._own.published:
            return True
        cited = any(self._may_cite(record.source) for record in (*row.sources, *series.sources))
        return cited or (not row.sources and self._may_speak_of(series.sources))

    def _may_cite(self, source: str) -> bool:
        found = self._pack.registers.sources.get(source)
        return found is not None and self._sees_entry(found) and found.citable in self._own.cites

    def _may_speak_of(self, records: Iterable[CitationRecord]) -> bool:
        found = [self._pack.registers.sources.get(record.source) for record in records]
        return any(self._may_cite(record.source) for record in records) or any(
            one is not None and self._sees_entry(one) and one.public_form for one in found
        )

    @cached_property
    def _exhibits(self) -> frozenset[str]:
        return frozenset(id_ for id_, one in self._pack.registers.exhibits.items() if self._sees_exhibit(one))

    @cached_property
    def _shown(self) -> frozenset[Key]:
        """Series and column of all that some exhibit shows."""
        shown = [one for one in self._pack.registers.drawn if one.id in self._exhibits]
        marks = [self._pack.registers.series[one.series] for one in shown]
        return frozenset(
            [(one.series, name) for one in shown for name in (one.category, *one.values, one.group) if name]
            + [(one.id, name) for one in marks for name in (one.provisional, one.row_remark) if name]
        )

    def _shows(self, series: str, column: str) -> bool:
        return (series, column) in self._shown

    @cached_property
    def _rows(self) -> frozenset[tuple[str, int]]:
        return frozenset(
            (id_, number)
            for id_, series in self._pack.registers.series.items()
            for number, row in enumerate(self._rows_of(id_))
            if self._sees_row(series, row)
        )

    @cached_property
    def _cells(self) -> frozenset[str]:
        """The words of the rows that are shown."""
        return frozenset(
            cell
            for id_ in self._pack.registers.series
            for number, row in enumerate(self._rows_of(id_))
            if (id_, number) in self._rows
            for name, cell in row.cells.items()
            if isinstance(cell, str) and self._shows(id_, name)
        )

    def _is_whole(self, exhibit: str) -> bool:
        """Tell whether the reader sees all that the author's words on an exhibit are about."""
        one = self._pack.registers.exhibits[exhibit]
        if isinstance(one, ImageExhibit):
            return True
        return all((one.series, number) in self._rows for number in range(len(self._rows_of(one.series))))

    @cached_property
    def _reached(self) -> frozenset[Key]:
        """The entries that the reader may see, and that something it may see points at."""
        waiting: list[Key] = [("exhibits", id_) for id_ in self._exhibits]
        waiting += [("records", id_) for id_ in self._pack.registers.records]
        waiting += [("topics", topic) for topic in (self._pack.front.topic,) if topic]
        for entry in self._pack.items:
            if entry.id in self._items:
                waiting += _pointed_at(entry.item)
                waiting += self._referred_to(entry.id)
        for seen, terms in self._typed.items():
            if seen.kind in _BY_ITSELF and self.sees(seen):
                waiting += terms
        reached: set[Key] = set()
        while waiting:
            key = waiting.pop()
            found: Scoped | None = getattr(self._pack.registers, key[0], {}).get(key[1])
            if found is None or key in reached or not self._may_reach(key, found):
                continue
            reached.add(key)
            waiting += self._pointed_at_by_entry(found)
            for kind in (key[0], *(("alternative",) if key[0] == "exhibits" else ())):
                waiting += self._typed.get(Seen(kind=kind, id=key[1]), ())
        return frozenset(reached)

    def _referred_to(self, item: str) -> Iterator[Key]:
        """Yield what the texts refer to that the reader may get: where it must get one wording, that one in every language."""
        for wording, keys in self._referred.get(item, {}).items():
            if self._own.variant in {None, wording}:
                yield from keys

    def _may_reach(self, key: Key, entry: Scoped) -> bool:
        match key[0]:
            case "sources":
                return self._may_cite(key[1])
            case "exhibits":
                return key[1] in self._exhibits
            case "records":
                return self._sees_record(self._pack.registers.records[key[1]])
            case _:
                return self._sees_entry(entry)

    def _pointed_at_by_entry(self, entry: Scoped) -> Iterator[Key]:
        yield from (("sources", record.source) for record in getattr(entry, "sources", ()))
        for name, register in (("topic", "topics"), ("organisation", "organisations"), ("series", "series")):
            if (id_ := getattr(entry, name, None)) is not None:
                yield register, id_
        if isinstance(entry, Exhibit | ImageExhibit):
            remarks = (entry.remark, *(one.remark for one in entry.translations.values()))
            yield from (key for remark in remarks if remark for key in references(remark))
        if isinstance(entry, Series):
            seen = [row for number, row in enumerate(self._rows_of(entry.id)) if (entry.id, number) in self._rows]
            yield from (("sources", record.source) for row in seen for record in row.sources)


def _pointed_at(item: Item) -> Iterator[Key]:
    """Yield what the fields of an item name, apart from its texts."""
    for name in (item.said_by, item.decider):
        yield from (("people", name), ("organisations", name)) if name else ()
    yield from (("people", name) for name in item.people)
    yield from (("topics", name) for name in (item.topic,) if name)
    yield from (("figures", name) for name in (item.figure,) if name)
    records = (*item.sources, *(item.answer.sources if item.answer else ()))
    yield from (("sources", record.source) for record in records)
