"""Points, questions, facts, decisions, dates, annexes and the like as runs of paragraphs."""

import pytest
from support.documents import annex, bullets, chart, document, paragraph, points, section, table, timeline, words

from briefgen.document.figures import DecisionBlank, DecisionBlock, DecisionChoice, Fact, FactStrip
from briefgen.document.nodes import (
    Box,
    BulletList,
    ListItem,
    MarginNote,
    OrderedList,
    Point,
    PointList,
    QuestionAnswer,
    Quote,
)
from briefgen.document.references import Contents, ContentsEntry, Glossary, GlossaryEntry
from briefgen.document.tables import HeaderField, HeaderTable
from briefgen.writers.docx.flow import flow
from briefgen.writers.docx.pieces import Abreast, Entry, Label, Tab, Tick, WordChart, WordParagraph


def body(*blocks):
    return flow(document(*blocks, titled=False))[1:]


def styles(*blocks):
    return [each.style if isinstance(each, WordParagraph) else "a table" for each in body(*blocks)]


def said(item):
    """Return the kinds of a paragraph's pieces."""
    return [type(piece).__name__ for piece in item.pieces]


# --- points and dates --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "style"), [("certainty", "Point"), ("label", "LabelledPoint")])
def test_a_point_is_its_label_and_its_words_on_a_tab(kind, style):
    labelled, plain = body(points(("expected", "It comes."), ("", "No word."), kind=kind))
    assert (labelled.style, said(labelled)) == (style, ["Label", "Tab", "Text"])
    assert said(plain) == ["Tab", "Text"]


def test_what_belongs_to_a_point_stands_in_its_column():
    inner = OrderedList(items=(ListItem(blocks=(paragraph("c"),)),))
    point = Point(label=words("A"), blocks=(paragraph("a"), paragraph("b"), inner))
    first, second, third = body(PointList(points=(point,)))
    assert (first.style, second.style, third.style) == ("Point", "PointContinue", "ListNumber")
    assert (second.columns, third.columns, third.counted.columns) == ((), ("certainty",), ("certainty",))
    assert (first.leads, second.leads) == (True, False)


def test_points_within_a_list_are_moved_in_by_it():
    listed = BulletList(items=(ListItem(blocks=(paragraph("a"), points(("so", "b")))),))
    assert [(each.style, each.columns) for each in body(listed)] == [("ListBullet", ()), ("Point", ("list",))]


def test_points_in_a_box_reach_back_to_its_edge():
    point = Point(label=words("A"), blocks=(paragraph("a"), paragraph("b")))
    box = Box(kind="conflict", blocks=(PointList(points=(point,), kind="label"),))
    first, second = body(box)
    assert [each.style for each in (first, second)] == ["ConflictBoxPoint", "ConflictBox"]
    assert {each.columns for each in (first, second)} == {("label",)}
    assert (said(first), said(second)) == (["Label", "Tab", "Text"], ["Tab", "Text"])


def test_bullets_beside_a_label_in_a_box_are_counted_so_that_they_stand_beside_it():
    point = Point(label=words("A"), blocks=(paragraph("a"), bullets("b")))
    last = body(Box(kind="conflict", blocks=(PointList(points=(point,), kind="label"),)))[-1]
    assert (last.style, last.counted.kind, last.counted.columns) == ("ConflictBoxBullet", "bullet", ("label",))


def test_bullets_in_a_point_are_counted_for_they_have_another_sign():
    point = Point(label=words("A"), blocks=(paragraph("a"), bullets("b", "c")))
    one, other = body(PointList(points=(point,)))[-2:]
    assert (one.style, one.counted.kind, one.counted.columns) == ("ListBullet", "bullet", ("certainty",))
    assert other.counted.level == one.counted.level == 0


def test_a_date_hangs_beside_what_happens():
    first, last = body(timeline(("4 December", "Arrival."), ("5 December", "Talks.")))
    assert (first.style, first.pieces[:2]) == ("Timeline", (Label(children=words("4 December"), look="when"), Tab()))
    assert (first.first, last.last) == (True, True)


# --- what is said ------------------------------------------------------------------------------------------------


def test_a_question_stays_with_its_answer_to_the_last_paragraph():
    pair = QuestionAnswer(question=words("When?"), answer=(paragraph("a"), bullets("b", "c"), paragraph("d")))
    found = body(pair)
    assert [each.style for each in found] == ["Question", "Answer", "ListBullet", "ListBullet", "Answer"]
    assert [each.leads for each in found[1:]] == [True, True, True, False]


def test_a_quotation_stays_with_who_said_it():
    quote = Quote(blocks=(paragraph("a"), paragraph("b")), attribution=words("A minister"))
    assert [(each.style, each.leads) for each in body(quote)] == [
        ("Quote", True),
        ("Quote", True),
        ("Attribution", False),
    ]
    assert [each.leads for each in body(Quote(blocks=(paragraph("a"),)))] == [False]


def test_a_line_to_say_stays_with_the_fact_that_it_rests_on():
    found = body(paragraph("a", role="line"), paragraph("b", role="fact"), paragraph("c", role="line"))
    assert [(each.style, each.leads) for each in found] == [
        ("LineToSay", True),
        ("LineFact", False),
        ("LineToSay", False),
    ]


def test_a_note_for_the_margin_is_a_paragraph():
    assert styles(MarginNote(children=words("Said twice."))) == ["MarginNote"]


