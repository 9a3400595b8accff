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


def test_a_reader_by_a_group_alone_has_no_brief_and_that_is_no_error(tmp_path):
    small_project(tmp_path)
    edit(tmp_path / f"content/{PACK}.md", "# Do not say {.avoid}", "# Do not say {.avoid readers=desk}")
    project = briefgen.load(tmp_path)
    brief = project.brief(PACK, "post")
    assert [(found.code, found.severity) for found in brief.diagnostics] == [("BG173", "warning")]
    assert brief.refused
    with pytest.raises(briefgen.UserError, match="by a group alone"):
        brief.save(tmp_path / "out")
    assert not (tmp_path / "out").exists()
    edit(tmp_path / f"content/{PACK}.md", "readers: internal", "readers: [desk, post]")
    named = briefgen.load(tmp_path).brief(PACK, "post")
    assert ("BG245", "error") in [(found.code, found.severity) for found in named.diagnostics]


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


def test_a_folder_that_is_not_there_is_no_project(tmp_path):
    with pytest.raises(briefgen.UserError, match="there is no folder"):
        briefgen.load(tmp_path / "nowhere")


def test_the_sample_is_never_taken_for_the_callers_content(tmp_path):
    with pytest.raises(briefgen.UserError, match="there is no content/"):
        briefgen.load(tmp_path)
    assert briefgen.load(tmp_path, sample=True).folder.bundled


def test_what_is_raised_says_what_to_do(project):
    with pytest.raises(UnknownNameError, match=r"no audience 'ministr' \(did you mean 'minister'"):
        project.brief(PACK, "ministr")
    with pytest.raises(UnknownNameError, match=r"no format 'xyz' \(the formats are docx, pdf, json"):
        project.brief(PACK, "minister").render("xyz")


def test_a_fault_that_is_raised_says_where(tmp_path):
    root = small_content(tmp_path)
    edit(root / "content" / PACK / "pack.md", "ask: none", "ask: maybe")
    with pytest.raises(briefgen.UserError, match=r"pack\.md:7: "):
        briefgen.load(root).pack(PACK)


@pytest.mark.parametrize(
    ("name", "options"),
    [("docx", {"attach_data": True}), ("json", {"attach_data": True}), ("pdf", {"embed_fonts": True})],
)
def test_what_a_format_does_not_take_is_refused_as_on_the_command_line(project, tmp_path, name, options):
    brief = project.brief(PACK, "minister")
    for call in (lambda: brief.render(name, **options), lambda: brief.save(tmp_path / f"b.{name}", **options)):
        with pytest.raises(briefgen.UserError, match=f"{next(iter(options))} is for the"):
            call()
    assert len(brief.save(tmp_path / "both", attach_data=True)) == 2


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("minister", "'minister' is a reader: write -a minister"),
        (f"content/{PACK}.md", f"did you mean '{PACK}'?"),
        (f"content\\{PACK}\\pack.md", f"did you mean '{PACK}'?"),
        (f"content/{PACK}/", f"did you mean '{PACK}'?"),
        ("Talk", f"did you mean '{PACK}'?"),
        ("visit", f"the packs are {PACK}"),
    ],
)
def test_what_is_no_pack_is_told_what_it_is(project, name, hint):
    with pytest.raises(UnknownNameError) as caught:
        project.require(packs=(name,))
    assert caught.value.diagnostics[0].hints == (hint,)


@pytest.mark.parametrize("tag", ["hi", "HI", "hi-in", "hi-IN-x"])
def test_a_language_without_its_country_is_understood(tmp_path, tag):
    project = small_project(tmp_path)
    for audiences in ((), ("desk",)):
        with pytest.raises(UnknownNameError) as caught:
            project.require(audiences=audiences, language=tag)
        assert caught.value.diagnostics[0].hints == ("did you mean 'hi-IN'?",)


def test_names_that_are_not_asked_for_are_looked_for_in_no_audience(project):
    project.require(packs=(PACK,))
    assert project.forms._audiences == {}
    with pytest.raises(UnknownNameError):
        project.require(packs=(PACK,), language="xx-XX")
    assert set(project.forms._audiences) == set(project.audiences)
