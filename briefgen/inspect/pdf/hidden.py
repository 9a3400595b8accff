"""Words of a PDF that no page shows.

A page is drawn with its words and again without some of them: words without which the page looks the same are seen by
nobody, whatever hides them: painted in no colour, covered, of their ground's colour, cut off, off the page, on a layer that is off.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from ctypes import byref, c_float
from typing import TYPE_CHECKING, Any, Final

from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.inspect.findings import BUILD_ANEW, HIDDEN, beginning, error, listed
from briefgen.inspect.pdf.opened import PdfFile
from briefgen.inspect.pdf.strings import wide_string

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE: Final = 1.5
"""Pixels to a point: a letter of six points is nine pixels high."""
_MOST_PIXELS: Final = 6_000_000
_DEEPEST: Final = 8
"""Drawings within drawings."""
_MOST_DRAWN: Final = 12
"""Times that a page is drawn: words lying over one another are taken away in turn."""
_SEEN: Final = 12
"""Of 255: a difference in colour that an eye may see."""
_NO_SIZE: Final = 1.0
_AWAY: Final = 1e7
"""Farther than any page reaches, in whatever measure a drawing is."""
_INVISIBLE: Final = frozenset({3, 7})
Box = tuple[float, float, float, float]
Frame = tuple[float, float, float, float, float, float]
"""How a drawing within a page is turned, sized and placed."""
_SAME: Final[Frame] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """One text object."""

    item: Any
    """pdfium's handle."""
    said: str
    box: Box
    """Left, bottom, right, top, in points."""
    mode: int
    size: float


def hidden(file: PdfFile) -> Iterator[Diagnostic]:
    for number in range(len(file.pages)):
        page = file.pages[number]
        try:
            yield from _on_page(page, number + 1)
        finally:
            page.close()


def _on_page(page: Any, number: int) -> Iterator[Diagnostic]:
    page.set_rotation(0)
    words = [*_words(page)]
    unseen = [*_unseen(page, words)]
    for how in dict.fromkeys(_how(each, page) for each in unseen):
        said = listed(beginning(each.said) for each in unseen if _how(each, page) == how)
        yield error(HIDDEN, f"text on page {number} that nobody sees, {how}: {said}", BUILD_ANEW)
    if tiny := [each for each in words if each.size <= _NO_SIZE and each not in unseen]:
        yield error(
            HIDDEN, f"text on page {number} of one point or less: {listed(beginning(each.said) for each in tiny)}"
        )


def _how(words: _Words, page: Any) -> str:
    if words.mode in _INVISIBLE:
        return "painted in no colour"
    left, bottom, right, top = page.get_cropbox()
    if words.box[0] >= right or words.box[2] <= left or words.box[1] >= top or words.box[3] <= bottom:
        return "off the page"
    return "covered, cut off, on a layer that is off, or of the colour of its ground"


def _unseen(page: Any, words: Sequence[_Words]) -> Iterator[_Words]:
    """Yield the words that make no difference to the page; those that stand there twice, one on the other, do."""
    from PIL import ImageChops  # noqa: PLC0415 - slow to load, and not needed for Word files

    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    whole = _drawn(page, scale)
    twice = _said_twice(words)
    for batch in _apart(words):
        with _away(batch):
            changed = ImageChops.difference(whole, _drawn(page, scale))
        for each in batch:
            box = _pixels(each.box, page, scale, whole)
            if id(each) not in twice and (box is None or not _differs(changed, box)):
                yield each


def _said_twice(words: Sequence[_Words]) -> frozenset[int]:
    """Return those of which an equal stands in the same place: how some programs set bold."""
    seen: dict[tuple[object, ...], list[int]] = {}
    for each in words:
        seen.setdefault((each.said, *(round(side) for side in each.box)), []).append(id(each))
    return frozenset(one for those in seen.values() if len(those) > 1 for one in those)


