"""A brief that leaks is refused: nothing of it is written, the others are, and the words are not told again."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from support.project import edit
from support.small import PACK, small_content, small_project

from briefgen.build.pipeline import build
from briefgen.build.project import Project, load
from briefgen.build.request import BuildRequest
from briefgen.cli.tables import show_built
from briefgen.diagnostics import UserError
from briefgen.gate import access

SECRET = "That the harbour master has offered to resign on Friday"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    small_project(tmp_path)
    place = tmp_path / "content" / f"{PACK}.md"
    words = f"- {SECRET}. {{readers=desk}} ^offer\n  - hi-IN: यह कि बंदरगाह प्रमुख ने इस्तीफ़े की पेशकश की है।\n"
    place.write_text(place.read_text("utf-8") + words, encoding="utf-8")
    return small_project(tmp_path)


def ask(project: Project) -> BuildRequest:
    return BuildRequest(formats=("docx", "pdf", "json"), output=project.folder.root / "out")


def open_gate(monkeypatch):
    monkeypatch.setattr(access, "CONDITIONS", {**access.CONDITIONS, "readers": lambda *_: True})


def test_what_the_gate_holds_back_leaves_both_briefs_clean(project):
    report = build(project, ask(project))
    assert report.diagnostics == ()
    assert set(report.leak_states.values()) == {"clean"}
    assert len(report.outputs) == 6


def test_a_build_says_what_part_of_it_the_check_was_and_no_file_does(project):
    report = build(project, ask(project))
    assert 0 < report.leak_seconds < report.seconds
    assert report.leak_share == report.leak_seconds / report.seconds
    records = (project.folder.root / ".briefgen").rglob("*.json")
    assert not any("seconds" in record.read_text("utf-8") or "share" in record.read_text("utf-8") for record in records)
    assert build(project, ask(project)) == report


def test_the_table_says_it_too(project, monkeypatch, capsys):
    report = replace(build(project, ask(project)), leak_seconds=0.25, seconds=2.0)
    monkeypatch.setattr("briefgen.cli.tables.at_terminal", lambda: True)
    show_built(report, project.folder.root / "out")
    assert "The leak check was 12% of the build's work." in " ".join(capsys.readouterr().out.split())


def test_what_it_lets_through_by_mistake_is_not_written(project, monkeypatch):
    build(project, ask(project))
    open_gate(monkeypatch)
    report = build(Project(project.folder), ask(project))
    assert {output.audience for output in report.outputs} == {"desk"}
    assert {path.name for path in (project.folder.root / "out" / PACK).iterdir()} == {
        "desk.docx",
        "desk.pdf",
        "desk.json",
    }
    assert {moved.path for moved in report.moved} == {f"out/{PACK}/post.{name}" for name in ("docx", "pdf", "json")}
    assert {(found.code, found.audience) for found in report.diagnostics} == {("BG590", "post")}
    found = report.diagnostics[0]
    assert "'offer'" in found.message
    assert f"{PACK}.md:" in found.message
    assert not any(word in f"{one.message} {one.hints}" for one in report.diagnostics for word in ("harbour", "resign"))


def test_saving_one_is_refused_as_well(project, monkeypatch, tmp_path):
    open_gate(monkeypatch)
    with pytest.raises(UserError) as refused:
        project.brief(PACK, "post").save(tmp_path / "post.pdf")
    assert {found.code for found in refused.value.diagnostics} == {"BG590"}
    assert not (tmp_path / "post.pdf").exists()


def test_the_moment_that_is_asked_for_decides_on_an_embargo(project):
    place = project.folder.root / "content" / f"{PACK}.md"
    edit(place, "{readers=desk} ^offer", "{embargo_until=2031-05-04T09:00+00:00} ^offer")
    later = datetime.fromisoformat("2031-05-05T09:00+00:00")
    brief = Project(project.folder).brief(PACK, "post", as_of=later)
    assert "offer" in brief.items
    assert brief.save(project.folder.root / "post.docx")


FIGURES = """\
- {id: out, title: Exports, value: 4.9, currency: USD, scale: billion, period: '2030'}
- {id: in, title: Imports, value: 63.8, currency: USD, scale: billion, period: '2030'}
- {id: gap, title: Deficit, derived: {formula: difference, from: [in, out]}, currency: USD, scale: billion, period: '2030'}
- {id: share, title: Share, derived: {formula: share, from: [out, gap]}, precision: 0.1, unit: percent, period: '2030'}
"""


@pytest.mark.parametrize(
    ("figure", "comment"),
    [("gap", "58.9 billion dollars"), ("share", "8.3 percent, says the desk")],
    ids=["gap", "share"],
)
def test_the_number_of_a_derived_figure_may_stand_in_a_comment(figure, comment, tmp_path):
    folder = small_content(tmp_path) / "content" / PACK
    (folder / "figures.yaml").write_text(FIGURES, encoding="utf-8")
    said = f"<!-- the desk makes it {comment} -->\n- Why it is {{figure:{figure}}}. {{readers=analyst topic=ports}} ^trade\n"
    (folder / "pack.md").write_text((folder / "pack.md").read_text("utf-8") + said, encoding="utf-8")
    assert load(tmp_path).brief(PACK, "analyst").save(tmp_path / "out")


def test_the_number_of_a_derived_figure_that_is_withheld_is_looked_for(tmp_path):
    folder = small_content(tmp_path) / "content" / PACK
    (folder / "figures.yaml").write_text(FIGURES.replace("id: gap,", "id: gap, readers: analyst,"), encoding="utf-8")
    said = "- Why it is {figure:gap}. {readers=analyst topic=ports} ^trade\n"
    (folder / "pack.md").write_text((folder / "pack.md").read_text("utf-8") + said, encoding="utf-8")
    evidence = load(tmp_path).evidence(PACK)
    moment = datetime.fromisoformat("2031-05-03T18:00+05:30")
    looked_for = [
        ("58.9", "billion") in evidence.against(each, moment, None).telling.get("58.9", ())
        for each in ("minister", "analyst")
    ]
    assert looked_for == [True, False]


def test_a_short_form_that_is_typed_may_be_written_out(tmp_path):
    """A term that the reader may see, and that no text refers to: its expansion is printed at the first use all the same."""
    small_project(tmp_path)
    place = tmp_path / "content" / f"{PACK}.md"
    text = place.read_text("utf-8").replace(
        "translations:", "terms:\n  - {id: pso, short: PSO, expansion: public service obligation}\ntranslations:", 1
    )
    place.write_text(f"{text}- That the PSO is settled. ^settled\n  - hi-IN: यह कि कुछ तय है।\n", encoding="utf-8")
    report = build(small_project(tmp_path), ask(small_project(tmp_path)))
    assert report.diagnostics == ()
    assert "public service obligation" in (tmp_path / "out" / PACK / "desk.json").read_text("utf-8")
