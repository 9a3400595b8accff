"""The contents as Word's own field, filled in beforehand."""

import re

from support.documents import annex, document, paragraph, section, words
from support.docx import Pages, find, government, val, words_of, xml
from support.docx_lint.lint import lint

from briefgen.document.nodes import Columns
from briefgen.document.references import Contents, ContentsEntry
from briefgen.writers.docx.write import write_docx

ENTRIES = (
    ContentsEntry(children=words("Energy"), target="energy", level=1, number="1"),
    ContentsEntry(children=words("Gas"), target="gas", level=2, number="1.1"),
    ContentsEntry(children=words("Register"), target="register", level=1, number="A"),
)
DOCUMENT = document(
    Contents(entries=ENTRIES, levels=2),
    section(1, "Energy", section(2, "Gas", paragraph("a"), anchor="gas", number="1.1"), anchor="energy", number="1"),
    annex("Register", paragraph("b"), anchor="register", letter="A"),
)
DOCX = write_docx(DOCUMENT, Pages(page_count=3, anchors={"energy": 1, "gas": 2, "register": 3}), government())
[CONTROL] = find(xml(DOCX), "//w:sdt")


def test_word_knows_the_contents_by_their_control():
    assert find(CONTROL, "w:sdtPr/w:docPartObj/w:docPartGallery/@w:val") == ["Table of Contents"]
    assert [words_of(each) for each in find(CONTROL, ".//w:p")] == [
        "Energy\u00a0\t\u00a0",
        "Gas\u00a0\t\u00a0",
        "Register\u00a0\t\u00a0",
    ]


def test_what_follows_in_the_same_section_stands_right_below_them():
    assert CONTROL.getnext() is not None
    assert find(CONTROL.getnext(), "w:pPr/w:pStyle/@w:val") == ["Heading1"]


def test_contents_that_a_section_ends_below_end_in_a_paragraph_of_their_own_as_word_s_do():
    columned = Columns(blocks=(section(1, "Energy", paragraph("a"), anchor="energy", number="1"),))
    docx = write_docx(document(Contents(entries=ENTRIES[:1], levels=1), columned), Pages(), government())
    [control] = find(xml(docx), "//w:sdt")
    entry, end = find(control, ".//w:p")
    assert find(entry, "w:r/w:fldChar/@w:fldCharType")[:2] == ["begin", "separate"]
    assert find(end, "w:r/w:fldChar/@w:fldCharType") == ["end"]
    assert find(control.getnext(), "w:pPr/w:sectPr")
    assert lint(docx) == []


def test_one_field_goes_through_all_entries():
    codes = [code.strip() for code in find(CONTROL, ".//w:instrText/text()")]
    assert codes[0] == r'TOC \o "1-2" \h \z \u'
    assert [code.split()[0] for code in codes[1:]] == ["PAGEREF"] * 3
    assert lint(DOCX) == []


def test_the_pages_are_the_layout_s():
    pages = find(CONTROL, ".//w:r[w:rPr/w:rStyle/@w:val='PageNumber']/w:t/text()")
    assert pages == ["1", "2", "3"]


def test_entries_and_their_page_fields_lead_to_the_headings():
    names = {words_of(each): set(find(each, "w:bookmarkStart/@w:name")) for each in find(xml(DOCX), "//w:p")}
    for entry in find(CONTROL, ".//w:p"):
        heading = names[words_of(entry).rstrip("\t\u00a0")]
        assert set(find(entry, "w:hyperlink/@w:anchor")) == heading
        assert set(re.findall(r"PAGEREF (\S+)", "".join(find(entry, ".//w:instrText/text()")))) == heading


def test_an_entry_is_set_as_its_paragraph_and_not_as_a_link():
    assert not find(CONTROL, ".//w:rStyle[@w:val='Hyperlink']")


def test_nothing_is_asked_to_be_updated():
    assert not find(xml(DOCX, "word/settings.xml"), "w:updateFields")


def test_an_entry_that_leads_nowhere_is_plain_words():
    lost = document(Contents(entries=(ContentsEntry(children=words("Gone"), target="gone", level=1),), levels=1))
    [entry] = find(xml(write_docx(lost, Pages(), government())), "//w:sdtContent/w:p")
    assert (words_of(entry), find(entry, "w:hyperlink")) == ("Gone", [])


def test_the_page_stands_at_the_end_of_a_dotted_line():
    styles = xml(DOCX, "word/styles.xml")
    [stop] = find(styles, "//w:style[@w:styleId='TOC1']/w:pPr/w:tabs/w:tab")
    assert (val(stop), val(stop, "leader")) == ("right", "dot")
