"""`check`, `list`, `schema`, `--version`, `--help`."""

import json
import shutil

import pytest
from support.project import edit, run, sample_project
from support.small import PACK, small_content

from briefgen import __version__


@pytest.fixture
def project(tmp_path):
    return small_content(tmp_path)


def test_check_finds_nothing_in_the_sample_and_writes_nothing(tmp_path):
    sample_project(tmp_path)
    ran = run("check", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content"]


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_folder_that_is_no_pack_is_said(project, command):
    (project / "content" / "water").mkdir()
    (project / "content" / "water" / "facts.md").write_text("# Facts {.facts}\n", encoding="utf-8")
    ran = run(command, cwd=project)
    assert ran.code == 0
    assert "water" in ran.err
    assert "pack.md" in ran.err


@pytest.mark.parametrize("written", [b"---\ntitel: Water\n---\n", "---\ntitle: Water\n---\n".encode("utf-16")])
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_file_that_is_no_pack_and_looks_like_one_is_said(project, command, written):
    (project / "content" / "water.md").write_bytes(written)
    ran = run(command, cwd=project)
    assert ran.code == 0
    assert "content/water.md" in ran.err
    assert "BG129" in ran.err


@pytest.mark.parametrize("alone", [False, True])
def test_a_file_that_is_no_pack_is_the_cause_where_it_is_asked_for(project, alone):
    """That there is no such pack here would be the echo of it."""
    if alone:
        shutil.rmtree(project / "content" / PACK)
    (project / "content" / "ferry.md").write_text("---\nTitle: The ferry\n---\n", encoding="utf-8")
    ran = run("check", "ferry", cwd=project)
    assert ran.code != 0
    assert ran.err.count("error: ") == 1
    assert "content/ferry.md:2:1" in ran.err


def test_check_takes_another_moment_than_the_editions(tmp_path):
    project = sample_project(tmp_path)
    ran = run("check", "-a", "minister", "--as-of", "1999-01-01T00:00+00:00", cwd=project)
    assert ran.code == 1
    assert "was issued after the moment asked for" in ran.err
    assert run("check", "--as-of", "1999-01-01", cwd=project).code == 2


def test_check_of_one_audience(project):
    assert run("check", "-a", "minister", cwd=project).code == 0


def test_list_names_a_pack_that_has_problems(project):
    edit(project / "content" / PACK / "pack.md", "marking: tlp:clear", "marking: tlp:cleer")
    assert run("list", "packs", cwd=project).out == f"{PACK}\t(has problems: briefgen check)\n"


def test_check_reports_as_data(project):
    edit(project / "content" / PACK / "pack.md", "marking: tlp:clear", "marking: tlp:cleer")
    ran = run("check", "--format", "json", cwd=project)
    assert ran.code == 1
    [found] = json.loads(ran.out)
    assert found["place"]["path"] == f"content/{PACK}/pack.md"
    assert found["severity"] == "error"


@pytest.mark.parametrize(
    ("what", "names"),
    [("packs", [PACK]), ("audiences", ["analyst", "minister"]), ("formats", ["docx", "pdf", "json"])],
)
def test_list(project, what, names):
    assert [line.split("\t")[0] for line in run("list", what, cwd=project).out.splitlines()] == names


def test_schema_is_json_schema(project):
    schema = json.loads(run("schema", cwd=project).out)
    assert schema["$schema"].startswith("https://json-schema.org/")


def test_version(project):
    assert run("--version", cwd=project).out == f"briefgen, version {__version__}\n"


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["explain"], ["list"], ["schema"], ["inspect"], ["who"]])
def test_every_help_has_an_example(project, command):
    ran = run(*command, "--help", cwd=project)
    assert ran.code == 0
    assert "Example" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-a", "minister,analyst"], "write -a once for each: -a minister -a analyst"),
        (["-a", "minister", "analyst"], "'analyst' is a reader: write -a analyst"),
        (["--letterhead", "x.dotx"], "Did you mean --reference?"),
    ],
)
def test_a_slip_is_answered_with_what_to_write(project, arguments, said):
    ran = run("build", *arguments, cwd=project)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
