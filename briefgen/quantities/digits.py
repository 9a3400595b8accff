"""Numbers in digits: which point parts decimals and which groups thousands is the language's to say."""

import re
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Final

from briefgen.regex import regex

_GROUPED: Final = regex(r"\d{1,3}(?:(?P<mark>[.,\s'])\d{3})(?:(?P=mark)\d{3})*")
_INDIAN: Final = regex(r"\d{1,2}(?:,\d{2})+,\d{3}")
_SPACE: Final = re.compile(r"\s")


def read_digits(written: str, *, decimal: str, groups: AbstractSet[str]) -> tuple[Decimal, Decimal] | None:
    """Return the value and the step of its last place; None for what is no number, such as 1.2.3.

    A mark that the language groups by groups three digits, and two before the last three as in India; alone and before
    other digits it parts decimals, as many write it.
    """
    plain = _SPACE.sub("", written)
    marks = [letter for letter in plain if letter in ".,"]
    match marks:
        case []:
            return Decimal(plain), Decimal(1)
        case [mark] if mark == decimal or not _is_grouped(plain, mark, groups):
            return _decimal(plain.replace(mark, "."))
        case [*several] if len(set(several)) == 1:
            return (Decimal(_bare(plain)), Decimal(1)) if _is_grouped(plain, several[0], groups | {"."}) else None
        case [*before, last] if set(before) != {last} and last not in before:
            whole, _, part = plain.rpartition(last)
            return _decimal(f"{_bare(whole)}.{part}") if _is_grouped(whole, before[0], {".", ","}) else None
        case _:
            return None


def _is_grouped(plain: str, mark: str, groups: AbstractSet[str]) -> bool:
    return mark in groups and (_GROUPED.fullmatch(plain) or _INDIAN.fullmatch(plain)) is not None


def _bare(digits: str) -> str:
    return digits.replace(",", "").replace(".", "")


def last_place(value: Decimal) -> Decimal:
    """Return what one in the last place counts for that *value* is written with: 0.01 for 68.72, 1 for 1200."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)


def _decimal(written: str) -> tuple[Decimal, Decimal]:
    value = Decimal(written)
    return value, last_place(value)
