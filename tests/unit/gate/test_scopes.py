"""What the scopes around an item come to."""

import pytest
from support.gate import cleared
from support.packs import GROUPS, front, item, pack, place, policy

from briefgen.content.pack import Scope
from briefgen.gate.scopes import level_in


def seen(entry, audience="minister", **asked):
    return cleared(pack(entry, **asked), audience).items[entry.id]


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("say", "if_asked", "if_asked"),
        ("if_asked", "avoid", "avoid"),
        ("background", "say", "background"),
        ("say", None, "say"),
        (None, "say", "say"),
        (None, None, "background"),
    ],
)
def test_use_moves_right_only(outer, inner, expected):
    entry = item("a", headings=[{"use": outer}], use=inner, readers={"internal": None})
    assert seen(entry).use == expected


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [("tlp:green", "tlp:amber", "amber"), ("tlp:amber", "tlp:clear", "amber"), (None, None, "clear")],
)
def test_an_item_carries_the_highest_marking_around_it(outer, inner, expected):
    level = seen(item("a", headings=[{"marking": outer}], marking=inner)).level
    assert (level.scheme, level.id, level.label) == ("tlp", expected, f"TLP:{expected.upper()}")


@pytest.mark.parametrize(
    ("headings", "own", "expected"),
    [
        ([], {}, 5),
        ([{"readers": {"minister": 3}}], {}, 3),
        ([{"readers": {"minister": 3}}], {"readers": {"minister": 7}}, 7),
        ([{"readers": {"minister": 3}}], {"readers": {"minister": None}}, 3),
        ([{"readers": {"minister": 3}}], {"rank": 8}, 8),
        ([{"readers": {"minister": 3}}, {"readers": {"minister": 4}}], {}, 4),
    ],
    ids=["default", "heading", "own readers", "own readers without a rank", "own rank", "inner heading"],
)
def test_the_innermost_rank_holds(headings, own, expected):
    assert seen(item("a", headings=headings, **own)).rank == expected


def test_a_rank_for_this_audience_goes_before_the_items_rank_for_all():
    assert seen(item("a", readers={"minister": 2, "desk": None}, rank=8)).rank == 2


def test_a_rank_for_the_audience_goes_before_one_for_its_group():
    assert seen(item("a", readers={"internal": 1, "minister": 6})).rank == 6


def test_a_rank_may_come_by_a_group():
    assert seen(item("a", readers={"internal": 4})).rank == 4


def test_the_front_matter_may_give_a_rank():
    around = front(readers={"minister": 9, "published": None})
    assert seen(item("a"), front=around).rank == 9


def test_of_two_groups_the_better_rank_holds():
    loaded = policy(groups=GROUPS | {"leaders": ("minister",)})
    asked = pack(item("a", readers={"internal": 6, "leaders": 2}))
    assert cleared(asked, policy=loaded).items["a"].rank == 2


@pytest.mark.parametrize("marking", ["tlp:purple", "house:open", "nonsense"])
def test_markings_that_cannot_be_compared_have_no_highest(marking):
    scopes = [Scope(span=place(1), marking="tlp:clear"), Scope(span=place(2), marking=marking)]
    assert level_in(policy(), scopes) is None
