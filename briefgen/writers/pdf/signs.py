"""The signs of certainty as paths. They decorate the word, which says the same."""

from collections.abc import Iterator
from typing import Final, assert_never

from briefgen.layout.model import CertaintyLevel
from briefgen.writers.pdf.syntax import number, numbers

KAPPA: Final = 0.5523
"""How far the control points of a quarter circle's curve stand from its ends, in radii."""
STROKE: Final = 0.14
"""Width of a line, in signs."""


def sign(level: CertaintyLevel, x: float, y: float, size: float) -> str:
    """Return the operators that draw a sign into a square; `x` and `y` are its lower left corner."""
    radius = size * (1 - STROKE) / 2
    middle = (x + size / 2, y + size / 2)
    return " ".join((f"{number(STROKE * size)} w", *_sign(level, middle, radius, size / 2)))


def _sign(level: CertaintyLevel, middle: tuple[float, float], radius: float, half: float) -> Iterator[str]:
    x, y = middle
    match level:
        case "confirmed":
            yield from (circle(x, y, half), "f")
        case "reported":
            yield from (circle(x, y, radius), "S", _left_half(x, y, radius), "f")
        case "expected":
            yield from (circle(x, y, radius), "S")
        case "possible":
            yield from (path((x, y + radius), (x + radius, y), (x, y - radius), (x - radius, y)), "h S")
        case "scheduled":
            hands = path((x, y + 0.6 * radius), (x, y), (x + 0.5 * radius, y))
            yield from (circle(x, y, radius), "S", hands, "S")
        case "disputed":
            for step in (-0.35, 0.35):
                yield from (path((x - radius, y + step * half), (x + radius, y + step * half)), "S")
            yield from (path((x - 0.5 * half, y - half), (x + 0.5 * half, y + half)), "S")
        case _:
            assert_never(level)


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
