"""The word DRAFT across a page, under its text, as in the Word document; in both languages of a bilingual brief.

It is drawn as outlines and not shown as text: nobody who copies, searches or hears the page meets it between the lines, and
the header says that it is a draft. It is an artifact of its own kind (ISO 32000-1, 14.8.2.2.2).
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import cos, radians, sin
from typing import Final, cast

import uharfbuzz as hb

from briefgen.layout.fallback import by_face
from briefgen.layout.fonts import Face, FontFolder
from briefgen.layout.model import Page
from briefgen.layout.shaping import shape
from briefgen.locale.direction import is_right_to_left
from briefgen.theme.model import Theme
from briefgen.writers.pdf.syntax import numbers
from briefgen.writers.pdf.text import colour

Words = tuple[tuple[str, str], ...]
ARTIFACT: Final = "/Artifact <</Type/Pagination/Subtype/Watermark>> BDC"


class Watermark:
    """Words in one look, for every page of a document, each with its language; the first one's is the document's."""

    def __init__(self, words: Words, theme: Theme, fonts: FontFolder) -> None:
        faces = fonts.cuts((theme.font, *theme.fallback), "regular")
        self._theme = theme
        self._width, self._outline = _outline(words, faces)
        self._middle = faces[0].cap_height / 2
        self._mirrored = is_right_to_left(words[0][1])

    def on(self, page: Page) -> str:
        """Return the operators that draw it in the middle of a page's text."""
        look, sheet = self._theme.watermark, self._theme.page
        sheet = sheet if page.width == sheet.width else sheet.turned()
        scale = look.width * (sheet.width - sheet.left - sheet.right) / self._width
        along, up = scale * cos(radians(look.rise)), scale * sin(radians(look.rise))
        middle = (sheet.left + sheet.width - sheet.right) / 2
        x = sheet.width - middle if self._mirrored else middle
        y = (sheet.bottom + sheet.height - sheet.top) / 2
        placed = f"{along:.5f} {up:.5f} {-up:.5f} {along:.5f} {numbers(x, y)} cm"
        centred = f"1 0 0 1 {numbers(-self._width / 2, -self._middle)} cm"
        return f"{ARTIFACT} q {colour(look.colour)} rg {placed} {centred} {self._outline} f Q EMC"


@lru_cache(maxsize=16)
def _outline(words: Words, faces: tuple[Face, ...]) -> tuple[float, str]:
    """Return how far the words go, and their path; the unit is a thousandth of the type size."""
    pen, path = 0.0, list[str]()
    for word, language in reversed(words) if is_right_to_left(words[0][1]) else words:
        for face, text in by_face(word, faces):
            shaped = shape(face, text, language, right_to_left=is_right_to_left(language))
            for glyph in shaped.glyphs:
                path += _glyph(face, glyph.id, pen + glyph.x, glyph.y)
                pen += glyph.advance
    return pen, " ".join(path)


def _glyph(face: Face, glyph: int, x: float, y: float) -> list[str]:
    """Return the path of a glyph whose origin stands there; curves of the second degree come as of the third."""
    scale = 1000 / face.font.face.upem
    path: list[str] = []

    def drawer(operator: str) -> Callable[..., None]:
        def add(*values: float | None) -> None:
            points = cast("Sequence[float]", values[:-1])
            whole = (round(scale * value + (y if at % 2 else x)) for at, value in enumerate(points))
            path.append(" ".join((*map(str, whole), operator)))

        return add

    draw = hb.DrawFuncs()
    draw.set_move_to_func(drawer("m"))
    draw.set_line_to_func(drawer("l"))
    draw.set_cubic_to_func(drawer("c"))
    draw.set_close_path_func(drawer("h"))
    face.font.draw_glyph(glyph, draw)
    return path
