"""`briefgen inspect`."""

import json

import pytest
from support.docx import members, packed
from support.inspection import body, paragraph
from support.project import run
from support.small import PACK, small_content


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = small_content(tmp_path_factory.mktemp("project"))
    assert run("build", cwd=root).code == 0
    docx = (root / "build" / PACK / "minister.docx").read_bytes()
    (root / "edited.docx").write_bytes(body(docx, paragraph("unseen words", "<w:vanish/>")))
    (root / "fine.docx").write_bytes(packed(members(docx)))
    (root / "added.docx").write_bytes(body(docx, paragraph("Added by hand.")))
    (root / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    return root


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_fresh_file_is_clean(project, suffix):
    ran = run("inspect", f"build/{PACK}/minister.{suffix}", "--for", "minister", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    assert "not changed since" in ran.out
    assert ran.out.endswith("nothing found\n")


def test_an_edited_file_with_nothing_to_tell_is_clean(project):
    ran = run("inspect", "fine.docx", "--for", "minister", cwd=project)
    assert ran.code == 0, ran.err
    assert "changed since" in ran.out


def test_a_sentence_that_was_added_is_quoted(project):
    ran = run("inspect", "added.docx", "--for", "minister", cwd=project)
    assert ran.code == 1
    assert "the file says, and the brief does not: 'Added by hand.' [BG562]" in ran.err


def test_what_is_found_is_told(project):
    ran = run("inspect", "edited.docx", "--for", "minister", cwd=project)
    assert ran.code == 1
    assert "hidden text in the body: 'unseen words' [BG553]" in ran.err
    assert "2 errors" in ran.err
    assert "unseen words'" not in ran.err.partition("[BG553]")[2]


def test_as_data(project):
    ran = run("inspect", "edited.docx", "--for", "minister", "--format", "json", cwd=project)
    assert ran.code == 1
    data = json.loads(ran.out)
    assert (data["pack"], data["clean"], data["built"]["unchanged"]) == (PACK, False, False)
    assert [each["code"] for each in data["diagnostics"]] == ["BG553", "BG562"]


def test_a_broken_file_is_refused(project):
    ran = run("inspect", "broken.pdf", "--for", "minister", cwd=project)
    assert ran.code == 1
    assert "cannot be looked over" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("edited.docx",),
        ("nothing.docx", "--for", "minister"),
        ("edited.docx", "--for", "ministre"),
        ("edited.docx", "--for", "minister", "--pack", "tolks"),
    ],
)
def test_wrong_usage(project, arguments):
    assert run("inspect", *arguments, cwd=project).code == 2
