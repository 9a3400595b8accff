"""Words into what a run may hold: Word has elements of its own for hyphens that are not plain ones."""

import re
from typing import Final

from briefgen.writers.docx.xml import ILLEGAL, spoken

WIDE_SPACE: Final = "\u2003"
"""An em: between a heading and its number, between fields on one line, before bullets of deeper levels in a box."""

SPECIAL: Final = {"\u00ad": "<w:softHyphen/>", "\u2011": "<w:noBreakHyphen/>"}
"""A text element that holds one of these draws it from another font, or draws it always."""

_PIECES: Final = re.compile("([\u00ad\u2011])")
_SPACES: Final = re.compile("[\t\n\r\u2028\u2029]")
_SPECIAL: Final = re.compile(f"[&<>\u00ad\u2011\t\n\r\u2028\u2029{ILLEGAL}]")
"""What a run cannot hold as it is: most texts have none, and are found to have none in one look."""


def run_content(text: str) -> str:
    """Return *text* as the children of a run. White space other than spaces is a space here."""
    if text and not _SPECIAL.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>'
    pieces = _PIECES.split(_SPACES.sub(" ", text))
    return "".join(SPECIAL.get(piece) or _text(piece) for piece in pieces if piece)


def solid(text: str) -> str:
    """Return *text* so that no line ends inside it."""
    return text.replace(" ", "\u00a0").replace("-", "\u2011")


def _text(piece: str) -> str:
    return f'<w:t xml:space="preserve">{spoken(piece)}</w:t>'


_NARROW: Final = frozenset(" .,:;!|'’()[]/-fijlrtI")
_WIDE: Final = frozenset("mwMW@%—")


def ems(text: str) -> float:
    """Return about how wide *text* is, in type sizes, in a plain sans family.

    The layout measures glyphs; an estimate serves what is on paper only once the reader's own machine has set it.
    """
    return sum(map(_EMS.__getitem__, text))


class _Ems(dict[str, float]):
    """Of every character that was asked for: to look there is a fifth of the time, and all that short boxes cost is this."""

    def __missing__(self, character: str) -> float:
        self[character] = width = _em(character)
        return width


_EMS: Final = _Ems()


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.3
    if character in _WIDE:
        return 0.9
    return 0.64 if character.isupper() else 0.57
