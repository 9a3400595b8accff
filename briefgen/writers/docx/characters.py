"""Words into what a run may hold: Word has elements of its own for hyphens that are not plain ones, or may end no line."""

import re
from typing import Final

from briefgen.layout.joins import unbroken
from briefgen.regex import regex
from briefgen.writers.docx.xml import narrow, spoken

WIDE_SPACE: Final = "\u2003"
"""An em: between a heading and its number, between fields on one line, before bullets of deeper levels in a box."""

SPECIAL: Final = {"\u00ad": "<w:softHyphen/>", "\u2011": "<w:noBreakHyphen/>"}
"""A text element that holds one of these draws it from another font, or draws it always."""

TEXT: Final = '<w:t xml:space="preserve">'
"""The start of a text element."""

_YEARS: Final = re.compile(r"(?<=(?<!\d)\d{4})-(?=\d{2}(?!\d))")
"""Between the years of 2024-25: Word ends a line behind a plain hyphen, and a year is no range."""
_PIECES: Final = regex("([\u00ad\u2011])")
_SPACES: Final = regex("[\t\n\r\u2028\u2029]")
_PLAIN: Final = re.compile(
    "[ -%'-;=?-~\u00a0-\u00ac\u00ae-\u058f\u0900-\u200e\u2010\u2012-\u2027\u2030-\u205f\u2070-\u2bff]*"
)
"""Texts of letters, digits and signs that run from left to right and that an element can hold as they are: nearly all. To find
that there is nothing else takes half the time of looking for what there may be.
"""


def is_plain(text: str) -> bool:
    """Tell at a glance that a text stands in a run as it is, from left to right; of others it is not told."""
    if text.isascii():  # as most are: to ask four such questions takes a third of the time of one expression
        is_as_it_is = text.isprintable() and "&" not in text and "<" not in text and ">" not in text
        return is_as_it_is and ("-" not in text or _YEARS.search(text) is None)
    return _PLAIN.fullmatch(text) is not None and ("-" not in text or _YEARS.search(text) is None)


def run_content(text: str) -> str:
    """Return *text* as the children of a run. White space other than spaces is a space here; a day stays on the line
    of its month."""
    text = unbroken(text)
    if text and is_plain(text):
        return f"{TEXT}{narrow(text)}</w:t>"
    pieces = _PIECES.split(_YEARS.sub("\u2011", _SPACES.sub(" ", text)))
    return "".join(SPECIAL.get(piece) or _text(piece) for piece in pieces if piece)


def solid(text: str) -> str:
    """Return *text* so that no line ends inside it."""
    return text.replace(" ", "\u00a0").replace("-", "\u2011")


def _text(piece: str) -> str:
    return f"{TEXT}{narrow(spoken(piece))}</w:t>"


_SLIM: Final = frozenset(" .,:;!|'’()[]/-fijlrtI")
_WIDE: Final = frozenset("mwMW@%—")


def ems(text: str) -> float:
    """Return about how wide *text* is, in type sizes, in a plain sans family.

    The layout measures glyphs; an estimate serves what is on paper only once the reader's own machine has set it.
    """
    widths = text.encode().translate(_OF_ASCII) if text.isascii() else map(_HUNDREDTHS.__getitem__, text)
    return sum(widths) / 100


def least_ems(text: str) -> float:
    """Return how wide *text* is at least, in type sizes: none of its letters is looked at."""
    return len(text) * _SLIMMEST / 100


class _Hundredths(dict[str, int]):
    """Of every character that was asked for: to look there is a fifth of the time, and all that short boxes cost is this."""

    def __missing__(self, character: str) -> int:
        self[character] = width = _hundredths(character)
        return width


_SLIMMEST: Final = 30


def _hundredths(character: str) -> int:
    if character in _SLIM:
        return _SLIMMEST
    if character in _WIDE:
        return 90
    return 64 if character.isupper() else 57


_HUNDREDTHS: Final = _Hundredths()
_OF_ASCII: Final = bytes(_hundredths(chr(code)) for code in range(256))
"""By the code of a character, for most texts have no other: bytes are added up in a fifth of the time again."""
