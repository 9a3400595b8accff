"""Names and markings that the policy does not know: nobody gets a brief, whoever asks."""

import dataclasses
import datetime as dt

import pytest
from support.gate import codes, found
from support.packs import AUDIENCES, LATER, access, front, item, pack, policy, scheme, source

PLAIN = pack(item("a"))


def test_an_audience_the_policy_does_not_know():
    (problem,) = found(PLAIN, "minster")
    assert (problem.code, problem.message) == ("BG501", "the policy has no audience 'minster'")
    assert problem.hints == ("did you mean 'minister'?",)


@pytest.mark.parametrize(
    "asked",
    [
        pack(item("a", readers={"minster": None})),
        pack(item("a", headings=[{"readers": {"minster": None}}])),
        pack(item("a", ok=("minster",))),
        pack(item("a"), front=front(readers={"internal": None, "minster": None})),
        pack(item("a"), front=front(titles={"minster": "For her"})),
        pack(item("a"), front=front(document={"recipients": {"minster": "Her"}})),
        pack(item("a"), sources=[source("s", readers={"minster": None})]),
    ],
    ids=["item", "heading", "ok", "front matter", "title", "recipient", "register"],
)
def test_a_name_the_policy_does_not_know(asked):
    assert codes(asked) == ["BG501"]


@pytest.mark.parametrize("marking", ["tlp:purple", "nato:secret", "green", "tlp:"])
@pytest.mark.parametrize("place", ["item", "heading", "front matter", "register"])
def test_a_marking_the_schemes_do_not_know(marking, place):
    asked = {
        "item": lambda: pack(item("a", marking=marking)),
        "heading": lambda: pack(item("a", headings=[{"marking": marking}])),
        "front matter": lambda: pack(item("a"), front=front(marking=marking)),
        "register": lambda: pack(item("a"), sources=[source("s", marking=marking)]),
    }
    assert "BG503" in codes(asked[place]())


def test_an_unknown_marking_of_a_withheld_item_is_no_less_an_error():
    assert codes(pack(item("a", marking="tlp:purple", readers={"desk": None}, embargo_until=LATER))) == ["BG503"]


def test_markings_of_two_schemes_have_no_highest():
    assert codes(pack(item("a", marking="house:open"))) == ["BG505"]


def test_a_fault_of_a_heading_is_told_once():
    headings = [{"readers": {"minster": None}}]
    assert codes(pack(item("a", headings=headings), item("b", headings=headings))) == ["BG501"]


def test_every_problem_at_once():
    asked = pack(item("a", marking="tlp:purple", readers={"minster": None}), item("b", ok=("nobody",)))
    assert sorted(codes(asked, "stranger")) == ["BG501", "BG501", "BG501", "BG503"]


def test_two_items_of_one_id():
    assert codes(pack(item("a", line=4), item("a", line=7, readers={"desk": None}))) == ["BG513", "BG513"]


@pytest.mark.parametrize(("lost", "word"), [("readers", "read"), ("marking", "marked")])
def test_an_item_around_which_nothing_is_said(lost, word):
    (entry,) = PLAIN.items
    scopes = tuple(dataclasses.replace(scope, **{lost: None}) for scope in entry.scopes)
    (problem,) = found(dataclasses.replace(PLAIN, items=(dataclasses.replace(entry, scopes=scopes),)))
    assert problem.code == "BG504"
    assert word in problem.message


@pytest.mark.parametrize(
    ("loaded", "code"),
    [
        (policy(groups={"internal": ("minister", "stranger"), "published": ()}), "BG501"),
        (policy(groups={"internal": (), "published": (), "desk": ("minister",)}), "BG502"),
        (policy(AUDIENCES | {"minister": access(ceiling={"tlp": "purple"})}), "BG503"),
        (policy(AUDIENCES | {"minister": access(ceiling={"nato": "secret"})}), "BG503"),
    ],
    ids=["member", "group and audience", "level", "scheme"],
)
def test_a_policy_that_does_not_hold_together(loaded, code):
    assert code in codes(PLAIN, policy=loaded)


def test_a_scheme_that_is_nowhere_to_be_found():
    loaded = policy(schemes=(scheme("tlp", "clear", "green", "amber", "red"),))
    lost = dataclasses.replace(loaded, policy=loaded.policy.model_copy(update={"schemes": ("tlp", "nato")}))
    assert codes(PLAIN, policy=lost) == ["BG503"]


def test_a_scheme_that_the_policy_does_not_name_is_not_known():
    loaded = policy()
    narrowed = dataclasses.replace(loaded, policy=loaded.policy.model_copy(update={"schemes": ("house",)}))
    assert "BG503" in codes(PLAIN, policy=narrowed)


def test_faults_of_pack_and_policy_are_nobodys_own():
    assert {problem.audience for problem in found(pack(item("a", marking="tlp:purple")), "stranger")} == {None}


@pytest.mark.parametrize(("issued", "problems"), [("2025-11-30", []), ("2025-12-01", ["BG516"])])
def test_a_source_that_was_not_there_yet_at_the_moment_asked_for(issued, problems):
    asked = pack(item("a"), sources=[source("s", issued=dt.date.fromisoformat(issued))])
    assert codes(asked, moment=dt.datetime(2025, 11, 30, 23, tzinfo=dt.UTC)) == problems


@pytest.mark.parametrize(("on", "problems"), [("2025-11-30", []), ("2025-12-01", ["BG565"])])
def test_a_judgement_that_was_not_made_yet_at_the_moment_asked_for(on, problems):
    judged = {"author": "Desk", "on": on, "scale": "phia", "band": "likely", "confidence": "low", "reasons": "Hints."}
    asked = pack(item("a", kind="judgement", judgement=judged))
    assert codes(asked, moment=dt.datetime(2025, 11, 30, 23, tzinfo=dt.UTC)) == problems


def test_a_judgement_later_than_the_edition_itself_is_the_loaders_to_find():
    judged = {
        "author": "Desk",
        "on": "2031-06-01",
        "scale": "phia",
        "band": "likely",
        "confidence": "low",
        "reasons": "Hints.",
    }
    asked = pack(item("a", kind="judgement", judgement=judged))
    assert "BG565" not in codes(asked, moment=dt.datetime(2025, 11, 30, 23, tzinfo=dt.UTC))
