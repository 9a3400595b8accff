"""Drawings that are made lower, so that the page before them is not left blank for their sake."""

from collections.abc import Sequence

from briefgen.layout.breaks import QUARTER
from briefgen.layout.galley import Reluctance, Strip
from briefgen.layout.heights import extent


def drawing_after(strips: Sequence[Strip], end: int) -> int | None:
    """Return the index of a drawing that can be made lower, and begins the next page with its words; None where none does."""
    if end in (0, len(strips)) or _is_set_apart(strips[end - 1], strips[end]):
        return None
    group = range(end, _together(strips, end))
    return next((index for index in group if strips[index].lower is not None), None)


def lowered(strips: Sequence[Strip], end: int, drawing: int, used: float, height: float) -> Sequence[Strip] | None:
    """Return the strips with the *drawing* so low that it has room with its words on the page that ends before them.

    None where that page is blank by no more than a quarter of its *height*, of which *used* is taken, and where the drawing
    would be too low to be read.
    """
    if height - used <= QUARTER * height:
        return None
    group, strip = strips[end : _together(strips, end)], strips[drawing]
    excess = used + group[0].gap + extent(group) - height
    lower = strip.lower(strip, excess) if strip.lower is not None and excess > 0 else None
    return (*strips[:drawing], lower, *strips[drawing + 1 :]) if lower is not None else None


def _is_set_apart(above: Strip, below: Strip) -> bool:
    """Tell whether what is below has to stand on another page, or in columns."""
    return below.new_page or below.bed != above.bed or below.bed.step > 0


def _together(strips: Sequence[Strip], start: int) -> int:
    """Return the index after what is not to be parted from the strip at *start*."""
    end = start + 1
    while end < len(strips) and strips[end].reluctance >= Reluctance.STRANDED:
        end += 1
    return end
