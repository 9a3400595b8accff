from dataclasses import replace

from hypothesis import given
from support.cleared import fuller_pack, origin
from support.cleared import term as cleared_term
from support.documents import annex, document, drafts, paragraph, section, term
from support.settings import setting

from briefgen.document.dump import marked_text
from briefgen.document.inlines import Text
from briefgen.document.places import origins
from briefgen.document.references import Glossary, GlossaryEntry
from briefgen.document.walk import sections, walk
from briefgen.transforms.acronyms import acronyms
from briefgen.transforms.glossary import glossary

TERMS = (
    cleared_term("lta", "LTA", "long-term agreement", gloss="A promise to buy."),
    cleared_term("un", "UN", "United Nations", gloss="Of nearly all states.", well_known=True),
    cleared_term("quad", "the Quad", gloss="Four states."),
    cleared_term("nlp", "NLP", "North Line Pipeline"),
    cleared_term("spare", "SPARE", gloss="Nobody says it."),
)
SETTING = replace(setting(), cleared=fuller_pack(terms={one.id: one for one in TERMS}))
ALL = section(1, "Words we use", Glossary())


def used(name, short):
    return replace(term(short, "x"), term=name, origin=origin("terms", name, "short"))


def filled(*blocks):
    return glossary(document(*blocks), SETTING)


def entries(*blocks):
    return [
        (marked_text(node.children), marked_text(node.gloss))
        for node in walk(filled(*blocks))
        if isinstance(node, GlossaryEntry)
    ]


def test_what_is_used_and_explained_is_listed_in_order():
    quad = Text(text="the Quad", origin=origin("terms", "quad", "short"))
    body = paragraph(used("un", "UN"), " and ", quad, " on ", used("lta", "LTA"), " for the ", used("nlp", "NLP"))
    assert entries(body, ALL) == [
        ("LTA (long-term agreement)", "A promise to buy."),
        ("the Quad", "Four states."),
        ("UN (United Nations)", "Of nearly all states."),
    ]


def test_a_use_in_an_annex_counts():
    assert len(entries(ALL, annex("Register", paragraph(used("lta", "LTA"))))) == 1


def test_a_glossary_of_nothing_goes_with_its_section():
    assert not list(sections(filled(paragraph("Nothing to explain."), ALL)))


def test_a_term_in_the_glossary_is_no_use():
    once = filled(paragraph(used("lta", "LTA")), ALL)
    bare = replace(once, blocks=once.blocks[2:])
    assert not any(isinstance(node, GlossaryEntry) for node in walk(glossary(bare, SETTING)))


def test_it_is_no_first_use_either():
    made = acronyms(filled(ALL, paragraph(used("lta", "LTA"))), SETTING)
    assert marked_text(made.blocks[-1].children) == "X ({LTA = x})"


def test_every_word_has_its_origin():
    (found,) = [node for node in walk(filled(paragraph(used("lta", "LTA")), ALL)) if isinstance(node, GlossaryEntry)]
    assert [getattr(each, "field", "derived") for each in origins(found)] == [
        "short", "derived", "expansion", "derived", "gloss",
    ]  # fmt: skip


@given(drafts())
def test_filling_twice_changes_nothing_more(drawn):
    once = glossary(drawn, SETTING)
    assert glossary(once, SETTING) == once
