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
    """Share the width out, all of it; a column with a weight takes its share of what the others leave.

    Weights that would cut a word are not followed. Where not even the longest words fit side by side, each column
    gives way in proportion.
    """
    least = sum(need.least for need in needs)
    if least >= width:
        return tuple(width * need.least / least for need in needs)
    weighted = _by_weight(needs, width)
    held = weighted and all(own >= need.least for own, need in zip(weighted, needs, strict=True))
    return weighted if held else _by_need(needs, width)


def _by_weight(needs: Sequence[Need], width: float) -> tuple[float, ...]:
    """Return nothing where no column has a weight."""
    total = sum(need.weight for need in needs if need.weight is not None)
    if not total:
        return ()
    free = [need for need in needs if need.weight is None]
    reserved = sum(need.least for need in needs if need.weight is not None)
    taken = min(sum(need.natural for need in free), width - reserved)
    own = iter(_by_need(free, taken))
    return tuple(next(own) if need.weight is None else (width - taken) * need.weight / total for need in needs)


def _by_need(needs: Sequence[Need], width: float) -> tuple[float, ...]:
    """Give every column its least, and of the rest as much as it lacks of its natural width, in proportion."""
    least, natural = sum(need.least for need in needs), sum(need.natural for need in needs)
    if natural > width:
        share = (width - least) / (natural - least)
        return tuple(need.least + share * (need.natural - need.least) for need in needs)
    if not natural:
        return tuple(width / len(needs) for _ in needs)
    return tuple(width * need.natural / natural for need in needs)
