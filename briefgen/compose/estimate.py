"""How much has to be freed for a brief to keep to its limits, estimated once from its layout, and corrected by what comes of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefgen.audience.form import Limit
from briefgen.compose.budget import Budget, Slot
from briefgen.compose.measure import NO_ITEMS, Stretch
from briefgen.compose.overflow import may_lose, overflow, sizes
from briefgen.document.document import Document
from briefgen.document.walk import Path  # noqa: TC001 — as elsewhere: types are imported where they stand
from briefgen.layout.model import Layout

SAFE: Final = 1.5
"""Lines of the page that are asked for on top where there is one try left: what is kept together leaves room below it empty."""
_LEAST: Final = 1.0
_MENTION: Final = 3
"""Words that an item may free besides its own: a number of its own in a table, and what rounding hides of a text that several share."""


class Estimate:
    """What each stretch frees, and how much must be freed, in the unit of each broken limit; *items* may go.

    It begins with the least that may do, for the space below what then ends the page is needed no more; where that does not,
    it goes on with all.
    """

    def __init__(
        self,
        limits: Sequence[Limit],
        document: Document,
        layout: Layout,
        measured: Sequence[Stretch],
        budget: Budget,
    ) -> None:
        items = frozenset(budget.heaviest())
        losing = may_lose(measured, layout, items)
        self.limits = tuple(limits)
        over = [(limit, overflow(limit, document, layout, losing)) for limit in limits]
        by_limit = zip(*(sizes(limit, measured, layout, losing) for limit in limits), strict=True)
        self.slots = (
            *(Slot(items=one.items, sizes=own) for one, own in zip(measured, by_limit, strict=True)),
            *self._besides(measured, budget, items),
        )
        space = max((one.space for one in measured), default=0.0)
        self.needs = tuple(max(_LEAST, by - space) if limit.unit == "pages" else by for limit, by in over)
        self.over = tuple(by for _, by in over)
        self._line = max((one.height / one.lines for one in measured if one.lines), default=0.0)

    def _besides(self, measured: Sequence[Stretch], budget: Budget, items: frozenset[str]) -> Iterator[Slot]:
        """Yield what items may free besides their own words: a mention elsewhere, and caveats that run on in their texts.

        That is the most there may be. Words cost no layout: whether it was too much is tried.
        """
        texts: defaultdict[Path, list[Stretch]] = defaultdict(list)
        for one in measured:
            texts[one.path].append(one)
        running_on = (
            (claim, caveat.words)
            for shared in texts.values()
            for caveat in shared
            if len(shared) > 1
            for claim in frozenset().union(*(budget.company.get(name, NO_ITEMS) for name in caveat.items))
            if any(claim in one.items for one in shared)
        )
        for item, words in (*((item, _MENTION) for item in sorted(items)), *running_on):
            sizes = tuple(float(words) if limit.unit == "words" else 0.0 for limit in self.limits)
            yield Slot(items=frozenset({item}), sizes=sizes)

    def correct(self, freed: Sequence[float], still: Mapping[Limit, float], *, last: bool) -> None:
        """Take in that after *freed* had gone the brief was *still* so much over; for the *last* time, to be on the safe side."""
        safe = self._line * SAFE if last else 0.0
        self.needs = tuple(
            max(need, gone + still[limit] + (safe if limit.unit == "pages" else 0.0)) if limit in still else need
            for limit, need, gone in zip(self.limits, self._asked(still), freed, strict=True)
        )

    def _asked(self, still: Mapping[Limit, float]) -> tuple[float, ...]:
        """Return what is asked for at the least: all that the brief was over by, where it is over a limit still."""
        return tuple(
            max(need, every) if limit in still else need
            for limit, need, every in zip(self.limits, self.needs, self.over, strict=True)
        )
