"""Malformed packs through the command: the right file and line, exit code 1, nothing written, no traceback."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from support.project import run
from support.small import PACK, small_content

from briefgen.build.pipeline import build
from briefgen.build.project import Project
from briefgen.build.request import BuildRequest
from briefgen.cli.main import main
from briefgen.cli.reports import places
from briefgen.diagnostics import errors
from briefgen.project.folder import find_project
from briefgen.resources import templates_root

MALFORMED = Path(__file__).parent.parent / "packs" / "malformed"
CASES = sorted(path.parent for path in MALFORMED.glob("*/expected.yaml"))


def found(project):
    ran = run("build", "--json", cwd=project)
    places = [found["place"] for found in json.loads(ran.out)["diagnostics"]]
    return ran, [(place["path"], place["line"], place["column"]) for place in places]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_problem_has_its_place_and_nothing_is_written(case, tmp_path):
    shutil.copytree(case / "content", tmp_path / "content")
    ran, places = found(tmp_path)
    expected = yaml.safe_load((case / "expected.yaml").read_text(encoding="utf-8"))
    assert places == [(f"content/{path}", line, column) for _, path, line, column in expected]
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_person_is_shown_the_line_and_what_to_do(case, tmp_path):
    shutil.copytree(case / "content", tmp_path / "content")
    ran = run("build", cwd=tmp_path)
    [(_, path, line, column), *_] = yaml.safe_load((case / "expected.yaml").read_text(encoding="utf-8"))
    assert f" --> content/{path}:{line}:{column}" in ran.err
    assert "= hint: " in ran.err
    assert "Input should" not in ran.err


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_person_is_told_is_the_golden(case, tmp_path, monkeypatch, capsys, update_goldens):
    """A case has its text in `told.txt`; one that has none yet gets it by `--update-goldens`."""
    shutil.copytree(case / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    places._lines.clear()
    assert main(["check"]) == 1
    told = capsys.readouterr()
    golden = case / "told.txt"
    if update_goldens:
        golden.write_text(told.err, encoding="utf-8")
    assert told.out == ""
    assert told.err == golden.read_text(encoding="utf-8")


def test_a_file_that_is_not_utf_8(tmp_path):
    project = small_content(tmp_path)
    path = project / "content" / PACK / "lines.md"
    path.write_bytes(path.read_bytes().replace(b"talks", b"t\xe4lks", 1))
    ran, [(where, line, _)] = found(project)
    first = next(at for at, text in enumerate(path.read_bytes().splitlines(), 1) if b"\xe4" in text)
    assert (ran.code, where, line) == (1, f"content/{PACK}/lines.md", first)
    assert not (project / "build").exists()


def test_a_fault_in_a_template_stops_its_audience_alone(tmp_path):
    folder = find_project(small_content(tmp_path))
    own = tmp_path / "templates"
    shutil.copytree(templates_root(), own)
    template = own / "audiences" / "minister" / "brief.md.j2"
    lines = template.read_text(encoding="utf-8").splitlines()
    template.write_text("\n".join([*lines, "{{ mesages }}"]), encoding="utf-8")
    request = BuildRequest(formats=("json",), output=tmp_path / "build")
    report = build(Project(replace(folder, templates=(own,))), request)
    assert [output.audience for output in report.outputs] == ["analyst"]
    [fault] = errors(report.diagnostics)
    assert (fault.audience, fault.span.path.name, fault.span.line) == ("minister", "brief.md.j2", len(lines) + 1)
    assert "did you mean 'messages'?" in " ".join(fault.hints)
