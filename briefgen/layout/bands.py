"""Bands: what stands across a page in one column, or in two beside each other. A page is bands one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefgen.frozen import dataclass
from briefgen.layout.breaks import column_end
from briefgen.layout.galley import Frame, Reluctance, RunningHead, Strip
from briefgen.layout.heights import TOLERANCE, above_first, below, bottoms, inner_space, tops
from briefgen.layout.model import Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Which strips its columns take: those up to each end, from the one before, or from the start."""

    start: int
    ends: tuple[int, ...]
    top: float
    """From the upper edge of the text area."""

    @property
    def end(self) -> int:
        return self.ends[-1]


class Placed(NamedTuple):
    """A strip on a page; `top` counts from the upper edge of the text area."""

    strip: Strip
    top: float
    right: float = 0.0
    """How far it is moved to the right of where it was set: to its column."""
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedColumn:
    fills: tuple[Fill, ...]
    """Backgrounds and outlines of boxes, the outer ones first."""
    placed: tuple[Placed, ...]
    bottom: float


def balanced(strips: Sequence[Strip], start: int, stop: int, room: float) -> tuple[int, float] | None:
    """Return where the first of two columns ends that hold a whole range, and how high they are; None where they cannot.

    They are as high as each other, save where that would part what belongs together.
    """
    ends = tuple(bottom for _, bottom in bottoms(strips, start, stop))
    rests = (*_rests(strips, start, stop, ends[-1]), 0.0)
    splits = (
        (_reluctance(strips, end, stop), max(left, right), -end)
        for end, left, right in zip(range(start + 1, stop + 1), ends, rests, strict=True)
        if max(left, right) <= room + TOLERANCE
    )
    reluctance, height, end = min(splits, default=(Reluctance.NEVER, 0.0, 0))
    return (-end, height) if reluctance < Reluctance.STRANDED else None


def _rests(strips: Sequence[Strip], start: int, stop: int, bottom: float) -> Iterator[float]:
    """Yield how high a second column is that begins with each strip but the first."""
    edges = tops(strips[start:stop])
    head = above_first(strips[start].contexts)
    yield from (
        bottom - head - edge + above_first(strip.contexts)
        for strip, edge in zip(strips[start + 1 : stop], edges[1:], strict=True)
    )


def _reluctance(strips: Sequence[Strip], end: int, stop: int) -> Reluctance:
    return strips[end].reluctance if end < stop else Reluctance.NONE


def filled(strips: Sequence[Strip], start: int, stop: int, room: float) -> tuple[int, int]:
    """Return where each of two columns ends that are as full as they can be; both at the start where nothing fits."""
    left = column_end(strips, start, stop, room)
    return left, column_end(strips, left, stop, room) if left > start else left


def reach(strips: Sequence[Strip], start: int, stop: int, height: float) -> int:
    """Return the index after the last strip that one column would hold if it were that high, or the first at least."""
    ends = (end for end, bottom in bottoms(strips, start, stop) if bottom > height)
    return next(ends, stop)


def columns_of(band: Band, strips: Sequence[Strip]) -> Iterator[PlacedColumn]:
    """Yield the columns of a band with their strips where they stand."""
    start = band.start
    for index, end in enumerate(band.ends):
        if end > start:
            yield _column(strips[start:end], band.top, index * strips[start].bed.step)
        start = end


def _column(strips: Sequence[Strip], top: float, right: float) -> PlacedColumn:
    y = top + above_first(strips[0].contexts)
    placed = [*_repeated(strips[0], y, right)]
    previous: Strip | None = None
    for strip in strips:
        y = y if previous is None else below(previous, strip, y)
        placed.append(Placed(strip=strip, top=y, right=right))
        y += strip.height
        previous = strip
    bottom = y + inner_space(strips[-1].contexts)
    return PlacedColumn(fills=tuple(_fills(placed)), placed=tuple(placed), bottom=bottom)


def _repeated(strip: Strip, y: float, right: float) -> Iterator[Placed]:
    for context in strip.contexts:
        if isinstance(context, RunningHead):
            top = y - context.height
            for head in context.strips:
                yield Placed(strip=head, top=top, right=right, repeated=True)
                top += head.height


def _fills(placed: Sequence[Placed]) -> Iterator[Fill]:
    frames = {
        context.place: context for each in placed for context in each.strip.contexts if isinstance(context, Frame)
    }
    first = next(each for each in placed if not each.repeated)
    for place, frame in frames.items():
        inside = [each for each in placed if any(context.place == place for context in each.strip.contexts)]
        deeper = [context for context in inside[-1].strip.contexts if len(context.place) >= len(place)]
        above = [context for context in inside[0].strip.contexts if len(context.place) >= len(place)]
        top = inside[0].top - (above_first(above) if inside[0] is first else inner_space(above))
        bottom = inside[-1].top + inside[-1].strip.height + inner_space(deeper)
        moved = replace(frame, x=frame.x + inside[0].right)
        yield from _frame_fills(moved, top, bottom)


def _frame_fills(frame: Frame, top: float, bottom: float) -> Iterator[Fill]:
    style, height = frame.style, bottom - top
    if style.fill:
        yield Fill(x=frame.x, y=top, width=frame.width, height=height, colour=style.fill)
    if style.border and style.border_width:
        yield from _outline(frame, top, height, style.border)
    if style.bar and style.bar_width:
        x = frame.x + frame.width - style.bar_width if frame.mirrored else frame.x
        yield Fill(x=x, y=top, width=style.bar_width, height=height, colour=style.bar)


def _outline(frame: Frame, top: float, height: float, colour: str) -> Iterator[Fill]:
    width = frame.style.border_width
    for y in (top, top + height - width):
        yield Fill(x=frame.x, y=y, width=frame.width, height=width, colour=colour)
    for x in (frame.x, frame.x + frame.width - width):
        yield Fill(x=x, y=top, width=width, height=height, colour=colour)
