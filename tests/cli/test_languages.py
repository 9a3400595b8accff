"""`--language` and `--form` at the command line."""

import json

import pytest
from support.project import run
from support.small import FILES

POLICY = """\
schemes: [tlp]
groups: {internal: [minister, diplomat]}
audiences:
  minister: {ceiling: {tlp: red}, cites: [public]}
  diplomat: {ceiling: {tlp: red}, cites: [public]}
"""
PACK = """\
---
title: Talks at Arland
as_of: 2031-05-03T18:00+00:00
language: en-GB
readers: internal
marking: tlp:clear
translations:
  hi-IN: {title: आरलैंड में वार्ता}
---
# Not known {.gaps}
- Who will sign. ^signing
  - hi-IN: हस्ताक्षर कौन करेगा।
# Do not say {.avoid}
- That anything is agreed. {.draft} ^agreed
  - hi-IN: यह कि कोई सहमति हुई है।
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "content" / "talks.md").write_text(PACK, encoding="utf-8")
    return tmp_path


def built(project):
    return sorted(path.name for path in (project / "build").rglob("*.json"))


def test_a_language_and_a_form_are_built_beside_the_usual_files(project):
    for asked in ([], ["--language", "hi-IN"], ["--form", "cable"]):
        ran = run("build", "-f", "json", *asked, cwd=project)
        assert ran.code == 0, ran.err
    assert built(project) == ["diplomat.cable.json", "diplomat.json", "minister.hi-IN.json", "minister.json"]


def test_those_without_it_are_named_in_one_line(project):
    ran = run("build", "-f", "json", "-l", "hi-IN", cwd=project)
    assert "without hi-IN: diplomat\n" in ran.err
    ran = run("check", "--form", "cable", cwd=project)
    assert "without cable: minister\n" in ran.err


def test_they_are_named_in_data_too(project):
    ran = run("build", "-f", "json", "-l", "hi-IN", "--json", cwd=project)
    report = json.loads(ran.out)
    assert report["skipped"] == ["diplomat"]
    assert [(output["language"], output["form"]) for output in report["outputs"]] == [("hi-IN", None)]


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-l", "hi-IM"], "did you mean 'hi-IN'?"),
        (["--form", "cabel"], "did you mean 'cable'?"),
        (["-a", "diplomat", "-l", "hi-IN"], "the brief for diplomat is not written in 'hi-IN'"),
        (["-a", "minister", "--form", "cable"], "the brief for minister has no form 'cable'"),
    ],
)
def test_what_is_not_declared_is_wrong_usage(project, command, arguments, words):
    ran = run(command, *arguments, cwd=project)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_list_shows_languages_and_forms(project):
    rows = {
        line.split("\t")[0]: line.split("\t")[1:] for line in run("list", "audiences", cwd=project).out.splitlines()
    }
    assert "hi-IN" in rows["minister"][1].split(", ")
    assert "cable" in rows["diplomat"][2].split(", ")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (["--form", "cable", "-l", "hi-IN"], ["desk.cable.hi-IN.json"]),
        (["--form", "cable", "-a", "desk"], ["desk.cable.hi-IN.json", "desk.cable.json"]),
        (["-a", "desk"], ["desk.hi-IN.json", "desk.json"]),
    ],
)
def test_a_form_is_made_in_other_languages_too(tmp_path, asked, names):
    for place, text in FILES.items():
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    form = tmp_path / "templates/audiences/desk/audience.yaml"
    form.write_text(form.read_text("utf-8") + "required: [hi-IN]\n", encoding="utf-8")
    ran = run("build", "-f", "json", *asked, cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert built(tmp_path) == names
