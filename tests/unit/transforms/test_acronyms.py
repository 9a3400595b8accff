from dataclasses import replace

import pytest
from hypothesis import given
from support.cleared import item, origin, pack
from support.cleared import term as cleared_term
from support.documents import bullets, document, drafts, paragraph, row, section, table, term, words
from support.settings import setting

from briefgen.document.figures import Chart, ChartCategory, ChartSeries, ChartValue
from briefgen.document.inlines import Abbreviation, Text
from briefgen.document.nodes import Box, Title
from briefgen.document.walk import walk
from briefgen.document.words import inline_text, plain_text
from briefgen.transforms.acronyms import acronyms

LTA = term("LTA", "long-term agreement")


def printed(*blocks):
    return plain_text(acronyms(document(*blocks, titled=False), setting())).split("\n")


def test_the_first_use_is_written_out():
    assert printed(paragraph("An ", LTA, "."), paragraph("The ", LTA, "s.")) == [
        "A long-term agreement (LTA).",
        "The LTAs.",
    ]


def test_each_document_begins_anew():
    assert printed(paragraph(LTA)) == printed(paragraph(LTA))


def test_headings_boxes_and_tables_count_in_reading_order():
    box = Box(kind="side", title=words(LTA), blocks=(bullets("x"),))
    held = table(("Year",), ("2030",), caption=words(LTA))
    assert printed(Title(children=words("On ", LTA)), section(1, "Energy", box, held))[:3] == [
        "On long-term agreement (LTA)",
        "Energy",
        "LTA",
    ]


def test_a_table_head_can_be_the_first_use():
    held = table(("x",), ("y",))
    held = type(held)(
        columns=held.columns, header=(row("a"),), groups=held.groups, note=words(LTA), caption=words("c ", LTA)
    )
    assert printed(held) == ["c long-term agreement (LTA)", "a", "y", "LTA"]


def test_terms_that_are_well_known_stay_short():
    assert printed(paragraph(term("UN", "United Nations", well_known=True))) == ["UN"]


def test_a_term_without_an_expansion_stays_as_it_is():
    assert printed(paragraph(term("quad", ""))) == ["quad"]


def test_the_expansion_stays_with_every_short_form():
    made = acronyms(document(paragraph(LTA, " ", LTA)), setting())
    shorts = [node for node in walk(made) if isinstance(node, Abbreviation)]
    assert [(node.text, node.expansion) for node in shorts] == [("LTA", "long-term agreement")] * 2


def test_the_written_out_words_are_the_terms_own():
    made = acronyms(document(paragraph(LTA), titled=False), setting())
    first, *_ = made.blocks[0].children
    assert (first.text, first.origin) == ("Long-term agreement", LTA.origin)


@given(drafts())
def test_writing_out_twice_changes_nothing_more(drawn):
    once = acronyms(drawn, setting())
    assert acronyms(once, setting()) == once


# --- typed ones ---------------------------------------------------------------------------------------------------

OWN = origin("items", "talks", "text")
TERMS = (
    cleared_term("lta", "LTA", "long-term agreement", plural="long-term agreements"),
    cleared_term("eu", "EU", "European Union"),
    cleared_term("un", "UN", "United Nations", well_known=True),
    cleared_term("barrage", "barrage", gloss="A wall."),
)
WITH_TERMS = replace(setting(), cleared=pack(terms={one.id: one for one in TERMS}))


def own(text):
    return Text(text=text, origin=OWN)


def written(*blocks, given=WITH_TERMS):
    return acronyms(document(*blocks, titled=False), given)


def lines(*blocks):
    return plain_text(written(*blocks)).split("\n")


def test_a_typed_one_is_written_out_where_it_stands_first():
    assert lines(paragraph(own("The LTA and the EU.")), paragraph(own("An LTA."))) == [
        "The long-term agreement (LTA) and the European Union (EU).",
        "An LTA.",
    ]


