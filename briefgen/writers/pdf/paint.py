"""Pieces to operators of a content stream, each within marked content: of an element, or an artifact."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple, assert_never

from briefgen.document.figures import Pixels
from briefgen.layout.fonts import Face
from briefgen.layout.model import Fill, Hatch, Marker, Page, Picture, Piece, Polyline, Shape, TextLine, TextRun
from briefgen.writers.pdf.drawing import Drawn, box_of, draw, draw_picture, rectangle_of
from briefgen.writers.pdf.elements import Box, Element, Elements, Marked
from briefgen.writers.pdf.font import EmbeddedFont
from briefgen.writers.pdf.syntax import hexadecimal
from briefgen.writers.pdf.text import show_text, tells_its_characters

DECORATION: Final = "/Artifact <</Type/Layout>> BDC"
FURNITURE: Final = "/Artifact <</Type/Pagination>> BDC"
TOLERANCE: Final = 0.001

Fonts = Callable[[Face], EmbeddedFont]
Names = Callable[[Pixels], str]
"""What a content stream calls an image."""


class LinkArea(NamedTuple):
    """A part of a line that leads somewhere."""

    element: Element
    box: Box


@dataclass(slots=True)
class PaintedPage:
    code: list[str] = field(default_factory=list)
    marks: list[Element] = field(default_factory=list)
    """The element of each marked-content sequence; its index is the sequence's number."""
    links: list[LinkArea] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """The names of the images that the code calls."""


def paint(page: Page, number: int, height: float, elements: Elements, fonts: Fonts, *, names: Names) -> PaintedPage:
    """Paint a page, in reading order; `number` counts from 1, `height` is the paper's."""
    painter = _Painter(number, height, elements, fonts, names=names)
    painter.pieces(page.header, FURNITURE)
    painter.pieces(page.pieces, DECORATION)
    painter.pieces(page.footer, FURNITURE)
    painter.close()
    return painter.page


class _Painter:
    def __init__(self, number: int, height: float, elements: Elements, fonts: Fonts, *, names: Names) -> None:
        self.page = PaintedPage()
        self._number = number
        self._height = height
        self._elements = elements
        self._fonts = fonts
        self._names = names
        self._open: Element | str | None = None

    def pieces(self, pieces: Iterable[Piece], artifact: str) -> None:
        for piece in pieces:
            match piece:
                case TextLine():
                    self._line(piece, artifact)
                case Fill() | Shape() | Hatch() | Polyline() | Marker():
                    self._drawn(piece, artifact)
                case Picture():
                    self._picture(piece)
                case _:
                    assert_never(piece)

    # --- marked content --------------------------------------------------------------------------------------------

    def close(self) -> None:
        if self._open is not None:
            self.page.code.append("EMC")
            self._open = None

    def _artifact(self, artifact: str) -> None:
        if self._open != artifact:
            self.close()
            self.page.code.append(artifact)
            self._open = artifact

    def _element(self, element: Element) -> None:
        if self._open is not element:
            self.close()
            self.page.code.append(f"/{element.tag} <</MCID {self._mark(element)}>> BDC")
            self._open = element

    def _replaced(self, element: Element, text: str) -> None:
        """Open a sequence of the element that is read as `text`, not nested in another: some readers take it for its end."""
        self.close()
        self.page.code.append(f"/Span <</MCID {self._mark(element)}/ActualText {hexadecimal(text)}>> BDC")
        self._open = element

    def _mark(self, element: Element) -> int:
        element.attach()
        element.kids.append(Marked(self._number, len(self.page.marks)))
        self.page.marks.append(element)
        return len(self.page.marks) - 1

    # --- pieces ----------------------------------------------------------------------------------------------------

    def _drawn(self, piece: Drawn, artifact: str) -> None:
        owner = None if isinstance(piece, Shape) or piece.place is None else self._elements.owner(piece.place)
        if owner is None:
            self._artifact(artifact)
        else:
            self._element(owner)
            owner.grow(box_of(piece, self._height))
        self.page.code.append(draw(piece, self._height))

    def _picture(self, picture: Picture) -> None:
        owner, name = self._elements.owner(picture.place), self._names(picture.pixels)
        box = rectangle_of(picture, self._height)
        self._element(owner)
        owner.grow(box)
        self.page.pictures.append(name)
        self.page.code.append(draw_picture(name, box))

    def _line(self, line: TextLine, artifact: str) -> None:
        y = self._height - line.baseline
        for owner, runs in self._owned(line.runs):
            for plain, same in groupby(runs, key=lambda run: tells_its_characters(run.shaped)):
                self._runs(tuple(same), owner, y, artifact, plain=plain)
            if owner:
                self._occupied(owner, _box(runs, y))

    def _occupied(self, owner: Element, box: Box) -> None:
        owner.grow(box)
        if link := owner.link():
            self.page.links.append(LinkArea(link, box))

    def _owned(self, runs: Iterable[TextRun]) -> Iterator[tuple[Element | None, tuple[TextRun, ...]]]:
        owned = [(self._elements.owner(run.place) if run.place is not None else None, run) for run in runs]
        for _, group in groupby(owned, key=lambda pair: id(pair[0])):
            same = tuple(group)
            yield same[0][0], tuple(run for _, run in same)

    def _runs(self, runs: tuple[TextRun, ...], owner: Element | None, y: float, artifact: str, *, plain: bool) -> None:
        if owner is None:
            self._artifact(artifact)
        elif plain:
            self._element(owner)
        else:
            self._replaced(owner, "".join(run.shaped.text for run in runs))
        for same in _continuous(runs):
            self.page.code.append(show_text(same, y, self._fonts(same[0].ink.face)))
        if owner and not plain:
            self.close()


def _continuous(runs: Iterable[TextRun]) -> Iterator[tuple[TextRun, ...]]:
    """Yield runs together that look alike and follow each other without a space of the layout's making."""
    held: list[TextRun] = []
    for run in runs:
        if held and not (run.ink == held[-1].ink and abs(held[-1].x + held[-1].width - run.x) < TOLERANCE):
            yield tuple(held)
            held = []
        held.append(run)
    if held:
        yield tuple(held)


def _box(runs: tuple[TextRun, ...], y: float) -> Box:
    size, face, last = runs[0].ink.size / 1000, runs[0].ink.face, runs[-1]
    right = last.x + last.width - last.shaped.space * last.ink.size / 1000
    return Box(runs[0].x, y + face.descent * size, right, y + face.ascent * size)
