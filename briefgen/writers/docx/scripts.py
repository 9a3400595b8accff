"""The scripts that words are written in, as whole blocks of Unicode: who edits them needs other letters of the same."""

from collections.abc import Iterable
from typing import Final

Blocks = tuple[range, ...]

_LATIN: Final[Blocks] = (
    range(0x0020, 0x0370),  # the letters of all languages in it, and marks to combine
    range(0x1E00, 0x1F00),  # of Vietnamese, and of Sanskrit as it is transcribed
    range(0x2000, 0x2400),  # what all scripts use: punctuation, currencies, arrows, operators
    range(0x25A0, 0x2600),  # shapes: bullets
    range(0xFFF0, 0x10000),
)
_CYRILLIC: Final[Blocks] = (
    range(0x0400, 0x0530),
    range(0x1C80, 0x1C90),
    range(0x2DE0, 0x2E00),
    range(0xA640, 0xA6A0),
)
_HEBREW: Final[Blocks] = (range(0x0590, 0x0600), range(0xFB1D, 0xFB50))
_ARABIC: Final[Blocks] = (
    range(0x0600, 0x0700),
    range(0x0750, 0x0780),
    range(0x0870, 0x0900),
    range(0xFB50, 0xFE00),
    range(0xFE70, 0xFF00),
)
_DEVANAGARI: Final[Blocks] = (range(0x0900, 0x0980), range(0x1CD0, 0x1D00), range(0xA8E0, 0xA900))
_SCRIPTS: Final = (_LATIN, _CYRILLIC, _HEBREW, _ARABIC, _DEVANAGARI)

_PAGE: Final = 0x80
"""What stands for a block of other scripts: most have these many places, and begin at a multiple of them."""


def scripts_of(letters: Iterable[str]) -> Blocks:
    """Return the blocks of Latin and of every other script that one of *letters* is of, in Unicode's order."""
    found = {_LATIN, *map(_script_of, map(ord, letters))}
    return tuple(sorted((block for script in found for block in script), key=lambda block: block.start))


def _script_of(code: int) -> Blocks:
    known = next((script for script in _SCRIPTS if any(code in block for block in script)), None)
    start = code - code % _PAGE
    return known or (range(start, start + _PAGE),)
