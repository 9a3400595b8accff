"""The arithmetic of a budget: totals and changes, exact, of amounts of one unit."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

Amounts = tuple[Decimal | None, ...]
"""A line of a budget, column by column; None is a value that the source does not give."""
_TENTH: Final = Decimal("0.1")
_HUNDRED: Final = 100


def total(lines: Iterable[Amounts]) -> Amounts:
    """Return the sum of each column; where a value of it is missing nobody knows it. Raises ValueError for lines of two lengths."""
    return tuple(_sum(column) for column in zip(*lines, strict=True))


def change(line: Amounts) -> Decimal | None:
    """Return the last column less the one before it; None where either is missing."""
    before, last = line[-2:]
    return None if before is None or last is None else last - before


def change_percent(line: Amounts) -> Decimal | None:
    """Return the change in per cent of the column before the last, to a tenth; None where that is missing, zero or less."""
    before, difference = line[-2], change(line)
    if before is None or difference is None or before <= 0:
        return None
    rounded = (difference / before * _HUNDRED).quantize(_TENTH, ROUND_HALF_UP)
    return rounded or abs(rounded)


def step(amounts: Iterable[Decimal | None]) -> Decimal:
    """Return what one in the last place counts that any of the amounts has: a column is printed to one step."""
    exponents = (amount.as_tuple().exponent for amount in amounts if amount is not None)
    least = min((each for each in exponents if isinstance(each, int)), default=0)
    return Decimal(1).scaleb(min(least, 0))


def _sum(column: Sequence[Decimal | None]) -> Decimal | None:
    known = [amount for amount in column if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(column) else None
