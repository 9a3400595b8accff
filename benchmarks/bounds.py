"""What briefgen is to hold to, row by row, and what one run saw of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from benchmarks.case import with_spreads
from benchmarks.rounds import Spread, spread

Side = Literal["at most", "at least"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A bound on a figure, which is ours to the peer's unless its unit says otherwise."""

    name: str
    work: str
    peer: str
    side: Side = "at most"
    must: float
    stretch: float | None = None
    unit: str = "×"

    def verdict(self, seen: float) -> str:
        if self.stretch is not None and self._holds(seen, self.stretch):
            return "stretch"
        return "must" if self._holds(seen, self.must) else "**missed**"

    def _holds(self, seen: float, bound: float) -> bool:
        return seen <= bound if self.side == "at most" else seen >= bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The figure of a row over its rounds. Ours and the peer's are milliseconds of processor time, or MiB."""

    row: str
    rounds: int
    figure: Spread
    ours: Spread
    peer: Spread
    clock: Spread | None = None
    """The same figure by the clock, where processes work side by side."""

    @classmethod
    def read(cls, kept: dict[str, Any]) -> "Seen":
        """Return it from the JSON that was made of it."""
        return cls(**with_spreads(kept))

    @classmethod
    def times(
        cls, row: Row, pairs: Sequence[tuple[float, float]], clocks: Sequence[tuple[float, float]] = ()
    ) -> "Seen":
        """Return it from what ours and the peer took in each round: how long ours is, or how many of ours one of theirs takes."""

        def quotients(of: Sequence[tuple[float, float]]) -> Spread:
            return spread([ours / peer if row.side == "at most" else peer / ours for ours, peer in of])

        return cls(
            row=row.name,
            rounds=len(pairs),
            figure=quotients(pairs),
            ours=spread([ours for ours, _ in pairs]),
            peer=spread([peer for _, peer in pairs]),
            clock=quotients(clocks) if clocks else None,
        )
