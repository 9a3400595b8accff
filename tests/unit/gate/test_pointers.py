"""What something cleared points at must be cleared too."""

import pytest
from support.gate import cleared, codes, found
from support.packs import LATER, MOMENT, figure, item, organisation, pack, person, record_field, source, term, topic

DESK = {"readers": {"desk": None}}
HIDDEN = item("hidden", "Not for the minister.", when="2031-05", **DESK)
POINTING = [
    (item("a", "In {figure:x}.", line=3), {"figures": [figure("x", **DESK)]}, "figure 'x'"),
    (item("a", "As **{term:x}** says."), {"terms": [term("x", **DESK)]}, "term 'x'"),
    (item("a", "By *[{person:x}](https://a.example)*."), {"people": [person("x", **DESK)]}, "person 'x'"),
    (item("a", "By {organisation:x}."), {"organisations": [organisation("x", **DESK)]}, "organisation 'x'"),
    (item("a", sources=({"source": "x"},)), {"sources": [source("x", **DESK)]}, "source 'x'"),
    (item("a", said_by="x"), {"people": [person("x", **DESK)]}, "person 'x'"),
    (item("a", said_by="x"), {"organisations": [organisation("x", **DESK)]}, "organisation 'x'"),
    (item("a", people=("x",)), {"people": [person("x", **DESK)]}, "person 'x'"),
    (item("a", decider="x"), {"people": [person("x", **DESK)]}, "person 'x'"),
    (item("a", topic="x"), {"topics": [topic("x", **DESK)]}, "topic 'x'"),
    (item("a", answer={"text": "{figure:x}"}), {"figures": [figure("x", **DESK)]}, "figure 'x'"),
    (
        item("a", answer={"text": "Yes.", "sources": ({"source": "x"},)}),
        {"sources": [source("x", **DESK)]},
        "source 'x'",
    ),
    (item("a", "In {record:x}."), {"records": [record_field("x", **DESK)]}, "field of records 'x'"),
    (item("a", "On {date:hidden}."), {}, "item 'hidden'"),
    (item("a", needs=("hidden",)), {}, "item 'hidden'"),
    (item("a", rests_on=("hidden",)), {}, "item 'hidden'"),
    (item("a", options=("hidden",)), {}, "item 'hidden'"),
    (item("a", answer={"text": "Yes.", "rests_on": ("hidden",)}), {}, "item 'hidden'"),
    (item("a", conflicts_with=("hidden",)), {}, "conflicting item 'hidden'"),
]


@pytest.mark.parametrize(("entry", "registers", "named"), POINTING)
def test_pointing_at_something_withheld_is_an_error(entry, registers, named):
    (problem,) = found(pack(entry, HIDDEN, **registers))
    assert problem.code == "BG509"
    assert (
        problem.message == f"'a' points at the {named}, which because of its readers does not go with it to 'minister'"
    )


@pytest.mark.parametrize(("entry", "registers", "named"), POINTING)
def test_whoever_sees_both_gets_both(entry, registers, named):
    assert "a" in cleared(pack(entry, HIDDEN, **registers), "desk").items


@pytest.mark.parametrize(("entry", "registers", "named"), POINTING)
def test_what_is_withheld_itself_may_point_anywhere(entry, registers, named):
    kept = item("a", **entry.item.model_dump(include={"needs", "rests_on", "people"}), **DESK)
    assert cleared(pack(kept, HIDDEN, **registers)).items == {}


@pytest.mark.parametrize(
    ("handling", "reason"),
    [({"marking": "tlp:red"}, "its marking"), ({"embargo_until": LATER}, "its embargo")],
)
def test_the_message_says_what_withholds_it(handling, reason):
    (problem,) = found(pack(item("a", topic="x"), topics=[topic("x", **handling)]))
    assert f"because of {reason} does not go" in problem.message


def test_two_reasons_withhold():
    (problem,) = found(pack(item("a", topic="x"), topics=[topic("x", marking="tlp:red", **DESK)]))
    assert "because of its readers and its marking does not go" in problem.message


