"""Rows: cells of lines side by side, in one strip."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen.layout.galley import Strip, moved
from briefgen.layout.lines import SetLine
from briefgen.layout.model import Piece, Place

Cells = Sequence[Sequence[SetLine]]


def row_strip(cells: Cells, place: Place, *, padding: float = 0.0) -> Strip:
    """Return the strip as high as its highest cell; the cells are read one after the other."""
    return Strip(
        place=place,
        height=max((sum(line.height for line in lines) for lines in cells), default=0.0) + 2 * padding,
        pieces=tuple(piece for lines in cells for piece in stacked(lines, padding)),
        lines=max(map(len, cells), default=0),
    )


def row_parts(cells: Cells, room: float) -> Iterator[Cells]:
    """Yield the row whole, or, where it is higher than `room`, as many lines of every cell at a time as fit."""
    highest = max((line.height for lines in cells for line in lines), default=room)
    step = max(int(room // highest), 1)
    count = max(map(len, cells), default=0)
    for start in range(0, max(count, 1), step):
        yield [lines[start : start + step] for lines in cells]


def stacked(lines: Iterable[SetLine], top: float) -> Iterator[Piece]:
    """Yield the pieces of lines one under the other, from `top` on."""
    for line in lines:
        yield from (moved(piece, top) for piece in line.pieces)
        top += line.height
