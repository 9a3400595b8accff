"""Public forms: how to speak of those who may not be named."""

import pytest
from support.gate import ask, cleared, found
from support.packs import item, organisation, pack, person
from support.reachable import strings

from briefgen.markup.nodes import Words

HIDDEN = person("kim", readers={"desk": None}, public_form="an official", office="Chief of X")
HIDDEN_BODY = organisation("x-unit", readers={"desk": None}, public_form="a unit of the ministry")


def test_a_text_says_the_form_in_place_of_the_name():
    text = cleared(pack(item("a", "Said {person:kim.office} again."), people=[HIDDEN])).items["a"].text
    assert [words.text for words in text.inlines if isinstance(words, Words)] == ["Said ", "an official", " again."]


@pytest.mark.parametrize(("field", "opening"), [("text", "An official"), ("clause", "an official")])
def test_a_form_that_opens_a_sentence_takes_a_capital(field, opening):
    said = "{person:kim} said so."
    entry = item("a", said) if field == "text" else item("a", "It was said.", variants={"clause": said})
    seen = cleared(pack(entry, people=[HIDDEN])).items["a"]
    assert (seen.text if field == "text" else seen.variants["clause"]).inlines[0].text == opening


@pytest.mark.parametrize("field", ["said_by", "decider"])
def test_whoever_may_not_be_named_has_a_stand_in(field):
    found_pack = cleared(pack(item("a", **{field: "kim"}), people=[HIDDEN]))
    stand_in = found_pack.people[getattr(found_pack.items["a"], field)]
    assert (stand_in.name, stand_in.office, stand_in.level) == ("an official", None, found_pack.base)


def test_an_organisation_has_a_stand_in_too():
    found_pack = cleared(pack(item("a", said_by="x-unit"), organisations=[HIDDEN_BODY]))
    assert found_pack.organisations[found_pack.items["a"].said_by].name == "a unit of the ministry"


def test_a_persons_organisation_may_be_spoken_of_by_its_form():
    found_pack = cleared(
        pack(item("a", said_by="p"), people=[person("p", organisation="x-unit")], organisations=[HIDDEN_BODY])
    )
    assert found_pack.organisations[found_pack.people["p"].organisation].name == "a unit of the ministry"


def test_on_a_list_of_people_nobody_stands_in():
    assert cleared(pack(item("a", people=("kim", "lee")), people=[HIDDEN, person("lee")])).items["a"].people == ("lee",)


def test_two_who_are_spoken_of_alike_are_not_told_apart():
    other = HIDDEN.model_copy(update={"id": "lee"})
    seen = cleared(pack(item("a", said_by="kim"), item("b", said_by="lee"), people=[HIDDEN, other])).items
    assert seen["a"].said_by == seen["b"].said_by


def test_neither_name_nor_id_is_left():
    seen = ask(pack(item("a", "By {person:kim}.", said_by="kim", people=("kim",), decider="kim"), people=[HIDDEN])).pack
    assert not {"kim", HIDDEN.name, HIDDEN.office} & strings(seen)


def test_one_who_may_be_named_is_named():
    seen = cleared(pack(item("a", said_by="kim"), people=[HIDDEN]), "desk")
    assert seen.people[seen.items["a"].said_by].name == HIDDEN.name


def test_a_form_in_another_language_is_no_form():
    entry = item("a", said_by="kim", translations={"hi-IN": {"text": "वार्ता"}})
    problems = found(pack(entry, people=[HIDDEN]), language="hi-IN")
    assert "the public form of the person 'kim' is missing in hi-IN" in [problem.message for problem in problems]
