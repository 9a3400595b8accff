"""Flag a total that an author typed and that its rows do not add up to.

A row that its series marks as a total sums every other row; where a budget groups the rows, one that names a group sums that
group. Per cent do not add up, and where a value is missing nobody can tell.
Why: who adds up a table and finds another number believes none of it.
Example: rows of 0.9 and 0.5, and a total of 1.5.
Instead: correct the row that is wrong. A budget (`form: budget`) works its totals out itself. Where the source's own numbers are
rounded, say so: `allow: {BG341: "rounded by the source"}` on the series, and in its remark.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.content.pack import Pack
from briefgen.content.rows import SeriesRow
from briefgen.content.series import Series, SeriesField
from briefgen.diagnostics import Severity, Span

_RELATIVE: Final = frozenset({"%", "percent", "per cent", "percentage points"})
"""Units that do not add up."""


def find(subject: PackSubject) -> Iterator[Finding]:
    for series in subject.pack.registers.series.values():
        rows = subject.pack.rows.get(series.id, ())
        for index, total in enumerate(rows):
            if total.total:
                parts = _parts(subject.pack, series, rows, total)
                yield from _wrong(subject.pack, series, index, total, parts=parts)


def _wrong(
    pack: Pack, series: Series, index: int, total: SeriesRow, *, parts: Sequence[SeriesRow]
) -> Iterator[Finding]:
    for field in series.fields:
        typed, comes_to = total.cells.get(field.name), _sum(parts, field)
        if isinstance(typed, Decimal) and comes_to is not None and typed != comes_to:
            yield Finding(
                message=f"the total of '{field.name}' in '{series.id}' is {typed}, and its rows come to {comes_to}",
                span=_span(pack, series, index, field),
                hint="correct the row that is wrong, or let `form: budget` work the total out",
            )


def _parts(pack: Pack, series: Series, rows: Sequence[SeriesRow], total: SeriesRow) -> Sequence[SeriesRow]:
    """Return the rows that a total sums: all others, or those of its own group where it names one."""
    groups = {exhibit.group for exhibit in pack.registers.drawn if exhibit.series == series.id and exhibit.group}
    own = {name: word for name in groups if (word := total.cells.get(name)) is not None}
    return [row for row in rows if not row.total and all(row.cells.get(name) == word for name, word in own.items())]


def _sum(rows: Sequence[SeriesRow], field: SeriesField) -> Decimal | None:
    if field.type not in {"number", "integer"} or field.unit in _RELATIVE:
        return None
    cells = [row.cells.get(field.name) for row in rows]
    numbers = [cell for cell in cells if isinstance(cell, Decimal)]
    return sum(numbers, Decimal(0)) if numbers and len(numbers) == len(cells) else None


def _span(pack: Pack, series: Series, index: int, field: SeriesField) -> Span | None:
    at = ("series", series.id, "rows", index)
    return pack.positions.span((*at, field.name)) or pack.positions.span(at)


RULE: Final = PackRule(
    code="BG341", name="wrong-total", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
