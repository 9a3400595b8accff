"""A number of a register, with its unit and scale apart, as the quantity that a text would state."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from briefgen.quantities.digits import last_place
from briefgen.quantities.model import MONEY, Quantity
from briefgen.quantities.normal import folded
from briefgen.quantities.tokens import tokens
from briefgen.quantities.vocabulary import Vocabulary

SCALES: Final[Mapping[str, int]] = {"thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12}
"""Word of a register → the power of ten."""


def amount(
    value: Decimal, *, scale: str | None, precision: Decimal | None, unit: str | None, approximate: bool, at: int = 0
) -> Quantity:
    """Return *value* as a text at *at* states it; *unit* is the name that quantities have for it."""
    factor = scaled(scale)
    return Quantity(
        value=value * factor,
        step=(precision or last_place(value)) * factor,
        scale=factor,
        unit=unit,
        bound="about" if approximate else None,
        at=at,
        end=at + 1,
    )


def scaled(scale: str | None) -> Decimal:
    """Return what a register's scale multiplies by."""
    return Decimal(1).scaleb(SCALES[scale]) if scale else Decimal(1)


def unit_of(unit: str | None, currency: str | None, vocabulary: Vocabulary) -> str | None:
    """Return what a figure or a column counts, by the name that quantities have for it; None where nobody knows."""
    if currency is not None:
        return MONEY + currency
    if unit is None:
        return None
    found = vocabulary.units.find(tokens(folded(unit)), 0)
    return None if found is None else found[0]
