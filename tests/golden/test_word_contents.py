"""The pages that a Word document's contents print, against those where LibreOffice has the headings."""

from dataclasses import replace

import pytest
from support import docx as word
from support.dressed import DRESSES, Dress
from support.finished import drawn
from support.parity import pages_of, read

from briefgen.document.nodes import Annex, Section
from briefgen.document.references import Contents
from briefgen.document.walk import walk
from briefgen.writers.docx.anchors import anchors
from briefgen.writers.formats import FORMATS

APART = {
    "saltmere-barrage-analyst-en-GB-government-a4": {"section-3"},
}
"""A heading that LibreOffice has on the next page: what stands above it is higher by two lines in Word, which has no label of
two lines beside a point and puts a wide one above it.
"""
UNBALANCED = "saltmere-barrage-analyst-en-GB-thinktank-a4"
"""LibreOffice 7.4 leaves pages of columns half empty there: see `test_parity`."""


def listed(dress: Dress) -> list[str]:
    """Return what the entries of the contents name, in their order."""
    held = (node for node in walk(dress.brief().document) if isinstance(node, Contents))
    return [entry.target for each in held for entry in each.entries]


WITH_CONTENTS = tuple(dress for dress in DRESSES if listed(dress))


def printed(dress: Dress, docx: bytes) -> dict[str, int]:
    """Return the page that each entry prints."""
    pages = word.find(word.xml(docx), "//w:sdt//w:r[w:rPr/w:rStyle/@w:val='PageNumber']/w:t/text()")
    return dict(zip(listed(dress), map(int, pages), strict=True))


def standing(dress: Dress, pdf: bytes) -> dict[str, int]:
    """Return the page of each heading that the contents name."""
    headings = [node for node in walk(dress.brief().document) if isinstance(node, Section | Annex)]
    found = read(dress.brief().document, pages_of(pdf)).heading_pages
    pages = {node.anchor: page for node, (_, page) in zip(headings, found, strict=True)}
    return {anchor: pages[anchor] for anchor in listed(dress)}


def wrong(said: dict[str, int], real: dict[str, int]) -> set[str]:
    return {anchor for anchor, page in said.items() if real[anchor] != page}


def test_there_are_contents_in_every_theme():
    assert {dress.theme for dress in WITH_CONTENTS} == {dress.theme for dress in DRESSES}


@pytest.mark.parametrize("dress", [each for each in WITH_CONTENTS if str(each) != UNBALANCED], ids=str)
def test_the_contents_name_the_pages_where_headings_stand(dress, laid_out):
    real = standing(dress, (laid_out / f"{dress}.pdf").read_bytes())
    said = printed(dress, drawn(dress.brief(), "docx"))
    assert wrong(said, real) == APART.get(str(dress), set())


@pytest.mark.parametrize("dress", WITH_CONTENTS, ids=str)
def test_the_pdf_names_them_too(dress):
    real = standing(dress, dress.pdf())
    assert wrong({anchor: dress.brief().layout.anchors[anchor] for anchor in listed(dress)}, real) == set()


def test_notes_of_a_margin_stand_in_the_text_and_what_is_recorded_of_the_document_is_in_it():
    brief = WITH_CONTENTS[0].brief()
    assert brief.theme.margin_notes
    assert not brief.word_theme.margin_notes
    names = word.find(word.xml(drawn(brief, "docx")), "//w:bookmarkStart/@w:name")
    assert [name for name in names if name.startswith("bf_")] == [
        each.name for each in anchors(brief.document, brief.word_layout)
    ]


def test_a_brief_without_such_notes_is_laid_out_once():
    brief = next(dress for dress in DRESSES if dress not in WITH_CONTENTS).brief()
    assert brief.word_layout is brief.layout


# --- sabotages ---------------------------------------------------------------------------------------------------

SPOILT = next(dress for dress in WITH_CONTENTS if str(dress) not in {*APART, UNBALANCED})


def test_a_page_that_is_named_wrongly_is_seen():
    brief = SPOILT.brief()
    pages = {anchor: page + (page > 1) for anchor, page in brief.word_layout.anchors.items()}
    docx = FORMATS["docx"].write(
        brief.document, replace(brief.word_layout, anchors=pages), brief.word_theme, brief.fonts
    )
    real = standing(SPOILT, SPOILT.pdf())
    assert wrong(printed(SPOILT, docx), real) == {anchor for anchor, page in real.items() if page > 1}
