"""What stays on one page in Word, as it does in the PDF."""

from dataclasses import replace

import pytest
from support.documents import bullets, document, paragraph, points, section, table, timeline, words
from support.docx import Pages, find, government, val, words_of, xml

from briefgen.document.figures import DecisionBlank, DecisionBlock, DecisionChoice
from briefgen.document.nodes import Box, MarginNote, Point, PointList
from briefgen.writers.docx.write import write_docx

LONG = "Supply over many years, and a larger part in the fields, is what the talks are expected to turn on. " * 4


def styles_of(docx):
    return {val(each, "styleId"): each for each in find(xml(docx, "word/styles.xml"), "//w:style")}


def says(style, name, known):
    """Tell whether a style, or what it is based on, has a property."""
    while style is not None:
        if found := find(style, f"w:pPr/w:{name}"):
            return val(found[0]) != "0"
        style = next((known[val(each)] for each in find(style, "w:basedOn")), None)
    return False


def kept(*blocks, name="keepNext", theme=None):
    """Return each paragraph's words behind the title, with whether it has the property by its style."""
    docx = write_docx(document(*blocks), Pages(), theme or government())
    known = styles_of(docx)
    body = find(xml(docx), "//w:body/w:p[w:pPr/w:pStyle]")
    said = ((words_of(each), says(known[val(find(each, "w:pPr/w:pStyle")[0])], name, known)) for each in body)
    return [(words.strip("\t").split("\t")[-1], keeps) for words, keeps in said][2:]


def together(*blocks, **options):
    return [keeps for _, keeps in kept(*blocks, **options)]


def conflict(*sides, title="They differ"):
    return Box(kind="conflict", title=words(title), blocks=(points(*sides, kind="label"),))


def test_the_sides_of_a_conflict_are_not_torn_apart():
    box = conflict(("A", LONG), ("B", LONG), ("Why", LONG))
    assert together(box, paragraph("Below.")) == [True, True, True, False, False]
    assert together(box, name="keepLines")[1:] == [True, True, True]


def test_a_short_box_is_on_one_page_and_a_long_one_may_be_parted():
    assert together(Box(kind="side", blocks=(paragraph("a"), bullets("b", "c")))) == [True, True, False]
    assert together(Box(kind="side", blocks=tuple(paragraph(LONG) for _ in range(3)))) == [False, False, False]


def test_a_point_of_several_paragraphs_does_not_stand_alone_and_may_part_from_the_next():
    judged = PointList(
        kind="certainty",
        points=tuple(
            Point(label=words(label), blocks=(paragraph(f"judgement {label}"), paragraph("reasons")))
            for label in ("Low", "High")
        ),
    )
    assert together(judged) == [True, False, True, False]


@pytest.mark.parametrize("made", [points, timeline])
def test_neither_the_first_nor_the_last_point_stands_alone(made):
    pairs = [(f"{at} May", f"words {at}") for at in range(5)]
    assert together(made(*pairs)) == [True, False, False, True, False]
    assert together(made(pairs[0])) == [False]


def test_an_entry_of_a_timeline_is_on_one_page():
    assert together(timeline(("8 May", "Arrival."), ("9 May", "Talks.")), name="keepLines") == [True, True]


def test_three_lines_stand_below_a_heading():
    blocks = [paragraph(each) for each in ("one", "two", "three", "four")]
    assert together(section(1, "Energy", *blocks)) == [True, True, True, False, False]
    assert together(section(1, "Energy", paragraph(LONG), paragraph("two"))) == [True, False, False]


def test_what_a_short_section_leaves_of_them_is_not_the_next_ones_to_make_up():
    assert together(section(1, "Energy", paragraph("one")), section(1, "Trade", paragraph(LONG))) == [
        True,
        False,
        True,
        False,
    ]


def test_a_note_in_the_margin_stays_with_what_it_is_about():
    assert together(paragraph("Said."), MarginNote(children=words("Twice.")), paragraph("More.")) == [
        True,
        False,
        False,
    ]


def test_a_decision_is_on_one_page_and_free_from_what_follows():
    block = DecisionBlock(
        choices=(DecisionChoice(children=words("Agree")),),
        blanks=tuple(DecisionBlank(children=words(word)) for word in ("Signature", "Date", "Place")),
    )
    assert together(block, paragraph("Below.")) == [True, True, False, False]


def test_a_caption_stays_with_its_table_and_a_note_with_its_source():
    drawn = replace(table(("a",), ("b",)), caption=words("Trade"), note=words("Early."), source=words("Customs"))
    assert together(drawn) == [True, True, False]


def test_no_single_line_of_a_paragraph_stands_alone():
    normal = styles_of(write_docx(document(), Pages(), government()))["Normal"]
    assert find(normal, "w:pPr/w:widowControl")
