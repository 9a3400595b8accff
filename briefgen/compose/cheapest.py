"""What to take out of a brief that is too long: of all sets of items that make it short enough, the one that costs least.

Least means, in this order: the most important item that goes is as unimportant as can be; what goes is in sum as unimportant
as can be; it is as few items as can be; and, so that the answer is one and the same on any day, their ids come first.

It is found item by item, in reading order. Of two ways to have come so far between which nothing is left to tell but what
they cost and free, the dearer that frees no more is dropped; so is one that cannot free enough any more for as little as
the best set known. That gives the best of all sets without looking at each.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from math import ceil
from operator import add
from typing import Final, NamedTuple

from briefgen.compose.budget import NOTHING, Budget
from briefgen.frozen import dataclass

MOST_WORK: Final = 20_000
"""Ways looked at, all in all: sixty items take a tenth of it. Where it is spent, no more than a few ways are followed to the
end, and the answer may be a good set instead of the best."""
FEW: Final = 24
"""Ways that are followed at once then."""
ITEM: Final = 1
WEIGHT: Final = 1 << 16
"""A cost is one number: what goes weighs most in it, how many items that is comes after."""


def cheapest(budget: Budget) -> frozenset[str] | None:
    """Return the items that should go, or None where the brief is too long without all of them that may."""
    heaviest = budget.heaviest()
    for most in sorted(set(heaviest.values())):
        allowed = frozenset(item for item, weight in heaviest.items() if weight <= most)
        if budget.frees(allowed):
            return _lightest(budget, allowed)
    return None


def _lightest(budget: Budget, allowed: frozenset[str]) -> frozenset[str]:
    """Return the best set of the items *allowed*: how little it costs first, then of all sets of that cost the first by id."""
    search = _Search(budget, budget.in_reading_order(allowed))
    start = min((_pruned(budget, allowed, order) for order in search.orders()), key=search.cost)
    least = search.best(search.cost(start), by_id=False)
    if least is None or search.spent:
        return start if least is None or least.cost >= search.cost(start) else search.named(least.cut)
    return search.named((search.best(least.cost, by_id=True) or least).cut)


class _Way(NamedTuple):
    """A choice of what goes among the items looked at so far."""

    cost: int
    cut: int
    """A bit for each item, the higher the earlier its id stands: of two sets of one size the first by id is the higher number."""
    freed: tuple[float, ...]


class _Open(NamedTuple):
    """What a choice so far means for the items still to come, as bits: all that two choices may differ in besides cost and gain."""

    shared: int
    """Of stretches of several items: those begun of which every item so far has gone."""
    forced: int
    """Items that must go, for what they cannot stay without has gone."""
    barred: int
    """Items that must stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """An item, and what it means that it goes or stays."""

    cost: int
    id_bit: int
    own: tuple[float, ...]
    """What it frees by itself."""
    opens: int
    shares: int
    """Stretches that it shares with others."""
    closes: tuple[tuple[int, tuple[float, ...]], ...]
    """Those of them of which it is the last, with what they free."""
    bit: int
    forces: int
    """Items that go where it goes."""
    bars: int
    """Items that stay where it stays."""


class _Rest(NamedTuple):
    """What the items from one on may free at the most, in one limit's unit: a shared stretch by equal shares."""

    gains: Sequence[float]
    """What so many of those that free most for their weight free together, from none to all."""
    weights: Sequence[float]
    largest: Sequence[float]
    """What so many of those that free most free together."""
    all: float

    def least(self, missing: float) -> tuple[int, int]:
        """Return no more than the weight and the number of the items are that free what is missing; all of them free as much."""
        gains, weights, largest = self.gains, self.weights, self.largest
        at = bisect_left(gains, missing)
        before, lighter = gains[at - 1], weights[at - 1]
        part = (missing - before) / (gains[at] - before)
        weight = lighter + (weights[at] - lighter) * min(1.0, part)
        fewest = bisect_left(largest, missing)
        return ceil(weight - NOTHING), fewest if fewest < len(largest) else len(largest) - 1


