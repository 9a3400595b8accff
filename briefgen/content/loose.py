"""Attributes that no braces hold: they would be printed as words, or nowhere, and hold for nothing.

A slip in what restricts a sentence must not let it out, so what looks like an attribute is taken for one: in any case and
width, with blanks, a colon for the equals sign, invisible characters between. A heading's words are printed nowhere and
need no signs, so there every bracket and equals sign is refused.
"""

import unicodedata
from typing import Final

from briefgen.content.names import TAIL, problem
from briefgen.content.paths import classes
from briefgen.content.runs import Run
from briefgen.diagnostics import Diagnostic
from briefgen.regex import regex

ACCESS: Final = r"(?:readers?|markings?|embargo(?:[_ -]?until)?)"
"""The fields that say who may read something, and what they are near enough to be meant as."""
_AMONG_WORDS: Final = regex(
    rf"(?<![\w.])(?:{ACCESS}\s*[=:]\s*[^\s)\]]+|(?:kind|use|topic|state)=[^\s)\]]+)"
    r"|(?<![^\s(\[\"“'<])\.(?P<word>[\w-]+)(?![\w-])"
)
_IN_HEADING: Final = regex(
    rf"(?<![\w.])(?:{ACCESS}|kind|use|topic|state)\s*[=:]\s*\S*"
    r"|(?<![\w.])[a-z]+:[a-z][\w+-]*"
    r"|<!--|[\[\]<>=]|(?<!\()\(+[^\w(]*\w[\w:+-]*+\W*\)"
    r"|(?<!\w)\.\s?\w[\w-]*"
    r"|(?<!\W)[^\w(]*(?P<signs>\([^\w:+-]*+[:+-][^\w)]*+\))"
)
"""One word in round brackets, or signs without a word, is looked for from where what stands there begins: from each of many brackets
it would be looked for to the end of the words.
"""


def loose_attribute(words: Run, where: str) -> Diagnostic | None:
    """Return the problem of the first attribute among an item's words; *where* says in the hint where its braces go."""
    plain, places = _plain(words.text)
    for match in _AMONG_WORDS.finditer(plain):
        if match["word"] is None or match["word"] in classes():
            return _outside(words, places, match.span(), f"put it in braces {where}: {{{match.group()}}}")
    return None


def loose_in_heading(words: Run) -> Diagnostic | None:
    """Return the problem of the first sign among a heading's words that may be meant to say who reads what."""
    plain, places = _plain(words.text)
    match = _IN_HEADING.search(plain)
    if match is None:
        return None
    hint = (
        "put what holds for the items below in braces at the heading's end: {readers=internal}; its words need no signs"
    )
    return _outside(words, places, match.span("signs" if match["signs"] else 0), hint)


def _outside(words: Run, places: list[int], found: tuple[int, int], hint: str) -> Diagnostic:
    start, end = places[found[0]], places[found[1] - 1] + 1
    return problem(TAIL, f"'{words.text[start:end]}' stands outside braces", words.span(start, end), hint)


def _plain(text: str) -> tuple[str, list[int]]:
    """Return *text* as it would be meant, in small letters of plain width, and the place of each of its characters."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    visible = ((at, sign) for at, sign in enumerate(text) if unicodedata.category(sign) != "Cf")
    pairs = [(at, plain) for at, sign in visible for plain in unicodedata.normalize("NFKC", sign).casefold()]
    return "".join(plain for _, plain in pairs), [at for at, _ in pairs]
