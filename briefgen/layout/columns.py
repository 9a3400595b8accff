"""Widths of a table's columns, from what stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a column asks for: `least` keeps its longest word whole, `natural` its longest cell on one line."""

    least: float
    natural: float
    weight: float | None = None


def column_widths(needs: Sequence[Need], width: float) -> tuple[float, ...]:
    """Share the width out: all of it is used; a column with a weight takes its share of what the others leave."""
    free = [need for need in needs if need.weight is None]
    weighted = [need for need in needs if need.weight is not None]
    if not weighted:
        return _shared(needs, width)
    reserved = sum(need.least for need in weighted)
    taken = min(sum(need.natural for need in free), max(width - reserved, sum(need.least for need in free)))
    own = iter(_shared(free, taken))
    total = sum(need.weight or 0.0 for need in weighted)
    rest = max(width - taken, 0.0)
    found = [next(own) if need.weight is None else rest * need.weight / total for need in needs]
    return tuple(found)


def _shared(needs: Sequence[Need], width: float) -> tuple[float, ...]:
    """Give every column its least, and of the rest as much as it lacks of its natural width, in proportion."""
    least, natural = sum(need.least for need in needs), sum(need.natural for need in needs)
    if least >= width:
        return tuple(width * need.least / least for need in needs)
    if natural > width:
        share = (width - least) / (natural - least)
        return tuple(need.least + share * (need.natural - need.least) for need in needs)
    return tuple(width * need.natural / natural for need in needs) if natural else (width / len(needs),) * len(needs)