class _Search:
    def __init__(self, budget: Budget, order: Sequence[str]) -> None:
        self._budget = budget
        self._order = order
        self._needs = budget.needs
        self._bits = {item: 1 << at for at, item in enumerate(order)}
        self._id_bits = {item: 1 << at for at, item in enumerate(sorted(order, reverse=True))}
        self._shared = _shared(budget, frozenset(order))
        self._work = 0

    @property
    def spent(self) -> bool:
        """Whether it has looked at so many ways that it has given up some."""
        return self._work > MOST_WORK

    def cost(self, cut: Iterable[str]) -> int:
        return sum(self._budget.weight(item) * WEIGHT + ITEM for item in cut)

    def named(self, cut: int) -> frozenset[str]:
        return frozenset(item for item, bit in self._id_bits.items() if cut & bit)

    def orders(self) -> Iterator[Sequence[str]]:
        """Yield orders in which items may be put back: the heaviest first, or what frees least for its weight."""
        yield sorted(self._order, key=lambda item: (-self._budget.weight(item), item))
        gains = {
            item: sum(share / need for share, need in zip(self._shares[item], self._needs, strict=True))
            for item in self._order
        }
        yield sorted(self._order, key=lambda item: (gains[item] / self._budget.weight(item), item))

    def best(self, bound: int, *, by_id: bool) -> _Way | None:
        """Return the cheapest way that costs no more than *bound*; where it is not to be *by_id*, one of equals."""
        none = _Way(0, 0, (0.0,) * len(self._needs))
        ways: dict[_Open, list[_Way]] = {_Open(0, 0, 0): [none]}
        for at, step in enumerate(self._steps):
            further: dict[_Open, list[_Way]] = {}
            for state, held in ways.items():
                for after, made in self._both(step, state, held):
                    further.setdefault(after, []).extend(made)
            ways = self._promising(further, at + 1, bound, by_id=by_id)
        done = [way for held in ways.values() for way in held]
        return min(done, key=_by_id if by_id else _by_cost, default=None)

    # --- one item on ---------------------------------------------------------------------------------------------

    def _both(self, step: _Step, state: _Open, held: Sequence[_Way]) -> Iterator[tuple[_Open, list[_Way]]]:
        """Yield what comes of it where the item goes, and where it stays."""
        if not state.barred & step.bit and not step.forces & state.barred:
            alive = state.shared | step.opens
            gained = step.own
            for bit, sizes in step.closes:
                if alive & bit:
                    alive ^= bit
                    gained = tuple(map(float.__add__, gained, sizes))
            after = _Open(alive, (state.forced | step.forces) & ~(2 * step.bit - 1), state.barred & ~step.bit)
            yield after, [self._with(way, step, gained) for way in held]
        if not state.forced & step.bit and not step.bars & state.forced:
            barred = (state.barred | step.bars) & ~(2 * step.bit - 1)
            yield _Open(state.shared & ~step.shares, state.forced, barred), list(held)

    def _with(self, way: _Way, step: _Step, gained: tuple[float, ...]) -> _Way:
        cost, cut, freed = way
        return _Way(cost + step.cost, cut | step.id_bit, tuple(map(add, freed, gained)))

    # --- what is worth following ---------------------------------------------------------------------------------

    def _promising(
        self, ways: Mapping[_Open, Sequence[_Way]], at: int, bound: int, *, by_id: bool
    ) -> dict[_Open, list[_Way]]:
        self._work += sum(map(len, ways.values()))
        hopes: list[tuple[int, _Open, _Way]] = []
        for state, held in ways.items():
            targets = tuple(map(float.__sub__, self._needs, self._begun(state.shared, at)))
            hopeful = [
                (hope, way)
                for way in held
                if way[0] <= bound and (hope := self._hope(way, targets, at)) is not None and hope <= bound
            ]
            kept = self._undominated(hopeful, by_id=by_id) if len(hopeful) > 1 else hopeful
            hopes += [(hope, state, way) for hope, way in kept]
        if self.spent:
            hopes = sorted(hopes, key=lambda one: (one[0], one[2].cost, -one[2].cut))[:FEW]
        found: dict[_Open, list[_Way]] = {}
        for _, state, way in hopes:
            found.setdefault(state, []).append(way)
        return found

    def _begun(self, shared: int, at: int) -> tuple[float, ...]:
        """Return what the items that have gone have freed of stretches that they share with some still to come, by equal shares."""
        gained = (0.0,) * len(self._needs)
        while shared:
            low = shared & -shared
            gained = tuple(map(float.__add__, gained, self._parts[at][low.bit_length() - 1]))
            shared ^= low
        return gained

    def _hope(self, way: _Way, targets: tuple[float, ...], at: int) -> int | None:
        """Return no more than a way must cost in the end; None where it frees too little whatever goes as well."""
        weight = items = 0
        lightest, rests = self._rests[at]
        cost, _, gained = way
        for rest, target, freed in zip(rests, targets, gained, strict=True):
            missing = target - freed - NOTHING
            if missing <= 0:
                continue
            if missing > rest.all:
                return None
            lighter, fewer = rest.least(missing)
            weight, items = max(weight, lighter, fewer * lightest), max(items, fewer)
        return cost + weight * WEIGHT + items * ITEM

    def _undominated(self, ways: Sequence[tuple[int, _Way]], *, by_id: bool) -> list[tuple[int, _Way]]:
        """Return the ways than which none is cheaper that frees as much; all of them are open to the same."""
        key = _by_id if by_id else _by_cost
        if len(self._needs) == 1:
            return self._freeing_most(sorted(ways, key=lambda one: key(one[1])))
        kept: list[tuple[int, _Way]] = []
        gains: list[tuple[float, ...]] = []
        for hope, way in sorted(ways, key=lambda one: key(one[1])):
            freed = tuple(map(min, way.freed, self._needs))
            if not any(all(map(float.__ge__, one, freed)) for one in reversed(gains)):
                kept.append((hope, way))
                gains.append(freed)
        return kept

    def _freeing_most(self, ways: Sequence[tuple[int, _Way]]) -> list[tuple[int, _Way]]:
        """Return the same where one limit is broken, of ways in order: each frees more than all before."""
        (need,) = self._needs
        kept: list[tuple[int, _Way]] = []
        most = -1.0
        for one in ways:
            (freed,) = one[1].freed
            if freed > most < need:
                kept.append(one)
                most = freed
        return kept

    # --- what is known of the items ------------------------------------------------------------------------------

    @cached_property
    def _shares(self) -> Mapping[str, tuple[float, ...]]:
        """Item → no less than what it frees: of a stretch of several it has its share, for that goes with all of them."""
        shares = {item: [0.0] * len(self._needs) for item in self._order}
        for slot in self._budget.slots:
            for item in slot.items if slot.items <= shares.keys() else ():
                for at, size in enumerate(slot.sizes):
                    shares[item][at] += size / len(slot.items)
        return {item: tuple(each) for item, each in shares.items()}

    @cached_property
    def _parts(self) -> Sequence[Sequence[tuple[float, ...]]]:
        """For each number of items looked at: what they have, by equal shares, of each stretch of several items."""
        places = {item: at for at, item in enumerate(self._order)}
        seen = (
            [sum(places[item] < at for item in items) / len(items) for items, _ in self._shared]
            for at in range(len(places) + 1)
        )
        return [
            [tuple(size * share for size in sizes) for share, (_, sizes) in zip(shares, self._shared, strict=True)]
            for shares in seen
        ]

    @cached_property
    def _rests(self) -> Sequence[tuple[int, tuple[_Rest, ...]]]:
        """For each item, of those from it on: the least weight, and what they free in the unit of each limit."""
        found = []
        for at in range(len(self._order) + 1):
            rest = self._order[at:]
            lightest = min(map(self._budget.weight, rest), default=0)
            found.append((lightest, tuple(self._rest(rest, limit) for limit in range(len(self._needs)))))
        return found

    def _rest(self, items: Sequence[str], limit: int) -> _Rest:
        freeing = [
            (self._shares[item][limit], self._budget.weight(item)) for item in items if self._shares[item][limit] > 0
        ]
        by_worth = sorted(freeing, key=lambda one: -one[0] / one[1])
        gains = [0.0, *accumulate(gain for gain, _ in by_worth)]
        return _Rest(
            gains=gains,
            all=gains[-1],
            weights=[0.0, *accumulate(float(weight) for _, weight in by_worth)],
            largest=[0.0, *accumulate(sorted((gain for gain, _ in freeing), reverse=True))],
        )

    @cached_property
    def _steps(self) -> tuple[_Step, ...]:
        return tuple(map(self._step, self._order))

    def _step(self, item: str) -> _Step:
        own = [slot.sizes for slot in self._budget.slots if slot.items == {item}]
        within = [(1 << at, items, sizes) for at, (items, sizes) in enumerate(self._shared) if item in items]
        bit = self._bits[item]
        bits = {at: [self._bits[one] for one in items] for at, items, _ in within}
        company = self._budget.company
        return _Step(
            cost=self._budget.weight(item) * WEIGHT + ITEM,
            id_bit=self._id_bits[item],
            own=tuple(map(sum, zip(*own, strict=True))) if own else (0.0,) * len(self._needs),
            opens=sum(at for at, _, _ in within if min(bits[at]) == bit),
            shares=sum(at for at, _, _ in within),
            closes=tuple((at, sizes) for at, _, sizes in within if max(bits[at]) == bit),
            bit=bit,
            forces=sum(self._bits[one] for one in company.get(item, frozenset()) - {item} if one in self._bits),
            bars=sum(each for one, each in self._bits.items() if one != item and item in company.get(one, ())),
        )


