"""How words look, as run properties."""

from collections.abc import Iterator
from typing import Final

from briefgen.theme.model import TextStyle
from briefgen.writers.docx.measures import half_points, rgb
from briefgen.writers.docx.xml import value

BOLD_ON: Final = "<w:b/><w:bCs/>"
ITALIC_ON: Final = "<w:i/><w:iCs/>"
"""For scripts that join their letters the second of each."""


def run_properties(text: TextStyle) -> Iterator[str]:
    """Yield the run properties in the schema's order.

    Semibold is Word's bold. Word knows a semibold cut only as a family of its own ("Noto Sans SemiBold"): where that is
    not installed it falls back to a regular face, and the emphasis is lost; bold is there in every family.
    """
    if text.weight != "regular":
        yield BOLD_ON
    if text.italic:
        yield ITALIC_ON
    yield from colour_of(text.colour)
    yield from size_of(text.size)


def size_of(points: float) -> tuple[str, str]:
    return value("sz", half_points(points)), value("szCs", half_points(points))


def colour_of(colour: str) -> tuple[str]:
    return (value("color", rgb(colour)),)
