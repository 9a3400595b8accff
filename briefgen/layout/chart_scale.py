"""The scale of a chart's values: round steps, and a base at zero, which lines have as well: what looks steep is steep."""

from collections.abc import Iterable
from math import ceil, floor, log10
from typing import Final

from briefgen.frozen import dataclass

ROUND: Final = (1, 2, 5)
FEWEST, MOST = 2, 7
"""Steps of a scale."""
ROUNDING: Final = 1e-9
USUAL: Final = 4
STRAY: Final = 0.05
"""What a step more or less than usual weighs against a share of the scale that stays empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    ticks: tuple[float, ...]
    """At least two, rising."""
    decimals: int
    """That tell one tick from the next."""

    @property
    def low(self) -> float:
        return self.ticks[0]

    @property
    def high(self) -> float:
        return self.ticks[-1]

    def share(self, amount: float) -> float:
        """Return where a value falls between the lowest tick and the highest, from 0 to 1."""
        return (amount - self.low) / (self.high - self.low)


NOTHING: Final = Scale(ticks=(0.0, 1.0), decimals=0)
"""Where no value is other than zero: one step, for there are no parts of it to be read."""


def scale_of(amounts: Iterable[float]) -> Scale:
    """Return a scale that holds zero and all the amounts, in a few steps of 1, 2 or 5 times a power of ten."""
    held = tuple(amounts)
    low, high = min((*held, 0.0)), max((*held, 0.0))
    return _stepped(low, high) if low < high else NOTHING


def _stepped(low: float, high: float) -> Scale:
    """Return the scale that is best filled in about as many steps as usual."""
    power = floor(log10(high - low))
    candidates = [(factor, exponent) for exponent in (power - 1, power) for factor in ROUND]
    factor, exponent = min(candidates, key=lambda step: _badness(low, high, step[0] * 10.0 ** step[1]))
    decimals = max(0, -exponent)
    first, last = _ends(low, high, factor * 10.0**exponent)
    ticks = (round(index * factor * 10.0**exponent, decimals) for index in range(first, last + 1))
    return Scale(ticks=tuple(ticks), decimals=decimals)


def _badness(low: float, high: float, step: float) -> float:
    first, last = _ends(low, high, step)
    steps = last - first
    if not FEWEST <= steps <= MOST:
        return float(steps)
    return 1 - (high - low) / (steps * step) + STRAY * abs(steps - USUAL)


def _ends(low: float, high: float, step: float) -> tuple[int, int]:
    """Return the first and the last tick, in steps; a value that all but reaches a tick is on it."""
    return floor(low / step + ROUNDING), ceil(high / step - ROUNDING)
