"""A line to say, and published text, never rest only on background."""

import pytest
from support.gate import codes, found
from support.packs import figure, item, pack, source

INSIDE = {"readers": {"internal": None}}
BACKGROUND = item("bg", use="background", **INSIDE)
SAID = item("said", ok=("published",))
INTERNAL = source("inside", citable="internal")


def line(**fields):
    return item("a", **({"kind": "line"} | INSIDE | fields))


@pytest.mark.parametrize("use", ["background", "avoid"])
def test_a_line_does_not_rest_on_background_alone(use):
    assert codes(pack(line(rests_on=("bg",)), item("bg", use=use, **INSIDE))) == ["BG511"]


def test_a_line_may_rest_on_background_besides():
    assert codes(pack(line(rests_on=("bg", "said")), BACKGROUND, SAID)) == []


@pytest.mark.parametrize("fields", [{"use": "if_asked"}, {"kind": "fact"}])
def test_what_is_not_a_line_to_say_may_rest_on_background(fields):
    assert codes(pack(line(rests_on=("bg",), **fields), BACKGROUND)) == []


def test_a_line_between_does_not_wash_background_clean():
    between = item("between", rests_on=("bg",), **INSIDE)
    assert codes(pack(line(rests_on=("between",)), between, BACKGROUND)) == ["BG511"]


def test_going_round_in_circles_is_no_ground():
    other = item("b", rests_on=("a",), **INSIDE)
    assert codes(pack(line(rests_on=("b",)), other)) == ["BG511"]


def test_a_line_without_rests_on_rests_on_its_sources():
    assert codes(pack(line(sources=({"source": "inside"},)), sources=[INTERNAL])) == ["BG511"]


@pytest.mark.parametrize("fields", [{"citable": "official"}, {"public_form": "a press report"}])
def test_a_source_that_may_be_named_or_spoken_of_bears_a_line(fields):
    named = INTERNAL.model_copy(update=fields)
    assert codes(pack(line(sources=({"source": "inside"},)), sources=[named])) == []


def test_where_rests_on_speaks_the_sources_do_not_count():
    asked = pack(line(rests_on=("bg",), sources=({"source": "s"},)), BACKGROUND, sources=[source("s")])
    assert codes(asked) == ["BG511"]


def test_what_rests_on_nothing_is_no_matter_of_the_gate():
    assert codes(pack(line())) == []


def test_published_text_rests_on_what_may_be_cited():
    official = source("s", citable="official")
    entry = item("a", ok=("public",), sources=({"source": "s"},))
    assert codes(pack(entry, sources=[official]), "public") == ["BG511"]


def test_one_source_that_may_be_cited_is_enough():
    entry = item("a", ok=("public",), sources=({"source": "s"}, {"source": "inside"}))
    assert codes(pack(entry, sources=[source("s"), INTERNAL]), "public") == []


def test_an_answer_that_will_be_said_is_held_to_it():
    question = item("a", kind="question", answer={"text": "Yes.", "rests_on": ("bg",)}, **INSIDE)
    (problem,) = found(pack(question, BACKGROUND))
    assert problem.message == "the answer of 'a' is to be said and rests only on background"


def test_an_item_that_is_withheld_is_not_judged():
    assert codes(pack(line(rests_on=("bg",), readers={"desk": None}), BACKGROUND)) == []


def test_a_long_chain_is_followed_to_its_end():
    chain = [item(f"n-{n}", rests_on=(f"n-{n + 1}",), **INSIDE) for n in range(3000)]
    last = item("n-3000", use="background", **INSIDE)
    assert codes(pack(line(rests_on=("n-0",)), *chain, last)) == ["BG511"]


def test_figures_rest_on_their_own_sources():
    entry = item("a", "Up by {figure:f}.", ok=("public",))
    assert codes(pack(entry, figures=[figure("f", sources=({"source": "s"},))], sources=[source("s")]), "public") == []
