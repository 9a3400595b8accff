"""Pieces to operators of a content stream, each within marked content: of an element, or an artifact.

They are painted in the order in which the tree is read. Header and footer are artifacts that say which of the two they
are (ISO 32000-1, 14.8.2.2.2); so is all that decorates or repeats.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, assert_never

from briefgen.document.figures import Pixels
from briefgen.layout.fonts import Face
from briefgen.layout.model import (
    Fill,
    Hatch,
    Marker,
    Page,
    Picture,
    Piece,
    Place,
    Polygon,
    Polyline,
    Shape,
    TextLine,
    TextRun,
)
from briefgen.layout.timeline import LINE
from briefgen.writers.pdf.drawing import Drawn, box_of, draw, draw_picture, rectangle_of
from briefgen.writers.pdf.elements import Box, Element, Elements, Marked
from briefgen.writers.pdf.font import EmbeddedFont
from briefgen.writers.pdf.painted import Fonts, LinkArea, Occupied, Owners, PaintedPage, Sketch, keep, known
from briefgen.writers.pdf.stretches import Part, said_by
from briefgen.writers.pdf.syntax import hexadecimal

DECORATION: Final = "/Artifact <</Type/Layout>> BDC"
HEADER: Final = "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC"
FOOTER: Final = "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC"

Names = Callable[[Pixels], str]
"""What a content stream calls an image."""


def paint(page: Page, number: int, elements: Elements, fonts: Fonts, names: Names) -> PaintedPage:
    """Paint a page, in reading order; `number` counts from 1."""
    sketch = known(number)
    painted = sketch.again(page, number, elements, fonts) if sketch else None
    return painted or _painted(page, number, elements, fonts, names)


def _painted(page: Page, number: int, elements: Elements, fonts: Fonts, names: Names) -> PaintedPage:
    painter = _Painter(number, page.height, elements, fonts, names=names)
    painter.pieces(page.header, HEADER)
    painter.pieces(_as_read(page.pieces), DECORATION)
    painter.pieces(page.footer, FOOTER)
    painter.end()
    if not painter.page.pictures:
        keep(number, painter.sketch(page))
    return painter.page


def _as_read(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return pieces with the whole line of a timeline before its entries, beside which it runs."""
    lines = [_line_of(piece) for piece in pieces]
    if not any(lines):
        return pieces
    turn = [lines.index(line) if line else index for index, line in enumerate(lines)]
    return [pieces[index] for index in sorted(range(len(pieces)), key=turn.__getitem__)]


def _line_of(piece: Piece) -> Place | None:
    """Return the place of the timeline's line that a piece is a part of."""
    match piece:
        case Fill(place=place) | Marker(place=place) if place and place[-1] == LINE:
            return place
        case _:
            return None


class _Painter:
    def __init__(self, number: int, height: float, elements: Elements, fonts: Fonts, *, names: Names) -> None:
        self.page = PaintedPage()
        self._number = number
        self._height = height
        self._owners = Owners(elements)
        self._given = fonts
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._names = names
        self._open: Element | str | None = None
        self._occupied: list[Occupied] = []

    def sketch(self, page: Page) -> Sketch:
        """Return what the page was painted of, when all of it is."""
        return Sketch(
            page=page,
            owners=self._owners.found,
            places=tuple(self._owners.places),
            fonts=tuple((face, font.resource, font.texts) for face, font in self._fonts.items()),
            code="\n".join(self.page.code),
            marks=tuple(map(self._owners.number, self.page.marks)),
            occupied=tuple(self._occupied),
        )

    def pieces(self, pieces: Iterable[Piece], artifact: str) -> None:
        for piece in pieces:
            match piece:
                case TextLine():
                    self._line(piece, artifact)
                case Fill() | Shape() | Hatch() | Polyline() | Polygon() | Marker():
                    self._drawn(piece, artifact)
                case Picture():
                    self._picture(piece)
                case _:
                    assert_never(piece)

    # --- marked content --------------------------------------------------------------------------------------------

    def end(self) -> None:
        """Close what is open, and give the document's fonts the glyphs of the page."""
        self.close()
        for face, font in self._fonts.items():
            self._given(face).take(font.texts)

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
        element.mark(Marked(self._number, len(self.page.marks)))
        self.page.marks.append(element)
        return len(self.page.marks) - 1

    # --- pieces ----------------------------------------------------------------------------------------------------

    def _drawn(self, piece: Drawn, artifact: str) -> None:
        owner = None if isinstance(piece, Shape) else self._owner(piece.place)
        if owner is None or self._begun_before(owner):
            self._artifact(artifact)
        else:
            self._element(owner)
            self._take(owner, box_of(piece, self._height))
        self.page.code.append(draw(piece, self._height))

    def _picture(self, picture: Picture) -> None:
        owner, name = self._owners.of(picture.place), self._names(picture.pixels)
        box = rectangle_of(picture, self._height)
        self._element(owner)
        self._take(owner, box)
        self.page.pictures.append(name)
        self.page.code.append(draw_picture(name, box))

    def _begun_before(self, figure: Element) -> bool:
        """Say whether a figure stands on an earlier page: the line of a timeline that only goes on here decorates."""
        return bool(figure.boxes) and self._number not in figure.boxes

    def _line(self, line: TextLine, artifact: str) -> None:
        y = self._height - line.baseline
        for owner, start, stop in self._owned(line.runs):
            said = said_by(line.runs, start, stop)
            for part in said.parts:
                self._part(part, owner, y, artifact)
            if owner and (owner.growing or owner.link):
                self._take(owner, box := said.box(y), leads=owner.link is not None)
                if owner.link:
                    self.page.links.append(LinkArea(owner.link, box))

    def _take(self, owner: Element, box: Box, *, leads: bool = False) -> None:
        owner.grow(box, self._number)
        self._occupied.append(Occupied(self._owners.number(owner), box, leads))

    def _owned(self, runs: Sequence[TextRun]) -> Iterable[tuple[Element | None, int, int]]:
        """Return the stretches of a line that belong to one element; runs of one node have one place, looked up once."""
        if not runs:
            return ()
        place = runs[0].place
        start, owner = 0, self._owner(place)
        stretches: list[tuple[Element | None, int, int]] = []
        for stop in range(1, len(runs)):
            if (own := runs[stop].place) is not place:
                place = own
                if (found := self._owner(own)) is not owner:
                    stretches.append((owner, start, stop))
                    start, owner = stop, found
        return (*stretches, (owner, start, len(runs)))

    def _owner(self, place: Place | None) -> Element | None:
        return None if place is None else self._owners.of(place)

    def _font(self, face: Face) -> EmbeddedFont:
        """Return the font as this page alone needs it."""
        if face not in self._fonts:
            self._fonts[face] = EmbeddedFont(face, self._given(face).resource)
        return self._fonts[face]

    def _part(self, part: Part, owner: Element | None, y: float, artifact: str) -> None:
        if owner is None:
            self._artifact(artifact)
        elif part.reading == "plain":
            self._element(owner)
        elif part.reading == "reversed":
            self._reversed(owner)
        else:
            self._replaced(owner, part.text)
        for shown in part.shown:
            self.page.code.append(shown.at(y, self._font(shown.face)))
        if owner and part.reading != "plain":
            self.close()
