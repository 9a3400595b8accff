"""Codes among words as anybody can type them: `{1}` stands alone, `{2}` to `{/2}` around words; a brace of the words is `{{`."""

from collections.abc import Collection, Iterator
from typing import Final

from briefgen.authoring.translate.codes import Coded, CodeFault, Mark, Piece, joined
from briefgen.regex import regex

_TOKEN: Final = regex(r"\{\{|\}\}|\{ ?(?P<close>/?) ?(?P<number>\d{1,5}) ?\}|(?P<stray>[{}])")


def with_tokens(coded: Coded) -> Iterator[tuple[str, bool]]:
    """Yield the words and the tokens in turn, with whether it is a token."""
    for piece in coded.pieces:
        if isinstance(piece, str):
            yield piece.replace("{", "{{").replace("}", "}}"), False
        else:
            yield token(piece), True


def token(mark: Mark) -> str:
    return f"{{{'/' if mark.side == 'close' else ''}{mark.number}}}"


def from_tokens(text: str) -> Coded:
    """Return what a paragraph of the table says. Raises `CodeFault` for a brace that is neither a code nor doubled."""
    closed = {int(match["number"]) for match in _TOKEN.finditer(text) if match["close"]}
    return Coded(pieces=tuple(joined(_pieces(text, closed))))


def _pieces(text: str, closed: Collection[int]) -> Iterator[Piece]:
    done = 0
    for match in _TOKEN.finditer(text):
        yield text[done : match.start()]
        done = match.end()
        if match["stray"]:
            near = text[max(0, match.start() - 8) : match.start() + 12].strip()
            raise CodeFault(
                f"a code is broken at “{near}”", "write it as in the source, {1}; a brace of the words is {{"
            )
        if match["number"]:
            number = int(match["number"])
            yield Mark(number=number, side="close" if match["close"] else "open" if number in closed else "alone")
        else:
            yield match.group()[0]
    yield text[done:]
