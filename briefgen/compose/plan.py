"""What is to go from a brief that is too long: worked out from what was measured, tried on its lines, put right by what came of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from briefgen.audience.form import Limit
from briefgen.compose.budget import Budget
from briefgen.compose.cheapest import cheapest
from briefgen.compose.estimate import Estimate
from briefgen.compose.rehearsal import Rehearsal

_REHEARSALS: Final = 4
"""Sets that are tried on the lines before one is composed."""


class Plan:
    """A budget, and what is known so far of how far to believe it; *rehearsal* is None where pages do not matter."""

    def __init__(self, budget: Budget, estimate: Estimate, rehearsal: Rehearsal | None) -> None:
        self._estimate = estimate
        self._budget = replace(budget, slots=estimate.slots, needs=estimate.needs)
        self._everything = frozenset(budget.heaviest())
        self._rehearsal = rehearsal
        self._corrected = False

    def cut(self) -> frozenset[str] | None:
        """Return the items that should go, or None where the brief is too long without all of them that may."""
        cut = cheapest(self._budget)
        for _ in range(_REHEARSALS):
            over = self._rehearsal.over(cut) if cut and self._rehearsal else {}
            if not cut or not over:
                break
            self.correct(cut, over)
            cut = cheapest(self._budget)
        # An estimate that was too low once may be too high now: then all goes that may.
        return self._everything if cut is None and self._corrected else cut

    def hold(self, item: str) -> None:
        """Take in that an item cannot go: of the sets that leave it in, the one that costs least is next."""
        self._budget = replace(
            self._budget, ranks={name: rank for name, rank in self._budget.ranks.items() if name != item}
        )
        self._everything = frozenset(self._budget.heaviest())

    def correct(self, cut: frozenset[str], still: Mapping[Limit, float], *, last: bool = False) -> None:
        """Take in that without the items *cut* the brief was *still* so much over; for the *last* time, to be on the safe side."""
        self._estimate.correct(self._budget.freed(cut), still, last=last)
        self._budget = replace(self._budget, needs=self._estimate.needs)
        self._corrected = True
