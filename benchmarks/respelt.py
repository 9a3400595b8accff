"""The same brief in other words: as many, as long, in the same places, and yet unknown to any cache of words."""

import re
from random import Random
from typing import Final

from briefgen.document.document import Document
from briefgen.document.inlines import Inline, Number, Text
from briefgen.document.walk import map_inlines

LONG: Final = re.compile("[a-z]{4,}")
"""What is spelt anew: short words come again in every text."""
DIGIT: Final = re.compile("[0-9]")
SELDOM: Final = "k"
STRANGERS: Final = "".join(map(chr, range(0x00E0, 0x017F)))
"""Letters of which each round takes one in the place of the seldom one: no two have the same glyphs to embed."""


def respelt(document: Document, number: int) -> Document:
    """Return the document with other long words and other digits, the same ones for the same *number*.

    The letters of a word change places, so that lines are about as long as they were.
    """
    random = Random(number)  # noqa: S311 — a text, not a secret
    stranger = STRANGERS[number % len(STRANGERS)]
    spelling: dict[str, str] = {}

    def spelt(match: re.Match[str]) -> str:
        word = match.group()
        if word not in spelling:
            spelling[word] = "".join(random.sample(word, len(word)))
        return spelling[word]

    def other(text: str) -> str:
        shuffled = LONG.sub(spelt, text)
        return DIGIT.sub(lambda _: str(random.randrange(10)), shuffled).replace(SELDOM, stranger)

    def change(inline: Inline) -> tuple[Inline, ...]:
        match inline:
            case Text(text=text, origin=origin):
                return (Text(text=other(text), origin=origin),)
            case Number(text=text, origin=origin):
                return (Number(text=other(text), origin=origin),)
            case _:
                return (inline,)

    return map_inlines(document, change)
