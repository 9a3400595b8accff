"""What Word counts by itself comes to what the tree says."""

from support.documents import annex, bullets, document, paragraph, section

from briefgen.document.nodes import Columns, ListItem, OrderedList
from briefgen.writers.docx.counting import NOT_NUMBERED, number
from briefgen.writers.docx.flow import flow


def counted(*blocks):
    return number(flow(document(*blocks, titled=False)))


def ordered(*items, **fields):
    return OrderedList(items=tuple(ListItem(blocks=(paragraph(each),)) for each in items), **fields)


def test_every_list_starts_anew():
    found = counted(ordered("a", "b"), paragraph("between"), ordered("c"), ordered("d", start=5))
    assert [(each.level, each.start) for each in found.series] == [(0, 1), (0, 1), (0, 5)]
    assert [item.num for item in found.flow[1:]] == [(9, 0), (9, 0), None, (10, 0), (11, 0)]


def test_a_list_goes_on_after_one_inside_it():
    inner = ordered("b", style="alpha")
    outer = OrderedList(items=(ListItem(blocks=(paragraph("a"), inner)), ListItem(blocks=(paragraph("c"),))))
    assert [item.num for item in counted(outer).flow[1:]] == [(9, 0), (10, 1), (9, 0)]


def test_paragraph_numbers_run_on_through_the_document():
    found = counted(paragraph("a", number=1), section(1, "One", bullets("x"), paragraph("b", number=2)))
    assert len(found.series) == 1


def test_a_gap_in_the_numbers_starts_a_series():
    found = counted(paragraph("a", number=1), paragraph("b", number=3), paragraph("c", number=4))
    assert [each.start for each in found.series] == [1, 3]


def test_numbers_that_have_no_margin_to_hang_in_are_a_series_of_another_look():
    across, within = paragraph("a", number=1), Columns(blocks=(paragraph("b", number=2), paragraph("c", number=3)))
    found = counted(across, within, paragraph("d", number=4))
    assert [(each.start, each.look.runs_in) for each in found.series] == [(1, False), (2, True), (4, False)]
    assert [item.num for item in found.flow[1:]] == [(9, 0), (10, 0), (10, 0), (11, 0)]


def test_headings_numbered_in_order_are_word_s_to_number():
    found = counted(section(1, "A", section(2, "B", number="1.1"), number="1"), section(1, "C", number="2"))
    assert found.headings
    assert [item.numeral for item in found.flow[1:]] == ["", "", ""]


def test_a_heading_without_a_number_is_kept_out_of_the_numbering():
    found = counted(section(1, "A", number="1"), section(1, "Sources"))
    assert found.flow[2].num == NOT_NUMBERED


def test_a_number_that_word_would_not_count_stays_words():
    found = counted(section(1, "A", number="1"), section(1, "B", number="A.7"), section(1, "C", number="2"))
    assert [(item.numeral, item.num) for item in found.flow[1:]] == [("", None), ("A.7", NOT_NUMBERED), ("", None)]


def test_without_numbers_heading_styles_are_not_numbered():
    found = counted(section(1, "A"))
    assert (found.headings, found.flow[1].num) == (False, None)


def test_annexes_in_order_are_word_s_to_letter():
    found = counted(section(1, "One", number="1"), annex("Figures", letter="A"), annex("Terms", letter="B"))
    assert (found.headings, found.annexes) == (True, True)
    assert [(item.numeral, item.num) for item in found.flow[2:]] == [("", None), ("", None)]


def test_an_annex_s_letter_that_word_would_not_count_stays_words():
    found = counted(annex("Figures", letter="A"), annex("Terms", letter="D"))
    assert [(item.numeral, item.num) for item in found.flow[1:]] == [("", None), ("D", NOT_NUMBERED)]
