"""A number without what it counts, as it lies among the tokens."""

from decimal import Decimal

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """From the token *first* up to *last*, which is not its own."""

    value: Decimal
    step: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    first: int
    last: int
    spelled: bool = False
    both: bool = False
    """Whether it is a word such as "both"."""
    unit: str | None = None
    unscaled: "Run | None" = None
    """Without its scale, where the word for it may be a unit instead: the m of "3.5 m"."""
