import pytest
from hypothesis import given
from support.documents import annex, cite, document, drafts, paragraph, section, words
from support.settings import setting

from briefgen.document.dump import marked_text
from briefgen.document.inlines import CrossReference, LineBreak, Link, Strong
from briefgen.document.nodes import Annex, Section
from briefgen.document.references import Contents, ContentsEntry
from briefgen.document.walk import sections, walk
from briefgen.transforms.contents import contents
from briefgen.transforms.numbering import numbering

OUTLINE = (
    section(1, "Energy", paragraph("a"), section(2, "Gas", paragraph("b"), anchor="gas")),
    section(1, "Trade", paragraph("c")),
    section(1, "Empty"),
    annex("Register", paragraph("d"), section(2, "Method", paragraph("e"))),
)


def listed(*blocks, **fields):
    made = contents(numbering(document(*blocks), setting(**fields)), setting())
    return [
        (node.level, node.number, marked_text(node.children)) for node in walk(made) if isinstance(node, ContentsEntry)
    ]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (1, [(1, "1", "Energy"), (1, "2", "Trade"), (1, "A", "Register")]),
        (
            2,
            [
                (1, "1", "Energy"),
                (2, "1.1", "Gas"),
                (1, "2", "Trade"),
                (1, "A", "Register"),
                (2, "A.1", "Method"),
            ],
        ),
    ],
)
def test_the_outline_is_listed_down_to_a_level(levels, expected):
    assert listed(section(1, "Contents", Contents(levels=levels)), *OUTLINE, numbered_sections=True) == expected


def test_each_entry_leads_to_a_block():
    made = contents(document(Contents(levels=3), *OUTLINE), setting())
    targets = {node.target for node in walk(made) if isinstance(node, ContentsEntry)}
    anchors = [node.anchor for node in walk(made) if isinstance(node, Section | Annex)]
    assert targets <= set(anchors)
    assert len(set(anchors)) == len(anchors)
    assert "gas" in targets


def test_a_new_anchor_takes_no_name_that_is_taken():
    made = contents(document(Contents(), section(1, "A", paragraph("a", anchor="section-1"))), setting())
    assert [each.anchor for each in sections(made)] == ["section-2"]


def test_a_heading_is_listed_in_its_words_alone():
    heading = words(
        Strong(children=words("On ", Link(url="https://a.example", children=words("gas")))),
        LineBreak(),
        CrossReference(target="gas", children=words("and oil")),
        cite("act"),
    )
    top = Section(level=1, heading=heading, blocks=(paragraph("a", anchor="gas"),))
    assert listed(Contents(), top) == [(1, None, "**On gas** and oil")]


def test_without_an_outline_there_is_nothing_to_list():
    made = contents(document(section(1, "Contents", Contents())), setting())
    assert not any(isinstance(node, Contents | Section) for node in walk(made))


def test_a_brief_without_contents_is_left_as_it_is():
    made = document(*OUTLINE)
    assert contents(made, setting()) is made


@given(drafts())
def test_listing_twice_changes_nothing_more(drawn):
    once = contents(drawn, setting())
    assert contents(once, setting()) == once
