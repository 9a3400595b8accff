"""What to take out of a brief that is too long: of all sets of items that make it short enough, the one that costs least.

Least means, in this order: the most important item that goes is as unimportant as can be; what goes is in sum as unimportant
as can be; it is as few items as can be; and, so that the answer is one and the same on any day, their ids come first.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final, NamedTuple

RANKS: Final = 10
"""An item of rank 1, which is kept longest, weighs 9; one of rank 9 weighs 1."""
_MOST_STEPS: Final = 4_000
"""Of the whole search: thirty items take some hundreds. Where they do not do, the best set found before them is kept."""
_NOTHING: Final = 1e-9


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
        return all(each >= need for each, need in zip(freed, self.needs, strict=True))

    def freed(self, cut: frozenset[str]) -> tuple[float, ...]:
        """Return what goes with the items *cut*, in the unit of each broken limit."""
        gone = [slot.sizes for slot in self.slots if slot.items and slot.items <= cut]
        return tuple(sum(sizes) for sizes in zip(*gone, strict=True)) if gone else (0.0,) * len(self.needs)


class _Unit(NamedTuple):
    """An item with all that must go with it."""

    name: str
    items: frozenset[str]
    heaviest: int


class _Cost(NamedTuple):
    weight: int
    items: int

    def plus(self, other: "_Cost") -> "_Cost":
        return _Cost(self.weight + other.weight, self.items + other.items)


def cheapest(budget: Budget) -> frozenset[str] | None:
    """Return the items that should go, or None where the brief is too long without all of them that may."""
    units = tuple(_units(budget))
    for heaviest in sorted({unit.heaviest for unit in units}):
        allowed = [unit for unit in units if unit.heaviest <= heaviest]
        everything = frozenset[str]().union(*(unit.items for unit in allowed))
        if budget.frees(everything):
            return _lightest(budget, allowed, everything)
    return None


def weight_of(rank: int) -> int:
    """Return how much it costs to lose an item of that rank."""
    return RANKS - rank


def _units(budget: Budget) -> Iterator[_Unit]:
    for item in sorted(budget.ranks):
        items = _with_company(item, budget.company)
        if items <= budget.ranks.keys():
            yield _Unit(name=item, items=items, heaviest=max(weight_of(budget.ranks[each]) for each in items))


def _with_company(item: str, company: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [item]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(company.get(one, ()))
    return frozenset(found)


def _lightest(budget: Budget, units: Sequence[_Unit], everything: frozenset[str]) -> frozenset[str]:
    """Return the best set of *units*: the lightest there is, and of all such sets the first by id."""
    best = _pruned(budget, everything)
    search = _Search(budget, units)
    try:
        while (better := search.find(frozenset(), frozenset(), below=search.cost(best))) is not None:
            best = better
        return _first_by_id(search, units, search.cost(best))
    except _TooManyStepsError:
        return best


def _first_by_id(search: "_Search", units: Sequence[_Unit], best: _Cost) -> frozenset[str]:
    """Return the set that is no dearer than the best one, and whose ids come first: each is taken in turn if it may be."""
    below = best._replace(items=best.items + 1)
    cut, without = frozenset[str](), frozenset[str]()
    for unit in sorted(units):
        if unit.name in cut:
            continue
        if search.find(cut | unit.items, without, below=below) is not None:
            cut |= unit.items
        else:
            without |= {unit.name}
    return cut


class _TooManyStepsError(Exception):
    """The search has gone on for too long."""


class _Search:
    """Depth first, what frees most for its weight first; a branch is left as soon as it must cost too much."""

    def __init__(self, budget: Budget, units: Sequence[_Unit]) -> None:
        self._budget = budget
        self._weights = {item: weight_of(rank) for item, rank in budget.ranks.items()}
        self._shares = _shares(budget, frozenset[str]().union(*(unit.items for unit in units)))
        self._units = sorted(units, key=lambda unit: (-self._worth(unit), unit.name))
        self._largest = [self._in_order(at, by_weight=False) for at in range(len(budget.needs))]
        self._dearest = [self._in_order(at, by_weight=True) for at in range(len(budget.needs))]
        self._steps = 0

    def find(self, cut: frozenset[str], without: frozenset[str], *, below: _Cost) -> frozenset[str] | None:
        """Return a set that holds *cut*, none of *without*, frees enough and costs less than *below*, if there is one."""
        offered = [unit for unit in self._units if not unit.items & without]
        return self._go(cut, offered, below)

    def cost(self, cut: frozenset[str]) -> _Cost:
        return _Cost(sum(self._weights[item] for item in cut), len(cut))

    def _go(self, cut: frozenset[str], offered: Sequence[_Unit], below: _Cost) -> frozenset[str] | None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise _TooManyStepsError
        if not self._may_do(cut, offered, below):
            return None
        if self._budget.frees(cut):
            return cut
        for index, unit in enumerate(offered):
            if unit.items <= cut:
                continue
            if (found := self._go(cut | unit.items, offered[index + 1 :], below)) is not None:
                return found
            if not self._may_do(cut, offered[index + 1 :], below):
                return None
        return None

    def _may_do(self, cut: frozenset[str], offered: Sequence[_Unit], below: _Cost) -> bool:
        """Tell whether *cut* with some of what is *offered* may free enough for less than *below*."""
        cost = self.cost(cut)
        left = {item for unit in offered for item in unit.items} - cut
        for at, need in enumerate(self._budget.needs):
            missing = need - sum(self._shares[item][at] for item in cut) - _NOTHING
            rest = self._least(at, left, missing)
            if rest is None or cost.plus(rest) >= below:
                return False
        return True

    def _least(self, at: int, left: Collection[str], missing: float) -> _Cost | None:
        """Return no more than it costs to free what is missing with what is *left*; None where that does not do."""
        count = _needed(missing, (self._shares[item][at] for item in self._largest[at] if item in left))
        if count is None:
            return None
        weight = 0.0
        for item in self._dearest[at]:
            if missing <= 0:
                break
            if item in left:
                share = self._shares[item][at]
                weight += self._weights[item] * min(1.0, missing / share)
                missing -= share
        return _Cost(ceil(weight - _NOTHING), count)

    def _in_order(self, at: int, *, by_weight: bool) -> Sequence[str]:
        """Return the items that free something, those that free most first, or most for their weight."""
        freeing = [item for item in self._shares if self._shares[item][at] > 0]
        return sorted(freeing, key=lambda item: -self._shares[item][at] / (self._weights[item] if by_weight else 1))

    def _worth(self, unit: _Unit) -> float:
        freed = sum(sum(self._shares[item]) for item in unit.items)
        return freed / sum(self._weights[item] for item in unit.items)


def _shares(budget: Budget, allowed: frozenset[str]) -> Mapping[str, tuple[float, ...]]:
    """Return item → no less than what it frees: of a slot of several items each has its share, for it goes with all of them."""
    shares = {item: [0.0] * len(budget.needs) for item in allowed}
    for slot in budget.slots:
        for item in slot.items if slot.items <= allowed else ():
            for at, size in enumerate(slot.sizes):
                shares[item][at] += size / len(slot.items)
    return {item: tuple(each) for item, each in shares.items()}


def _needed(missing: float, sizes: Iterator[float]) -> int | None:
    """Return how many of the *sizes*, the largest of which come first, make up for what is missing; None for not all of them."""
    count = 0
    while missing > 0:
        size = next(sizes, None)
        if size is None:
            return None
        missing -= size
        count += 1
    return count


def _pruned(budget: Budget, everything: frozenset[str]) -> frozenset[str]:
    """Return a set that frees enough, to begin with: everything, less what need not go, the heaviest first."""
    closures = {item: _with_company(item, budget.company) for item in everything}
    cut = everything
    for item in sorted(everything, key=lambda one: (budget.ranks[one], one)):
        # What stays keeps whatever it may not stand without.
        kept = {one for one in cut if item in closures[one]}
        if budget.frees(cut - kept):
            cut -= kept
    return cut
