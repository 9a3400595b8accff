"""Every command and every line of Python that the README shows is run."""

import re
import shlex

import pytest
from support.monsoon import with_monsoon
from support.project import run, sample_project

from briefgen.resources import PACKAGE

README = PACKAGE.parent / "README.md"
BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<name>[\w-]+))?\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)

if not README.is_file():
    pytest.skip("the README stands in the repository", allow_module_level=True)

BLOCKS = [match.groupdict() for match in BLOCK.finditer(README.read_text(encoding="utf-8"))]
COMMANDS = [
    [line for line in block["text"].splitlines() if line]
    for block in BLOCKS
    if block["language"] == "sh" and not block["name"]
]
"""Those of each block."""


def test_the_two_commands_are_one_line_each():
    named = {block["name"]: block["text"] for block in BLOCKS if block["language"] == "sh" and block["name"]}
    assert set(named) == {"install", "test"}
    assert all(text.count("\n") == 1 for text in named.values())


def test_there_are_everyday_commands():
    assert sum(map(len, COMMANDS)) >= 5


@pytest.mark.parametrize("commands", COMMANDS, ids=lambda commands: commands[0])
def test_the_commands_run_one_after_the_other(commands, tmp_path):
    folder = with_monsoon(sample_project(tmp_path))
    for command in commands:
        program, *arguments = shlex.split(command, comments=True)
        assert program == "briefgen"
        ran = run(*arguments, cwd=folder)
        assert ran.code == 0, f"{command}: {ran.err}"


@pytest.mark.parametrize("program", [block["text"] for block in BLOCKS if block["language"] == "python"])
def test_the_python_runs(program, tmp_path, monkeypatch):
    monkeypatch.chdir(sample_project(tmp_path))
    exec(compile(program, "README.md", "exec"), {})
