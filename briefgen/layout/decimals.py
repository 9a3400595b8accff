"""Numbers of a column one under the other: their decimal marks stand in one line, whatever comes before and after."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from babel import Locale
from babel.numbers import get_decimal_symbol

from briefgen.layout.shaping import reshaped
from briefgen.layout.words import Box, Word

MISSING: Final = frozenset(["–", "—", "-", "…"])
"""What stands for a number that is not there; it is set over the units."""


class Figure(NamedTuple):
    """What a number takes before its decimal mark, and from there on with all that follows it: a unit, a sign, a note."""

    whole: float
    tail: float


def figure(cell: Sequence[Word], language: str) -> Figure | None:
    """Return the measures of a cell that holds one number, or stands for one; None for any other."""
    boxes = [box for word in cell for box in word.boxes]
    text = "".join(_text(boxes))
    end = len(text) if text.strip() in MISSING else _end_of_whole(text, language)
    if not end or any(word.ends_line for word in cell):
        return None
    whole = _width_of(boxes, end)
    return Figure(whole, sum(word.width for word in cell[:-1]) + cell[-1].ink_width - whole)


def is_figure(text: str, language: str) -> bool:
    """Say whether words are one number, or stand for one."""
    return text.strip() in MISSING or _end_of_whole(text, language) > 0


def longest_tail(figures: Iterable[Figure | None]) -> float:
    return max((each.tail for each in figures if each), default=0.0)


def _text(boxes: Sequence[Box]) -> Iterable[str]:
    """Yield the words up to a smaller one, which is the mark of a note."""
    for box in boxes:
        if box.ink.size < boxes[0].ink.size:
            return
        yield box.shaped.text


def _end_of_whole(text: str, language: str) -> int:
    found = _number(language).fullmatch(text)
    return found.end("whole") if found else 0


@lru_cache(maxsize=64)
def _number(language: str) -> re.Pattern[str]:
    """Return what finds a single number: words before and after it, thousands grouped, decimals by the language's mark."""
    mark = get_decimal_symbol(Locale.parse(language, sep="-"))
    groups = "".join({",", ".", "'", " ", "\u00a0", "\u202f"} - {mark})
    return re.compile(rf"(?P<whole>\D*\d+(?:[{groups}]\d{{2,3}})*)(?:{re.escape(mark)}\d+)?\D*")


def _width_of(boxes: Sequence[Box], end: int) -> float:
    """Return what so many characters take, the last of them within a box."""
    width = 0.0
    for box in boxes:
        shaped = box.shaped
        if end <= len(shaped.text):
            part = reshaped(shaped, shaped.text[:end])
            return width + box.lead + part.advance * box.ink.size / 1000
        width += box.width
        end -= len(shaped.text)
    return width
