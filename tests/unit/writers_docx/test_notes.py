"""Footnotes and end notes: parts of their own, counted by Word, the same words as the tree's."""

import pytest
from support.documents import document, end, foot, paragraph, section, words
from support.docx import Pages, body_text, find, government, members, val, words_of, xml
from support.docx_lint.lint import lint
from support.openxml import audit
from support.tools import need_module

from briefgen.document.inlines import Link, Span, Strong
from briefgen.document.nodes import Box
from briefgen.document.references import NoteList
from briefgen.writers.docx.anchors import anchors
from briefgen.writers.docx.write import write_docx

LETTER = Link(url="https://example.org/letter", children=words("a letter"))
NOTED = document(
    section(1, "Oil", paragraph("Oil", foot(1, "See ", LETTER), " and gas", end(1, "An act"))),
    Box(kind="side", blocks=(paragraph(Strong(children=words("Coal", foot(2, "See ", LETTER)))),)),
    section(1, "Notes", NoteList()),
)


def write(made):
    return write_docx(made, Pages(), government())


def calls(data, kind):
    return [(val(each, "id"), val(each, "customMarkFollows")) for each in find(xml(data), f"//w:{kind}Reference")]


def test_notes_are_word_s_own():
    data = write(NOTED)
    assert calls(data, "footnote") == [("1", None), ("2", None)]
    assert calls(data, "endnote") == [("1", None)]
    notes = xml(data, "word/footnotes.xml")
    assert [val(note, "id") for note in notes] == ["-1", "0", "1", "2"]
    assert [words_of(find(note, "w:p")[0]) for note in notes][2:] == ["\tSee a letter", "\tSee a letter"]
    assert find(notes, "//w:footnote[@w:id='1']//w:footnoteRef")


def test_the_settings_name_what_separates_notes():
    settings = xml(write(NOTED), "word/settings.xml")
    assert find(settings, "w:footnotePr/w:footnote/@w:id") == ["-1", "0"]
    assert find(settings, "w:endnotePr/w:endnote/@w:id") == ["-1", "0"]


def test_end_notes_count_in_figures():
    assert find(xml(write(NOTED)), "//w:sectPr/w:endnotePr/w:numFmt/@w:val") == ["decimal"]


def test_a_note_s_links_are_those_of_its_part():
    data = write(NOTED)
    rels = members(data)["word/_rels/footnotes.xml.rels"].decode()
    assert rels.count("https://example.org/letter") == 1
    assert "https://example.org/letter" not in members(data)["word/_rels/document.xml.rels"].decode()


def test_a_document_without_notes_has_no_part_for_them():
    data = write(document(paragraph("Oil")))
    assert not {"word/footnotes.xml", "word/endnotes.xml"} & members(data).keys()
    assert not find(xml(data, "word/settings.xml"), "w:footnotePr | w:endnotePr")


def test_a_number_that_word_would_not_give_is_written_out():
    data = write(
        document(paragraph("Oil", foot(4, "A letter"), " and", foot(1, "An act"), " gas", foot(2, "A treaty")))
    )
    assert calls(data, "footnote") == [("1", "1"), ("2", None), ("3", None)]
    assert "".join(find(xml(data), "//w:r[w:footnoteReference]/w:t/text()")) == "4"
    assert "".join(find(xml(data, "word/footnotes.xml"), "//w:footnote[@w:id='1']//w:t/text()")) == "4A letter"


def test_the_reference_has_its_own_style_wherever_it_stands():
    styles = find(xml(write(NOTED)), "//w:r[w:footnoteReference]/w:rPr/w:rStyle")
    assert [val(each) for each in styles] == ["FootnoteReference"] * 2


def test_a_note_in_another_language_says_so():
    spoken = Span(language="ru-RU", children=words("письмо"))
    data = write(document(paragraph("Oil", foot(1, spoken))))
    assert find(xml(data, "word/footnotes.xml"), "//w:r/w:rPr/w:lang/@w:val") == ["ru-RU"]


def test_the_file_reads_as_the_tree_does():
    assert body_text(write(NOTED)).replace("\t", "").split("\n") == [
        "A visit", "Oil", "Oil and gas", "See a letter", "Coal", "See a letter", "Notes", "An act",
    ]  # fmt: skip


def test_anchors_hold_what_is_printed_under_them():
    assert [each.text for each in anchors(NOTED)] == ["TLP:CLEAR", "A visit", "Oil", "Oil and gas", "Coal", "Notes"]


def test_the_id_of_a_document_knows_its_notes():
    one, other = (members(write(document(paragraph("Oil", foot(1, said)))))["docProps/custom.xml"] for said in "ab")
    assert one != other


@pytest.mark.parametrize("made", [NOTED, document(paragraph("Oil", end(1, "An act")))])
def test_the_referees_find_nothing(made, tmp_path):
    need_module("openxml_audit")
    assert audit(write(made), tmp_path) == []
    assert lint(write(made)) == []
