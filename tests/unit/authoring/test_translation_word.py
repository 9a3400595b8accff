"""The Word table for translators: as it goes out, and whatever happens to it before it is back."""

import copy
import io

import docx
import pytest
from docx.oxml.ns import qn
from support.handed import PACK, project
from support.libreoffice import saved_again
from support.openxml import audit
from support.translated import out, pseudo, worked_on

from briefgen.authoring.translate.codes import Coded
from briefgen.authoring.translate.word.read import read_word
from briefgen.authoring.translate.word.write import write_word
from briefgen.build.project import load
from briefgen.diagnostics import UserError
from briefgen.resources import bundled_root

FICTIONAL = bundled_root() / "tests/packs/fictional"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def ferry(tmp_path):
    return project(tmp_path)


@pytest.fixture
def gone(ferry):
    return worked_on(out(ferry, PACK, "ur"), pseudo)


def opened(content: bytes):
    return docx.Document(io.BytesIO(content))


def read(document, tmp_path):
    path = tmp_path / "back.docx"
    if isinstance(document, bytes):
        path.write_bytes(document)
    else:
        document.save(path)
    return read_word(path)


def words(found) -> dict[str, tuple[Coded, ...]]:
    return {one.unit: one.parts for one in found.units}


def as_gone(gone) -> dict[str, tuple[Coded, ...]]:
    return {one.unit: one.target for one in gone.segments}


def rows(document):
    """Return the rows below the heads of the table of wordings."""
    return document.tables[1]._tbl.tr_lst[1:]


def test_it_is_read_as_it_was_written(gone, tmp_path):
    found = read(write_word(gone), tmp_path)
    assert (found.pack, found.language, found.went_out, found.told) == (PACK, "ur", len(gone.segments), ())
    assert [(one.unit, one.parts, one.of, one.was, one.fault) for one in found.units] == [
        (one.unit, one.target, one.of, one.was, None) for one in gone.segments
    ]


def test_the_same_pack_has_the_same_bytes(ferry):
    assert write_word(out(ferry, PACK, "ur")) == write_word(out(ferry, PACK, "ur"))


def test_it_keeps_the_rules_of_open_xml(gone, tmp_path):
    assert audit(write_word(gone), tmp_path) == []


def test_marking_instructions_and_heads_stand_where_they_are_seen(gone):
    document = opened(write_word(gone))
    section = document.sections[0]
    assert (
        document.paragraphs[0].text
        == section.header.paragraphs[0].text
        == section.footer.paragraphs[0].text
        == "TLP:GREEN"
    )
    assert "It carries the marking above" in " ".join(one.text for one in document.paragraphs)
    heads = document.tables[1].rows[0]
    assert [cell.text for cell in heads.cells] == ["Row", "Source (en-GB)", "Translation (ur)"]
    assert heads._tr.trPr.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize(
    ("tag", "rtl", "cs"), [("ur", True, False), ("he", True, False), ("hi-IN", False, True), ("de-DE", False, False)]
)
def test_what_is_typed_into_a_cell_runs_as_its_language_does(ferry, tag, rtl, cs):
    document = opened(write_word(out(ferry, PACK, tag)))
    style = document.styles["Translated words"].element
    blank = next(row for row in rows(document) if not "".join(t.text or "" for t in row.tc_lst[2].iter(qn("w:t"))))
    (paragraph,) = blank.tc_lst[2].p_lst
    assert paragraph.style == document.styles["Translated words"].style_id
    typed = paragraph.pPr.find(qn("w:rPr"))
    assert (style.pPr is not None and style.pPr.find(qn("w:bidi")) is not None) is rtl
    assert (typed.find(qn("w:rtl")) is not None) is rtl
    assert (typed.find(qn("w:cs")) is not None) is cs
    assert (style.rPr.rFonts is not None and style.rPr.rFonts.get(qn("w:cs")) is not None) is (rtl or cs)
    assert typed.find(qn("w:lang")).get(qn("w:bidi" if rtl or cs else "w:val")) == tag


def test_codes_are_numbers_that_anybody_can_type(gone):
    row = next(one for one in rows(opened(write_word(gone))) if "items.seen.text" in "".join(one.itertext()))
    source = ["".join(t.text for t in p.iter(qn("w:t"))) for p in row.tc_lst[1].p_lst]
    assert source[0] == "{1} has seen the quay, {2} and {3}."
    assert source[2] == "{1} Ilse Marren   {2} EUR 4.2 million   {3} 120 metres"


