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
    """Return the footer line, with more above it where it is long, and above it all the marking."""
    style = setting.style("furniture")
    lines = _lines(footer_text(document, page=page, pages=pages), "furniture", setting, "start")
    bottom = setting.theme.page.height - setting.theme.page.footer
    baselines = [bottom - style.line * above for above in reversed(range(len(lines)))]
    marking = bottom - style.line * len(lines)
    return (
        *_line(document.marking.label, "marking", setting, PLACEMENT[document.marking.placement], marking),
        *(piece for line, baseline in zip(lines, baselines, strict=True) for piece in _on(line, baseline)),
    )


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
