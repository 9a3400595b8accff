"""Where a note is called, and the note: a link from one to the other, the note behind the words that call it."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from support.documents import chart, document, end, foot, paragraph, table, words
from support.layout import written
from support.pdf import faults, structure_lines, structure_text

from briefgen.diagnostics import UserError
from briefgen.document.nodes import Box, Point, PointList, Section
from briefgen.document.references import NoteList
from briefgen.document.tables import Cell, Row, RowGroup

NOTE = foot(1, "A letter")
CALL = ["Reference", "  Link", "    Lbl", "      '1'", "    OBJR"]
WHOLE = ["Note", "  Lbl", "    '1 '", "  P", "    'A letter'"]


def structure(*blocks):
    lines = structure_lines(written(document(*blocks, titled=False)))
    return [line.removeprefix("  ") for line in lines[3:]]


def indented(lines, by):
    return [f"{'  ' * by}{line}" for line in lines]


def test_a_paragraph_calls_its_note_and_is_followed_by_it():
    assert structure(paragraph("Oil", NOTE, " and gas.")) == [
        "P",
        "  'Oil'",
        *indented(CALL, 1),
        "  ' and gas.'",
        *WHOLE,
    ]


def test_a_cell_holds_its_note():
    rows = (Row(cells=(Cell(children=words("x", NOTE)),)),)
    found = structure(replace(table(("h",), caption=words("Table")), groups=(RowGroup(rows=rows),)))
    assert found[found.index("    TR", found.index("  TBody")) :] == [
        "    TR", "      TD", "        P", "          'x'", *indented(CALL, 5), *indented(WHOLE, 4),
    ]  # fmt: skip


def test_a_box_and_a_heading_are_followed_by_theirs():
    box = Box(kind="side", title=words("Oil", NOTE), blocks=(paragraph("x"),))
    assert structure(box) == ["Div", "  P", "    'Oil'", *indented(CALL, 2), *indented(WHOLE, 1), "  P", "    'x'"]
    headed = Section(level=1, heading=words("Oil", NOTE), blocks=(paragraph("x"),))
    assert structure(headed) == ["Sect", "  H2", "    'Oil'", *indented(CALL, 2), *indented(WHOLE, 1), "  P", "    'x'"]


def test_a_label_s_note_is_read_before_the_words_beside_it():
    found = structure(PointList(points=(Point(label=words("so", NOTE), blocks=(paragraph("x"),)),)))
    assert found == [
        "L", "  LI", "    Lbl", "      'so'", *indented(CALL, 3), "    LBody", *indented(WHOLE, 3), "      P", "        'x'",
    ]  # fmt: skip


def test_a_note_of_a_drawing_stands_behind_the_figure():
    held = chart(("A",), ("x", (1.0,)), unit=words("US$", NOTE))
    assert structure(held)[-5:] == indented(WHOLE, 1)
    assert faults(written(document(held))) == []


def test_end_notes_are_a_list_of_notes():
    found = structure(paragraph("Oil", end(1, "An act")), NoteList())
    assert found[-7:] == ["L", "  LI", "    Lbl", "      '1. '", "    LBody", "      Note", "        'An act'"]


def test_the_link_leads_to_where_the_note_begins():
    data = written(document(*[paragraph("x")] * 80, paragraph("Oil", NOTE), titled=False))
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[-1]
        [link] = page.Annots
        assert link.Dest[0].objgen == page.obj.objgen
        assert str(link.Contents) == "1. A letter"
        assert 60 < float(link.Dest[3]) < 120


def test_numbers_are_the_writer_s_and_notes_are_read_behind_their_words():
    data = written(document(paragraph("Oil", NOTE, " and gas."), paragraph("Coal."), titled=False))
    assert structure_text(data, generated=False).split("\n") == [
        "TLP:CLEAR",
        "Oil and gas.",
        "A letter",
        "",
        "Coal.",
        "",
    ]


def test_an_end_note_that_is_gathered_nowhere_is_a_problem():
    with pytest.raises(UserError, match="is not in this brief"):
        written(document(paragraph("Oil", end(1, "An act"))))
