"""The words that rules of packs look at: all that a brief can print, where they stand, and nothing else."""

import pytest
from support.packs import item, organisation, pack, person, term

from briefgen.checks.texts import _PRINTED, NO_WORDS, Text, texts
from briefgen.content.front import DocumentFields, FrontMatter, FrontTranslation
from briefgen.content.item import Action, Answer, Item, Judgement, Translation
from briefgen.content.registers import SeriesField
from briefgen.content.registry import REGISTERS
from briefgen.located.positions import Positions, ValuePlace

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


PLACED = Positions(
    places={("items", "x", "text"): ValuePlace(path="a.md", line=3, column=3, breaks=((0, 3, 3), (4, 4, 3)))}
)


def test_a_place_ends_with_its_line_and_no_edit_goes_over_two():
    text = Text(location=("items", "x", "text"), language="en-GB", said="one\ntwo", whose="'x'")
    span = text.span(PLACED, 1, 7)
    assert (span.line, span.column, span.end_column) == (3, 4, 6)
    assert text.edits(PLACED, 1, 7, "") == ()
    [edit] = text.edits(PLACED, 4, 7, "2")
    assert (edit.span.line, edit.span.column, edit.span.end_column) == (4, 3, 6)
