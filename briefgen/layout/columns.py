"""Widths of a table's columns, from what stands in them."""

from collections.abc import Sequence

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a column asks for: `least` keeps its longest word, or words that belong together, whole, `natural` its longest cell on one line."""

    least: float
    natural: float
    weight: float | None = None


def column_widths(needs: Sequence[Need], width: float) -> tuple[float, ...]:
    """Share the width out, all of it; a column with a weight takes its share of what the others leave.

    A share that would cut a word gives way to it. Where not even the longest words fit side by side, each column
    gives way in proportion.
    """
    least = sum(need.least for need in needs)
    if least >= width:
        return tuple(width * need.least / least for need in needs)
    return _by_weight(needs, width) or _by_need(needs, width)


def _by_weight(needs: Sequence[Need], width: float) -> tuple[float, ...]:
    """Return nothing where no column has a weight."""
    weighted = [need for need in needs if need.weight]
    if not weighted:
        return ()
    free = [need for need in needs if not need.weight]
    taken = min(sum(need.natural for need in free), width - sum(need.least for need in weighted))
    own, shares = iter(_by_need(free, taken)), iter(_by_share(weighted, width - taken))
    return tuple(next(shares) if need.weight else next(own) for need in needs)


def _by_share(needs: Sequence[Need], width: float) -> tuple[float, ...]:
    """Share by weight; a column whose longest word needs more gets that, and the others share what is left."""
    total = sum(need.weight or 0.0 for need in needs)
    parts = [width * (need.weight or 0.0) / total for need in needs]
    wide = [part >= need.least for part, need in zip(parts, needs, strict=True)]
    if all(wide):
        return tuple(parts)
    held = sum(need.least for need, fits in zip(needs, wide, strict=True) if not fits)
    rest = [need for need, fits in zip(needs, wide, strict=True) if fits]
    own = iter(_by_share(rest, width - held) if rest else ())
    return tuple(next(own) if fits else need.least for need, fits in zip(needs, wide, strict=True))


def _by_need(needs: Sequence[Need], width: float) -> tuple[float, ...]:
    """Give every column its least, and of the rest as much as it lacks of its natural width, in proportion."""
    least, natural = sum(need.least for need in needs), sum(need.natural for need in needs)
    if natural > width:
        share = (width - least) / (natural - least)
        return tuple(need.least + share * (need.natural - need.least) for need in needs)
    if not natural:
        return tuple(width / len(needs) for _ in needs)
    return tuple(width * need.natural / natural for need in needs)
