from hypothesis import given
from support.documents import (
    chart,
    cite,
    document,
    documents,
    end,
    everything,
    foot,
    paragraph,
    points,
    section,
    table,
    term,
)

from briefgen.document.dump import dump


def body(made):
    return dump(made).split("\n\n", 1)[1].rstrip("\n").split("\n")


def test_a_line_for_each_block_with_its_words():
    made = document(section(1, "Energy", paragraph("Oil is ", term("LTA", "long-term agreement"), " business.")))
    assert body(made) == [
        "Title: A visit",
        "Section level=1: Energy",
        "  Paragraph: Oil is {LTA = long-term agreement} business.",
    ]


def test_a_row_is_one_line():
    assert body(document(table(("Year", "Trade"), ("2030", "65.7")), titled=False)) == [
        "Table columns=start,start",
        "  header Row: Year | Trade",
        "  RowGroup",
        "    Row: 2030 | 65.7",
    ]


def test_what_is_as_usual_is_not_said_and_nought_is():
    made = document(chart(("A",), ("x", (0.0,))), points(("so", "b")), table(("h",), ("c",)), titled=False)
    assert body(made) == [
        "Chart form=column alternative_text=What the chart shows.",
        "  ChartSeries: A",
        "  ChartCategory: x",
        "    ChartValue amount=0.0: 0",
        "PointList",
        "  Point: label=so",
        "    Paragraph: b",
        "Table columns=start",
        "  header Row: h",
        "  RowGroup",
        "    Row: c",
    ]


def test_a_citation_without_numbers_names_its_sources():
    assert body(document(paragraph("So ", cite("act", "speech")), titled=False)) == ["Paragraph: So [@act; @speech]"]


def test_a_note_stands_where_it_is_called():
    made = document(paragraph("Oil", foot(1, "A letter"), " and gas", end(1, "An act")), titled=False)
    assert body(made) == ["Paragraph: Oil[foot note 1: A letter] and gas[end note 1: An act]"]


def test_the_head_says_language_marking_and_furniture():
    head = dump(everything()).split("\n\n", 1)[0]
    assert "en-GB 'A visit'" in head
    assert "label=TLP:CLEAR" in head
    assert "draft=DRAFT" in head


@given(documents())
def test_origins_do_not_show(drawn):
    assert "pack.md" not in dump(drawn)
