from hypothesis import given
from support.documents import bullets, document, drafts, paragraph, row, section, table, term, words
from support.settings import setting

from briefgen.document.inlines import Abbreviation
from briefgen.document.nodes import Box, Title
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
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
