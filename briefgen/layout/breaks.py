"""Which break a page or a column ends at.

It takes as many strips as fit, and ends at the least reluctant break, the latest of these. Breaks that leave no more than
a quarter of it blank go before all others, so that what is to be kept together never leaves more than that; but
never does a heading stand alone, nor is torn what is set side by side, as long as there is another way.
"""

from collections.abc import Sequence
from typing import Final

from briefgen.frozen import dataclass
from briefgen.layout.galley import Reluctance, Strip
from briefgen.layout.heights import TOLERANCE, bottoms

QUARTER: Final = 0.25
"""The share of a page or column that may stay blank for the sake of what is kept together."""


@dataclass(slots=True)
class Choice:
    """The best of the breaks offered so far, the highest on the page first."""

    height: float
    """Of the page or column."""
    end: int
    """The index after the last strip; at first where it ends if nothing is offered."""
    least: Reluctance | None = None
    is_near: bool = False
    """Whether it leaves no more than a quarter blank."""

    def offer(self, end: int, reluctance: Reluctance, used: float) -> None:
        """Take a break where it is better than the best; `used` is how much of the height is taken above it."""
        near = reluctance < Reluctance.STRANDED and used >= self.height * (1 - QUARTER) - TOLERANCE
        if self.least is None or reluctance <= self.least or (near and not self.is_near):
            self.end, self.least = end, reluctance
            self.is_near = self.is_near or near

    def force(self, end: int) -> None:
        """Take a break that nothing is better than."""
        self.end, self.least = end, Reluctance.NONE


def column_end(strips: Sequence[Strip], start: int, stop: int, height: float) -> int:
    """Return the index after the last strip of a column that high; `start` where not even the first fits."""
    choice = Choice(height, start)
    for end, bottom in bottoms(strips, start, stop):
        if bottom > height + TOLERANCE:
            break
        if end == stop:
            return stop
        choice.offer(end, strips[end].reluctance, bottom)
    return choice.end
