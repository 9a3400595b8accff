"""What goes is the best of all sets that would do, by trying every one of them."""

from itertools import combinations

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
