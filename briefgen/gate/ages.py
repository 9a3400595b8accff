"""How old information is: the day that its author gives it, else that of its newest source, or the end of its period."""

import calendar
import datetime as dt
from typing import Final

from briefgen.content.item import Item
from briefgen.content.pack import Pack
from briefgen.content.registers import Figure
from briefgen.regex import regex

_DECEMBER: Final = 12
_MONTHS_IN: Final = {"Q": 3, "H": 6}
_MARCH: Final = 3
_YEAR: Final = regex(r"(\d{4})")
_MONTH: Final = regex(r"(\d{4})-(0[1-9]|1[0-2])")
_PART: Final = regex(r"(\d{4})-([QH])([1-4])")
_YEARS: Final = regex(r"(?:FY)?(\d{2})(\d{2})-(\d{2})")


def item_dated(pack: Pack, item: Item) -> dt.date | None:
    """Return the day of an item's information; None where neither it nor a source tells."""
    if item.as_of is not None:
        return item.as_of.date()
    records = (*item.sources, *(item.answer.sources if item.answer else ()))
    sources = (pack.registers.sources.get(record.source) for record in records)
    days = (one.received if one.issued == "unknown" else one.issued for one in sources if one is not None)
    return max((day for day in days if isinstance(day, dt.date)), default=None)


def figure_dated(figure: Figure) -> dt.date | None:
    return figure.as_of.date() if figure.as_of else period_end(figure.period or "")


def period_end(period: str) -> dt.date | None:
    """Return the last day of a year, a month, a quarter, a half, several years, or an Indian financial year."""
    if match := _YEAR.fullmatch(period):
        return dt.date(int(match[1]), _DECEMBER, 31)
    if match := _PART.fullmatch(period):
        month = int(match[3]) * _MONTHS_IN[match[2]]
        return _last_day(int(match[1]), month) if month <= _DECEMBER else None
    if match := _YEARS.fullmatch(period):
        century, first, last = (int(part) for part in match.groups())
        if (first + 1) % 100 == last:
            return _last_day(century * 100 + first + 1, _MARCH)
        if last > max(first, _DECEMBER):
            return dt.date(century * 100 + last, _DECEMBER, 31)
    if match := _MONTH.fullmatch(period):
        return _last_day(int(match[1]), int(match[2]))
    return None


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
