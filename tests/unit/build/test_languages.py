"""Languages and forms of a brief: which are built, what their files are called, and that none takes another's away."""

import json

import pytest
from support.project import edit
from support.small import PACK, small_project

from briefgen.build.composition import compose_pack
from briefgen.build.pipeline import build, project_findings
from briefgen.build.request import Asked, BuildRequest
from briefgen.diagnostics import Severity, UnknownNameError


def request(root, **fields):
    return BuildRequest(**({"formats": ("json",), "output": root / "build"} | fields))


def built(root):
    return sorted(path.name for path in (root / "build" / PACK).iterdir())


def run(root, **fields):
    return build(small_project(root), request(root, **fields))


def everything(root):
    for language in (None, "hi-IN"):
        for form in (None, "cable"):
            assert run(root, language=language, form=form).diagnostics == ()


EVERYTHING = ["desk.cable.hi-IN.json", "desk.cable.json", "desk.hi-IN.json", "desk.json", "post.json"]


def test_each_language_and_form_is_a_file_of_its_own_and_takes_none_away(tmp_path):
    everything(tmp_path)
    assert built(tmp_path) == EVERYTHING
    record = json.loads((tmp_path / ".briefgen" / PACK / "manifest.json").read_text("utf-8"))
    assert [(output["audience"], output["language"], output["form"]) for output in record["outputs"]] == [
        ("desk", "hi-IN", "cable"),
        ("desk", "en-GB", "cable"),
        ("desk", "hi-IN", None),
        ("desk", "en-GB", None),
        ("post", "en-GB", None),
    ]


def test_a_word_documents_anchors_are_recorded_for_each(tmp_path):
    run(tmp_path, formats=("docx",))
    run(tmp_path, formats=("docx",), language="hi-IN")
    baselines = tmp_path / ".briefgen" / PACK / "baselines"
    stems = [json.loads(path.read_text("utf-8"))["stem"] for path in baselines.iterdir()]
    assert sorted(stems) == ["desk", "desk.hi-IN", "post"]


@pytest.mark.parametrize("asked", [{"language": "hi-IN"}, {"form": "cable"}])
def test_those_without_it_are_named_and_passed_over(tmp_path, asked):
    report = run(tmp_path, **asked)
    assert report.skipped == ("post",)
    assert {output.audience for output in report.outputs} == {"desk"}


def test_an_audiences_first_language_by_name_is_its_usual_file(tmp_path):
    run(tmp_path, language="en-GB")
    assert built(tmp_path) == ["desk.json", "post.json"]


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        (
            {"audiences": ("post",), "language": "hi-IN"},
            "the brief for post is not written in 'hi-IN'",
            "it is written in en-GB",
        ),
        (
            {"audiences": ("desk",), "language": "hi"},
            "the brief for desk is not written in 'hi'",
            "did you mean 'hi-IN'?",
        ),
        ({"audiences": ("desk",), "form": "cabel"}, "the brief for desk has no form 'cabel'", "did you mean 'cable'?"),
        (
            {"audiences": ("post",), "form": "cable"},
            "the brief for post has no form 'cable'",
            "it has its own form only: leave out --form",
        ),
        ({"language": "hi-IM"}, "no audience's brief is written in 'hi-IM'", "did you mean 'hi-IN'?"),
        ({"form": "telex"}, "no audience's brief has a form 'telex'", "the forms are cable"),
    ],
)
def test_what_nobody_has_is_wrong_usage(tmp_path, asked, message, hint):
    with pytest.raises(UnknownNameError) as caught:
        run(tmp_path, **asked)
    [found] = caught.value.diagnostics
    assert (found.message, found.hints) == (message, (hint,))
    assert not (tmp_path / "build").exists()


def test_a_fault_in_one_language_sets_that_one_aside_alone(tmp_path):
    everything(tmp_path)
    edit(tmp_path / "content" / f"{PACK}.md", "  - hi-IN: यह कि कोई सहमति हुई है।\n", "")
    report = run(tmp_path, language="hi-IN")
    assert {found.audience for found in report.diagnostics} == {"desk"}
    assert [moved.path for moved in report.moved] == [f"build/{PACK}/desk.hi-IN.json"]
    assert built(tmp_path) == [name for name in EVERYTHING if name != "desk.hi-IN.json"]


def test_a_fault_of_the_pack_sets_aside_only_what_was_asked_for(tmp_path):
    everything(tmp_path)
    edit(tmp_path / "content" / f"{PACK}.md", "tlp:clear", "tlp:cleer")
    report = run(tmp_path, language="hi-IN")
    assert [moved.path for moved in report.moved] == [f"build/{PACK}/desk.hi-IN.json"]


