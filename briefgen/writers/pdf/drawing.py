"""Rectangles, hatching, lines and markers to path operators (ISO 32000-1, 8.5)."""

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from briefgen.layout.model import Fill, Hatch, Marker, Picture, Polygon, Polyline, Shape
from briefgen.writers.pdf.elements import Box
from briefgen.writers.pdf.signs import circle, path, sign
from briefgen.writers.pdf.syntax import number, numbers
from briefgen.writers.pdf.text import colour

Drawn = Fill | Shape | Hatch | Polyline | Polygon | Marker

ROUND: Final = "1 j 1 J"
"""Joins and ends of a line, so that it does not reach beyond its points at a sharp turn."""
TRIANGLE: Final = 1.12
"""How much larger a triangle is than a disc that looks as heavy."""
DIAMOND: Final = 1.2


def draw(piece: Drawn, height: float) -> str:
    """Return the operators that draw a piece on a page that high; they leave nothing set but colours and line width."""
    match piece:
        case Fill():
            return f"{colour(piece.colour)} rg {_rectangle(box_of(piece, height))} f"
        case Shape():
            ink = colour(piece.colour)
            drawn = sign(piece.level, piece.x, height - piece.y - piece.size, piece.size)
            return f"{ink} rg {ink} RG {drawn}"
        case Hatch():
            return _hatch(piece, box_of(piece, height))
        case Polyline():
            return _polyline(piece, height)
        case Polygon():
            shape = path(*((x, height - y) for x, y in piece.points))
            return f"{colour(piece.colour)} rg {shape} f"
        case Marker():
            outline = _marker(piece, piece.x, height - piece.y)
            return f"{colour(piece.ground)} rg {colour(piece.colour)} RG {number(piece.weight)} w {outline} B"
        case _:
            assert_never(piece)


def box_of(piece: Drawn, height: float) -> Box:
    """Return what encloses a piece on a page that high."""
    match piece:
        case Fill() | Hatch():
            return rectangle_of(piece, height)
        case Shape():
            return Box(piece.x, height - piece.y - piece.size, piece.x + piece.size, height - piece.y)
        case Polyline():
            return _around(piece.points, height, piece.weight / 2)
        case Polygon():
            return _around(piece.points, height, 0.0)
        case Marker():
            return _around([(piece.x, piece.y)], height, (DIAMOND * piece.size + piece.weight) / 2)
        case _:
            assert_never(piece)


def rectangle_of(piece: Fill | Hatch | Picture, height: float) -> Box:
    return Box(piece.x, height - piece.y - piece.height, piece.x + piece.width, height - piece.y)


def draw_picture(name: str, box: Box) -> str:
    """Return the operators that paint an image, which is one unit wide and high by itself, into a box."""
    return f"q {numbers(box.right - box.left, 0, 0, box.top - box.bottom, box.left, box.bottom)} cm /{name} Do Q"


def _around(points: Sequence[tuple[float, float]], height: float, margin: float) -> Box:
    across, down = zip(*points, strict=True)
    return Box(min(across) - margin, height - max(down) - margin, max(across) + margin, height - min(down) + margin)


def _rectangle(box: Box) -> str:
    return f"{numbers(box.left, box.bottom, box.right - box.left, box.top - box.bottom)} re"


def _hatch(piece: Hatch, box: Box) -> str:
    """Return lines that rise to the right, each from the lower edge's level to the upper's, clipped to the rectangle."""
    lines = " ".join(_diagonals(box, piece.distance))
    ink = f"{colour(piece.colour)} RG {number(piece.weight)} w"
    return f"q {_rectangle(box)} W n {ink} {lines} S Q" if lines else ""


def _diagonals(box: Box, distance: float) -> Iterator[str]:
    """Yield the lines of one grid that covers the page, so that the hatching of neighbours is one."""
    rise = box.top - box.bottom
    first = int((box.left - box.bottom - rise) // distance)
    last = int((box.right - box.bottom) // distance) + 1
    for step in range(first, last + 1):
        start = step * distance + box.bottom
        yield path((start, box.bottom), (start + rise, box.top))


def _polyline(piece: Polyline, height: float) -> str:
    line = path(*((x, height - y) for x, y in piece.points))
    ink = f"{colour(piece.colour)} RG {number(piece.weight)} w"
    dash = f"[{number(piece.dash)}] 0 d " if piece.dash else ""
    return f"q {ROUND if not dash else '1 j 0 J'} {dash}{ink} {line} S Q"


def _marker(piece: Marker, x: float, y: float) -> str:
    half = piece.size / 2
    match piece.form:
        case "disc":
            return circle(x, y, half)
        case "square":
            side = 0.9 * half
            corners = [(x - side, y - side), (x + side, y - side), (x + side, y + side), (x - side, y + side)]
        case "triangle":
            reach = TRIANGLE * half
            corners = [(x - reach, y - 0.8 * reach), (x + reach, y - 0.8 * reach), (x, y + reach)]
        case "diamond":
            reach = DIAMOND * half
            corners = [(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)]
        case _:
            assert_never(piece.form)
    return f"{path(*corners)} h"
