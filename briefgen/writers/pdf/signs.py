"""The signs of certainty as paths."""

from typing import Final, assert_never

from briefgen.layout.model import CertaintyLevel
from briefgen.layout.signs import STROKE, Mark, Round, Strokes, marks
from briefgen.writers.pdf.syntax import number, numbers

KAPPA: Final = 0.5523
"""How far the control points of a quarter circle's curve stand from its ends, in radii."""


def sign(level: CertaintyLevel, x: float, y: float, size: float) -> str:
    """Return the operators that draw a sign into a square; `x` and `y` are its lower left corner."""
    middle = (x + size / 2, y + size / 2)
    return " ".join((f"{number(STROKE * size)} w", *(_mark(mark, middle, size) for mark in marks(level))))


def _mark(mark: Mark, middle: tuple[float, float], size: float) -> str:
    x, y = middle
    match mark:
        case Round(form="disc", radius=radius):
            return f"{circle(x, y, radius * size)} f"
        case Round(form="ring", radius=radius):
            return f"{circle(x, y, radius * size)} S"
        case Round(radius=radius):
            return f"{_left_half(x, y, radius * size)} f"
        case Strokes(points=points, closed=closed):
            line = path(*((x + across * size, y + up * size) for across, up in points))
            return f"{line} {'h S' if closed else 'S'}"
        case _:
            assert_never(mark)


def path(*points: tuple[float, float]) -> str:
    """Return the operators of a line through points, still open and unpainted."""
    first, *rest = points
    return " ".join((f"{numbers(*first)} m", *(f"{numbers(*point)} l" for point in rest)))


def circle(x: float, y: float, radius: float) -> str:
    """Return the operators of a circle round a point, closed and unpainted."""
    right = f"{numbers(x, y - radius)} m {_arc(x, y, radius, 1)}"
    return f"{right} {_arc(x, y, radius, -1)} h"


def _left_half(x: float, y: float, radius: float) -> str:
    return f"{numbers(x, y + radius)} m {_arc(x, y, radius, -1)} h"


def _arc(x: float, y: float, radius: float, side: int) -> str:
    """Return a half circle: on the right (side 1) from the foot to the top, on the left (-1) from the top to the foot."""
    reach, bend = side * radius, KAPPA * radius
    start, end = y - reach, y + reach
    turn = side * bend
    first = numbers(x + side * bend, start, x + reach, y - turn, x + reach, y)
    second = numbers(x + reach, y + turn, x + side * bend, end, x, end)
    return f"{first} c {second} c"
