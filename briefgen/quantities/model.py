"""What a text counts and dates: numbers with their units, and days, months and years."""

from decimal import Decimal
from typing import Literal

from briefgen.frozen import dataclass

Bound = Literal["about", "more", "less"]
"""How a number is hedged: "about 70", "more than 70", "up to 70"."""
ORDINAL = "ordinal"
PERCENT = "percent"
LABEL = "label"
"""A number that is part of a name: S-400, G20."""
MONEY = "money:"
"""Stands before the currency (ISO 4217) in the unit of an amount of money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as a text states it, its scale multiplied out: "68.7 billion" is 68700000000 in steps of 100000000."""

    value: Decimal
    step: Decimal
    """What one in the last place that is written counts for."""
    scale: Decimal = Decimal(1)
    """What its words multiply it by: a million, a crore."""
    unit: str | None
    """CLDR's name (`mass-tonne`), `percent`, `point`, `times`, `ordinal`, `label`, `money:USD`; None where none is known."""
    bound: Bound | None = None
    spelled: bool = False
    """Whether it is written in words."""
    loose: bool = False
    """Whether its words often say something else: "one", "both", "the second". Another wording may leave it out."""
    otherwise: "Quantity | None" = None
    """What its words may say instead, where nothing tells: "3.5 m" is three and a half metres, or million."""
    at: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A day, a month or a year; what is not written is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    at: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """A financial year such as 2024-25: from April of the first to March of the second."""

    first: int
    at: int = 0
    end: int = 0

    @property
    def second(self) -> int:
        return self.first + 1


Dated = Date | Years


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All numbers and dates of one text, in reading order; `at` and `end` count its characters."""

    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Dated, ...] = ()
