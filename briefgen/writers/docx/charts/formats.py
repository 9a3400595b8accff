"""Number formats: a label that is made by one follows its value when somebody edits it, and words that are written do not."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from briefgen.locale.model import MINUS

_NUMBER: Final = re.compile(rf"[{MINUS}-]?\d[\d,]*(?:\.\d+)?")
_LAKH, _CRORE = 100_000, 10_000_000


def format_of(words: str, amount: float) -> str | None:
    """Return the format that makes *words* of *amount*; None where no format does on every machine.

    Formats write points and commas as the reader's machine does; so words with other ones have none.
    """
    found = list(_NUMBER.finditer(words))
    if len(found) != 1:
        return None
    [number] = found
    decimals = len(number[0].partition(".")[2])
    rounded = abs(Decimal(repr(amount))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = number[0].removeprefix(MINUS)
    before, after = _literal(words[: number.start()]), _literal(words[number.end() :])
    if number[0].startswith(MINUS) != (amount < 0):
        return None
    if digits == f"{rounded:,.{decimals}f}":
        return signed(f"#,##0{_point(decimals)}", before, after)
    if digits == f"{rounded:.{decimals}f}":
        return signed(f"0{_point(decimals)}", before, after)
    if amount > 0 and digits == _indian(rounded, decimals):
        return indian(decimals, before, after)
    return None


def signed(pattern: str, before: str = "", after: str = "") -> str:
    """Return a format whose minus is one, and no hyphen."""
    return f'{before}{pattern}{after};{before}"{MINUS}"{pattern}{after}'


def indian(decimals: int, before: str = "", after: str = "") -> str:
    """Return a format that groups by lakh and crore, which has no sign of its own for values below zero."""
    point = _point(decimals)
    crore, lakh, less = (rf"##\,##\,##\,##0{point}", rf"##\,##\,##0{point}", f"#,##0{point}")
    return ";".join(
        (
            f"[>={_CRORE}]{before}{crore}{after}",
            f"[>={_LAKH}]{before}{lakh}{after}",
            f"{before}{less}{after}",
        )
    )


def ticks_format(language: str, ticks: tuple[float, ...], decimals: int) -> str:
    """Return the format of an axis's numbers."""
    if max(ticks) >= _LAKH and min(ticks) >= 0 and groups_by_lakh(language):
        return indian(decimals)
    return signed(f"#,##0{_point(decimals)}")


def groups_by_lakh(language: str) -> bool:
    """Tell whether numbers are grouped as in India."""
    tags = language.split("-")
    return tags[0] in {"hi", "bn", "gu", "kn", "ml", "mr", "pa", "ta", "te"} or tags[-1] == "IN"


def _point(decimals: int) -> str:
    return f".{'0' * decimals}" if decimals else ""


def _literal(text: str) -> str:
    return '"' + text.replace('"', '"\\""') + '"' if text else ""


def _indian(amount: Decimal, decimals: int) -> str:
    whole, _, fraction = f"{amount:.{decimals}f}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*pairs, tail]) + (f".{fraction}" if fraction else "")
