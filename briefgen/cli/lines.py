"""A line of a file as a terminal shows it, with the words at fault underlined.

What takes no room of its own (marks over letters, joiners) stays with the letter before it; what hides is written out; tabs
are blanks; of a long line the part around the fault is shown.
"""

import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from briefgen.frozen import dataclass

WIDEST: Final = 100
"""Columns of a line that are shown: what most terminals have, and the logs of most forges."""
_NEAR: Final = 500
"""Characters on either side of the fault: more than are shown, save where each carries a pile of marks."""
_TAB: Final = 4
_CUT: Final = "…"
_ROOM: Final = 12
"""Columns that are left before the fault where the beginning of a line is cut off."""
_JOINERS: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Within words of many scripts, and between the parts of signs: they belong there, and are not written out."""
_FIRST_MARK: Final = "\u0300"


@dataclass(frozen=True, slots=True)
class _Cell:
    """What is shown of one character and of all that goes with it."""

    text: str
    width: int
    at: int
    """The character's place in the line, from 0."""
    end: int


def underlined(text: str, start: int, end: int) -> tuple[str, str]:
    """Return *text* as shown, and the marks to stand below the characters from *start* to *end*, counted from 0."""
    # Of a line without an end, no more than what may be shown is looked at.
    skipped = max(start - _NEAR, 0)
    text, start, end = text[skipped : start + _NEAR], start - skipped, end - skipped
    cells = tuple(_cells(text))
    faulty = [index for index, cell in enumerate(cells) if cell.at < max(end, start + 1) and cell.end > start]
    first, last = (faulty[0], faulty[-1] + 1) if faulty else (len(cells), len(cells))
    begun, ended = _part(cells, first, last)
    shown = cells[begun:ended]
    before = _CUT if begun else ""
    line = before + "".join(cell.text for cell in shown) + (_CUT if ended < len(cells) else "")
    indent = len(before) + _width(cells[begun:first])
    return line, " " * indent + "^" * max(1, _width(cells[first : min(last, ended)]))


def visible(text: str) -> str:
    """Return words that can be printed without doing anything to the terminal: what hides is written out."""
    return "".join(cell.text for cell in _cells(text))


def hidden(text: str) -> tuple[str, ...]:
    """Return the characters of *text* that nobody sees, each once, as U+200B."""
    found = (cell.text[1:-1] for cell in _cells(text) if cell.text.startswith("<U+") and cell.end == cell.at + 1)
    return tuple(dict.fromkeys(found))


def _cells(text: str) -> Iterator[_Cell]:
    column, at = 0, 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _follows(text[end]):
            end += 1
        shown, width = _shown(text[at:end], column)
        yield _Cell(shown, width, at, end)
        column, at = column + width, end


def _follows(character: str) -> bool:
    return character >= _FIRST_MARK and (character in _JOINERS or unicodedata.category(character) in {"Mn", "Me"})


def _shown(cluster: str, column: int) -> tuple[str, int]:
    """Return how a character with its marks is shown, and how many columns that takes: wide ones take two."""
    first = cluster[0]
    if " " <= first <= "~":
        return cluster, 1
    if first == "\t":
        width = _TAB - column % _TAB
        return " " * width, width
    if first in _JOINERS or unicodedata.category(first) in {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}:
        written = f"<U+{ord(first):04X}>"
        return written + cluster[1:], len(written)
    if _follows(first):  # a mark without a letter: it would sit on what is beside the line
        return f"\u25cc{cluster}", 1
    return cluster, 2 if unicodedata.east_asian_width(first) in {"W", "F"} else 1


def _part(cells: tuple[_Cell, ...], first: int, last: int) -> tuple[int, int]:
    """Return the cells to show: all where there is room, else those from a little before the fault on, the fault's first."""
    columns = (0, *accumulate(cell.width for cell in cells))
    if columns[-1] <= WIDEST:
        return 0, len(cells)
    begun = 0
    if columns[last] > WIDEST - len(_CUT):
        room = max(WIDEST // 2 - (columns[last] - columns[first]) // 2, _ROOM)
        begun = first
        while begun and columns[first] - columns[begun - 1] <= room:
            begun -= 1
    left = WIDEST - len(_CUT) - (len(_CUT) if begun else 0)
    ended = begun
    while ended < len(cells) and columns[ended + 1] - columns[begun] <= left:
        ended += 1
    while begun and ended == len(cells) and columns[ended] - columns[begun - 1] <= left:
        begun -= 1
    return begun, ended


def _width(cells: tuple[_Cell, ...]) -> int:
    return sum(cell.width for cell in cells)