def _apart(words: Sequence[_Words]) -> Iterator[list[_Words]]:
    """Part the words into lots in which no two lie over each other; the last lot takes what is left."""
    waiting = [*words]
    for turn in range(_MOST_DRAWN):
        lot: list[_Words] = []
        later: list[_Words] = []
        reached: list[Box] = []
        for each in sorted(waiting, key=lambda one: -one.box[3]):
            reached = [box for box in reached if box[1] < each.box[3]]
            if turn < _MOST_DRAWN - 1 and any(_overlap(each.box, box) for box in reached):
                later.append(each)
            else:
                lot.append(each)
                reached.append(each.box)
        if lot:
            yield lot
        waiting = later
        if not waiting:
            return


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _differs(changed: "Image", box: tuple[int, int, int, int]) -> bool:
    bands: Any = changed.crop(box).getextrema()
    return any(highest >= _SEEN for _, highest in bands)


def _pixels(box: Box, page: Any, scale: float, whole: "Image") -> tuple[int, int, int, int] | None:
    """Return a box in pixels, one more on each side, as far as it is on the page; None where it is not."""
    left, _, _, top = page.get_bbox()
    x1, x2 = int((box[0] - left) * scale) - 1, int((box[2] - left) * scale) + 2
    y1, y2 = int((top - box[3]) * scale) - 1, int((top - box[1]) * scale) + 2
    cut = (max(x1, 0), max(y1, 0), min(x2, whole.width), min(y2, whole.height))
    return cut if cut[0] < cut[2] and cut[1] < cut[3] else None


def _drawn(page: Any, scale: float) -> "Image":
    drawn: Image = page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
    return drawn


@contextmanager
def _away(words: Sequence[_Words]) -> Iterator[None]:
    """Put words where no page is, and back to where they were, to the bit."""
    from pypdfium2 import raw  # noqa: PLC0415

    places = [_matrix(each.item) for each in words]
    for each, place in zip(words, places, strict=True):
        off = raw.FS_MATRIX(place.a, place.b, place.c, place.d, _AWAY, _AWAY)
        raw.FPDFPageObj_SetMatrix(each.item, byref(off))
    yield
    for each, place in zip(words, places, strict=True):
        raw.FPDFPageObj_SetMatrix(each.item, byref(place))


def _words(page: Any) -> Iterator[_Words]:
    from pypdfium2 import raw  # noqa: PLC0415

    text = page.get_textpage()
    count = raw.FPDFPage_CountObjects(page.raw)
    top = ((raw.FPDFPage_GetObject(page.raw, index), _SAME) for index in range(count))
    for item, frame in _texts(top, 0):
        said = _said(item, text)
        if any(map(str.isalnum, said)):
            mode = int(raw.FPDFTextObj_GetTextRenderMode(item))
            yield _Words(item=item, said=said, box=_box(item, frame), mode=mode, size=_size(item, frame))


def _texts(items: Iterable[tuple[Any, Frame]], depth: int) -> Iterator[tuple[Any, Frame]]:
    """Yield the text objects with the frame of the drawing that each is in."""
    from pypdfium2 import raw  # noqa: PLC0415

    for item, frame in items:
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield item, frame
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            own = _matrix(item)
            inner = _within((own.a, own.b, own.c, own.d, own.e, own.f), frame)
            count = raw.FPDFFormObj_CountObjects(item)
            yield from _texts(((raw.FPDFFormObj_GetObject(item, at), inner) for at in range(count)), depth + 1)


def _within(inner: Frame, outer: Frame) -> Frame:
    """Return the frame of what stands in *inner*, which stands in *outer*."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _matrix(item: Any) -> Any:
    from pypdfium2 import raw  # noqa: PLC0415

    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, byref(matrix))
    return matrix


def _said(item: Any, text: Any) -> str:
    from pypdfium2 import raw  # noqa: PLC0415

    return wide_string(lambda buffer, length: int(raw.FPDFTextObj_GetText(item, text.raw, buffer, length)))


def _box(item: Any, frame: Frame) -> Box:
    """Return an object's box on the page."""
    from pypdfium2 import raw  # noqa: PLC0415

    sides = [c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *(byref(side) for side in sides))
    left, bottom, right, top = (side.value for side in sides)
    a, b, c, d, e, f = frame
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _size(item: Any, frame: Frame) -> float:
    """Return the height of the letters in points, as they are set."""
    from pypdfium2 import raw  # noqa: PLC0415

    size, matrix = c_float(), _matrix(item)
    raw.FPDFTextObj_GetFontSize(item, byref(size))
    _, _, c, d, _, _ = _within((matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0), frame)
    return abs(size.value) * float((c * c + d * d) ** 0.5)
