"""Pieces to operators of a content stream, each within marked content: of an element, or an artifact."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple, assert_never

from briefgen.layout.fonts import Face
from briefgen.layout.model import Fill, Hatch, Marker, Page, Piece, Polyline, Shape, TextLine, TextRun
from briefgen.writers.pdf.drawing import Drawn, box_of, draw
from briefgen.writers.pdf.elements import Box, Element, Elements, Marked
from briefgen.writers.pdf.font import EmbeddedFont
from briefgen.writers.pdf.syntax import hexadecimal
from briefgen.writers.pdf.text import Reading, reading_of, show_text

DECORATION: Final = "/Artifact <</Type/Layout>> BDC"
FURNITURE: Final = "/Artifact <</Type/Pagination>> BDC"
TOLERANCE: Final = 0.001

Fonts = Callable[[Face], EmbeddedFont]


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


def paint(page: Page, number: int, height: float, elements: Elements, fonts: Fonts) -> PaintedPage:
    """Paint a page, in reading order; `number` counts from 1, `height` is the paper's."""
    painter = _Painter(number, height, elements, fonts)
    painter.pieces(page.header, FURNITURE)
    painter.pieces(page.pieces, DECORATION)
    painter.pieces(page.footer, FURNITURE)
    painter.close()
    return painter.page


class _Painter:
    def __init__(self, number: int, height: float, elements: Elements, fonts: Fonts) -> None:
        self.page = PaintedPage()
        self._number = number
        self._height = height
        self._elements = elements
        self._fonts = fonts
        self._open: Element | str | None = None

    def pieces(self, pieces: Iterable[Piece], artifact: str) -> None:
        for piece in pieces:
            match piece:
                case TextLine():
                    self._line(piece, artifact)
                case Fill() | Shape() | Hatch() | Polyline() | Marker():
                    self._drawn(piece, artifact)
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

    def _reversed(self, element: Element) -> None:
        """Open a sequence of the element whose glyphs are read backwards (ISO 32000-1, 14.8.2.3.3)."""
        self.close()
        self.page.code.append(f"/ReversedChars <</MCID {self._mark(element)}>> BDC")
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

    def _line(self, line: TextLine, artifact: str) -> None:
        y = self._height - line.baseline
        for owner, runs in self._owned(line.runs):
            for reading, same in groupby(runs, key=lambda run: reading_of(run.shaped)):
                self._runs(tuple(same), owner, y, artifact, reading)
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

    def _runs(
        self, runs: tuple[TextRun, ...], owner: Element | None, y: float, artifact: str, reading: Reading
    ) -> None:
        for same in [(run,) for run in runs] if reading == "reversed" else [runs]:
            if owner is None:
                self._artifact(artifact)
            elif reading == "plain":
                self._element(owner)
            elif reading == "reversed":
                self._reversed(owner)
            else:
                self._replaced(owner, "".join(run.shaped.text for run in same))
            for continuous in _continuous(same):
                self.page.code.append(show_text(continuous, y, self._fonts(continuous[0].shaped.face)))
            if owner and reading != "plain":
                self.close()


def _continuous(runs: Iterable[TextRun]) -> Iterator[tuple[TextRun, ...]]:
    """Yield runs together that look alike and follow each other without a space of the layout's making."""
    held: list[TextRun] = []
    for run in runs:
        if held and not (_is_alike(run, held[-1]) and abs(held[-1].x + held[-1].width - run.x) < TOLERANCE):
            yield tuple(held)
            held = []
        held.append(run)
    if held:
        yield tuple(held)


def _is_alike(one: TextRun, other: TextRun) -> bool:
    return one.shaped.face is other.shaped.face and one.ink == other.ink


def _box(runs: tuple[TextRun, ...], y: float) -> Box:
    size, face = runs[0].ink.size / 1000, runs[0].ink.face
    lefts, rights = zip(*(*map(_edges, runs[:-1]), _ink_edges(runs[-1])), strict=True)
    return Box(min(lefts), y + face.descent * size, max(rights), y + face.ascent * size)


def _edges(run: TextRun) -> tuple[float, float]:
    return run.x, run.x + run.width


def _ink_edges(run: TextRun) -> tuple[float, float]:
    """Return the edges without the space at the end."""
    space = run.shaped.space * run.ink.size / 1000
    left, right = _edges(run)
    return (left + space, right) if run.shaped.right_to_left else (left, right - space)
