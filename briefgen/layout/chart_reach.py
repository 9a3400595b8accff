"""How far the pieces of a drawing reach, so that none is painted beyond the text."""

from collections.abc import Iterable
from typing import Final, assert_never

from briefgen.layout.model import Fill, Hatch, Marker, Picture, Piece, Polygon, Polyline, Shape, TextLine

TOLERANCE: Final = 0.5
"""Points: half the weight of a line lies beyond the edge that it is drawn along."""


def is_within(pieces: Iterable[Piece], left: float, right: float) -> bool:
    return all(left - TOLERANCE <= first and last <= right + TOLERANCE for first, last in map(reach, pieces))


def reach(piece: Piece) -> tuple[float, float]:
    """Return the edges of what is painted at the left and at the right; spaces at the end of a line are not."""
    match piece:
        case TextLine(runs=runs):
            printed = [run for run in runs if run.text.strip()]
            return min((run.x for run in printed), default=0.0), max((run.right for run in printed), default=0.0)
        case Fill(x=x, width=width) | Hatch(x=x, width=width) | Picture(x=x, width=width) | Shape(x=x, size=width):
            return x, x + width
        case Marker(x=x, size=size):
            return x - size / 2, x + size / 2
        case Polyline(points=points) | Polygon(points=points):
            return min(x for x, _ in points), max(x for x, _ in points)
        case _:
            assert_never(piece)
