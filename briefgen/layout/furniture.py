"""What stands on every page outside the text: the marking, the section it begins in, the footer line, DRAFT."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefgen.document.document import Document, Furniture, Marking, SecondLanguage
from briefgen.document.nodes import Annex, Section, SideBySide
from briefgen.document.walk import top_paths
from briefgen.document.words import inline_text
from briefgen.layout.galley import moved
from briefgen.layout.inlines import EM_SPACE, Stretch
from briefgen.layout.lines import Align, SetLine, set_lines
from briefgen.layout.mirror import mirrored_piece
from briefgen.layout.model import Piece, Place, TextLine
from briefgen.layout.setting import Setting
from briefgen.theme.model import StyleName

SEPARATOR: Final = " · "
APART: Final = 12.0
"""Points between the footer line and a marking beside it, at least."""
CLEAR: Final = 0.5
"""Between the footer and the text above it, at least, in line heights."""
MANY_PAGES: Final = 999
"""By which room is kept for the footer, however many there will be."""
MORE: Final = " …"
PLACES: Final[tuple[Align, ...]] = ("start", "end", "centre")
"""In which order the header's free places are taken."""
PLACEMENT: Final[dict[str, Align]] = {"left": "start", "centre": "centre", "right": "end"}


class Header(NamedTuple):
    """All that decides what stands above the text of a page."""

    marking: Marking
    furniture: Furniture
    section: str = ""
    """The name of the section that the page begins in, where the header names it."""


class Footer(NamedTuple):
    """All that decides what stands below the text of a page."""

    marking: Marking
    furniture: Furniture
    page: int
    pages: int


def header(said: Header, _place: Place, setting: Setting) -> tuple[Piece, ...]:
    """Return the marking where its scheme puts it, DRAFT on the other side, and the section's name where there is room."""
    align = PLACEMENT[said.marking.placement]
    other: Align = "start" if align == "end" else "end"
    baseline = setting.theme.page.header
    first = (
        *_lines(said.marking.label, "marking", setting, align),
        *_lines(said.furniture.draft_words, "draft", setting, other),
    )
    free: Align = next(place for place in PLACES if place not in {align, other if said.furniture.draft else align})
    name = _one_line(said.section, setting, free)
    below = 0.0 if _is_apart(name, first) else setting.style("furniture").line
    return (
        *(piece for line in first for piece in _on(line, baseline)),
        *(piece for line in name for piece in _on(line, baseline + below)),
    )


def section_name(document: Document, place: Place) -> str:
    """Return the name of the section or annex that holds a place, with its number; nothing where none does.

    Of two languages side by side it is the last one above, in the first.
    """
    own = tuple(part for part in place if isinstance(part, int))
    named = [(path, block) for path, block in top_paths(document) if isinstance(block, Section | Annex)]
    holding = next((block for path, block in named if own[: len(path)] == path), None)
    if any(isinstance(block, SideBySide) for block in document.blocks):
        above = [block for path, block in named if path <= own and path[2:3] != (1,)]
        holding = above[-1] if above else None
    if holding is None:
        return ""
    number = holding.number if isinstance(holding, Section) else holding.letter
    return EM_SPACE.join(filter(None, (number, inline_text(holding.heading))))


def _one_line(text: str, setting: Setting, align: Align) -> Sequence[SetLine]:
    """Return a line of as many words as it has room for."""
    lines = _lines(text, "furniture", setting, align)
    shorter = text.removesuffix(MORE).rpartition(" ")[0]
    return _one_line(f"{shorter}{MORE}", setting, align) if len(lines) > 1 and shorter else lines[:1]


def footer(said: Footer, _place: Place, setting: Setting) -> tuple[Piece, ...]:
    """Return the footer line, with more above it where it is long; the marking beside it, or above where it has no room."""
    rows = _footer_rows(said, setting)
    bottom = setting.theme.page.height - setting.theme.page.footer
    step = setting.style("furniture").line
    above = reversed(range(len(rows)))
    return tuple(
        piece
        for row, lines in zip(above, rows, strict=True)
        for line in lines
        for piece in _on(line, bottom - row * step)
    )


def reach(said: Footer, _place: Place, setting: Setting) -> float:
    """Return how far up from the paper's lower edge the footer needs room."""
    rows = _footer_rows(said, setting)
    return setting.theme.page.footer + (len(rows) + CLEAR) * setting.style("furniture").line


def _footer_rows(said: Footer, setting: Setting) -> Sequence[Sequence[SetLine]]:
    """Return the rows of the footer: the line with the page, and below it the second language's, which goes its own way."""
    return [*_first_rows(said, setting), *_second_rows(said.furniture.second, setting)]


def _second_rows(second: SecondLanguage | None, setting: Setting) -> Iterator[Sequence[SetLine]]:
    own = setting.speaking(second.language) if second else setting
    for line in _lines(SEPARATOR.join(filter(None, second.footer)), "furniture", own, "start") if second else ():
        against = own.right_to_left != setting.right_to_left
        pieces = tuple(mirrored_piece(piece, 2 * own.x + own.width) for piece in line.pieces)
        yield [line._replace(pieces=pieces) if against else line]


def _first_rows(said: Footer, setting: Setting) -> Sequence[Sequence[SetLine]]:
    line = footer_text(said.furniture, page=said.page, pages=said.pages)
    text = _lines(line, "furniture", setting, "start")
    label = "" if said.marking.header_only else said.marking.label
    marking = _lines(label, "marking", setting, PLACEMENT[said.marking.placement])
    *upper, last = [[line] for line in text]
    if not marking:
        return [*upper, last]
    return [*upper, [*last, *marking]] if _is_room(text[-1], marking) else [[*marking], *upper, last]


def _is_apart(one: Sequence[SetLine], others: Sequence[SetLine]) -> bool:
    spans = [_edges(line) for line in one]
    return all(
        right + APART <= left or end + APART <= start for start, right in spans for left, end in map(_edges, others)
    )


def _is_room(text: SetLine, marking: Sequence[SetLine]) -> bool:
    """Say whether the marking can stand beside the footer line, which begins at the leading edge."""
    return all(_edges(text)[1] + APART <= _edges(line)[0] for line in marking)


def _edges(line: SetLine) -> tuple[float, float]:
    runs = [run for piece in line.pieces if isinstance(piece, TextLine) for run in piece.runs]
    return min(run.x for run in runs), max(run.x + run.width for run in runs)


def footer_text(furniture: Furniture, *, page: int, pages: int) -> str:
    label = furniture.page
    count = f"{label.before}{page}{label.between}{pages}{label.after}"
    return SEPARATOR.join((*filter(None, furniture.footer), count))


def _lines(text: str, name: StyleName, setting: Setting, align: Align) -> Sequence[SetLine]:
    style = setting.style(name)
    stretch = Stretch(text=text, ink=setting.ink(style), language=setting.language, place=None)
    return set_lines([stretch], x=setting.x, width=setting.width, style=style, align=align)


def _on(line: SetLine, baseline: float) -> Iterator[Piece]:
    own = next(piece.baseline for piece in line.pieces if isinstance(piece, TextLine))
    yield from (moved(piece, baseline - own) for piece in line.pieces)
