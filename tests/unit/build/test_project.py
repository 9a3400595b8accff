"""The Python door."""

from datetime import datetime

import pytest
from support.project import edit
from support.small import PACK, small_content, small_project

import briefgen
from briefgen.diagnostics import UnknownNameError


@pytest.fixture
def project(tmp_path):
    return briefgen.load(small_content(tmp_path))


def test_a_brief_has_a_tree_a_layout_a_marking_and_findings(project):
    brief = project.brief(PACK, "minister")
    assert brief.layout.page_count == brief.pages == 1
    assert brief.marking.label == "TLP:GREEN"
    assert not brief.refused
    assert brief.document.metadata.title
    assert brief.left_out == ("q-signed",)


def test_it_renders_in_any_format(project):
    brief = project.brief(PACK, "minister")
    assert brief.render("pdf").startswith(b"%PDF-1.7")
    assert brief.render("docx").startswith(b"PK")
    assert brief.render("json").startswith(b"{")


def test_another_moment_shows_as_that_moment(project):
    moment = datetime.fromisoformat("2031-05-04T09:00+05:30")
    assert project.brief(PACK, "analyst", as_of=moment).document.metadata.as_of == moment


def test_a_refused_brief_cannot_be_rendered(tmp_path):
    small_project(tmp_path)
    edit(tmp_path / "templates/audiences/desk/audience.yaml", "max: 60", "max: 2")
    brief = small_project(tmp_path).brief(PACK, "desk")
    assert brief.refused
    with pytest.raises(briefgen.UserError):
        brief.render("pdf")


def test_every_problem_comes_at_once(tmp_path):
    root = small_content(tmp_path)
    edit(root / "content" / PACK / "pack.md", "ask: none", "ask: maybe\nextra: key")
    with pytest.raises(briefgen.UserError) as caught:
        briefgen.load(root).pack(PACK)
    assert len(caught.value.diagnostics) == 2


def test_the_public_names_are_all_there():
    assert all(getattr(briefgen, name) is not None for name in briefgen.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError):
        briefgen.nothing  # noqa: B018


def test_a_moment_without_a_zone_is_refused(project):
    with pytest.raises(ValueError, match="zone"):
        project.brief(PACK, "minister", as_of=datetime(2031, 5, 5))  # noqa: DTZ001


@pytest.mark.parametrize(("pack", "audience"), [("visit", "minister"), (PACK, "ministr"), (PACK, "officials")])
def test_an_unknown_name_is_told_apart_from_a_fault(project, pack, audience):
    with pytest.raises(UnknownNameError):
        project.brief(pack, audience)


def test_an_unknown_format_is_answered_with_the_nearest(project):
    with pytest.raises(UnknownNameError) as caught:
        project.brief(PACK, "minister").render("pfd")
    assert caught.value.diagnostics[0].hints == ("did you mean 'pdf'?",)


def test_a_theme_of_the_project_is_there_beside_ours(tmp_path):
    project = small_project(tmp_path)
    (tmp_path / "templates" / "themes").mkdir(parents=True, exist_ok=True)
    (tmp_path / "templates" / "themes" / "own.yaml").write_text("inherit: thinktank\ntitle: Ours\n", encoding="utf-8")
    assert project.themes == ("government", "own", "thinktank")
    assert project.theme("own").title == "Ours"
