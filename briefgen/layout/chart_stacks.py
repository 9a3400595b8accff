"""Values one on the other: those above zero upwards, those below it downwards."""

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.layout.chart_plan import Plan


class Part(NamedTuple):
    """One value of a stack, from where it begins to where it ends."""

    category: int
    series: int
    start: float
    end: float
    provisional: bool


def stack_parts(plan: Plan) -> Iterator[Part]:
    for category, held in enumerate(plan.chart.categories):
        up = down = 0.0
        for series, value in enumerate(held.values):
            if value.amount is None:
                continue
            start = up if value.amount >= 0 else down
            end = start + value.amount
            yield Part(category, series, start, end, value.provisional)
            up, down = (end, down) if value.amount >= 0 else (up, end)


def side_by_side(plan: Plan) -> Iterator[Part]:
    """Yield values that are not stacked: each begins at zero."""
    for category, series, value in plan.cells():
        if value.amount is not None:
            yield Part(category, series, 0.0, value.amount, value.provisional)


def ends(parts: Iterator[Part]) -> Iterator[float]:
    return (part.end for part in parts)
