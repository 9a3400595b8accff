"""The words that rules of packs look at: all that a brief can print, where they stand, and nothing else."""

from typing import get_args

import pytest
from support.packs import figure, item, organisation, pack, person, term

from briefgen.checks.pairs import pairs
from briefgen.checks.wording import NO_WORDS, Wording
from briefgen.checks.wordings import _COMPARED, _PRINTED, Wordings
from briefgen.content.front import DocumentFields, FrontMatter, FrontTranslation
from briefgen.content.item import Action, Answer, Item, Judgement, Translation
from briefgen.content.registry import REGISTERS
from briefgen.content.series import SeriesField
from briefgen.located.positions import ValuePlace

MODELS = {
    "pack": (FrontMatter, DocumentFields, FrontTranslation),
    "items": (Item, Answer, Judgement, Translation, Action),
    "series": (*REGISTERS["series"], SeriesField),
    **{name: models for name, models in REGISTERS.items() if name != "series"},
}


@pytest.mark.parametrize("register", sorted(_PRINTED))
def test_every_name_is_that_of_a_field(register):
    known = {name for model in MODELS[register] for name in model.model_fields}
    assert _PRINTED[register] - known <= {"words"}


def test_every_marked_field_of_an_item_is_looked_at():
    marked = {
        name
        for model in MODELS["items"]
        for name, info in model.model_fields.items()
        if "Marked" in str(info.annotation)
    }
    assert marked == marked & _PRINTED["items"]


def texts(pack):
    return tuple(Wordings.of(pack).printed)


def said(*items, **fields):
    return {text.location: text.said for text in texts(pack(*items, **fields))}


def test_all_wordings_and_languages_of_an_item_are_given_with_their_language():
    made = item(
        "talks",
        kind="question",
        variants={"plain": "They talk."},
        answer={"text": "Not yet.", "variants": {"short": "No."}},
        translations={"hi-IN": {"text": "वार्ता।", "answer": "अभी नहीं।"}},
    )
    found = {text.location[2:]: (text.language, text.said) for text in texts(pack(made)) if text.item is not None}
    assert found == {
        ("text",): ("en-GB", "Talks are held."),
        ("variants", "plain"): ("en-GB", "They talk."),
        ("answer", "text"): ("en-GB", "Not yet."),
        ("answer", "variants", "short"): ("en-GB", "No."),
        ("translations", "hi-IN", "text"): ("hi-IN", "वार्ता।"),
        ("translations", "hi-IN", "answer"): ("hi-IN", "अभी नहीं।"),
    }


def test_what_is_for_the_desk_or_for_programs_is_not_given():
    found = said(item("talks", note="A secret.", allow={"BG405": "A reason."}, rests_on=("other",)))
    assert not {"A secret.", "A reason.", "other"} & set(found.values())


def test_registers_give_names_and_explanations():
    found = said(
        item("talks"),
        people=[person("verin")],
        organisations=[organisation("port")],
        terms=[term("lta")],
    )
    assert {location[:2] for location in found} >= {("people", "verin"), ("organisations", "port"), ("terms", "lta")}


def test_markup_is_no_word_and_offsets_stay():
    source = "The **old** {figure:trade} and [a page](https://example.org/a) \\{x\\}."
    [text] = [each for each in texts(pack(item("talks", source))) if each.item]
    assert len(text.said) == len(source)
    assert text.said.replace(NO_WORDS, "") == "The old  and a page x."
    assert text.said.index("page") == source.index("page")


def test_a_quotation_is_verbatim_and_a_name_no_sentence():
    made = texts(pack(item("words", kind="quote"), item("keep", kind="commitment", who="Treasury")))
    found = {(text.whose, text.field): text for text in made if text.item}
    assert found["'words'", "text"].is_verbatim
    assert not found["'keep'", "who"].is_sentences
    assert found["'keep'", "text"].is_sentences


PLACE = ValuePlace(path="a.md", line=3, column=3, breaks=((0, 3, 3), (4, 4, 3)))


def test_a_place_ends_with_its_line_and_no_edit_goes_over_two():
    at = ("items", "x", "text")
    text = Wording(location=at, owner=at[:2], language="en-GB", words="one\ntwo", whose="'x'", place=PLACE)
    span = text.span(1, 7)
    assert (span.line, span.column, span.end_column) == (3, 4, 6)
    assert text.edits(1, 7, "") == ()
    [edit] = text.edits(4, 7, "2")
    assert (edit.span.line, edit.span.column, edit.span.end_column) == (4, 3, 6)


NAMES = {
    "the text": "Talks are held.",
    "the plain form": "They talk.",
    "the answer": "Not yet.",
    "the short form of the answer": "No.",
    "the text in hi-IN": "वार्ता।",
    "the short form in hi-IN": "बात।",
    "the answer in hi-IN": "अभी नहीं।",
    "the short form of the answer in hi-IN": "नहीं।",
}


def question():
    return item(
        "talks",
        kind="question",
        variants={"plain": NAMES["the plain form"]},
        answer={"text": NAMES["the answer"], "variants": {"short": "No."}},
        translations={"hi-IN": {"text": "वार्ता।", "short": "बात।", "answer": "अभी नहीं।", "answer_variants": {"short": "नहीं।"}}},
    )  # fmt: skip


def test_every_wording_of_an_item_has_a_name_and_every_answer_its_question():
    found = [one for one in Wordings.of(pack(question())).every if one.item is not None]
    assert {one.name: one.text for one in found} == NAMES
    assert {
        one.name: None if one.question is None else one.question.source for one in found if "answer" in one.name
    } == {
        "the answer": "Talks are held.",
        "the short form of the answer": "Talks are held.",
        "the answer in hi-IN": "वार्ता।",
        "the short form of the answer in hi-IN": "वार्ता।",
    }


def test_every_wording_is_held_against_the_one_that_it_says_again():
    held = {pair.name: (pair.relation, pair.against.text) for pair in pairs(Wordings.of(pack(question())))}
    assert held == {
        "the plain wording of 'talks'": ("variant", "Talks are held."),
        "the short wording of the answer of 'talks'": ("variant", "Not yet."),
        "the hi-IN text of 'talks'": ("translation", "Talks are held."),
        "the hi-IN short of 'talks'": ("variant", "Talks are held."),
        "the hi-IN answer of 'talks'": ("translation", "Not yet."),
        "the hi-IN answer_variants.short of 'talks'": ("translation", "No."),
    }


def test_a_period_is_compared_and_printed_by_no_brief_as_it_stands():
    made = figure("trade", period="FY2024-25", translations={"ru-RU": {"period": "2024/25"}})
    periods = [one for one in Wordings.of(pack(item("talks"), figures=[made])).every if one.field == "period"]
    assert [(one.language, one.is_printed) for one in periods] == [("en-GB", False), ("ru-RU", False)]
    assert [pair.against.text for pair in pairs(Wordings.of(pack(item("talks"), figures=[made])))] == ["FY2024-25"]


@pytest.mark.parametrize("register", sorted(REGISTERS))
def test_every_field_of_a_translation_is_walked(register):
    tagged = [
        model.model_fields["translations"].annotation
        for model in REGISTERS[register]
        if "translations" in model.model_fields
    ]
    fields = {name for annotation in tagged for name in get_args(annotation)[1].model_fields}
    assert fields - {"review", "of"} <= _PRINTED[register] | _COMPARED.get(register, frozenset())
