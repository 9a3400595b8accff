"""Each Word document as LibreOffice lays it out, and each PDF, against their tree and page by page against one another."""

import subprocess
from collections.abc import Callable
from itertools import pairwise

import pytest
from lxml import etree
from support import docx as word
from support.dressed import DRESSES
from support.finished import drawn
from support.libreoffice import lay_out
from support.parity import Reading, added, pages_of, read
from support.tools import need

from briefgen.document.nodes import SideBySide

MOST_IN_ORDER = 0.99
PAIRS_IN_ORDER = 0.96
"""Of two languages side by side, where a pair goes on over pages: each page has the first's words before the second's."""


@pytest.fixture(scope="module", params=DRESSES, ids=str)
def dress(request):
    return request.param


@pytest.fixture(scope="module")
def ours(dress):
    return read(dress.brief().document, pages_of(dress.pdf()))


@pytest.fixture(scope="module")
def words(dress, laid_out):
    return read(dress.brief().document, pages_of((laid_out / f"{dress}.pdf").read_bytes()))


def pages_apart(one: Reading, other: Reading) -> int:
    return abs(len(one.pages) - len(other.pages))


def headings_apart(one: Reading, other: Reading) -> list[int]:
    assert [heading for heading, _ in one.heading_pages] == [heading for heading, _ in other.heading_pages]
    return [abs(page - on) for (_, page), (_, on) in zip(one.heading_pages, other.heading_pages, strict=True)]


def test_the_word_document_misses_no_word_and_adds_none(words, dress):
    assert words.missing == []
    assert added(words, dress.brief().document) == []


def test_the_pdf_misses_no_word_and_adds_none(ours, dress):
    assert ours.missing == []
    assert added(ours, dress.brief().document) == []


def test_both_are_in_the_tree_s_order(ours, words, dress):
    is_paired = any(isinstance(block, SideBySide) for block in dress.brief().document.blocks)
    least = PAIRS_IN_ORDER if is_paired else MOST_IN_ORDER
    assert ours.order >= least
    assert words.order >= least


def test_each_heading_is_within_a_page_of_its_place_in_the_pdf(ours, words):
    assert max(headings_apart(ours, words)) <= 1


def test_a_brief_of_one_page_has_one_in_both_and_a_longer_one_as_many_give_or_take_one(ours, words):
    assert pages_apart(ours, words) <= min(1, len(ours.pages) - 1)


def test_the_word_document_needs_no_other_font(dress, laid_out):
    path = laid_out / f"{dress}.pdf"
    done = subprocess.run([need("pdffonts"), path], check=True, capture_output=True, encoding="utf-8")
    names = [line.split()[0].rpartition("+")[2] for line in done.stdout.splitlines()[2:]]
    assert names
    assert all(name.startswith(("NotoSans-", "NotoSerif-")) for name in names)


# --- sabotages ---------------------------------------------------------------------------------------------------

SPOILT = next(dress for dress in DRESSES if (dress.audience, dress.theme) == ("public", "government"))
BODY = "word/document.xml"
PAGE = etree.fromstring(f'<w:p xmlns:w="{word.W}"><w:r><w:br w:type="page"/></w:r></w:p>')


def spoilt(docx: bytes, change: Callable[[etree._Element], None]) -> bytes:
    def changed(text: str) -> str:
        top = etree.fromstring(text.encode())
        change(top)
        return etree.tostring(top, encoding="unicode")

    return word.rewritten(docx, BODY, changed)


def running(top: etree._Element) -> list[etree._Element]:
    return word.find(top, "//w:p[w:pPr/w:pStyle/@w:val='BodyText']")


def drop(top: etree._Element) -> None:
    first = running(top)[0]
    first.getparent().remove(first)


def repeat(top: etree._Element) -> None:
    first = running(top)[0]
    first.addnext(etree.fromstring(etree.tostring(first)))


def swap(top: etree._Element) -> None:
    one, other = next((one, other) for one, other in pairwise(running(top)) if one.getnext() is other)
    one.addprevious(other)


def push(top: etree._Element) -> None:
    last = word.find(top, "//w:p[w:pPr/w:pStyle/@w:val='Heading1']")[-1]
    for _ in range(2):
        last.addprevious(etree.fromstring(etree.tostring(PAGE)))


SABOTAGES = {"dropped": drop, "repeated": repeat, "swapped": swap, "pushed": push}


@pytest.fixture(scope="module")
def spoilt_readings(tmp_path_factory):
    brief, folder = SPOILT.brief(), tmp_path_factory.mktemp("spoilt")
    lay_out({name: spoilt(drawn(brief, "docx"), change) for name, change in SABOTAGES.items()}, folder)
    return {name: read(brief.document, pages_of((folder / f"{name}.pdf").read_bytes())) for name in SABOTAGES}


def test_a_paragraph_that_is_dropped_is_missed(spoilt_readings):
    assert len(spoilt_readings["dropped"].missing) > 3


def test_a_paragraph_that_stands_twice_is_too_much(spoilt_readings):
    assert added(spoilt_readings["repeated"], SPOILT.brief().document) != []


def test_paragraphs_that_are_swapped_are_out_of_order(spoilt_readings):
    assert spoilt_readings["swapped"].missing == []
    assert spoilt_readings["swapped"].order < MOST_IN_ORDER


def test_a_heading_two_pages_on_and_pages_too_many_are_seen(spoilt_readings):
    pdf = read(SPOILT.brief().document, pages_of(SPOILT.pdf()))
    assert max(headings_apart(pdf, spoilt_readings["pushed"])) == 2
    assert pages_apart(pdf, spoilt_readings["pushed"]) == 2
