"""The units of WordprocessingML, from points and `#rrggbb`."""


def twips(points: float) -> int:
    """Return twentieths of a point: distances."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return half points: type sizes."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Return eighths of a point: the width of a border, between the 2 and 96 that Word draws."""
    return min(96, max(2, round(points * 8)))


def border_space(points: float) -> int:
    """Return whole points: the distance from a border to its text, at most Word's 31."""
    return min(31, max(0, round(points)))


def rgb(colour: str) -> str:
    """Return `RRGGBB`."""
    return colour.removeprefix("#").upper()
