"""Who gets an item: every condition must hold, and each fails closed."""

import datetime as dt

import pytest
from support.gate import ask, cleared, found
from support.packs import LATER, MOMENT, access, front, item, pack, policy, scheme

PUBLIC = {"ok": ("published",), "use": "say"}


def passes(entry, audience="minister", **asked) -> bool:
    return entry.id in cleared(pack(entry), audience, **asked).items


def reasons(entry, audience) -> tuple[str, ...]:
    (withheld,) = ask(pack(entry), audience).withheld
    return withheld.reasons


@pytest.mark.parametrize(
    ("readers", "expected"),
    [
        ({"minister": None}, True),
        ({"internal": None}, True),
        ({"desk": None}, False),
        ({"published": 1}, False),
        (None, True),
    ],
)
def test_its_readers_name_the_audience_or_a_group_of_it(readers, expected):
    assert passes(item("a", readers=readers)) is expected


def test_readers_of_all_scopes_intersect():
    headings = [{"readers": {"internal": None}}, {"readers": {"desk": None}}]
    assert passes(item("a", headings=headings), "desk")
    assert not passes(item("a", headings=headings), "minister")


def test_groups_are_expanded_before_they_intersect():
    entry = item("a", headings=[{"readers": {"internal": None}}], readers={"minister": None})
    assert passes(entry, "minister")


def test_an_inner_scope_does_not_widen_an_outer_one():
    entry = item("a", headings=[{"readers": {"desk": None}}], readers={"internal": None})
    assert not passes(entry, "minister")


@pytest.mark.parametrize(
    ("marking", "expected"), [("tlp:clear", True), ("tlp:green", True), ("tlp:amber", True), ("tlp:red", False)]
)
def test_its_marking_is_at_or_under_the_ceiling(marking, expected):
    assert passes(item("a", marking=marking), "minister") is expected


def test_the_highest_marking_around_it_holds():
    entry = item("a", headings=[{"marking": "tlp:red"}], marking="tlp:clear")
    assert not passes(entry, "minister")


def test_a_scheme_without_a_ceiling_is_not_to_be_seen():
    audiences = {"minister": access(ceiling={"house": "closed"})}
    loaded = policy(audiences, {}, (scheme("tlp", "clear"), scheme("house", "open", "closed")))
    inside = pack(item("a"), front=front(readers={"minister": None}))
    [refused] = found(inside, policy=loaded)
    assert (refused.code, refused.audience) == ("BG518", "minister")
    assert refused.message == "the pack 'arland' is marked tlp:clear, and 'minister' may not see that"


def test_a_pack_is_for_those_whom_its_front_matter_names():
    inside = pack(item("a"), front=front(readers={"desk": None}))
    [refused] = found(inside, "minister")
    assert (refused.code, refused.audience) == ("BG518", "minister")
    assert refused.message == "the pack 'arland' is not for 'minister'"


@pytest.mark.parametrize(
    ("embargo", "audience", "expected"),
    [
        (LATER, "minister", False),
        (LATER, "desk", True),
        (MOMENT, "minister", True),
        (MOMENT - dt.timedelta(minutes=1), "minister", True),
    ],
)
def test_its_embargo_is_over_or_the_audience_is_under_it(embargo, audience, expected):
    assert passes(item("a", embargo_until=embargo), audience) is expected


def test_an_embargo_is_a_moment_wherever_its_zone():
    kolkata = dt.timezone(dt.timedelta(hours=5, minutes=30))
    assert passes(item("a", embargo_until=MOMENT.astimezone(kolkata)))


def test_the_moment_that_counts_is_the_one_asked_for():
    assert passes(item("a", embargo_until=LATER), moment=LATER)


@pytest.mark.parametrize(("audience", "expected"), [("desk", LATER), ("press", LATER)])
def test_an_audience_under_embargo_is_told_until_when(audience, expected):
    seen = cleared(pack(item("a", embargo_until=LATER, **PUBLIC)), audience).items["a"]
    assert seen.embargo_until == expected


def test_an_embargo_that_is_over_is_not_told():
    assert cleared(pack(item("a", embargo_until=MOMENT)), "desk").items["a"].embargo_until is None


@pytest.mark.parametrize(("state", "expected"), [("current", True), ("overtaken", False), ("retracted", False)])
def test_its_state_is_current(state, expected):
    assert passes(item("a", state=state)) is expected


def test_publishing_takes_four_decisions():
    assert passes(item("a", **PUBLIC), "public")


@pytest.mark.parametrize(
    ("ok", "expected"), [(("public",), True), (("published",), True), (("press",), False), ((), False)]
)
def test_publishing_takes_an_ok_for_the_audience_or_its_group(ok, expected):
    assert passes(item("a", ok=ok), "public") is expected


def test_an_ok_does_not_admit_anybody_by_itself():
    assert not passes(item("a", ok=("public",), readers={"internal": None}), "public")


@pytest.mark.parametrize("use", ["if_asked", "background", "avoid"])
def test_inside_an_item_passes_whatever_its_use(use):
    assert passes(item("a", use=use, readers={"internal": None}))


def test_every_reason_is_given():
    entry = item(
        "a", readers={"internal": None}, marking="tlp:red", embargo_until=LATER, state="retracted", use="avoid"
    )
    assert reasons(entry, "public") == ("readers", "marking", "embargo", "state", "use", "ok")


@pytest.mark.parametrize(
    ("until", "expected"), [(LATER, True), (MOMENT + dt.timedelta(seconds=1), True), (MOMENT, False)]
)
def test_it_passes_as_long_as_it_is_valid(until, expected):
    assert passes(item("a", valid_until=until)) is expected
    assert reasons(item("a", valid_until=MOMENT), "minister") == ("expired",)
