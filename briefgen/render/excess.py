"""More markup than any brief has: it would take long to read, and a reader could not."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

CHARACTERS: Final = 200_000
LINES: Final = 20_000
"""A page has some fifty."""
BARS: Final = 100
"""Of one line: a table of as many columns fits no paper."""
SIGNS: Final = 5_000
"""Of those that open or close something, between two empty lines; a paragraph of its own words has a few."""
_OPENING: Final = frozenset("*_[!`<\\")
_HINT: Final = "take out loops within loops, or what is repeated"


def excess(markup: str) -> Iterator[tuple[int, str, str]]:
    """Yield line (from 0), message and hint for what is too much."""
    lines = markup.split("\n")
    if len(lines) > LINES:
        yield LINES, f"the brief has more than {LINES:,} lines", _HINT
    elif len(markup) > CHARACTERS:
        yield 0, f"the brief has more than {CHARACTERS:,} characters of markup", _HINT
    else:
        yield from _crowded(lines)


def _crowded(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    for filled, stretch in groupby(enumerate(lines), lambda numbered: bool(numbered[1].strip())):
        if not filled:
            continue
        together = tuple(stretch)
        if sum(sign in _OPENING for _, line in together for sign in line) > SIGNS:
            yield together[0][0], f"more than {SIGNS:,} signs of markup without an empty line between", "write words"
        for number, line in together:
            if line.count("|") > BARS:
                yield number, f"a line has more than {BARS} bars", "take out columns"
