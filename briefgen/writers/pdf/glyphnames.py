"""Characters out of glyph names, by the rules of the Adobe Glyph List (its specification, section 2)."""

import re
import sys
from collections.abc import Callable, Iterable
from typing import Final
from unicodedata import normalize

_UNI: Final = re.compile(r"uni((?:[0-9A-F]{4})+)")
_U: Final = re.compile(r"u([0-9A-F]{4,6})")
_SHAPES: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")
"""Arabic letters as they are drawn at the end, in the middle, at the beginning (Arabic Presentation Forms)."""
_LIGATURES: Final = frozenset(["ff", "fi", "fl", "ffi", "ffl"])
"""Names that the list gives to characters of their own, which a font need not have: they are read as their letters."""
_SURROGATES: Final = range(0xD800, 0xE000)


def named_text(glyph_name: str, look_up: Callable[[str], str]) -> str:
    """Return what a name such as `uni0915094D0937.x` or `f_f_i` says, or nothing where a part of it says nothing.

    `look_up` gives the character of a glyph that is named plainly, or nothing.
    """
    parts = [_part(part, look_up) for part in glyph_name.split(".", 1)[0].split("_")]
    return "".join(parts) if all(parts) else ""


def letters(text: str) -> str:
    """Return the letter or mark behind each shape of Arabic.

    A ligature such as lam with alef stays the one character that Unicode has for it, which readers compare with two: they turn
    round what runs from right to left character by character, and would swap the two.
    """
    return _SHAPES.sub(lambda shape: _letter(shape[0]), text)


def _letter(shape: str) -> str:
    plain = normalize("NFKC", shape).strip()
    return plain if len(plain) == 1 else shape


def _part(part: str, look_up: Callable[[str], str]) -> str:
    if found := _UNI.fullmatch(part):
        digits = found[1]
        return _text(int(digits[start : start + 4], 16) for start in range(0, len(digits), 4))
    if found := _U.fullmatch(part):
        return _text([int(found[1], 16)])
    return look_up(part) or (part if part in _LIGATURES else "")


def _text(codes: Iterable[int]) -> str:
    found = tuple(codes)
    return "" if any(code in _SURROGATES or code > sys.maxunicode for code in found) else "".join(map(chr, found))
