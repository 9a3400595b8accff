"""Tokens: how a template's output names what it arranges without holding it.

A token is the private character U+E000, the index of its target in decimal digits, U+E001. Both characters are refused in
all input, so a token can be made by the renderer only.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.regex import regex

OPEN: Final = "\ue000"
CLOSE: Final = "\ue001"
TOKEN: Final = regex(f"{OPEN}([0-9]{{1,9}}){CLOSE}")


def encode(index: int) -> str:
    return f"{OPEN}{index}{CLOSE}"


def split(text: str) -> Iterator[str | int]:
    """Yield the words and the targets' indices of *text* in order; empty words are left out."""
    position = 0
    for match in TOKEN.finditer(text):
        if match.start() > position:
            yield text[position : match.start()]
        yield int(match.group(1))
        position = match.end()
    if position < len(text):
        yield text[position:]


def has_residue(text: str) -> bool:
    """Tell whether a private character is left in *text*."""
    return OPEN in text or CLOSE in text
