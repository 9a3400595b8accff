"""The whole door: what is carried, in which order, and what is listed for the unit."""

import dataclasses

import pytest
from support.gate import ask, cleared, found
from support.packs import LATER, MOMENT, ROOT, figure, item, pack, person, topic
from support.reachable import reachable

from briefgen.gate.records import Withheld
from briefgen.located.positions import Positions, ValuePlace


def test_items_keep_the_packs_order():
    assert list(cleared(pack(item("b"), item("a"), item("c"))).items) == ["b", "a", "c"]


def test_topics_keep_the_registers_order():
    asked = pack(item("a", topic="y"), item("b", topic="x"), topics=[topic("x"), topic("z"), topic("y")])
    assert list(cleared(asked).topics) == ["x", "y"]


def test_an_entry_that_only_withheld_items_use_stays_behind():
    asked = pack(item("a", "By {person:x}.", readers={"desk": None}), people=[person("x")])
    assert cleared(asked).people == {}
    assert list(cleared(asked, "desk").people) == ["x"]


def test_what_stays_behind_is_listed_with_its_reasons():
    asked = pack(item("a", marking="tlp:red"), item("b"), people=[person("x", readers={"desk": None}), person("y")])
    assert ask(asked).withheld == (
        Withheld(register="items", id="a", reasons=("marking",)),
        Withheld(register="people", id="x", reasons=("readers",)),
        Withheld(register="people", id="y", reasons=("unused",)),
    )


def test_an_entry_has_its_marking():
    asked = pack(item("a", "{figure:f}"), figures=[figure("f", marking="tlp:amber")])
    assert cleared(asked).figures["f"].level.id == "amber"


@pytest.mark.parametrize("embargo", [LATER, MOMENT], ids=["running", "over"])
def test_what_an_embargoed_entry_brings_in_is_under_its_embargo(embargo):
    """A press note says until when: a number counts as much as a sentence."""
    talks = item("a", "It costs {figure:cost}.")
    seen = cleared(pack(talks, figures=[figure("cost", embargo_until=embargo)]), "desk")
    assert seen.embargo_until == (LATER if embargo is LATER else None)


def test_an_embargoed_entry_that_nothing_names_holds_nothing_back():
    assert cleared(pack(item("a"), figures=[figure("cost", embargo_until=LATER)]), "desk").embargo_until is None


def test_the_edition_is_as_of_the_moment_asked_for():
    assert cleared(pack(), moment=LATER).as_of == LATER


def test_nothing_of_the_content_itself_is_carried():
    seen = cleared(
        pack(item("a", "By {person:x}.", note="for the desk", topic="t"), people=[person("x")], topics=[topic("t")])
    )
    assert not [one for one in reachable(seen) if type(one).__module__.startswith("briefgen.content")]


def test_an_origin_is_relative_to_the_content_folder():
    origin = cleared(pack(item("a", line=12))).items["a"].text.origin
    assert (origin.path, origin.line, origin.field, origin.language) == ("arland/pack.md", 12, "text", "en-GB")


@pytest.mark.parametrize(
    ("location", "line", "column"), [(("items", "a", "text"), 30, 10), (("items", "a"), 30, 4), (("x",), 9, 1)]
)
def test_a_fault_in_a_text_is_shown_at_its_characters(location, line, column):
    place = ValuePlace(path=ROOT / "arland" / "pack.md", line=30, column=4)
    asked = dataclasses.replace(pack(item("a", "Up by {figure:f}.")), positions=Positions({location: place}))
    (problem,) = found(asked)
    assert (problem.span.line, problem.span.column) == (line, column)


def test_faults_of_one_audience_come_with_those_of_the_pack():
    asked = pack(item("a", topic="lost"), item("b"))
    problems = found(asked, language="hi-IN")
    assert {(one.code, one.audience) for one in problems} == {("BG510", None), ("BG508", "minister")}