# --- forms -------------------------------------------------------------------------------------------------------


def test_a_plain_head_survives_as_text():
    fields = (HeaderField(label=words("FROM"), value=words("Unit")), HeaderField(label=(), value=words("For action")))
    found = body(HeaderTable(fields=fields, form="plain"))
    assert [said(each) for each in found] == [["Label", "Text", "Text"], ["Text"]]
    assert found[0].pieces[1].text == ": "


STRIP = FactStrip(facts=tuple(Fact(value=words(each), label=words("of what")) for each in ("68.7", "two", "5")))


def test_facts_stand_side_by_side_each_in_a_column():
    found = body(STRIP)
    assert [each.style for each in found] == ["FactValue", "FactLabel"] * 3
    assert {each.abreast for each in found} == {Abreast(columns=3, holding="facts")}
    assert [each.opens_column for each in found] == [True, False] * 3
    assert [each.first for each in found] == [True] + [False] * 5


def test_facts_in_a_box_stand_one_under_the_other():
    assert {each.abreast for each in body(Box(kind="side", blocks=(STRIP,)))} == {None}


def test_a_decision_is_a_line_of_boxes_and_lines_of_two_rules():
    choices = tuple(DecisionChoice(children=words(each)) for each in ("Agree", "Discuss"))
    blanks = tuple(DecisionBlank(children=words(each)) for each in ("Signature", "Date", "Place"))
    found = body(DecisionBlock(choices=choices, blanks=blanks))
    assert [each.style for each in found] == ["DecisionChoices", "DecisionBlanks", "DecisionBlanks"]
    assert [type(each) for each in found[0].pieces] == [Tick, Label, Tick]
    assert [said(each).count("Tab") for each in found[1:]] == [3, 1]


# --- tables and charts -------------------------------------------------------------------------------------------


def test_a_chart_stands_above_the_table_of_its_values():
    drawn = chart(
        ("Exports", "Imports"),
        ("2024", (None, 61.4)),
        caption=words("Trade"),
        unit=words("US$ billion"),
        source=words("Ministry"),
        anchor="trade",
    )
    caption, figure, made, source = body(drawn)
    assert (figure.style, figure.chart, figure.leads) == ("ChartFigure", WordChart(chart=drawn, rows=3), True)
    assert (caption.style, caption.target, source.style) == ("Caption", ("block", "trade"), "TableSource")
    assert said_in(made) == [["US$ billion", "2024"], ["Exports", "–"], ["Imports", "61.4"]]
    assert [row.kind for row in made.rows] == ["header", "body", "body"]
    assert made.summary == "What the chart shows."


def said_in(made):
    return [[cell.children[0].text for cell in row.cells] for row in made.rows]


def test_categories_that_have_no_room_side_by_side_stand_one_below_the_other():
    years = tuple((f"a long name of {year}", (1.0,)) for year in range(2020, 2026))
    _, made, _ = body(chart(("Exports",), *years))
    assert said_in(made)[1] == ["a long name of 2020", "1"]


def test_a_chart_has_no_table_of_its_own_above_one_that_says_the_same():
    drawn = chart(("Exports",), ("2024", (4.0,)))
    same, other = table(("Year", "Exports"), ("2024", "4")), table(("Year", "Exports"), ("2024", "5"))
    assert styles(drawn, same)[:2] == ["ChartFigure", "a table"]
    assert styles(drawn, other)[:2] == ["ChartFigure", "a table"]
    assert (styles(drawn, same).count("a table"), styles(drawn, other).count("a table")) == (1, 2)


def test_a_register_keeps_its_kind():
    assert body(table(("No.",), ("1",), kind="register"))[0].kind == "register"


def test_a_note_stays_with_the_source_below_it():
    drawn = table(("No.",), ("1",), note=words("a"), source=words("b"))
    assert [each.leads for each in body(drawn)[1:]] == [True, False]


# --- what leads elsewhere ----------------------------------------------------------------------------------------


def test_contents_are_entries_by_level():
    entries = (
        ContentsEntry(children=words("One"), target="a", level=1, number="1"),
        ContentsEntry(children=words("Two"), target="b", level=2),
    )
    found = body(Contents(entries=entries, levels=2))
    assert [(each.style, each.contents, each.first, each.last) for each in found] == [
        ("TOC1", 2, True, False),
        ("TOC2", 2, False, True),
    ]
    assert found[0].pieces == (Entry(number="1", children=words("One"), target="a"),)


@pytest.mark.parametrize(("columns", "abreast"), [(1, None), (2, Abreast(columns=2, holding="glossary"))])
def test_a_glossary_has_its_columns(columns, abreast):
    entry = GlossaryEntry(term="lta", children=words("LTA"), gloss=words("A promise."))
    [found] = body(Glossary(entries=(entry,), columns=columns))
    assert (found.style, found.abreast, said(found)) == ("GlossaryEntry", abreast, ["Label", "Text", "Text"])


def test_an_annex_begins_a_page_and_counts_as_a_heading():
    attached = annex("Expectations", paragraph("a"), section(2, "Method"), letter="A", anchor="x")
    heading, _, below = body(attached)
    assert (heading.style, heading.outline, heading.numeral, heading.target) == ("Annex", 0, "A", ("block", "x"))
    assert (heading.page_before, below.style) == (True, "Heading2")
