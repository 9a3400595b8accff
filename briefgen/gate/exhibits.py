"""Cleared exhibits: the rows that the audience may see, in its language. Whatever is computed of them comes after."""

from collections.abc import Iterable, Mapping
from typing import TypeVar, assert_never

from briefgen.content.cells import Value
from briefgen.content.rows import SeriesRow
from briefgen.content.series import BUDGET, AnyExhibit, Exhibit, ImageExhibit, Series
from briefgen.document.origins import ItemOrigin
from briefgen.frozen import dataclass
from briefgen.gate.citations import Support, support
from briefgen.gate.clearing import Clearing
from briefgen.gate.columns import cleared_column
from briefgen.gate.images import cleared_image
from briefgen.gate.places import origin_of, span_of
from briefgen.gate.pointers import Pointer
from briefgen.gate.registers import Key
from briefgen.gate.rows import DecidedRow
from briefgen.gate.showing import embargo_of, remark_of, topic_of
from briefgen.gate.shown import ClearedExhibit, ClearedRow, Exhibited
from briefgen.gate.totals import verify_totals
from briefgen.gate.worded import level, origin, pointer, required, unreviewed, worded
from briefgen.gate.wording import choose
from briefgen.located.positions import Location

Shown = TypeVar("Shown")


def cleared_exhibits(clearing: Clearing) -> Mapping[str, Exhibited]:
    """Return every exhibit that passed, whether or not a text refers to it: templates show them of themselves."""
    passed = (
        exhibit
        for id_, exhibit in clearing.pack.registers.exhibits.items()
        if not clearing.decided.entries["exhibits", id_].reasons
    )
    return {exhibit.id: _cleared(clearing, exhibit) for exhibit in passed}


def _cleared(clearing: Clearing, exhibit: AnyExhibit) -> Exhibited:
    match exhibit:
        case Exhibit():
            series = clearing.pack.registers.series[exhibit.series]
            return _Showing(clearing=clearing, exhibit=exhibit, series=series).cleared()
        case ImageExhibit():
            return cleared_image(clearing, exhibit)
        case _:
            assert_never(exhibit)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Showing:
    """One exhibit on its way through."""

    clearing: Clearing
    exhibit: Exhibit
    series: Series

    @property
    def key(self) -> Key:
        return ("exhibits", self.exhibit.id)

    def cleared(self) -> ClearedExhibit:
        clearing, exhibit, series = self.clearing, self.exhibit, self.series
        clearing.reached.add(self.key)
        clearing.reached.add(("series", series.id))
        decided = clearing.decided.rows[series.id]
        if exhibit.form == BUDGET:  # whose totals are worked out below the gate, of the rows that pass
            decided = tuple(one for one in decided if not one.row.total)
        verify_totals(clearing, exhibit, decided)
        rest = [(one, self._support(one)) for one in decided if not one.reasons]
        around = support(clearing, series.sources, pointer(clearing, ("series", series.id), "sources"))
        sources = (around, *(shown for _, shown in rest))
        whole = len(rest) == len(decided)
        return ClearedExhibit(
            id=exhibit.id,
            form=exhibit.form,
            title=required(clearing, self.key, exhibit, "title"),
            alternative_text=required(clearing, self.key, exhibit, "alternative_text") if whole else None,
            remark=remark_of(clearing, exhibit),
            category=cleared_column(clearing, series, exhibit.category),
            columns=tuple(cleared_column(clearing, series, name) for name in exhibit.values),
            rows=tuple(self._row(one, shown) for one, shown in rest),
            whole=whole,
            topic=topic_of(clearing, exhibit),
            citations=_each_once(shown.citations for shown in sources),
            public_forms=_each_once(shown.public_forms for shown in sources),
            embargo_until=embargo_of(clearing, exhibit),
            level=level(clearing, self.key),
            origin=origin(clearing, self.key, "title"),
            unreviewed=self._is_unreviewed() or any(shown.unreviewed for shown in sources),
        )

    def _is_unreviewed(self) -> bool:
        names = (self.exhibit.category, *self.exhibit.values)
        columns = [field for field in self.series.fields if field.name in names]
        return unreviewed(self.clearing, self.key, self.exhibit) or any(
            unreviewed(self.clearing, ("series", self.series.id, column.name), column) for column in columns
        )

    def _support(self, decided: DecidedRow) -> Support:
        span = span_of(self.clearing.pack, self._at(decided))
        pointing = Pointer(holder=f"a row of the series '{self.series.id}'", span=span)
        return support(self.clearing, decided.row.sources, pointing)

    def _row(self, decided: DecidedRow, shown: Support) -> ClearedRow:
        row, at = decided.row, self._at(decided)
        return ClearedRow(
            category=self._value(row.cells.get(self.exhibit.category), (*at, self.exhibit.category)),
            values=tuple(self._value(row.cells.get(name), (*at, name)) for name in self.exhibit.values),
            provisional=row.provisional,
            remark=None if row.remark is None else self._word(row.remark, (*at, self.series.row_remark or "")),
            total=row.total,
            group=self._group(row, at),
            citations=shown.citations,
            public_forms=shown.public_forms,
            origin=self._origin(at),
        )

    def _group(self, row: SeriesRow, at: Location) -> str | None:
        name = self.exhibit.group
        word = None if name is None else row.cells.get(name)
        return self._word(word, (*at, name or "")) if isinstance(word, str) else None

    def _at(self, decided: DecidedRow) -> Location:
        return ("series", self.series.id, "rows", decided.index)

    def _origin(self, at: Location) -> ItemOrigin:
        """A row stands under its exhibit's language: its words are the exhibit's translations of them."""
        found = worded(self.clearing, self.exhibit, "title")
        language = self.clearing.home if found is None else found[0]
        return origin_of(self.clearing.pack, at, item=self.series.id, field=("rows",), language=language)

    def _value(self, value: Value, location: Location) -> Value:
        """Numbers and days are the language's to write; words are the author's."""
        return self._word(value, location) if isinstance(value, str) else value

    def _word(self, word: str, location: Location) -> str:
        """Return a word of the rows in the brief's language; a fault where the exhibit does not give it."""
        clearing = self.clearing
        found = choose(
            word,
            self.exhibit.translations,
            lambda translation: translation.words.get(word),
            language=clearing.language,
            home=clearing.home,
        )
        if found is None:
            message = f"the exhibit '{self.exhibit.id}' does not say '{word}' in {clearing.language}"
            hint = f"write it on the exhibit, under translations, {clearing.language}, words"
            clearing.faults.add("BG508", message, span_of(clearing.pack, location), hint, audience=clearing.audience)
        return word if found is None else found[1]


def _each_once(groups: Iterable[tuple[Shown, ...]]) -> tuple[Shown, ...]:
    return tuple(dict.fromkeys(one for group in groups for one in group))
