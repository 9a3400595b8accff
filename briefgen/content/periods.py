"""Periods that are two numbers with a hyphen: 2024-25 is years, 2024-04 a month, and what is neither is a slip."""

import re
from typing import Annotated, Final

from briefgen.content.model import Text, refuse
from briefgen.located.values import After
from briefgen.regex import regex

_PAIR: Final = regex(r"(?P<fy>FY ?)?(?P<first>[12][0-9]{3})-(?P<second>[0-9]{2}|[12][0-9]{3})")
_CENTURY: Final = 100
_MONTHS: Final = range(1, 13)


def no_slip(period: str) -> str:
    """Return *period*, whose second number, if there is one, is a later year or a month."""
    match = _PAIR.fullmatch(period)
    if match is None or _is_one(match):
        return period
    first = int(match["first"])
    following = f"{match['fy'] or ''}{first}-{(first + 1) % _CENTURY:02}"
    hint = f"write {following} for two years, {first}-04 for a month, or {first} alone"
    raise refuse(f"'{period}' is neither years nor a month", f"write {following}" if match["fy"] else hint)


def _is_one(match: re.Match[str]) -> bool:
    first, written = int(match["first"]), match["second"]
    second = int(written)
    is_short = second < _CENTURY
    if is_short and second == (first + 1) % _CENTURY:
        return True
    if match["fy"]:
        return second == first + 1
    return second > first % _CENTURY or second in _MONTHS if is_short else second > first


Period = Annotated[Text, After(no_slip)]