def _shared(budget: Budget, allowed: frozenset[str]) -> tuple[tuple[frozenset[str], tuple[float, ...]], ...]:
    """Return the stretches of several items, each set of items once, with what they free."""
    found: dict[frozenset[str], tuple[float, ...]] = {}
    for slot in budget.slots:
        if len(slot.items) > 1 and slot.items <= allowed:
            before = found.get(slot.items, (0.0,) * len(slot.sizes))
            found[slot.items] = tuple(one + more for one, more in zip(before, slot.sizes, strict=True))
    return tuple((items, sizes) for items, sizes in found.items() if any(sizes))


def _by_cost(way: _Way) -> tuple[int, tuple[float, ...], int]:
    return way.cost, tuple(-freed for freed in way.freed), -way.cut


def _by_id(way: _Way) -> tuple[int, int]:
    return way.cost, -way.cut


def _pruned(budget: Budget, everything: frozenset[str], order: Sequence[str]) -> frozenset[str]:
    """Return a set that frees enough, to begin with: everything, less what need not go, tried in that order."""
    closures = {item: budget.closed(item) for item in everything}
    cut = everything
    for item in order:
        # What stays keeps whatever it may not stand without.
        kept = {one for one in cut if item in closures[one]}
        if budget.frees(cut - kept):
            cut -= kept
    return cut