def test_it_is_the_registers_words_that_are_put_in():
    made = written(paragraph(own("The LTA.")))
    (expansion,) = [node for node in walk(made) if isinstance(node, Text) and node.text == "long-term agreement"]
    assert (expansion.origin.register, expansion.origin.item, expansion.origin.field) == ("terms", "lta", "expansion")


@pytest.mark.parametrize("typed", [(own("All LTAs."),), (own("All "), LTA, own("s."))])
def test_several_have_the_words_for_several(typed):
    assert lines(paragraph(*typed)) == ["All long-term agreements (LTAs)."]


def test_without_words_for_several_nothing_is_guessed():
    assert lines(paragraph(own("Two EUs."))) == ["Two EUs."]


def test_what_opens_a_sentence_has_a_capital():
    assert lines(paragraph(own("LTA talks go on. EU talks too."))) == [
        "Long-term agreement (LTA) talks go on. European Union (EU) talks too."
    ]


@pytest.mark.parametrize(
    ("said", "printed_as"), [("An LTA.", "A long-term agreement (LTA)."), ("An EU.", "A European Union (EU).")]
)
def test_an_english_article_goes_with_the_words_behind_it(said, printed_as):
    assert lines(paragraph(own(said))) == [printed_as]


@pytest.mark.parametrize(
    "said", ["A long-term agreement (LTA) and an LTA.", "The LTA (long-term agreement) and an LTA."]
)
def test_what_its_author_explains_in_place_is_not_explained_again(said):
    assert lines(paragraph(own(said)), paragraph(own("The LTA."))) == [said, "The LTA."]


@pytest.mark.parametrize("said", ["The UN.", "The barrage.", "An LTAX.", "S-LTA-2"])
def test_others_stay(said):
    assert lines(paragraph(own(said))) == [said]


def test_names_and_titles_of_sources_are_left_as_they_are():
    name = Text(text="EU Office", origin=origin("organisations", "eu-office", "name"))
    assert lines(paragraph(name)) == ["EU Office"]


def test_a_quotation_stays_and_explains_nothing():
    quoted = item("talks", "quote", "The EU waits.")
    given = replace(WITH_TERMS, cleared=replace(WITH_TERMS.cleared, items={"talks": quoted}))
    assert plain_text(written(paragraph(own("The EU waits.")), given=given)) == "The EU waits."


def test_headings_boxes_cells_and_notes_count():
    held = table(("Year",), ("2030",))
    held = replace(held, header=(row(own("The EU")),), note=(own("EU and LTA."),))
    assert lines(section(1, "Talks", held)) == [
        "Talks",
        "The European Union (EU)",
        "2030",
        "EU and long-term agreement (LTA).",
    ]


def chart(**fields):
    made = Chart(
        form="column",
        caption=(own("Trade"),),
        series=(ChartSeries(children=(own("EU"),)),),
        categories=(ChartCategory(children=words("2030"), values=(ChartValue(amount=1.0),)),),
        alternative_text="The EU grows.",
    )
    return replace(made, **fields)


def test_labels_of_a_chart_are_explained_in_its_note():
    made = written(chart(note=(own("By year."),)))
    (drawn,) = made.blocks
    assert inline_text(drawn.series[0].children) == "EU"
    assert inline_text(drawn.note) == "By year. EU: European Union."


def test_alternative_text_is_written_out_and_is_no_first_use_for_those_who_see():
    drawn, said = written(chart(series=(ChartSeries(children=words("Trade")),)), paragraph(own("The EU."))).blocks
    assert drawn.alternative_text == "The European Union (EU) grows."
    assert inline_text(said.children) == "The European Union (EU)."


def test_alternative_text_behind_a_first_use_stays():
    _, drawn = written(paragraph(own("The EU.")), chart()).blocks
    assert drawn.alternative_text == "The EU grows."


def test_typed_ones_are_written_out_once():
    once = written(chart(), paragraph(own("The LTAs, an LTA (long-term agreement).")))
    assert acronyms(once, WITH_TERMS) == once
