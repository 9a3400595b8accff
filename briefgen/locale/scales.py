"""Words for large amounts: lakh and crore for rupees in India, million and billion for money from elsewhere."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal

from briefgen.frozen import dataclass
from briefgen.locale.model import Locale
from briefgen.quantities.amounts import SCALES

Scale = Literal["thousand", "lakh", "million", "crore", "billion", "trillion"]
OTHER: Final = "other"
"""Stands for every currency that a language does not name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Amounts as a language tells them."""

    scale: str | None
    shift: int = 0
    """The power of ten by which numbers of the scale they were written in are to be multiplied."""

    def number(self, written: Decimal, precision: Decimal | None = None) -> Decimal:
        """Return a number in the scale that is told, without zeros behind the point that nobody wrote.

        It is rounded in the scale that it was written in: to a tenth of a billion is to ten crore.
        """
        if not self.shift:
            return written
        if precision is not None:
            written = written.quantize(precision)
        moved = written.scaleb(self.shift)
        places = max(_decimals(moved.normalize()), min(_decimals(moved), _decimals(written)))
        return moved.quantize(Decimal(1).scaleb(-places))

    def precision(self, written: Decimal | None) -> Decimal | None:
        return written.scaleb(self.shift).normalize() if written is not None and self.shift else written


def told(scale: str | None, currency: str | None, amounts: Sequence[Decimal], locale: Locale) -> Told:
    """Return how a language tells *amounts* that were written in a scale: the largest of its own in which none is below one.

    An amount that is no money, or that is written without a scale or in one that the language tells it in, stays.
    """
    wanted = () if currency is None else locale.scales.get(currency, locale.scales.get(OTHER, ()))
    if scale is None or not wanted or scale in wanted or SCALES[scale] < min(SCALES[one] for one in wanted):
        return Told(scale=scale)
    least = min((abs(amount) for amount in amounts if amount), default=Decimal(1)).scaleb(SCALES[scale])
    fitting = [one for one in wanted if least >= Decimal(1).scaleb(SCALES[one])]
    chosen = max(fitting, key=SCALES.__getitem__) if fitting else min(wanted, key=SCALES.__getitem__)
    return Told(scale=chosen, shift=SCALES[scale] - SCALES[chosen])


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