@pytest.mark.parametrize(
    ("handling", "hint"),
    [
        ({"embargo_until": LATER}, "give both the same embargo, or take the reference out"),
        ({"embargo_until": LATER, **DESK}, "give both the same readers and marking, or take the reference out"),
    ],
)
def test_the_hint_is_about_what_withholds_it(handling, hint):
    (problem,) = found(pack(item("a", topic="x"), topics=[topic("x", **handling)]))
    assert problem.hints == (hint,)


@pytest.mark.parametrize(
    ("entry", "registers", "way"),
    [
        (item("a", conflicts_with=("b",)), {}, "mark it .disputed"),
        (
            item("a", said_by="x"),
            {"people": [person("x", embargo_until=LATER)]},
            'state a public_form on it, as in "an official"',
        ),
    ],
    ids=["conflict", "public form"],
)
def test_an_embargo_alone_asks_for_the_same_embargo_beside_the_other_way_out(entry, registers, way):
    (problem,) = found(pack(entry, item("b", embargo_until=LATER), **registers))
    assert problem.hints == (f"{way}, or give both the same embargo",)


@pytest.mark.parametrize(
    "entry",
    [
        item("a", "In {figure:lost}."),
        item("a", "On {date:lost}."),
        item("a", topic="lost"),
        item("a", said_by="lost"),
        item("a", needs=("lost",)),
        item("a", conflicts_with=("lost",)),
        item("a", sources=({"source": "lost"},)),
        item("a", people=("lost",)),
    ],
)
def test_what_is_nowhere_to_be_found_is_an_error(entry):
    assert codes(pack(entry)) == ["BG510"]


def test_an_unknown_id_gets_the_nearest_for_a_hint():
    (problem,) = found(pack(item("a", topic="enrgy"), topics=[topic("energy")]))
    assert problem.hints == ("did you mean 'energy'?",)


def test_a_name_that_is_person_and_organisation_says_nothing():
    assert codes(pack(item("a", said_by="x"), people=[person("x")], organisations=[organisation("x")])) == ["BG519"]


def test_the_date_of_an_item_that_states_none():
    assert codes(pack(item("a", "On {date:b}."), item("b"))) == ["BG515"]


def test_a_conflict_may_be_spoken_of_as_disputed():
    seen = cleared(pack(item("a", certainty="disputed", conflicts_with=("hidden", "b")), HIDDEN, item("b"))).items["a"]
    assert (seen.disputed, seen.conflicts_with) == (True, ("b",))


def test_a_conflict_that_is_seen_is_named():
    seen = cleared(pack(item("a", conflicts_with=("b",)), item("b"))).items["a"]
    assert (seen.disputed, seen.conflicts_with) == (False, ("b",))


@pytest.mark.parametrize("state", ["current", "overtaken"])
def test_what_an_item_supersedes_stays_behind(state):
    old = item("old", state=state)
    assert list(cleared(pack(item("a", supersedes=("old",)), old)).items) == ["a"]


def test_what_is_superseded_stays_behind_from_those_as_well_who_may_not_see_what_took_its_place():
    assert cleared(pack(item("a", supersedes=("old",), **DESK), item("old"))).items == {}


@pytest.mark.parametrize("fields", [{"state": "retracted"}, {"embargo_until": LATER}])
def test_what_does_not_stand_itself_takes_nobody_s_place(fields):
    assert "old" in cleared(pack(item("a", supersedes=("old",), **fields), item("old"))).items


@pytest.mark.parametrize(
    "other",
    [{"state": "overtaken"}, {"state": "retracted"}, {"valid_until": MOMENT}],
    ids=lambda fields: next(iter(fields)),
)
def test_a_conflict_with_what_no_longer_stands_is_resolved(other):
    seen = cleared(pack(item("a", conflicts_with=("b",)), item("b", **other))).items["a"]
    assert (seen.disputed, seen.conflicts_with) == (False, ())


def test_a_conflict_is_resolved_where_one_side_supersedes_the_other():
    seen = cleared(pack(item("a", conflicts_with=("b",), supersedes=("b",)), item("b"))).items
    assert (list(seen), seen["a"].disputed, seen["a"].conflicts_with) == (["a"], False, ())


def test_a_conflict_stands_on_both_sides_whichever_names_it():
    seen = cleared(pack(item("a"), item("b", conflicts_with=("a",)))).items
    assert (seen["a"].conflicts_with, seen["b"].conflicts_with) == (("b",), ("a",))


