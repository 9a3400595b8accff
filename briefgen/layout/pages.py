"""The page breaker: a galley to pages.

Greedy: each page takes as many strips as fit, up to the last break that nothing speaks against; where every break of a
page is one to be avoided, the least bad.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.layout.galley import Context, Frame, RunningHead, Strip
from briefgen.layout.model import Fill

TOLERANCE = 0.01
"""Points; sums of heights are not exact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A strip on a page; `top` counts from the upper edge of the text area."""

    strip: Strip
    top: float
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOfStrips:
    fills: tuple[Fill, ...]
    """Backgrounds and outlines of boxes, the outer ones first; `y` counts from the upper edge of the text area."""
    placed: tuple[Placed, ...]
    height: float


def paginate(strips: Sequence[Strip], height: float) -> tuple[PageOfStrips, ...]:
    """Cut a galley into pages with a text area that high; there is at least one."""
    pages: list[PageOfStrips] = []
    start = 0
    while start < len(strips) or not pages:
        end = _end(strips, start, height)
        pages.append(_page(strips[start:end]))
        start = end
    return tuple(pages)


def tops(strips: Sequence[Strip]) -> tuple[float, ...]:
    """Return where each strip begins where none is parted from the next, counted from the upper edge of the first."""
    found: list[float] = []
    y = 0.0
    for previous, strip in zip((None, *strips), strips, strict=False):
        found.append(y if previous is None else _top(previous, strip, y))
        y = found[-1] + strip.height
    return tuple(found)


def extent(strips: Sequence[Strip]) -> float:
    """Return from where the first strip begins to where the last one ends."""
    return tops(strips)[-1] + strips[-1].height if strips else 0.0


def _end(strips: Sequence[Strip], start: int, height: float) -> int:
    """Return the index after the page's last strip."""
    best, least = start + 1, None
    for end, bottom in _bottoms(strips, start):
        if bottom > height + TOLERANCE:
            break
        if end == len(strips) or strips[end].new_page:
            return end
        reluctance = strips[end].reluctance
        if least is None or reluctance <= least:
            best, least = end, reluctance
    return best


def _bottoms(strips: Sequence[Strip], start: int) -> Iterator[tuple[int, float]]:
    """Yield where a page that ends after each strip would end, its boxes closed."""
    y = 0.0
    previous: Strip | None = None
    for index in range(start, len(strips)):
        strip = strips[index]
        y = _top(previous, strip, y) + strip.height
        previous = strip
        yield index + 1, y + sum(map(_inner_space, strip.contexts))


def _page(strips: Sequence[Strip]) -> PageOfStrips:
    placed: list[Placed] = []
    previous: Strip | None = None
    y = 0.0
    for strip in strips:
        y = _top(previous, strip, y)
        if previous is None:
            placed += _repeated(strip, y)
        placed.append(Placed(strip=strip, top=y))
        y += strip.height
        previous = strip
    fills = tuple(_fills(placed))
    bottom = y + sum(map(_inner_space, previous.contexts)) if previous else 0.0
    return PageOfStrips(fills=fills, placed=tuple(placed), height=bottom)


def _top(previous: Strip | None, strip: Strip, y: float) -> float:
    """Return where a strip begins, below the one that ends at `y`: boxes close, a gap, boxes open, heads are repeated."""
    if previous is None:
        heads = (context for context in strip.contexts if isinstance(context, RunningHead))
        return y + sum(map(_inner_space, strip.contexts)) + sum(head.height for head in heads)
    closed = _without(previous.contexts, strip.contexts)
    opened = _without(strip.contexts, previous.contexts)
    return y + sum(map(_inner_space, closed)) + strip.gap + sum(map(_inner_space, opened))


def _without(contexts: Sequence[Context], others: Sequence[Context]) -> list[Context]:
    places = {other.place for other in others}
    return [context for context in contexts if context.place not in places]


def _inner_space(context: Context) -> float:
    return context.style.padding + context.style.border_width if isinstance(context, Frame) else 0.0


def _repeated(strip: Strip, y: float) -> Iterator[Placed]:
    for context in strip.contexts:
        if isinstance(context, RunningHead):
            top = y - context.height
            for head in context.strips:
                yield Placed(strip=head, top=top, repeated=True)
                top += head.height


def _fills(placed: Sequence[Placed]) -> Iterator[Fill]:
    frames = {
        context.place: context for each in placed for context in each.strip.contexts if isinstance(context, Frame)
    }
    for place, frame in frames.items():
        inside = [each for each in placed if any(context.place == place for context in each.strip.contexts)]
        deeper = [context for context in inside[-1].strip.contexts if len(context.place) >= len(place)]
        above = [context for context in inside[0].strip.contexts if len(context.place) >= len(place)]
        top = inside[0].top - sum(map(_inner_space, above))
        bottom = inside[-1].top + inside[-1].strip.height + sum(map(_inner_space, deeper))
        yield from frame_fills(frame, top, bottom)


def frame_fills(frame: Frame, top: float, bottom: float) -> Iterator[Fill]:
    style, height = frame.style, bottom - top
    if style.fill:
        yield Fill(x=frame.x, y=top, width=frame.width, height=height, colour=style.fill)
    if style.border and style.border_width:
        yield from _outline(frame, top, height, style.border)
    if style.bar and style.bar_width:
        yield Fill(x=frame.x, y=top, width=style.bar_width, height=height, colour=style.bar)


def _outline(frame: Frame, top: float, height: float, colour: str) -> Iterator[Fill]:
    width = frame.style.border_width
    for y in (top, top + height - width):
        yield Fill(x=frame.x, y=y, width=frame.width, height=width, colour=colour)
    for x in (frame.x, frame.x + frame.width - width):
        yield Fill(x=x, y=top, width=width, height=height, colour=colour)
