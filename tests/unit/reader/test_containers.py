"""Containers to blocks, as the tree's dump says it; and what each of them refuses."""

import pytest
from support.briefs import document

from briefgen.diagnostics import UserError
from briefgen.document.dump import dump


def tree(root, template):
    return dump(document(root, template)).rstrip().split("\n\n", 1)[1].removeprefix("Title: Trial\n")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("::: fact\na\n:::", "Paragraph role=fact: a"),
        ("::: banner\na\n:::", "Paragraph role=banner: a"),
        ("::: margin\na\n\nb\n:::", "MarginNote: a\nMarginNote: b"),
        ("::: header-plain\n- TO | A\n:::", "HeaderTable form=plain\n  HeaderField: label=TO value=A"),
        ("::: points\n- so | a\n- b\n:::", "PointList\n  Point: label=so\n    Paragraph: a\n  Point\n    Paragraph: b"),
        ("::: points label\n- who | a\n:::", "PointList kind=label\n  Point: label=who\n    Paragraph: a"),
        ("::: points\n- so | a\n\n  more\n\n  - in it\n:::", "PointList\n  Point: label=so\n    Paragraph: a\n    Paragraph: more\n    BulletList\n      ListItem\n        Paragraph: in it"),
        ("::: question\nQ?\n\nA.\n\n- b\n:::", "QuestionAnswer: question=Q?\n  Paragraph: A.\n  BulletList\n    ListItem\n      Paragraph: b"),
        (":::: quote\na\n\nb\n\n::: attribution\nwho\n:::\n::::", "Quote: attribution=who\n  Paragraph: a\n  Paragraph: b"),
        ("::: quote\na\n:::", "Quote\n  Paragraph: a"),
        ("::: conflict\n**T**\n\n- A | a\n- B | b\n:::", "Box kind=conflict: title=T\n  PointList kind=label\n    Point: label=A\n      Paragraph: a\n    Point: label=B\n      Paragraph: b"),
        ("::: fact-strip\n- 1 | a\n- 2 | b\n:::", "FactStrip\n  Fact: value=1 label=a\n  Fact: value=2 label=b"),
        ("::: decision\n- Agree\n- Not\n- Signature |\n:::", "DecisionBlock\n  DecisionChoice: Agree\n  DecisionChoice: Not\n  DecisionBlank: Signature"),
        ("::: timeline\n- May | a\n- June | b\n:::", "Timeline\n  TimelineEntry: when=May\n    Paragraph: a\n  TimelineEntry: when=June\n    Paragraph: b"),
        ("::: register 1 2\n| A | B |\n| - | - |\n| a | b |\n:::", "Table kind=register columns=start,start\n  header Row: A | B\n  RowGroup\n    Row: a | b"),
        ("::: views\n| A |\n| - |\n| a |\n:::", "Table kind=views columns=start\n  header Row: A\n  RowGroup\n    Row: a"),
        ("::: contents\n:::", "Contents"),
        ("::: contents 2\n:::", "Contents levels=2"),
        ("::: glossary\n:::", "Glossary columns=1"),
        ("::: glossary 2\n:::", "Glossary columns=2"),
        ("::: yardstick\n:::", "Table anchor=yardstick columns="),
        ("::: columns\na\n\n- b\n:::", "Columns\n  Paragraph: a\n  BulletList\n    ListItem\n      Paragraph: b"),
        ("## A\n\na\n\n:::: annex\n## B\n\nb\n\n### C\n\nc\n::::\n\n:::: annex\n## D\n\nd\n::::", "Section level=1: A\n  Paragraph: a\nAnnex: B\n  Paragraph: b\n  Section level=2: C\n    Paragraph: c\nAnnex: D\n  Paragraph: d"),
    ],
)  # fmt: skip
def test_container(tmp_path, template, expected):
    assert tree(tmp_path, template) == expected


def test_each_side_of_a_bar_is_read_by_itself(tmp_path):
    template = "::: points\n{% for x in expectations %}\n- {{ certainty(x) }} | {{ certainty(x) }}, so to say\n- {{ certainty(x) }} | {{ x.short }}\n{% endfor %}\n:::"

    assert tree(tmp_path, template).split("\n")[1:] == [
        "  Point: label={expected: Expected}",
        "    Paragraph: {expected: Expected}, so to say",
        "  Point: label={expected: Expected}",
        "    Paragraph: Gas supply is expected to lead the talks.",
    ]