def test_a_line_that_rests_on_what_has_expired_is_an_error():
    [fault] = found(pack(item("a", rests_on=("b",)), item("b", valid_until=MOMENT)))
    assert (fault.code, "because of its valid_until does" in fault.message) == ("BG509", True)
    assert fault.hints == ("give it a later valid_until where it still holds, or take the reference out",)


@pytest.mark.parametrize(
    ("entries", "way"),
    [
        ((item("a", rests_on=("b",)), item("b", state="retracted")), "point at what holds now"),
        ((item("a", rests_on=("b",)), item("b", state="retracted", **DESK)), "point at what holds now"),
        ((item("a", rests_on=("b",)), item("b"), item("c", supersedes=("b",))), "point at what supersedes it"),
    ],
    ids=["retracted", "retracted, and for others", "superseded"],
)
def test_of_what_no_longer_holds_nobody_is_told_to_give_it_other_readers(entries, way):
    [fault] = found(pack(*entries))
    assert fault.hints == (f"{way}, or take the reference out",)


@pytest.mark.parametrize(
    ("field", "words", "why"),
    [
        ({"type": "boolean", "example": "yes"}, "{record:x}", "which is yes or no"),
        ({"optional": True}, "{record:x}", "which a record may leave empty"),
        ({}, "{record:x.short}", "has no forms"),
    ],
)
def test_words_refer_only_to_fields_of_records_that_always_have_something_to_print(field, words, why):
    (problem,) = found(pack(item("a", f"See {words}."), records=[record_field("x", **field)]))
    assert (problem.code, problem.audience) == ("BG512", None)
    assert why in problem.message


def test_the_figure_that_a_claim_is_about_is_reached():
    seen = cleared(pack(item("a", figure="f"), figures=[figure("f", title="Trade")]))
    assert (seen.items["a"].figure, seen.figures["f"].title) == ("f", "Trade")


def test_a_withheld_figure_that_a_claim_is_about_is_an_error():
    assert codes(pack(item("a", figure="f"), figures=[figure("f", **DESK)])) == ["BG509"]


def test_a_withheld_figure_behind_a_derived_one_is_an_error():
    total = figure("total", None, derived={"formula": "sum", "from": ("x", "y")})
    registers = {"figures": [total, figure("x"), figure("y", **DESK)]}
    assert codes(pack(item("a", "In all {figure:total}."), **registers)) == ["BG509"]


def test_a_withheld_organisation_behind_a_person_is_an_error():
    registers = {"people": [person("p", organisation="x")], "organisations": [organisation("x", **DESK)]}
    assert codes(pack(item("a", said_by="p"), **registers)) == ["BG509"]


@pytest.mark.parametrize(
    ("entry", "registers"),
    [
        (item("a", "{figure:f}"), {"figures": [figure("f", sources=({"source": "x"},))]}),
        (item("a", "{term:t}"), {"terms": [term("t", sources=({"source": "x"},))]}),
    ],
)
def test_a_withheld_source_behind_an_entry_is_an_error(entry, registers):
    assert codes(pack(entry, sources=[source("x", **DESK)], **registers)) == ["BG509"]


def test_a_conflict_written_on_one_side_stands_on_both():
    seen = cleared(pack(item("a"), item("b", conflicts_with=("a",)))).items
    assert (seen["a"].conflicts_with, seen["b"].conflicts_with) == (("b",), ("a",))


LTA = {"short": "LTA", "expansion": "long-term agreement"}


def test_a_term_that_is_typed_passes_like_one_that_is_referred_to():
    made = pack(item("a", "The LTA."), terms=[term("lta", **LTA), term("eu", short="EU", expansion="European Union")])
    assert set(cleared(made).terms) == {"lta"}


def test_a_term_that_is_typed_and_withheld_stays_behind_without_a_fault():
    made = pack(item("a", "The LTA."), terms=[term("lta", **LTA, **DESK)])
    assert cleared(made).terms == {}


def test_words_that_are_no_abbreviation_are_not_taken_for_a_term():
    made = pack(item("a", "The barrage."), terms=[term("barrage", short="barrage", expansion="a wall")])
    assert cleared(made).terms == {}
