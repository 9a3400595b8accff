"""What goes is the best of all sets that would do, by trying every one of them."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.compose.budget import Budget, Slot, weight_of
from briefgen.compose.cheapest import cheapest

ITEMS = tuple("abcdefg")


@st.composite
def budgets(draw):
    ranks = {item: draw(st.integers(1, 9)) for item in ITEMS if draw(st.booleans())}
    pairs = draw(st.lists(st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)), max_size=4))
    company = {}
    for item, other in pairs:
        company[item] = company.get(item, frozenset()) | {other}
    kinds = draw(st.integers(1, 2))
    sizes = st.tuples(*[st.integers(0, 6).map(float)] * kinds)
    held = st.frozensets(st.sampled_from(ITEMS), max_size=3)
    slots = draw(st.lists(st.builds(lambda items, size: Slot(items=items, sizes=size), held, sizes), max_size=9))
    needs = draw(st.tuples(*[st.integers(1, 16).map(float)] * kinds))
    return Budget(ranks=ranks, company=company, slots=tuple(slots), needs=needs)


def by_trying_all(budget):
    found = []
    for count in range(len(budget.ranks) + 1):
        for cut in map(frozenset, combinations(sorted(budget.ranks), count)):
            whole = all(budget.company.get(item, frozenset()) <= cut for item in cut)
            if whole and cut and budget.frees(cut):
                weights = [weight_of(budget.ranks[item]) for item in cut]
                found.append(((max(weights), sum(weights), count, tuple(sorted(cut))), cut))
    return min(found, default=(None, None))[1]


@settings(max_examples=400, deadline=None)
@given(budgets())
def test_the_cut_is_the_cheapest_of_all(budget):
    assert cheapest(budget) == by_trying_all(budget)


def test_what_goes_is_least_important_before_it_is_little():
    slots = tuple(
        Slot(items=frozenset({item}), sizes=(size,)) for item, size in (("a", 9.0), ("b", 3.0), ("c", 3.0), ("d", 3.0))
    )
    budget = Budget(ranks={"a": 1, "b": 8, "c": 8, "d": 9}, company={}, slots=slots, needs=(9.0,))
    assert cheapest(budget) == {"b", "c", "d"}


def test_a_caveat_goes_with_its_claim_or_stays():
    slots = tuple(Slot(items=frozenset({item}), sizes=(3.0,)) for item in ("claim", "caveat", "other"))
    budget = Budget(
        ranks={"claim": 2, "caveat": 9, "other": 5}, company={"caveat": frozenset({"claim"})}, slots=slots, needs=(3.0,)
    )
    assert cheapest(budget) == {"other"}


def test_a_heading_goes_with_the_last_item_under_it():
    heading = Slot(items=frozenset({"a", "b"}), sizes=(2.0,))
    own = tuple(Slot(items=frozenset({item}), sizes=(1.0,)) for item in ("a", "b", "c", "d"))
    budget = Budget(ranks=dict.fromkeys("abcd", 9), company={}, slots=(heading, *own), needs=(4.0,))
    assert cheapest(budget) == {"a", "b"}


def test_where_nothing_is_left_to_go_there_is_no_answer():
    slots = (Slot(items=frozenset({"a"}), sizes=(3.0,)), Slot(items=frozenset({"must"}), sizes=(9.0,)))
    assert cheapest(Budget(ranks={"a": 9}, company={}, slots=slots, needs=(4.0,))) is None


def test_forty_items_of_one_rank_are_no_trouble():
    ids = [f"item-{number:02}" for number in range(40)]
    slots = tuple(Slot(items=frozenset({item}), sizes=(1.0 + number % 7,)) for number, item in enumerate(ids))
    cut = cheapest(Budget(ranks=dict.fromkeys(ids, 5), company={}, slots=slots, needs=(50.0,)))
    assert cut is not None
    assert len(cut) == 8


def sections(draw, count, size, ranks):
    """Return a budget of sections, each with a heading, a claim with its caveat, and the sections' items."""
    items = [[f"i{draw.randrange(10**6)}-{part}-{number}" for number in range(size)] for part in range(count)]
    slots = [Slot(items=frozenset(own), sizes=(float(draw.randint(1, 3)),)) for own in items]
    slots += [Slot(items=frozenset({item}), sizes=(float(draw.randint(1, 9)),)) for own in items for item in own]
    company = {own[1]: frozenset({own[0]}) for own in items}
    need = sum(slot.sizes[0] for slot in slots) * draw.choice((0.1, 0.3, 0.5))
    return items, Budget(
        ranks={item: draw.choice(ranks) for own in items for item in own},
        company=company,
        slots=tuple(slots),
        needs=(need,),
    )


def by_sections(items, budget, most):
    """Return the least weight and number: every set of each section, then the sections one after the other."""
    best = {(0, 0): 0.0}
    for own in items:
        offers = {}
        for count in range(len(own) + 1):
            for cut in map(frozenset, combinations(own, count)):
                weights = [weight_of(budget.ranks[item]) for item in cut]
                if (
                    all(budget.company.get(item, frozenset()) <= cut for item in cut)
                    and max(weights, default=0) <= most
                ):
                    key = (sum(weights), len(cut))
                    offers[key] = max(offers.get(key, 0.0), budget.freed(cut)[0])
        merged = {}
        for (weight, count), freed in best.items():
            for (more, further), gained in offers.items():
                key = (weight + more, count + further)
                merged[key] = max(merged.get(key, 0.0), freed + gained)
        best = merged
    return min((key for key, freed in best.items() if freed >= budget.needs[0] - 1e-9), default=None)


@pytest.mark.parametrize("seed", range(8))
def test_of_sixty_items_the_set_is_the_cheapest_of_all(seed):
    items, budget = sections(Random(seed), 12, 5, range(1, 10))
    cut = cheapest(budget)
    weights = [weight_of(budget.ranks[item]) for item in cut]
    assert (sum(weights), len(cut)) == by_sections(items, budget, max(weights))
    assert by_sections(items, budget, max(weights) - 1) is None
