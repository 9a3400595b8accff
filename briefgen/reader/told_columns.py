"""The columns of an exhibit in the words for large amounts that the language tells money in."""

from dataclasses import replace
from decimal import Decimal

from briefgen.gate.shown import ClearedColumn, ClearedExhibit, ClearedRow
from briefgen.locale.model import Locale
from briefgen.locale.scales import Told, told


def told_exhibit(exhibit: ClearedExhibit, locale: Locale) -> ClearedExhibit:
    """Return the exhibit with its money in the language's own scales: columns that count alike are told alike."""
    scales = tuple(_told(column, exhibit, locale) for column in exhibit.columns)
    if not any(one.shift for one in scales):
        return exhibit
    return replace(
        exhibit,
        columns=tuple(replace(column, scale=one.scale) for column, one in zip(exhibit.columns, scales, strict=True)),
        rows=tuple(_row(row, scales) for row in exhibit.rows),
    )


def _told(column: ClearedColumn, exhibit: ClearedExhibit, locale: Locale) -> Told:
    """Go by the largest amount: a table that has one of a thousand crore is not one of lakhs."""
    alike = [one.currency == column.currency and one.scale == column.scale for one in exhibit.columns]
    amounts = (
        abs(value)
        for row in exhibit.rows
        for value, is_alike in zip(row.values, alike, strict=True)
        if is_alike and isinstance(value, Decimal)
    )
    largest = max(amounts, default=Decimal(0))
    return told(column.scale, column.currency, (largest,), locale)


def _row(row: ClearedRow, scales: tuple[Told, ...]) -> ClearedRow:
    values = tuple(
        one.number(value) if isinstance(value, Decimal) else value
        for value, one in zip(row.values, scales, strict=True)
    )
    return replace(row, values=values)
