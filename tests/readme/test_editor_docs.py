"""What the page on editors shows is so: its commands run, its settings have every schema, its tasks find every problem."""

import itertools
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from support.project import run, sample_project

from briefgen.resources import PACKAGE
from briefgen.schemas.files import FILES, SUFFIX

PAGE = PACKAGE.parent / "docs" / "editor.md"
BLOCK = re.compile(r"^```(?P<name>\w+(?: \w+)?)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)

if not PAGE.is_file():
    pytest.skip("the page stands in the repository", allow_module_level=True)

BLOCKS = {match["name"]: match["text"] for match in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))}
MALFORMED = Path(__file__).parents[1] / "packs" / "malformed"


def test_the_commands_run_one_after_the_other(tmp_path):
    folder = sample_project(tmp_path)
    for command in BLOCKS["sh"].splitlines():
        program, *arguments = shlex.split(command, comments=True)
        assert program == "briefgen"
        ran = run(*arguments, cwd=folder)
        assert ran.code == 0, f"{command}: {ran.err}"
    files = {path.name.removesuffix(SUFFIX) for path in (folder / "schemas").iterdir()}
    assert files == set(FILES)
    assert (
        (folder / "content" / "policy.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=../schemas/policy")
    )
    assert run("list", "packs", cwd=folder).code == 0


def test_the_settings_have_every_schema_that_is_of_a_file():
    settings = json.loads(BLOCKS["json settings"])["yaml.schemas"]
    assert settings == {
        f"schemas/{name}{SUFFIX}": file.places[0] for name, file in FILES.items() if file.places and not file.elsewhere
    }
    assert all(len(file.places) <= 1 for file in FILES.values())


def matched(text):
    """Return what the task's problem matcher finds: two lines, one after the other."""
    first, second = json.loads(BLOCKS["json tasks"])["tasks"][0]["problemMatcher"]["pattern"]
    found = []
    lines = text.splitlines()
    for line, below in itertools.pairwise(lines):
        said, place = re.match(first["regexp"], line), re.match(second["regexp"], below)
        if said and place:
            found.append(
                (said[first["code"]], place[second["file"]], int(place[second["line"]]), int(place[second["column"]]))
            )
    return sorted(found)


@pytest.mark.parametrize("case", ["unknown-key", "wider-readers", "images"])
def test_the_task_finds_every_problem_that_check_prints(case, tmp_path):
    shutil.copytree(MALFORMED / case / "content", tmp_path / "content")
    command = shlex.split(json.loads(BLOCKS["json tasks"])["tasks"][0]["command"])
    ran = run(*command[1:], cwd=tmp_path)
    data = json.loads(run("check", "--format", "json", cwd=tmp_path).out)
    told = [(one["code"], one["place"]["path"], one["place"]["line"], one["place"]["column"]) for one in data]
    assert matched(ran.err) == sorted(told)


def test_the_watch_that_is_shown_is_a_command():
    program, *arguments = shlex.split(BLOCKS["sh watch"])
    assert (program, arguments[0], arguments[-1]) == ("briefgen", "build", "--watch")


def test_a_schema_that_is_out_of_step_is_told(tmp_path):
    assert run("schema", "policy", "-o", "schemas", cwd=tmp_path).code == 0
    assert run("schema", "policy", "-o", "schemas", "--check", cwd=tmp_path).code == 0
    file = tmp_path / "schemas" / f"policy{SUFFIX}"
    file.write_text(file.read_text(encoding="utf-8").replace("ceiling", "cieling"), encoding="utf-8")
    ran = run("schema", "policy", "-o", "schemas", "--check", cwd=tmp_path)
    assert (ran.code, "[BG181]" in ran.err) == (1, True)
    ran = run("schema", "polcy", cwd=tmp_path)
    assert (ran.code, "did you mean 'policy'?" in ran.err) == (2, True)
    assert run("schema", "--check", cwd=tmp_path).code == 2
