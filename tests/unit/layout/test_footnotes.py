from dataclasses import replace

import pytest
from support.blocks import said, text_lines
from support.documents import bullets, chart, document, end, foot, paragraph, section, table, words
from support.layout import house_fonts, house_theme, laid_out

from briefgen.document.inlines import Strong
from briefgen.document.nodes import Box, Point, PointList
from briefgen.document.references import NoteList
from briefgen.document.tables import Cell, HeaderField, HeaderTable, Row, RowGroup
from briefgen.layout.footnotes import calls
from briefgen.layout.model import TextLine

NOTE = foot(1, "A letter of the ministry, 1 May 2031")


def runs(page):
    return [run for line in text_lines(page) for run in line.runs]


def run_at(page, *place):
    return next(run for run in runs(page) if run.place == place)


def lines(page):
    return [said(piece) for piece in page.pieces if isinstance(piece, TextLine)]


def test_the_number_is_raised_by_the_font_s_own_measures():
    page = laid_out(document(paragraph("Oil", NOTE, " and gas."), titled=False)).pages[0]
    face = house_fonts().face("Noto Sans", "regular")
    size = house_theme().styles["body"].size
    number = run_at(page, "blocks", 0, "children", 1, "number")
    assert number.text == "1"
    assert (number.ink.size, number.ink.rise) == pytest.approx((0.6 * size, 0.35 * size))
    assert (face.superscript, face.superscript_rise) == (600, 350)
    assert number.ink.colour == house_theme().link


def test_a_raised_number_makes_no_line_higher():
    plain = laid_out(document(paragraph("Oil and gas. " * 30), titled=False))
    noted = laid_out(document(paragraph("Oil and gas. " * 15, NOTE, "Oil and gas. " * 15), titled=False))
    heights = [[line.baseline for line in text_lines(each.pages[0])][:4] for each in (plain, noted)]
    assert heights[0] == pytest.approx(heights[1])


def test_the_number_stays_with_the_word_before_it():
    for filler in range(60, 120):
        page = laid_out(document(paragraph("x" * (filler % 7) + " in" * filler, NOTE), titled=False)).pages[0]
        assert [line for line in lines(page) if line.endswith("in1")]


def test_a_note_has_its_number_hung_before_its_words():
    page = laid_out(document(paragraph("Oil", NOTE), titled=False)).pages[0]
    label = run_at(page, "blocks", 0, "children", 1, "label")
    first = run_at(page, "blocks", 0, "children", 1, "children", 0)
    theme = house_theme()
    assert (label.x, first.x) == pytest.approx((theme.page.left, theme.page.left + theme.footnotes.indent))
    assert first.ink.size == theme.styles["footnote"].size


def test_a_note_is_set_over_the_whole_measure_wherever_it_is_called():
    long = foot(1, "A letter of the ministry to the embassy. " * 6)
    boxed = Box(kind="side", blocks=(PointList(points=(Point(label=(), blocks=(paragraph("Oil", long),)),)),))
    narrow, wide = (laid_out(document(block, titled=False)).pages[0] for block in (boxed, paragraph("Oil", long)))
    assert [line for line in lines(narrow) if "letter" in line] == [line for line in lines(wide) if "letter" in line]


def test_a_note_stands_on_the_page_where_it_is_called():
    for filler in range(30, 50):
        made = document(
            *[paragraph("x")] * filler, paragraph("Oil ", "and gas " * 60, NOTE, " and coal" * 60), titled=False
        )
        for page in laid_out(made).pages:
            places = [
                run.place[-1] for run in runs(page) if run.place and run.place[:4] == ("blocks", filler, "children", 2)
            ]
            assert ("number" in places) == ("label" in places)


def cell(*inlines, header=False):
    return Cell(children=words(*inlines), header=header)


def test_a_header_row_that_is_repeated_calls_its_note_once():
    held = table(("Year", "Trade"), *[("2030", "65.7")] * 90)
    headed = replace(held, header=(Row(cells=(cell("Year", NOTE), cell("Trade"))),))
    layout = laid_out(document(headed, titled=False))
    assert layout.page_count > 1
    assert [sum("letter" in line for line in lines(page)) for page in layout.pages] == [
        1,
        *[0] * (layout.page_count - 1),
    ]


@pytest.mark.parametrize(
    ("block", "host"),
    [
        (paragraph(Strong(children=words("Oil", NOTE))), ("children",)),
        (section(1, "Oil", bullets("x")), None),
        (replace(section(1, "", paragraph("x")), heading=words("Oil", NOTE)), ("heading",)),
        (PointList(points=(Point(label=words("so", NOTE), blocks=(paragraph("x"),)),)), ("points", 0, "label")),
        (
            replace(table(("h",)), groups=(RowGroup(rows=(Row(cells=(cell("x", NOTE),)),)),)),
            ("groups", 0, "rows", 0, "cells", 0, "children"),
        ),
        (chart(("A",), ("x", (1.0,)), unit=words("US$", NOTE)), ()),
        (chart(("A",), ("x", (1.0,)), source=words("Customs", NOTE)), ("source",)),
        (HeaderTable(fields=(HeaderField(label=words("To"), value=words("all", NOTE)),), form="line"), ()),
        (HeaderTable(fields=(HeaderField(label=words("To"), value=words("all", NOTE)),), form="plain"), ("fields", 0)),
        (HeaderTable(fields=(HeaderField(label=words("To"), value=words("all", NOTE)),)), ("fields", 0, "value")),
    ],
)  # fmt: skip
def test_a_note_is_read_after_the_words_that_call_it(block, host):
    made = [call.host for call in calls(document(block, titled=False))]
    assert made == ([] if host is None else [("blocks", 0, *host)])


def test_end_notes_stand_in_a_list_in_the_order_of_their_numbers():
    made = document(paragraph("Oil", end(1, "A letter")), NoteList(), paragraph("Gas", end(2, "An act")), titled=False)
    layout = laid_out(made)
    assert lines(layout.pages[0]) == ["TLP:CLEAR", "Oil1", "1.", "A letter", "2.", "An act", "Gas2"]
    assert layout.placements[1,].first_page == 1


def test_a_list_without_end_notes_takes_no_room():
    page = laid_out(document(paragraph("Oil", NOTE), NoteList(), titled=False)).pages[0]
    assert lines(page) == ["TLP:CLEAR", "Oil1", "1", "A letter of the ministry, 1 May 2031"]
