"""What is to go from a brief that is too long: worked out from what was measured, tried, and put right by what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from briefgen.audience.form import Limit
from briefgen.compose.budget import Budget, Slot
from briefgen.compose.cheapest import cheapest
from briefgen.compose.estimate import Estimate

_TRIALS: Final = 24
"""Sets that are tried at the most, each the cheapest that may do by all that is known, before one is laid out."""
_WORK: Final = 1536
"""Trials times the square of the items that may go: eight items have all trials, twenty have four, for each takes longer."""
_CORRECTIONS: Final = 4
"""Sets that are tried after those, of which more is asked than may be needed."""

Trial = Callable[[frozenset[str]], Mapping[Limit, float]]
"""Tells without a layout which limits a brief without some of its items would still break, each with by how much."""


class Plan:
    """A budget, and what is known so far of how far to believe it."""

    def __init__(self, budget: Budget, estimate: Estimate, trial: Trial) -> None:
        self._estimate = estimate
        self._slots = _together(estimate.slots)
        self._budget = replace(budget, slots=self._slots, needs=estimate.needs)
        self._everything = frozenset(budget.heaviest())
        self._trial = trial
        self._trials = max(_CORRECTIONS, min(_TRIALS, _WORK // max(1, len(budget.ranks) ** 2)))
        self._corrected = False

    def cut(self) -> frozenset[str] | None:
        """Return the items that should go, or None where the brief is too long without all of them that may."""
        cut = cheapest(self._budget)
        for number in range(self._trials + _CORRECTIONS):
            over = self._trial(cut) if cut else {}
            if not cut or not over:
                break
            if number < self._trials:
                self.refuse(cut, over)
            else:
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

    def refuse(self, cut: frozenset[str], still: Mapping[Limit, float]) -> None:
        """Take in that without the items *cut* the brief was *still* so much over: that has to be freed by others, whatever else stays."""
        for limit, over in still.items():
            at = self._estimate.limits.index(limit)
            others = ((slot.items - cut, slot.sizes[at]) for slot in self._slots if not slot.items <= cut)
            self._ask(tuple(Slot(items=items, sizes=(size,)) for items, size in others if size), over)
        self._corrected = True

    def correct(self, cut: frozenset[str], still: Mapping[Limit, float], *, last: bool = False) -> None:
        """Take in the same, and that all is freed less than was thought; for the *last* time, to be on the safe side."""
        limits = len(self._estimate.limits)
        self._estimate.correct(self._budget.freed(cut)[:limits], still, last=last)
        self._budget = replace(self._budget, needs=(*self._estimate.needs, *self._budget.needs[limits:]))
        self._corrected = True

    def _ask(self, slots: tuple[Slot, ...], need: float) -> None:
        """Ask of what goes that it frees so much of *slots* as well."""
        before = (0.0,) * len(self._budget.needs)
        known = (replace(slot, sizes=(*slot.sizes, 0.0)) for slot in self._budget.slots)
        more = (replace(slot, sizes=(*before, *slot.sizes)) for slot in _together(slots))
        self._budget = replace(self._budget, slots=(*known, *more), needs=(*self._budget.needs, need))


def _together(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return the stretches that go with the same items as one, where the first of them stands."""
    found: dict[frozenset[str], tuple[float, ...]] = {}
    for slot in slots:
        if slot.items:
            before = found.get(slot.items, (0.0,) * len(slot.sizes))
            found[slot.items] = tuple(map(float.__add__, before, slot.sizes))
    return tuple(Slot(items=items, sizes=sizes) for items, sizes in found.items())
