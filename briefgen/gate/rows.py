"""Rows of a series, each decided for one reader before anything is computed of them; and what follows for an exhibit."""

from collections.abc import Iterable, Mapping

from briefgen.content.groups import expand_all
from briefgen.content.item import CitationRecord
from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.readers import Scoped
from briefgen.content.rows import SeriesRow
from briefgen.content.sources import Source
from briefgen.frozen import dataclass
from briefgen.gate.access import Reader
from briefgen.gate.records import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedRow:
    index: int
    """Its place in the series, from 0."""
    row: SeriesRow
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """What one reader may see of sources."""

    reader: Reader
    cites: frozenset[str]
    seen: Mapping[str, Scoped]
    """The sources that are not withheld from the reader."""

    def may_rest_on(self, own: Iterable[CitationRecord], around: Iterable[CitationRecord]) -> bool:
        """Tell whether a row may be shown for what it rests on.

        Who prepares a matter inside learns numbers whose source he may not name. What is published is either cited, or,
        where the series as a whole names the source, spoken of by a public form; a row that names its own is cited.
        """
        written = tuple(own)
        if not self.reader.published:
            return True
        if written:
            return any(self._is_citable(record) for record in written)
        return any(self._is_citable(record) or self._has_form(record) for record in around)

    def _is_citable(self, record: CitationRecord) -> bool:
        source = self.seen.get(record.source)
        return isinstance(source, Source) and source.citable in self.cites

    def _has_form(self, record: CitationRecord) -> bool:
        source = self.seen.get(record.source)
        return isinstance(source, Source) and source.public_form is not None


def decide_rows(pack: Pack, policy: LoadedPolicy, sourcing: Sourcing, series: str) -> tuple[DecidedRow, ...]:
    """Return every row of a series, with why it is withheld. Readers stand in it, or it goes where its series goes."""
    known = pack.registers.series.get(series)
    around = () if known is None else known.sources
    return tuple(
        DecidedRow(index=index, row=row, reasons=tuple(_reasons(policy, sourcing, row, around)))
        for index, row in enumerate(pack.rows.get(series, ()))
    )


def _reasons(
    policy: LoadedPolicy, sourcing: Sourcing, row: SeriesRow, around: tuple[CitationRecord, ...]
) -> Iterable[Reason]:
    if row.readers is not None and sourcing.reader.name not in expand_all(policy.policy, row.readers):
        yield "readers"
    if not sourcing.may_rest_on(row.sources, around):
        yield "citable"


def of_all(rows: tuple[DecidedRow, ...]) -> tuple[Reason, ...]:
    """Return why no row is left to show; nothing where one is."""
    if any(not row.reasons for row in rows):
        return ()
    return tuple(dict.fromkeys(reason for row in rows for reason in row.reasons)) or ("unused",)
