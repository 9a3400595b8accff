import pytest
from support.blocks import LONG, lines_of, question, said
from support.documents import document, paragraph, section, words
from support.layout import house_theme, laid_out

from briefgen.document.nodes import Quote


def test_a_pair_is_never_parted():
    pair = question("Will it be signed?", LONG * 3, LONG * 3)
    for above in range(20, 60):
        layout = laid_out(document(*[paragraph("x")] * above, pair))
        assert layout.placements[above + 1,].first_page == layout.placements[above + 1,].last_page


def test_a_pair_that_fills_a_page_leaves_its_heading_behind_rather_than_be_parted():
    pair = question("Will it?", *[LONG] * 21)
    layout = laid_out(document(paragraph("x"), section(1, "Questions", section(2, "Oil", pair))))
    place = layout.placements[2, 1, 1]
    assert place.first_page == place.last_page > layout.placements[2,].first_page


def test_one_that_is_higher_than_a_page_is():
    layout = laid_out(document(question("Will it be signed?", *[LONG * 3] * 20)))
    assert layout.placements[1,].last_page > layout.placements[1,].first_page


def test_the_answer_is_indented_below_the_question():
    layout = laid_out(document(question("Will it be signed?", LONG)))
    (_, asked), (_, answer), *_ = lines_of(layout, "blocks", 1)
    assert said(asked) == "Will it be signed?"
    assert answer.runs[0].x - asked.runs[0].x == pytest.approx(house_theme().indents.answer)
    assert asked.runs[0].ink.face.weight == 600


def test_a_quotation_is_indented_and_its_speaker_follows_on_the_same_page():
    quoted = Quote(blocks=(paragraph(LONG * 3),), attribution=words("A minister"))
    for above in range(35, 60):
        layout = laid_out(document(*[paragraph("x")] * above, quoted))
        *_, (page, last), (after, speaker) = lines_of(layout, "blocks", above + 1)
        assert (said(speaker), after) == ("A minister", page)
        assert last.runs[0].x == speaker.runs[0].x == house_theme().page.left + house_theme().indents.quote


def test_a_quotation_without_a_speaker():
    assert len(list(lines_of(laid_out(document(Quote(blocks=(paragraph("Yes."),)))), "blocks", 1))) == 1