def test_the_termbase_stands_at_the_end():
    gone = out(load(FICTIONAL), "saltmere-barrage", "ur")
    table = opened(write_word(gone)).tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["Term", "Translation", "Note"]
    assert [row.tc_lst[0].p_lst[0].text for row in table._tbl.tr_lst[1:]] == [one.term for one in gone.terms]


def test_libreoffice_may_save_it(tmp_path):
    gone = worked_on(out(load(FICTIONAL), "saltmere-barrage", "ur"), pseudo)
    saved = saved_again({"back": write_word(gone)}, tmp_path)["back"]
    found = read(saved, tmp_path)
    assert (found.pack, found.language, found.went_out, found.told) == (
        "saltmere-barrage",
        "ur",
        len(gone.segments),
        (),
    )
    assert words(found) == as_gone(gone)
    assert {one.unit: (one.of, one.was) for one in found.units} == {
        one.unit: (one.of, one.was) for one in gone.segments
    }


def test_rows_may_be_sorted(gone, tmp_path):
    document = opened(write_word(gone))
    table = document.tables[1]._tbl
    for row in reversed(rows(document)):
        table.append(row)
    assert words(read(document, tmp_path)) == as_gone(gone)


def test_rows_that_are_gone_or_new_are_seen(gone, tmp_path):
    document = opened(write_word(gone))
    first, second, *_ = rows(document)
    new = copy.deepcopy(second)
    for text in new.tc_lst[0].iter(qn("w:t")):
        text.text = ""
    second.addnext(new)
    first.getparent().remove(first)
    found = read(document, tmp_path)
    assert (len(found.units), found.went_out) == (len(gone.segments) - 1, len(gone.segments))
    (told,) = found.told
    assert (told.code, told.span.within) == ("BG364", "table 2, row 3")


def test_tracked_changes_are_read_as_accepted(gone, tmp_path):
    document = opened(write_word(gone))
    row = next(one for one in rows(document) if "items.inspection.text" in "".join(one.itertext()))
    paragraph = row.tc_lst[2].p_lst[0]
    paragraph.append(
        docx.oxml.parse_xml(f'<w:ins xmlns:w="{W}" w:id="1" w:author="x"><w:r><w:t>new</w:t></w:r></w:ins>')
    )
    deleted = docx.oxml.parse_xml(f'<w:del xmlns:w="{W}" w:id="2" w:author="x"/>')
    run = paragraph.r_lst[0]
    run.addprevious(deleted)
    deleted.append(run)
    for text in run.iter(qn("w:t")):
        text.tag = qn("w:delText")
    assert words(read(document, tmp_path))["items.inspection.text"] == (Coded(pieces=("new",)),)


@pytest.mark.parametrize("said", ["{1", "1}", "{one}", "a {/} b"])
def test_a_broken_code_is_told_at_its_row(gone, tmp_path, said):
    document = opened(write_word(gone))
    row = next(one for one in rows(document) if "items.seen.text" in "".join(one.itertext()))
    cell = row.tc_lst[2]
    for paragraph in cell.p_lst[1:]:
        cell.remove(paragraph)
    first, *others = cell.p_lst[0].r_lst
    for run in others:
        cell.p_lst[0].remove(run)
    next(first.iter(qn("w:t"))).text = said
    unit = next(one for one in read(document, tmp_path).units if one.unit == "items.seen.text")
    assert unit.fault[0].startswith("a code is broken")
    assert "(items.seen.text)" in unit.span.within


def test_a_brace_of_the_words_is_typed_twice(ferry, tmp_path):
    document = opened(write_word(worked_on(out(ferry, PACK, "ur"))))
    row = next(one for one in rows(document) if "items.inspection.text" in "".join(one.itertext()))
    next(row.tc_lst[2].p_lst[0].iter(qn("w:t"))).text = "a {{b}} c"
    assert words(read(document, tmp_path))["items.inspection.text"] == (Coded(pieces=("a {b} c",)),)


def test_a_word_file_that_is_none_of_ours_is_told(tmp_path):
    document = docx.Document()
    document.add_paragraph("words")
    with pytest.raises(UserError) as fault:
        read(document, tmp_path)
    assert fault.value.diagnostics[0].code == "BG360"
