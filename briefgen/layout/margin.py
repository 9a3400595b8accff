"""Notes in the margin, beside the block before them; where the page keeps no margin, or it is taken, indented below."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen.document.nodes import MarginNote
from briefgen.layout.breaking import TOLERANCE
from briefgen.layout.galley import Galley, Reluctance, Strip, laid, moved, stack, unparted
from briefgen.layout.heights import extent, tops
from briefgen.layout.inlines import stretches
from briefgen.layout.model import Fill, Piece, Place, TextLine
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.setting import Setting
from briefgen.layout.side import level

Noted = tuple[MarginNote, Place]
"""A note and its place."""


def indented(note: MarginNote, place: Place, setting: Setting) -> Galley:
    return _set(note, place, setting.inset(setting.theme.indents.note))


def with_notes(galley: Galley, notes: Sequence[Noted], setting: Setting) -> Galley:
    """Return a block with the notes that follow it, of which no page break parts it where they stand beside it."""
    beside = _beside(galley.strips, notes, setting)
    if beside is None:
        return stack([galley, *(laid(indented(note, place, setting), setting.bed) for note, place in notes)])
    return galley._replace(strips=unparted(beside, Reluctance.NEVER))


def _beside(strips: Sequence[Strip], notes: Sequence[Noted], setting: Setting) -> tuple[Strip, ...] | None:
    """Return the strips, and after them those of the notes, which reach up beside them; None where there is no room."""
    if setting.margin is None or not strips or not _is_free(strips, setting.margin):
        return None
    column = replace(setting, x=setting.margin, width=setting.theme.margin_note.width)
    lines = stack(_set(note, place, column) for note, place in notes).strips
    down = level(lines[0].pieces, strips[0])
    *_, end = tops((*strips, _room(notes[-1][1], 0.0)))
    bottom = max(end, down + extent(lines))
    if bottom > setting.height:
        return None
    reaching_up = tuple(_reaching_up(lines, end - down))
    return (*strips, *reaching_up, _room(notes[-1][1], bottom - end))


def _set(note: MarginNote, place: Place, setting: Setting) -> Galley:
    style = setting.style("margin-note")
    return paragraph(stretches(note.children, (*place, "children"), setting, style), place, setting, style)


def _reaching_up(strips: Sequence[Strip], up: float) -> Iterator[Strip]:
    """Yield a note's lines as strips that take no height: they are painted where the block before them began."""
    for strip, top in zip(strips, tops(strips), strict=True):
        pieces = tuple(moved(piece, top - up) for piece in strip.pieces)
        yield strip._replace(height=0.0, gap=0.0, lines=0, pieces=pieces)


def _room(place: Place, height: float) -> Strip:
    """Return what keeps the next block below a note that is higher than its own."""
    return Strip(place=place, height=height, pieces=(), lines=0)


def _is_free(strips: Iterable[Strip], margin: float) -> bool:
    """Say whether nothing of the block stands in the margin, and no page is begun within it."""
    first, *rest = strips
    pieces = (piece for strip in (first, *rest) for piece in strip.pieces)
    return not any(strip.new_page for strip in rest) and all(_right(piece) <= margin + TOLERANCE for piece in pieces)


def _right(piece: Piece) -> float:
    match piece:
        case TextLine(runs=runs):
            return max((run.right for run in runs), default=0.0)
        case Fill(x=x, width=width):
            return x + width
        case _:
            return 0.0
