"""`brief.save`: the way of the command line, to a place of the caller's."""

import json

import pytest
from support.project import edit
from support.small import PACK, small_project

import briefgen
from briefgen.diagnostics import UnknownNameError, UserError


@pytest.fixture
def project(tmp_path):
    return small_project(tmp_path)


def test_a_suffix_is_a_format(project, tmp_path):
    brief = project.brief(PACK, "desk")
    for name in ("docx", "pdf", "json"):
        place = tmp_path / "out" / f"note.{name}"
        assert brief.save(place) == (place,)
        assert place.read_bytes() == brief.render(name)


def test_a_suffix_may_be_in_capitals(project, tmp_path):
    brief = project.brief(PACK, "desk")
    [place] = brief.save(tmp_path / "NOTE.DOCX")
    assert place.read_bytes() == brief.render("docx")
    with pytest.raises(UserError, match="without a name"):
        brief.save(tmp_path / ".PDF")


def test_into_a_folder_it_is_a_docx_and_a_pdf(project, tmp_path):
    brief = project.brief(PACK, "desk", language="hi-IN")
    assert [path.name for path in brief.save(str(tmp_path / "out"))] == ["desk.hi-IN.docx", "desk.hi-IN.pdf"]
    (tmp_path / "v1.0").mkdir()
    assert [path.parent.name for path in brief.save(tmp_path / "v1.0")] == ["v1.0", "v1.0"]


def test_a_word_documents_anchors_are_recorded_as_by_the_command(project, tmp_path):
    project.brief(PACK, "desk").save(tmp_path / "note.docx")
    [record] = (tmp_path / ".briefgen" / PACK / "baselines").iterdir()
    assert json.loads(record.read_text("utf-8"))["stem"] == "desk"
    assert record.stat().st_mode & 0o777 == 0o600


def test_a_refused_brief_is_not_written(project, tmp_path):
    edit(tmp_path / "templates/audiences/desk/audience.yaml", "max: 60", "max: 2")
    brief = project.brief(PACK, "desk")
    old = tmp_path / "note.pdf"
    old.write_bytes(b"yesterday's")
    with pytest.raises(briefgen.UserError, match="over its limit"):
        brief.save(old)
    assert old.read_bytes() == b"yesterday's"
    assert not (tmp_path / ".briefgen").exists()


def test_an_unknown_suffix_is_answered_with_the_nearest(project, tmp_path):
    with pytest.raises(UnknownNameError) as caught:
        project.brief(PACK, "desk").save(tmp_path / "note.dcox")
    assert caught.value.diagnostics[0].hints == ("did you mean 'docx'?",)


def test_what_cannot_be_written_is_said_and_leaves_nothing(project, tmp_path):
    (tmp_path / "blocked").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(briefgen.UserError, match="cannot be written"):
        project.brief(PACK, "desk").save(tmp_path / "blocked" / "note.docx")
    assert not (tmp_path / ".briefgen" / PACK / "baselines").exists() or not list(
        (tmp_path / ".briefgen" / PACK / "baselines").iterdir()
    )


def test_records_are_not_written_through_a_link(project, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".briefgen").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError, match="leads elsewhere"):
        project.brief(PACK, "desk").save(tmp_path / "note.docx")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_suffix_is_no_name(project, tmp_path):
    with pytest.raises(UserError, match="is a suffix without a name"):
        project.brief(PACK, "desk").save(tmp_path / ".docx")
    assert not (tmp_path / ".docx").exists()


def test_a_name_that_the_system_refuses_is_told(project, tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        project.brief(PACK, "desk").save(tmp_path / f"{'n' * 300}.docx")
