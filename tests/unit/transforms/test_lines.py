from dataclasses import replace

import pytest
from hypothesis import given
from support.cleared import source
from support.documents import bullets, cite, document, drafts, paragraph, section, table, words
from support.settings import setting

from briefgen.document.inlines import Citation
from briefgen.document.nodes import Box, PageBreak
from briefgen.document.references import SourceList
from briefgen.document.tables import Cell, Row, RowGroup
from briefgen.document.walk import walk
from briefgen.document.words import plain_text, runs
from briefgen.transforms.citations import citations

OWN = setting(citations="source-line")
ARTICLE = "Belmark Daily, undated; received 1 May 2031"
CUSTOMS = "Arland Customs, 15 January 2031"


def lined(*blocks):
    return list(runs(citations(document(*blocks, titled=False), OWN)))


def test_a_section_names_its_sources_once_behind_its_last_block():
    oil = section(
        1, "Oil", paragraph("A. ", cite("article")), bullets("b"), paragraph("C. ", cite("customs", "article"))
    )
    assert lined(oil) == ["Oil", "A.", "b", "C.", f"Sources: {ARTICLE}; {CUSTOMS}"]


def test_a_section_within_has_a_line_of_its_own():
    outer = section(1, "Oil", paragraph("A. ", cite("article")), section(2, "Gas", paragraph("B. ", cite("customs"))))
    assert lined(outer) == ["Oil", "A.", f"Source: {ARTICLE}", "Gas", "B.", f"Source: {CUSTOMS}"]


def test_a_box_has_its_line_within_it():
    box = Box(kind="side", title=words("T ", cite("article")), blocks=(paragraph("A."),))
    assert lined(box, paragraph("B. ", cite("customs"))) == [
        "T",
        "A.",
        f"Source: {ARTICLE}",
        "B.",
        f"Source: {CUSTOMS}",
    ]


def test_a_line_stands_before_a_page_break():
    assert lined(paragraph("A. ", cite("article")), PageBreak(), paragraph("B.")) == ["A.", f"Source: {ARTICLE}", "B."]


def test_a_table_names_the_sources_of_its_cells_and_leaves_no_cell_empty():
    cells = Row(cells=(Cell(children=words("a ", cite("customs"))), Cell(children=(cite("article"),))))
    held = replace(table(("h", "i")), groups=(RowGroup(rows=(cells,)),))
    assert lined(held) == ["h", "i", "a", "–", f"Sources: {CUSTOMS}; {ARTICLE}"]


def test_a_source_line_that_a_table_has_takes_them_in():
    cells = Row(cells=(Cell(children=words("a ", cite("customs"))), Cell(children=words("b"))))
    held = replace(
        table(("h", "i")), groups=(RowGroup(rows=(cells,)),), source=words("From: ", cite(("article", "p. 4")))
    )
    assert lined(held)[-1] == f"From:{ARTICLE}, p. 4; {CUSTOMS}".replace("From:", "From: ")


def test_places_in_one_source_are_named_together():
    assert lined(paragraph("A. ", cite(("article", "p. 4")), " B. ", cite(("article", "p. 9"))))[-1] == (
        f"Source: {ARTICLE}, p. 4, p. 9"
    )


@pytest.mark.parametrize(("blocks", "address"), [((), "https://mfa.example/communique"), ((SourceList(),), "")])
def test_a_line_leads_to_the_list_where_there_is_one_and_else_to_the_address(blocks, address):
    made = citations(document(paragraph("A. ", cite("communique")), *blocks), OWN)
    [line] = [node for node in walk(made) if isinstance(node, Citation)]
    assert [each.address for each in line.references] == [address]


@given(drafts())
def test_no_citation_is_left_among_words_and_no_source_is_lost(drawn):
    named = ("article", "act", "speech", "report")
    own = replace(OWN, cleared=replace(OWN.cleared, sources={each: source(each, each) for each in named}))
    once = citations(drawn, own)
    assert citations(once, own) == once
    assert all(node.form == "line" for node in walk(once) if isinstance(node, Citation))
    cited = {each.source for node in walk(drawn) if isinstance(node, Citation) for each in node.references}
    assert all(each in plain_text(once) for each in cited)
