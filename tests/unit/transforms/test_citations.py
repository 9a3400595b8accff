from hypothesis import given
from support.documents import bullets, cite, document, drafts, finished, paragraph, section, words
from support.settings import setting

from briefgen.document.inlines import Citation, Strong
from briefgen.document.nodes import Box, Section
from briefgen.document.references import SourceList
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.transforms.citations import citations, source_numbers


def printed(*blocks):
    return plain_text(citations(document(*blocks, titled=False), setting()))


def test_numbers_follow_the_first_appearance():
    assert printed(paragraph("A ", cite("act")), paragraph("B ", cite("speech")), paragraph("C ", cite("act"))) == (
        "A [1]\nB [2]\nC [1]"
    )


def test_reading_order_goes_into_boxes_and_emphasis():
    box = Box(
        kind="side", title=words("T ", cite("act")), blocks=(paragraph(Strong(children=words("B ", cite("speech")))),)
    )
    assert printed(section(1, "S", box, paragraph("C ", cite("report", "act")))) == "S\nT [1]\nB [2]\nC [1, 3]"


def test_within_one_citation_numbers_ascend_and_nothing_stands_twice():
    cited = cite("speech", "act", "act", ("act", "p. 4"))
    assert printed(paragraph("A ", cite("act"), " B ", cited)) == "A [1] B [1; 1, p. 4; 2]"


@given(drafts())
def test_every_reference_gets_the_number_that_the_list_will_have(drawn):
    numbered = citations(drawn, setting())
    expected = [node for node in walk(finished(drawn)) if isinstance(node, Citation)]
    made = [node for node in walk(numbered) if isinstance(node, Citation)]
    assert [{each.number for each in node.references} for node in made] == [
        {each.number for each in node.references} for node in expected
    ]


@given(drafts())
def test_numbering_twice_changes_nothing_more(drawn):
    once = citations(drawn, setting())
    assert citations(once, setting()) == once


def test_numbers_of_sources():
    assert source_numbers(
        document(bullets("x"), paragraph(cite("b", "a")), Section(level=1, heading=(), blocks=(SourceList(),)))
    ) == {
        "b": 1,
        "a": 2,
    }
