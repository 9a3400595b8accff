"""What may be taken out of a brief that is too long, how much that frees, and how much has to be freed."""

from collections.abc import Collection, Mapping
from typing import Final

from briefgen.frozen import dataclass

RANKS: Final = 10
"""An item of rank 1, which is kept longest, weighs 9; one of rank 9 weighs 1."""
NOTHING: Final = 1e-9
"""What sums of sizes may differ by and be the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A stretch of the brief that goes when all the items go that are printed in it."""

    items: frozenset[str]
    sizes: tuple[float, ...]
    """How much it frees, in the unit of each broken limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What may go, and how much must."""

    ranks: Mapping[str, int]
    """Of the items that may go: 1 is kept longest, 9 goes first."""
    company: Mapping[str, frozenset[str]]
    """Item → those that cannot stay without it: the claim of a caveat. One that may not go keeps it in."""
    slots: tuple[Slot, ...]
    needs: tuple[float, ...]
    """How much must be freed, in the unit of each broken limit."""

    def frees(self, cut: frozenset[str]) -> bool:
        """Tell whether a brief without the items *cut* is short enough."""
        freed = self.freed(cut)
        return all(each >= need - NOTHING for each, need in zip(freed, self.needs, strict=True))

    def freed(self, cut: frozenset[str]) -> tuple[float, ...]:
        """Return what goes with the items *cut*, in the unit of each broken limit."""
        gone = [slot.sizes for slot in self.slots if slot.items and slot.items <= cut]
        return tuple(sum(sizes) for sizes in zip(*gone, strict=True)) if gone else (0.0,) * len(self.needs)

    def closed(self, item: str) -> frozenset[str]:
        """Return an item with all that cannot stay where it goes."""
        found: set[str] = set()
        waiting = [item]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend(self.company.get(one, ()))
        return frozenset(found)

    def heaviest(self) -> Mapping[str, int]:
        """Return the items that can go, each with the weight of the heaviest that goes with it."""
        closed = {item: self.closed(item) for item in self.ranks}
        return {item: max(map(self.weight, items)) for item, items in closed.items() if items <= self.ranks.keys()}

    def weight(self, item: str) -> int:
        return weight_of(self.ranks[item])

    def in_reading_order(self, items: Collection[str]) -> tuple[str, ...]:
        """Return the items by where the first stretch stands that is one's alone, so that those of a section are together."""
        alone: dict[str, int] = {}
        among: dict[str, int] = {}
        for at, slot in enumerate(self.slots):
            first = alone if len(slot.items) == 1 else among
            for item in slot.items:
                first.setdefault(item, at)
        last = len(self.slots)
        return tuple(sorted(items, key=lambda item: (alone.get(item, among.get(item, last)), item)))


def weight_of(rank: int) -> int:
    """Return how much it costs to lose an item of that rank."""
    return RANKS - rank
