import pytest
from hypothesis import given
from support.documents import annex, bullets, document, drafts, paragraph, section
from support.settings import setting

from briefgen.document.nodes import Annex, Box, Paragraph, Section
from briefgen.document.references import SourceList
from briefgen.document.walk import sections, walk
from briefgen.document.words import inline_text
from briefgen.transforms.numbering import annex_letter, numbering

OUTLINE = document(
    paragraph("Above all sections"),
    section(1, "Energy", paragraph("a"), section(2, "Oil", paragraph("b")), section(2, "Gas", section(3, "Pipes"))),
    section(
        1,
        "Trade",
        bullets("item"),
        Box(kind="side", blocks=(paragraph("boxed"),)),
        paragraph("c"),
        paragraph("d", role="note"),
    ),
    section(1, "Sources", paragraph("as of today"), SourceList()),
    annex("Register", paragraph("e"), section(2, "Method", paragraph("f"))),
    annex("Dates", paragraph("g")),
)


def numbered(**form):
    return numbering(OUTLINE, setting(**form))


def test_sections_are_numbered_by_their_place():
    numbers = [(each.number, inline_text(each.heading)) for each in sections(numbered(numbered_sections=True))]
    assert numbers == [
        ("1", "Energy"),
        ("1.1", "Oil"),
        ("1.2", "Gas"),
        ("1.2.1", "Pipes"),
        ("2", "Trade"),
        (None, "Sources"),
        ("A.1", "Method"),
    ]


def test_running_text_is_counted_through_all_sections():
    made = numbered(numbered_paragraphs="hung")
    numbers = {
        node.number: inline_text(node.children) for node in walk(made) if isinstance(node, Paragraph) and node.number
    }
    assert numbers == {1: "a", 2: "b", 3: "c"}


@pytest.mark.parametrize("form", ["hung", "flush"])
def test_annexes_are_lettered_and_their_paragraphs_are_not_numbered(form):
    made = numbered(numbered_paragraphs=form)
    annexes = [node for node in walk(made) if isinstance(node, Annex)]
    assert [node.letter for node in annexes] == ["A", "B"]
    assert not any(isinstance(node, Paragraph) and node.number for top in annexes for node in walk(top))


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (52, "BA")])
def test_letters(index, letter):
    assert annex_letter(index) == letter


def test_nothing_else_is_numbered_unless_asked_for():
    nodes = list(walk(numbered()))
    assert not any(node.number for node in nodes if isinstance(node, Paragraph | Section))


@pytest.mark.parametrize("form", [{"numbered_sections": True}, {"numbered_paragraphs": "hung"}])
@given(drafts())
def test_numbering_twice_changes_nothing_more(form, drawn):
    once = numbering(drawn, setting(**form))
    assert numbering(once, setting(**form)) == once
