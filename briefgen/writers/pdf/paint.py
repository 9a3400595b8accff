"""Pieces to operators of a content stream, each within marked content: of an element, or an artifact.

They are painted in the order in which the tree is read. Header and footer are artifacts that say which of the two they
are (ISO 32000-1, 14.8.2.2.2); so is all that decorates or repeats.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final, NamedTuple, assert_never

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
from briefgen.writers.pdf.syntax import hexadecimal
from briefgen.writers.pdf.text import Reading, reading_of, show_text

DECORATION: Final = "/Artifact <</Type/Layout>> BDC"
HEADER: Final = "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC"
FOOTER: Final = "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC"
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


def paint(page: Page, number: int, elements: Elements, fonts: Fonts, names: Names) -> PaintedPage:
    """Paint a page, in reading order; `number` counts from 1."""
    painter = _Painter(number, page.height, elements, fonts, names=names)
    painter.pieces(page.header, HEADER)
    painter.pieces(_as_read(page.pieces), DECORATION)
    painter.pieces(page.footer, FOOTER)
    painter.close()
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
        self._elements = elements
        self._fonts = fonts
        self._names = names
        self._open: Element | str | None = None

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
        if owner is None or self._begun_before(owner):
            self._artifact(artifact)
        else:
            self._element(owner)
            owner.grow(box_of(piece, self._height), self._number)
        self.page.code.append(draw(piece, self._height))

    def _picture(self, picture: Picture) -> None:
        owner, name = self._elements.owner(picture.place), self._names(picture.pixels)
        box = rectangle_of(picture, self._height)
        self._element(owner)
        owner.grow(box, self._number)
        self.page.pictures.append(name)
        self.page.code.append(draw_picture(name, box))

    def _begun_before(self, figure: Element) -> bool:
        """Say whether a figure stands on an earlier page: the line of a timeline that only goes on here decorates."""
        return bool(figure.boxes) and self._number not in figure.boxes

    def _line(self, line: TextLine, artifact: str) -> None:
        y = self._height - line.baseline
        for owner, runs in self._owned(line.runs):
            for reading, same in _alike_read(runs):
                self._runs(same, owner, y, artifact, reading)
            if owner and (owner.growing or owner.link):
                self._occupied(owner, _box(runs, y))

    def _occupied(self, owner: Element, box: Box) -> None:
        owner.grow(box, self._number)
        if owner.link:
            self.page.links.append(LinkArea(owner.link, box))

    def _owned(self, runs: Iterable[TextRun]) -> Iterator[tuple[Element | None, Sequence[TextRun]]]:
        """Yield runs that belong to one element and follow each other; those of one node have one place, looked up once."""
        held: list[TextRun] = []
        owner: Element | None = None
        place: Place | None = None
        for run in runs:
            if run.place is not place:
                place = run.place
                found = None if place is None else self._elements.owner(place)
                if found is not owner:
                    if held:
                        yield owner, held
                    owner, held = found, []
            held.append(run)
        if held:
            yield owner, held

    def _runs(self, runs: Sequence[TextRun], owner: Element | None, y: float, artifact: str, reading: Reading) -> None:
        for same in [(run,) for run in runs] if reading == "reversed" else [runs]:
            if owner is None:
                self._artifact(artifact)
            elif reading == "plain":
                self._element(owner)
            elif reading == "reversed":
                self._reversed(owner)
            else:
                self._replaced(owner, "".join([run.text for run in same]))
            for continuous in _continuous(same):
                self.page.code.append(show_text(continuous, y, self._fonts(continuous[0].face)))
            if owner and reading != "plain":
                self.close()


def _alike_read(runs: Sequence[TextRun]) -> Iterator[tuple[Reading, Sequence[TextRun]]]:
    """Yield runs together that are read alike.

    A space by itself goes with words beside it that have a text in their place: pdfium drops it else.
    """
    if {reading for run in runs for reading in map(reading_of, run.words)} == {"plain"}:
        yield "plain", runs
        return
    parts = [part for run in runs for part in _word_by_word(run)]
    readings = [reading_of(part.words[0]) for part in parts]
    if "replaced" in readings:
        readings = [
            "replaced" if part.text.isspace() and "replaced" in readings[max(at - 1, 0) : at + 2] else readings[at]
            for at, part in enumerate(parts)
        ]
    for reading, same in groupby(zip(readings, parts, strict=True), key=itemgetter(0)):
        yield reading, [run for _, run in same]


def _word_by_word(run: TextRun) -> Iterator[TextRun]:
    x = run.x
    for word in run.words:
        width = word.advance * run.ink.size / 1000
        yield run._replace(x=x, width=width, words=(word,))
        x += width


def _continuous(runs: Sequence[TextRun]) -> Iterator[Sequence[TextRun]]:
    """Yield runs together that look alike and follow each other without a space of the layout's making."""
    start = 0
    for end, (last, run) in enumerate(pairwise(runs), start=1):
        if not _is_alike(last, run) or abs(last.x + last.width - run.x) >= TOLERANCE:
            yield runs[start:end]
            start = end
    yield runs[start:]


def _is_alike(one: TextRun, other: TextRun) -> bool:
    return one.face is other.face and (one.ink is other.ink or one.ink == other.ink)


def _box(runs: Sequence[TextRun], y: float) -> Box:
    size, face = runs[0].ink.size / 1000, runs[0].ink.face
    y += runs[0].ink.rise
    left = min([run.x for run in runs])
    right = max([run.x + run.width for run in runs[:-1]] + [runs[-1].right])
    return Box(left, y + face.descent * size, right, y + face.ascent * size)
