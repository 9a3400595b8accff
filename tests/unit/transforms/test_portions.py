"""Portion marks over a whole brief: each is as high as what stands beside it."""

from dataclasses import replace

import pytest
from support.briefs import document as read
from support.cleared import CLEAR, figure, item, origin, pack
from support.documents import bullets, document, paragraph
from support.settings import form, setting

from briefgen.document.dump import dump
from briefgen.document.figures import Fact, FactStrip
from briefgen.document.inlines import Text
from briefgen.document.nodes import Point, PointList, Section, Title
from briefgen.document.origins import PhraseOrigin
from briefgen.document.tables import Cell, Column, HeaderField, HeaderTable, Row, RowGroup, Table
from briefgen.document.words import plain_text
from briefgen.transforms.portions import portions

LOW = replace(CLEAR, scheme="us-cui", id="uncontrolled", order=0, label="UNCLASSIFIED", portion="(U)")
HIGH = replace(LOW, id="controlled", order=1, label="CUI", portion="(CUI)")
CLEARED = pack(item("open", "fact", "A.", level=LOW), item("kept", "fact", "B.", level=HIGH), base=LOW)


def said(name: str, text: str) -> Text:
    return Text(text=text, origin=origin("items", name))


def words(text: str) -> tuple[Text]:
    return (Text(text=text, origin=PhraseOrigin(key="phrase", language="en-GB")),)


def marked(*blocks, asked=True, cleared=CLEARED):
    made = replace(setting(), cleared=cleared, form=form(portion_marks=asked))
    return portions(document(*blocks, titled=False), made)


def lines(*blocks, **options) -> list[str]:
    return dump(marked(*blocks, **options)).split("\n\n", 1)[1].strip().split("\n")


def table(caption=()):
    row = Row(cells=(Cell(children=(said("kept", "b"),)), Cell(children=(said("open", "a"),))))
    head = Row(cells=(Cell(children=words("One")), Cell(children=words("Two"))))
    return Table(
        columns=(Column(), Column()), header=(head,), groups=(RowGroup(rows=(row,)),), caption=caption, summary="S"
    )


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Title(children=words("Water")), ["Title: (U) Water"]),
        (paragraph(said("open", "A.")), ["Paragraph: (U) A."]),
        (paragraph(said("open", "A. "), said("kept", "B.")), ["Paragraph: (CUI) A. B."]),
        (Section(level=1, heading=words("Water"), blocks=(paragraph(said("kept", "B.")),)), ["Section level=1: (U) Water", "  Paragraph: (CUI) B."]),
        (table(words("What")), ["caption=(CUI) What"]),
        (table(), ["header Row: (CUI) One | Two"]),
        (FactStrip(facts=(Fact(value=(said("kept", "5"),), label=words("years")),)), ["  Fact: value=5 label=(CUI) years"]),
        (HeaderTable(fields=(HeaderField(label=words("To"), value=words("Minister")),)), ["  HeaderField: label=To value=Minister"]),
    ],
    ids=["title", "paragraph", "the highest", "heading", "caption", "no caption", "fact", "who writes to whom"],
)  # fmt: skip
def test_the_mark_stands_before_the_words(block, expected):
    printed = "\n".join(lines(block))
    assert [line for line in expected if line not in printed] == []


def test_each_bullet_is_a_portion():
    printed = lines(bullets(said("open", "A."), said("kept", "B.")))
    assert [line.strip() for line in printed if "Paragraph" in line] == ["Paragraph: (U) A.", "Paragraph: (CUI) B."]


def test_a_label_in_the_margin_counts_for_the_words_beside_it():
    point = Point(label=(said("kept", "Ms B"),), blocks=(paragraph(said("open", "A.")),))
    assert [line.strip() for line in lines(PointList(points=(point,))) if "Paragraph" in line] == [
        "Paragraph: (CUI) A."
    ]


def test_a_mark_comes_from_the_item_or_from_the_pack():
    own, bare = marked(paragraph(said("kept", "B.")), paragraph(words("Words.")[0])).blocks
    assert [(each.children[0].origin.item, each.children[0].origin.field) for each in (own, bare)] == [
        ("kept", "marking"),
        (CLEARED.title_origin.item, "marking"),
    ]


def test_twice_is_as_once():
    once = marked(paragraph(said("kept", "B.")), table(), table(words("What")))
    assert portions(once, replace(setting(), cleared=CLEARED, form=form(portion_marks=True))) == once


def test_nothing_is_marked_that_nobody_asks_for():
    assert lines(paragraph(said("kept", "B.")), asked=False) == ["Paragraph: B."]


def test_nor_where_the_scheme_marks_no_portions():
    plain = pack(item("open", "fact", "A."), item("kept", "fact", "B."))
    assert lines(paragraph(said("kept", "B.")), cleared=plain) == ["Paragraph: B."]


def test_a_mark_that_the_template_sets_is_as_high_as_what_its_paragraph_names(tmp_path):
    talks = item("talks", "fact", "It costs {figure:cost}.", level=LOW)
    cleared = pack(talks, base=LOW, figures={"cost": figure("cost", "5", level=HIGH)})
    made = read(tmp_path, "{% for claim in claims %}\n{{ portion(claim) }}{{ claim }}\n\n{% endfor %}", cleared)
    raised = portions(made, replace(setting(), cleared=cleared))
    assert plain_text(raised).split("\n")[-1] == "(CUI) It costs 5."
