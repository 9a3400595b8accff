"""Ways to make the same file, timed against each other, round by round."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import process_time
from typing import TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Of one figure over the rounds."""

    median: float
    least: float
    p10: float
    p90: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Milliseconds of processor time, ours and plain in the same moment of the machine's."""

    layout: float
    writing: float
    plain: float

    @property
    def ours(self) -> float:
        return self.layout + self.writing


def spread(values: Sequence[float]) -> Spread:
    if len(values) == 1:
        return Spread(median=values[0], least=values[0], p10=values[0], p90=values[0])
    tenths = quantiles(values, n=10, method="inclusive")
    return Spread(median=median(values), least=min(values), p10=tenths[0], p90=tenths[-1])


def clocked(work: Callable[[], Made]) -> tuple[float, Made]:
    """Return how many milliseconds of processor time some work took, and what it made.

    Rubbish is collected before, so that nobody pays for another's; while the work goes on, Python collects as it does.
    """
    gc.collect()
    start = process_time()
    made = work()
    return (process_time() - start) * 1000, made


def in_turn(number: int, *ways: Callable[[], None]) -> None:
    """Do all, each round beginning with another: none always finds the processor's caches warm."""
    first = number % len(ways)
    for work in (*ways[first:], *ways[:first]):
        work()


def in_both(number: int, ours: Callable[[], Made], theirs: Callable[[], Made]) -> tuple[Made, Made]:
    """Do ours and theirs in turn so, and return what each came to."""
    if number % 2:
        other = theirs()
        return ours(), other
    return ours(), theirs()
