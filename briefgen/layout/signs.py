"""The signs of certainty. They decorate the word, which says the same; each writer draws them by the means of its format."""

from typing import Final, Literal, NamedTuple, assert_never

from briefgen.layout.model import CertaintyLevel

SIGN_SIZE: Final = 0.62
"""Width and height, in type sizes."""
SIGN_WIDTH: Final = 0.9
"""With the space after it, in type sizes."""
STROKE: Final = 0.14
"""Width of a line, in signs."""
_HALF: Final = 0.5
_RADIUS: Final = (1 - STROKE) / 2
"""Of what is drawn with a line, half of which reaches beyond it."""


class Round(NamedTuple):
    """What has a radius round the middle of the sign: a disc, a ring drawn with a line, the left half of a disc."""

    form: Literal["disc", "ring", "left half"]
    radius: float


class Strokes(NamedTuple):
    """A line through points, which count from the middle to the right and up; round to where it began if `closed`."""

    points: tuple[tuple[float, float], ...]
    closed: bool = False


Mark = Round | Strokes


def marks(level: CertaintyLevel) -> tuple[Mark, ...]:
    """Return what the sign consists of, in parts of its size."""
    ring, radius = Round("ring", _RADIUS), _RADIUS
    match level:
        case "confirmed":
            return (Round("disc", _HALF),)
        case "reported":
            return (ring, Round("left half", radius))
        case "expected":
            return (ring,)
        case "possible":
            return (Strokes(((0.0, radius), (radius, 0.0), (0.0, -radius), (-radius, 0.0)), closed=True),)
        case "scheduled":
            return (ring, Strokes(((0.0, 0.6 * radius), (0.0, 0.0), (0.5 * radius, 0.0))))
        case "disputed":
            level_lines = (Strokes(((-radius, step * _HALF), (radius, step * _HALF))) for step in (-0.35, 0.35))
            return (*level_lines, Strokes(((-0.5 * _HALF, -_HALF), (0.5 * _HALF, _HALF))))
        case _:
            assert_never(level)
