"""Whether two wordings state the same numbers and dates."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from briefgen.quantities.model import LABEL, ORDINAL, Date, Dated, Quantity, Years

_OPEN: Final = frozenset({None, ORDINAL, LABEL})
"""Units that say nothing against another one: the 23rd summit, summit 23."""
_YEARS: Final = "duration-year"
_APRIL: Final = 4
_MARCH: Final = 3
_MOST_COUNTED: Final = 10
"""Numbers in words up to it may count what the other wording lists."""
_NEARLY: Final = 10
"""What part of a number a round one may be off by and still be "about" it: 20 is about 22, and not about 25."""
_OPPOSED: Final = frozenset({("more", "less"), ("less", "more")})


def agree(one: Quantity, other: Quantity) -> bool:
    """Tell whether two wordings state one number: 10 million and 1 crore, 36% and 36 per cent."""
    return one.value == other.value and units_agree(one, other)


def may_agree(one: Quantity, other: Quantity) -> bool:
    """Tell whether they would agree if words that may say something else said that."""
    return any(agree(mine, its) for mine in _readings(one) for its in _readings(other))


def _readings(quantity: Quantity) -> tuple[Quantity, ...]:
    return (quantity,) if quantity.otherwise is None else (quantity, quantity.otherwise)


def units_agree(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or one.unit in _OPEN or other.unit in _OPEN


def opposed(one: Quantity, other: Quantity) -> bool:
    """Tell whether the same number is the least in one wording and the most in the other."""
    return (one.bound, other.bound) in _OPPOSED


def rounds(coarse: Quantity, exact: Quantity) -> bool:
    """Tell whether *coarse* is *exact* to the precision that its own words show: 69 billion or about 70 for 68.7 billion."""
    if not units_agree(coarse, exact):
        return False
    if coarse.value == exact.value:
        return True
    if coarse.step < exact.step:
        return False
    round_step = coarse.step * _trailing(coarse)
    match coarse.bound:
        case "about":
            off = abs(coarse.value - exact.value)
            return off * 2 <= coarse.step or (off * 2 < round_step and off * _NEARLY <= abs(exact.value))
        case "more":
            return coarse.value <= exact.value < coarse.value + round_step
        case "less":
            return coarse.value - round_step < exact.value <= coarse.value
        case None:
            return abs(coarse.value - exact.value) * 2 <= coarse.step


def _trailing(quantity: Quantity) -> int:
    """Return the power of ten that a round number is a multiple of: 10 for 70, 100 for 700."""
    places = abs(int(quantity.value / quantity.step))
    power = 1
    while places and places % (power * 10) == 0:
        power *= 10
    return power


def one_date(one: Dated, other: Dated) -> bool:
    """Tell whether two wordings date one thing: as closely in day and month, a year may be left out."""
    match one, other:
        case Years(), Years():
            return one.first == other.first
        case Date(), Date():
            years = one.year == other.year or (None in (one.year, other.year) and one.month is not None)
            return years and (one.month, one.day) == (other.month, other.day)
        case _:
            return False


def within(date: Dated, known: Dated) -> bool:
    """Tell whether *date* says no more than *known* does: December 2025 for 4 December 2025, March 2025 for 2024-25."""
    match date, known:
        case Date(), Years():
            ends = {(known.first, _APRIL), (known.second, _MARCH)}
            return date.day is None and (date.year, date.month) in ends
        case Date(), Date():
            parts = ((date.year, known.year), (date.month, known.month), (date.day, known.day))
            return all(said is None or said == there for said, there in parts)
        case _:
            return one_date(date, known)


def is_span(quantity: Quantity, dates: Iterable[Dated]) -> bool:
    """Tell whether a number of years lies between two of the *dates*: "six years before"."""
    if quantity.unit != _YEARS:
        return False
    years = {year for date in dates for year in ((date.year,) if isinstance(date, Date) else (date.first, date.second))}
    known = [year for year in years if year is not None]
    return any(abs(one - other) == quantity.value for one in known for other in known)


def is_year(quantity: Quantity, dates: Iterable[Dated]) -> bool:
    """Tell whether what one wording reads as a number, "1,500", is what another reads as a year."""
    years = {date.year for date in dates if isinstance(date, Date) and date.month is None}
    return quantity.value in years


def counts_members(quantity: Quantity, members: int) -> bool:
    """Tell whether a small number in words may count a list of so many members: "three things"."""
    is_small = quantity.spelled and quantity.scale == 1 and quantity.value <= _MOST_COUNTED
    return is_small and quantity.unit in _OPEN and quantity.value <= members


def swapped(these: Sequence[Quantity], those: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield numbers that stand in the place of others, where both wordings know both: 36, 55, 55 for 36, 36, 55.

    Only where both count as many: a number that is said again, and no other less often, is no contradiction.
    """
    mine, others = _counted(these), _counted(those)
    if sum(mine.values()) != sum(others.values()):
        return
    more = [value for value in mine if mine[value] > others[value] > 0]
    fewer = [value for value in others if others[value] > mine[value] > 0]
    for value, lost in zip(more, fewer, strict=False):
        yield _last(these, value), _last(those, lost)


def _counted(quantities: Iterable[Quantity]) -> Counter[Decimal]:
    return Counter(each.value for each in quantities if not each.loose)


def _last(quantities: Sequence[Quantity], value: Decimal) -> Quantity:
    return next(each for each in reversed(quantities) if each.value == value and not each.loose)
