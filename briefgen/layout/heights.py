"""Where strips stand one under the other: gaps between them, room inside boxes, header rows above what goes on."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.layout.galley import Context, Frame, RunningHead, Strip

TOLERANCE: Final = 0.01
"""Points; sums of heights are not exact."""


def tops(strips: Sequence[Strip]) -> tuple[float, ...]:
    """Return where each strip begins where none is parted from the next, counted from the upper edge of the first."""
    found: list[float] = []
    y = 0.0
    for previous, strip in zip((None, *strips), strips, strict=False):
        found.append(y if previous is None else below(previous, strip, y))
        y = found[-1] + strip.height
    return tuple(found)


def extent(strips: Sequence[Strip]) -> float:
    """Return from where the first strip begins to where the last one ends."""
    return tops(strips)[-1] + strips[-1].height if strips else 0.0


def bottoms(strips: Sequence[Strip], start: int, stop: int) -> Iterator[tuple[int, float]]:
    """Yield for each strip of a range the index after it, and where a column that it ends would end, its boxes closed."""
    y = 0.0
    previous: Strip | None = None
    for index in range(start, stop):
        strip = strips[index]
        y = (above_first(strip.contexts) if previous is None else below(previous, strip, y)) + strip.height
        previous = strip
        yield index + 1, y + inner_space(strip.contexts) if strip.contexts else y


def above_first(contexts: Sequence[Context]) -> float:
    """Return the room above the first strip of a column: its boxes open, its table's header rows are repeated."""
    if not contexts:
        return 0.0
    heads = (context.height for context in contexts if isinstance(context, RunningHead))
    return inner_space(contexts) + sum(heads)


def below(previous: Strip, strip: Strip, y: float) -> float:
    """Return where a strip begins, below the one that ends at `y`: boxes close, a gap, boxes open."""
    if previous.contexts is strip.contexts:
        return y + strip.gap
    closed = _without(previous.contexts, strip.contexts)
    opened = _without(strip.contexts, previous.contexts)
    return y + inner_space(closed) + strip.gap + inner_space(opened)


def inner_space(contexts: Sequence[Context]) -> float:
    """Return the room between a strip and the outer edge of the boxes it is in."""
    return sum(context.style.padding + context.style.border_width for context in contexts if isinstance(context, Frame))


def _without(contexts: Sequence[Context], others: Sequence[Context]) -> list[Context]:
    places = {other.place for other in others}
    return [context for context in contexts if context.place not in places]
