"""Markup to blocks: what each construct becomes, as the tree's dump says it."""

import pytest
from support.briefs import document

from briefgen.diagnostics import UserError
from briefgen.document.dump import dump


def tree(root, template, **options):
    return dump(document(root, template, **options)).rstrip().split("\n\n", 1)[1]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("One\ntwo.\n\nThree.", "Paragraph: One two.\nParagraph: Three."),
        ("**a** *b* [c](https://d.example)", "Paragraph: **a** *b* [c](https://d.example)"),
        ("- a\n- b\n  - c", "BulletList\n  ListItem\n    Paragraph: a\n  ListItem\n    Paragraph: b\n    BulletList\n      ListItem\n        Paragraph: c"),
        ("3. a\n4. b", "OrderedList start=3\n  ListItem\n    Paragraph: a\n  ListItem\n    Paragraph: b"),
        ("::: lead\na\n:::", "Paragraph role=lead: a"),
        ("::: line\na\n\nb\n:::", "Paragraph role=line: a\nParagraph role=line: b"),
        ("::: note\na\n:::", "Paragraph role=note: a"),
        ("::: series\na\n:::", "Paragraph role=series: a"),
        ("::: key-message\na\n:::", "Box kind=key-message\n  Paragraph: a"),
        ("::: side\n**T**\n\na\n:::", "Box kind=side: title=T\n  Paragraph: a"),
        ("::: warning\n**T**\n\n- a\n:::", "Box kind=warning: title=T\n  BulletList\n    ListItem\n      Paragraph: a"),
        ("::: side\n**only**\n:::", "Box kind=side\n  Paragraph: **only**"),
        ("::: header-line\n- To | A\n- alone\n:::", "HeaderTable form=line\n  HeaderField: label=To value=A\n  HeaderField: value=alone"),
        ("::: header-rows\n- **To** | A | B\n:::", "HeaderTable form=rows\n  HeaderField: label=**To** value=A | B"),
        ("::: sources\n:::", "SourceList"),
        ("::: page-break\n:::", "PageBreak"),
        ("## A\n\na\n\n### B\n\nb\n\n## C\n\nc", "Section level=1: A\n  Paragraph: a\n  Section level=2: B\n    Paragraph: b\nSection level=1: C\n  Paragraph: c"),
        (":::: side\n::: warning\na\n:::\n::::", "Box kind=side\n  Box kind=warning\n    Paragraph: a"),
    ],
)  # fmt: skip
def test_block(tmp_path, template, expected):
    assert tree(tmp_path, template) == "Title: Trial\n" + expected


def test_table(tmp_path):
    template = """:::: table 1 2
Caption

| A | B |
| --- | --: |
| **Group** | |
| **x** | 1 |
| y | |

::: note
A note.
:::
::: source
A source.
:::
::::"""

    assert tree(tmp_path, template).split("\n")[1:] == [
        "Table columns=start,end: caption=Caption note=A note. source=A source.",
        "  header Row: A | B",
        "  RowGroup: title=Group",
        "    Row: x (header) | 1",
        "    Row: y | –",
    ]


def test_a_tables_weights(tmp_path):
    table = document(tmp_path, "::: table 1 2.5\n| A | B |\n| - | :-: |\n| a | b |\n:::").blocks[1]

    assert [(column.weight, column.align) for column in table.columns] == [(1.0, "start"), (2.5, "centre")]


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("> a", 3, "a quotation by '>' has no place in a brief"),
        ("a\n\n---", 5, "a rule has no place in a brief"),
        ("```\na\n```", 3, "code has no place in a brief"),
        ("a `b`", 3, "'`b`' is code, which no brief prints"),
        ("![a](https://b.example/c.png)", 3, "an image has no place in a brief's text"),
        ("[a](ftp://b.example)", 3, "a link leads to 'ftp://b.example'"),
        ('[a](https://b.example "c")', 3, "a link has the title 'c', which no brief prints"),
        ("::: sid\na\n:::", 3, "there is no container 'sid'"),
        ("::: side\na", 3, "the container 'side' is not closed"),
        ("::: side\n:::", 3, "the box 'side' holds nothing"),
        ("::: line\n- a\n:::", 4, "'line' takes paragraphs only"),
        ("::: sources\na\n:::", 3, "'sources' is filled by itself"),
        ("::: page-break\na\n:::", 3, "'page-break' holds nothing"),
        ("::: header-line\na\n:::", 4, "'header-line' takes a list only"),
        ("::: header-line\n- a\n  - b\n:::", 4, "an item of 'header-line' is one line"),
        ("::: header-rows\n:::", 3, "'header-rows' holds nothing"),
        ("::: table\na\n:::", 3, "the container 'table' holds no pipe table, or several"),
        ("::: table 1 2 3\n| A | B |\n| - | - |\n| a | b |\n:::", 3, "the table has 2 columns and the widths '1 2 3'"),
        ("::: table\na\n\nb\n\n| A |\n| - |\n| a |\n:::", 6, "a table takes one caption, one note and one source"),
        ("| A | B |\n| - | - |", 3, "the table has no rows"),
        ("| A | B |\n| - | - |\n| a | b | c |", 5, "the row has 3 cells where the table has 2 columns"),
        ("- ## a", 3, "a heading stands within a list or a box"),
        ("- | a |\n  | - |\n  | b |", 3, "a list item begins without words"),
        ("### a\n\nb", 3, "a heading of '###' stands where '##' is next"),
        ("## a\n\n## b\n\nc", 3, "a heading stands over nothing"),
        ("## a\n\n::: page-break\n:::", 3, "a heading stands over nothing"),
        ("##\n\na", 3, "a heading has no words"),
        ("# a", 1, "the brief has more than one title"),
    ],
)
def test_what_no_block_stands_for(tmp_path, template, line, message):
    with pytest.raises(UserError) as raised:
        document(tmp_path, "# Trial\n\n" + template)

    (found, *_) = raised.value.diagnostics
    assert (found.span.line, found.message) == (line, message)
    assert found.hints


def test_a_brief_without_a_title(tmp_path):
    with pytest.raises(UserError, match="the brief has no title"):
        document(tmp_path, "# \nwords")


def test_a_title_after_a_section(tmp_path):
    with pytest.raises(UserError, match="the title stands after a section"):
        document(tmp_path, "# \n## a\n\nb\n\n# c")


def test_everything_wrong_is_found_at_once(tmp_path):
    with pytest.raises(UserError) as raised:
        document(tmp_path, "> a\n\n::: sid\nb\n:::\n\n`c`")

    assert [found.span.line for found in raised.value.diagnostics] == [3, 5, 9]
