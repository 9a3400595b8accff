"""What stands on every page outside the text: the marking, the footer line, DRAFT."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.document.nodes import Document
from briefgen.layout.galley import moved
from briefgen.layout.inlines import Stretch
from briefgen.layout.lines import Align, SetLine, set_lines
from briefgen.layout.model import Piece, TextLine
from briefgen.layout.setting import Setting
from briefgen.theme.model import StyleName

SEPARATOR: Final = " · "
APART: Final = 12.0
"""Points between the footer line and a marking beside it, at least."""
PLACEMENT: Final[dict[str, Align]] = {"left": "start", "centre": "centre", "right": "end"}


def header(document: Document, setting: Setting) -> tuple[Piece, ...]:
    """Return the marking where its scheme puts it, and DRAFT on the other side."""
    align = PLACEMENT[document.marking.placement]
    other: Align = "start" if align == "end" else "end"
    baseline = setting.theme.page.header
    return (
        *_line(document.marking.label, "marking", setting, align, baseline),
        *_line(document.furniture.draft, "draft", setting, other, baseline),
    )


def footer(document: Document, setting: Setting, *, page: int, pages: int) -> tuple[Piece, ...]:
    """Return the footer line, with more above it where it is long; the marking beside it, or above where it has no room."""
    text = _lines(footer_text(document, page=page, pages=pages), "furniture", setting, "start")
    marking = _lines(document.marking.label, "marking", setting, PLACEMENT[document.marking.placement])
    *upper, last = [[line] for line in text]
    rows = [*upper, [*last, *marking]] if _is_room(text[-1], marking) else [[*marking], *upper, last]
    bottom = setting.theme.page.height - setting.theme.page.footer
    step = setting.style("furniture").line
    above = reversed(range(len(rows)))
    return tuple(
        piece
        for row, lines in zip(above, rows, strict=True)
        for line in lines
        for piece in _on(line, bottom - row * step)
    )


def _is_room(text: SetLine, marking: Sequence[SetLine]) -> bool:
    """Say whether the marking can stand beside the footer line, which begins at the leading edge."""
    return all(_edges(text)[1] + APART <= _edges(line)[0] for line in marking)


def _edges(line: SetLine) -> tuple[float, float]:
    runs = [run for piece in line.pieces if isinstance(piece, TextLine) for run in piece.runs]
    return runs[0].x, runs[-1].x + runs[-1].width


def footer_text(document: Document, *, page: int, pages: int) -> str:
    label = document.furniture.page
    count = f"{label.before}{page}{label.between}{pages}{label.after}"
    return SEPARATOR.join((*filter(None, document.furniture.footer), count))


def _line(text: str, name: StyleName, setting: Setting, align: Align, baseline: float) -> Iterator[Piece]:
    for line in _lines(text, name, setting, align):
        yield from _on(line, baseline)


def _lines(text: str, name: StyleName, setting: Setting, align: Align) -> Sequence[SetLine]:
    style = setting.style(name)
    stretch = Stretch(text=text, ink=setting.ink(style), language=setting.language, place=None)
    return set_lines([stretch], x=setting.x, width=setting.width, style=style, align=align)


def _on(line: SetLine, baseline: float) -> Iterator[Piece]:
    own = next(piece.baseline for piece in line.pieces if isinstance(piece, TextLine))
    yield from (moved(piece, baseline - own) for piece in line.pieces)
