"""Pieces of a text that are replaced: all else stays, letter by letter."""

from collections.abc import Iterable

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """*text* in place of the characters from *start* up to *end*; an insertion where these are equal."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return the text with the pieces replaced, which do not overlap; insertions at one place stay in their order."""
    pieces: list[str] = []
    done = 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        pieces += (text[done : splice.start], splice.text)
        done = max(done, splice.end)
    return "".join((*pieces, text[done:]))


def line_end(text: str, at: int) -> int:
    """Return where the line of the character at *at* ends, before its line feed."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end
