"""The contents: a line for each entry, a leader, the page at the trailing edge."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefgen.document.references import Contents, ContentsEntry
from briefgen.layout.galley import Galley, Strip, stack
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.lines import natural_width, set_lines
from briefgen.layout.model import Piece, Place, TextLine
from briefgen.layout.paragraphs import hung, label, label_column, paragraph
from briefgen.layout.setting import Setting

DOT: Final = ". "
LEADER_SPACE: Final = 0.5
"""Between the leader and what it joins, at least, in type sizes."""


def contents(block: Contents, place: Place, setting: Setting) -> Galley:
    """Return the entries. The page numbers have a column of their own, so that where lines end does not hang on them:
    they are set when the pages are cut.
    """
    highest = min((entry.level for entry in block.entries), default=1)
    columns = _number_columns(block, place, setting)
    lines = stack(
        _entry(entry, (*place, "entries", index), _inner(entry, highest, setting), columns[entry.level])
        for index, entry in enumerate(block.entries)
    )
    return lines._replace(after=max(lines.after, setting.style("body").after))


def _inner(entry: ContentsEntry, highest: int, setting: Setting) -> Setting:
    return setting.inset((entry.level - highest) * setting.theme.contents.indent)


def _number_columns(block: Contents, place: Place, setting: Setting) -> dict[int, float]:
    """Return what the numbers of each level take: nothing where there are none."""
    columns: dict[int, float] = {}
    for level in {entry.level for entry in block.entries}:
        numbers = [_number(entry, place, setting) for entry in block.entries if entry.level == level]
        present = [number for number in numbers if number]
        least = setting.theme.contents.indent
        columns[level] = label_column(present, least, setting.style("contents")) if present else 0.0
    return columns


def _number(entry: ContentsEntry, place: Place, setting: Setting) -> Stretch | None:
    return label(entry.number, (*place, "label"), setting, setting.style("contents")) if entry.number else None


def _entry(entry: ContentsEntry, place: Place, setting: Setting, column: float) -> Galley:
    style = setting.style("contents")
    own = (*place, "children")
    words = (*stretches(entry.children, own, setting, style), label("", own, setting, style))
    galley = paragraph(words, place, setting.inset(column, setting.theme.contents.page), style)
    number = _number(entry, place, setting)
    labelled = hung(galley, number, setting, style) if number else galley
    *upper, last = labelled.strips

    def end(pages: Mapping[str, int]) -> tuple[Piece, ...]:
        return tuple(_end(last, str(pages.get(entry.target, "")), place, setting))

    return labelled._replace(strips=(*upper, last._replace(late=end)))


def _end(strip: Strip, page: str, place: Place, setting: Setting) -> Iterator[Piece]:
    """Yield the leader and the number of the page."""
    style = setting.style("contents")
    own = label(page, (*place, "page"), setting, style)
    edge = setting.x + setting.width
    space = LEADER_SPACE * style.size
    yield from _leader(_right(strip.pieces) + space, edge - natural_width([own]) - space, setting)
    for line in set_lines([own], x=setting.x, width=setting.width, style=style, align="end"):
        yield from line.pieces


def _leader(left: float, right: float, setting: Setting) -> Iterator[Piece]:
    style = setting.style("contents")
    dot = Stretch(text=DOT, ink=setting.ink(style), language=setting.language, place=None)
    step = sum(natural_width([each]) for each in (dot, dot._replace(text="\u00a0")))
    count = int((right - left) // step)
    dots = dot._replace(text=DOT * count)
    for line in set_lines([dots], x=left, width=right - left, style=style, align="end"):
        yield from line.pieces


def _right(pieces: Sequence[Piece]) -> float:
    return [run.right for piece in pieces if isinstance(piece, TextLine) for run in piece.runs][-1]
