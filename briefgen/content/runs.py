"""A run of an author's words that knows where in the file each of its characters stands."""

import re
from collections.abc import Iterable
from pathlib import Path

from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.located.positions import ValuePlace

Break = tuple[int, int, int]
"""Offset in the text, line, column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    path: Path
    text: str
    """Source lines joined by line feeds, without their indentation."""
    breaks: tuple[Break, ...]
    """Ascending; the first has the offset 0."""

    def cut(self, start: int, end: int | None = None) -> "Run":
        """Return the characters from *start* up to *end* without the white space around them."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return Run(path=self.path, text=piece, breaks=self.places(start, start + len(piece)))

    def places(self, start: int, end: int) -> tuple[Break, ...]:
        """Return the breaks of the characters from *start* up to *end*, as offsets from *start*."""
        line, column = self.at(start)
        later = tuple((at - start, number, first) for at, number, first in self.breaks if start < at < end)
        return ((0, line, column), *later)

    def unescaped(self, sign: str) -> "Run":
        """Return the run without the backslashes in front of *sign*, and with its places right."""
        text = ""
        breaks: list[Break] = []
        for match in re.finditer(rf"(?:[^\\]|\\(?!{sign}))+|(?<=\\){sign}", self.text):
            breaks.extend(
                (len(text) + at, line, column) for at, line, column in self.places(match.start(), match.end())
            )
            text += match.group()
        return Run(path=self.path, text=text, breaks=tuple(breaks)) if breaks else self

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and column of the character at *offset*."""
        before, line, column = max(entry for entry in self.breaks if entry[0] <= max(offset, 0))
        return line, column + offset - before

    def place(self) -> ValuePlace:
        _, line, column = self.breaks[0]
        return ValuePlace(
            path=self.path, line=line, column=column, end_column=self._first_end(column), breaks=self.breaks
        )

    def _first_end(self, column: int) -> int:
        """Return the column after the first line's last character, or after one where there is none."""
        return column + max(len(self.text.split("\n", 1)[0]), 1)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the place of the characters from *start* up to *end*, as far as they stand on one line."""
        line, column = self.at(start)
        stop = len(self.text) if end is None else end
        length = len(self.text[start:stop].split("\n", 1)[0])
        return Span(path=self.path, line=line, column=column, end_column=column + max(length, 1))


def join_lines(path: Path, lines: Iterable[tuple[str, int, int]]) -> Run:
    """Make a run of source lines, each given as its words, its line and its column."""
    texts: list[str] = []
    breaks: list[Break] = []
    offset = 0
    for text, line, column in lines:
        breaks.append((offset, line, column))
        texts.append(text)
        offset += len(text) + 1
    return Run(path=path, text="\n".join(texts), breaks=tuple(breaks))