def test_an_item_that_prints_nothing_is_left_out(tmp_path):
    template = "::: points\n- so | a\n{% for x in gaps %}\n- {{ cite(x) }}\n{% endfor %}\n:::"

    assert tree(tmp_path, template).count("Point:") == 1


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("::: fact loud\na\n:::", 3, "'fact' has no form 'loud'"),
        ("::: margin\n:::", 3, "'margin' holds nothing"),
        ("::: points big\n- a | b\n:::", 3, "'points' has no form 'big'"),
        ("::: points\n:::", 3, "'points' holds nothing"),
        ("::: points\na\n:::", 4, "'points' takes a list only"),
        ("::: points\n- a |\n:::", 4, "an item of 'points' has no words behind its label"),
        ("::: points\n- | a |\n  | - |\n  | b |\n:::", 4, "an item of 'points' begins without words"),
        ("::: question\nQ?\n:::", 3, "'question' has no answer"),
        ("::: question\n- Q?\n\nA.\n:::", 4, "'question' begins without a question"),
        ("::: quote\n:::", 3, "'quote' holds no words"),
        ("::: quote\n- a\n:::", 4, "'quote' takes paragraphs only"),
        (":::: quote\na\n\n::: attribution\nb\n:::\n::: attribution\nc\n:::\n::::", 9, "'quote' has more than one attribution"),
        (":::: quote\na\n\n::: attribution\n- b\n:::\n::::", 6, "'attribution' is one paragraph"),
        ("::: attribution\na\n:::", 3, "'attribution' stands outside of a quotation"),
        ("::: conflict\n- A | a\n:::", 3, "'conflict' holds fewer than two sides"),
        ("::: conflict\n- A | a\n- b\n:::", 5, "a side of 'conflict' has no name"),
        ("::: fact-strip\n- 1 | a\n- b\n:::", 5, "a fact has a value and a label"),
        ("::: fact-strip\n- 1 | a\n- 2 | b\n- 3 | c\n- 4 | d\n- 5 | e\n:::", 3, "'fact-strip' holds 5 facts, and has room for 4"),
        ("::: decision\n- Signature |\n:::", 3, "'decision' has no box to tick"),
        ("::: decision\n- Agree\n- Date | today\n:::", 5, "a rule to write on has its word before the bar, and nothing behind it"),
        ("::: timeline\n- a\n:::", 4, "an entry of 'timeline' says no time"),
        ("::: timeline\n:::", 3, "'timeline' holds nothing"),
        ("::: register\na\n:::", 3, "the container 'register' holds no pipe table, or several"),
        ("::: contents 4\n:::", 3, "'contents' has no form '4'"),
        ("::: contents\na\n:::", 3, "'contents' is filled by itself"),
        ("::: glossary three\n:::", 3, "'glossary' has no form 'three'"),
        ("::: sources\n:::\n\n::: sources\n:::", 6, "'sources' stands in this brief twice"),
        ("::: yardstick phia\n:::", 3, "'yardstick' has no form 'phia'"),
        ("::: annex\nb\n:::", 4, "an annex begins without a heading"),
        ("::: annex\n:::", 3, "an annex begins without a heading"),
        ("::: annex\n## A\n:::", 3, "an annex holds nothing"),
        ("::: annex\n## A\n\na\n\n## B\n\nb\n:::", 8, "an annex has a second heading"),
        ("::: annex\n## A\n\na\n:::\n\nb", 9, "something stands behind an annex"),
        (":::: side\n::: annex\n## A\n\na\n:::\n::::", 4, "'annex' stands within a list, a box or an annex"),
        ("::: annex\n## A\n\na", 3, "the container 'annex' is not closed"),
        (":::: side\n::: columns\na\n:::\n::::", 4, "'columns' stands within a list, a box or other columns"),
        ("::: columns\n:::", 3, "'columns' holds nothing"),
        ("::: columns\n## A\n\na\n:::", 4, "a heading stands within a list or a box"),
    ],
)  # fmt: skip
def test_what_a_container_refuses(tmp_path, template, line, message):
    with pytest.raises(UserError) as raised:
        document(tmp_path, "# Trial\n\n" + template)

    (found, *_) = raised.value.diagnostics
    assert (found.span.line, found.message) == (line, message)
    assert found.hints