def test_a_language_that_is_no_longer_declared_does_not_linger(tmp_path):
    everything(tmp_path)
    edit(tmp_path / "templates/audiences/desk/audience.yaml", "[en-GB, hi-IN]", "[en-GB]")
    run(tmp_path)
    assert built(tmp_path) == ["desk.cable.json", "desk.json", "post.json"]


def test_a_form_that_is_no_longer_declared_does_not_linger(tmp_path):
    everything(tmp_path)
    path = tmp_path / "templates/audiences/desk/audience.yaml"
    path.write_text(path.read_text("utf-8").split("forms:")[0], "utf-8")
    run(tmp_path, audiences=("desk",))
    assert built(tmp_path) == ["desk.hi-IN.json", "desk.json", "post.json"]


def test_another_first_language_takes_the_usual_name(tmp_path):
    everything(tmp_path)
    edit(tmp_path / "templates/audiences/desk/audience.yaml", "[en-GB, hi-IN]", "[hi-IN, en-GB]")
    run(tmp_path)
    assert built(tmp_path) == ["desk.cable.json", "desk.json", "post.json"]
    assert '"hi-IN"' in (tmp_path / "build" / PACK / "desk.json").read_text("utf-8")


def test_a_form_that_cannot_be_read_stops_its_audience_alone(tmp_path):
    everything(tmp_path)
    edit(tmp_path / "templates/audiences/desk/audience.yaml", "cable.md.j2", "cabel.md.j2")
    report = run(tmp_path)
    [found] = report.diagnostics
    assert (found.audience, found.message) == ("desk", "the form 'cable' has no template 'cabel.md.j2'")
    assert built(tmp_path) == [name for name in EVERYTHING if name != "desk.json"]


def test_a_language_without_phrases_stops_its_audience_alone(tmp_path):
    small_project(tmp_path)
    edit(tmp_path / "templates/audiences/desk/audience.yaml", "[en-GB, hi-IN]", "[en-GM, en-GB]")
    report = run(tmp_path)
    [found] = report.diagnostics
    assert (found.audience, found.message) == ("desk", "there are no phrases for the language 'en-GM'")
    assert built(tmp_path) == ["post.json"]


def test_a_theme_at_fault_is_said_once(tmp_path):
    (tmp_path / "templates/themes").mkdir(parents=True)
    (tmp_path / "templates/themes/government.yaml").write_text("inherit: goverment\n", encoding="utf-8")
    composition = compose_pack(small_project(tmp_path), PACK, Asked())
    [found] = composition.diagnostics
    assert found.audience is None
    assert composition.refused == {"desk", "post"}


def test_what_points_at_the_withheld_is_said_once_with_all_its_readers(tmp_path):
    small_project(tmp_path)
    pack = tmp_path / "content" / f"{PACK}.md"
    edit(
        pack,
        "marking: tlp:clear\n",
        "marking: tlp:clear\nterms: [{id: cap, short: Price cap, embargo_until: 2031-05-04T00:00Z}]\n",
    )
    edit(pack, "anything is agreed.", "the {term:cap} is agreed.")
    [found] = compose_pack(small_project(tmp_path), PACK, Asked()).diagnostics
    assert (found.code, found.audience, found.readers) == ("BG509", None, ("desk", "post"))
    assert (
        found.message
        == "'agreed' points at the term 'cap', which because of its embargo does not go with it to 'desk', 'post'"
    )


def test_an_audience_of_the_policy_without_a_form_is_said_in_one_line(tmp_path):
    small_project(tmp_path)
    path = tmp_path / "content" / "policy.yaml"
    path.write_text(path.read_text("utf-8") + "  press: {ceiling: {}}\n  court: {ceiling: {}}\n", "utf-8")
    project = small_project(tmp_path)
    [found] = project_findings(project, Asked())
    assert (found.severity, found.span.line) == (Severity.WARNING, 6)
    assert found.message == "the policy names press, court, and there is no template for them"
    assert project_findings(project, Asked(audiences=("desk",))) == ()


def test_an_unreviewed_language_makes_a_draft_and_looks_as_its_form_says(tmp_path):
    project = small_project(tmp_path)
    english, hindi = project.brief(PACK, "desk"), project.brief(PACK, "desk", language="hi-IN")
    cable = project.brief(PACK, "desk", form="cable")
    assert (english.document.furniture.draft, hindi.document.furniture.draft) == ("", "प्रारूप")
    assert hindi.document.metadata.language == "hi-IN"
    assert [brief.theme.styles["body"].size for brief in (english, hindi, cable)] == [10.5, 14, 11]
    assert (english.stem, hindi.stem, cable.stem) == ("desk", "desk.hi-IN", "desk.cable")
