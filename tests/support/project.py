"""A copy of the sample project in a folder of its own, and the command run in it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from briefgen.build.project import Project
from briefgen.cli.main import main
from briefgen.project.folder import ProjectFolder, find_project
from briefgen.resources import bundled_root

SAMPLE = "india-russia-visit"
FICTIONAL = Path(__file__).parents[1] / "packs" / "fictional"
"""A project in which everything is invented: it has what the sample may not have."""


def sample_project(folder: Path) -> Path:
    """Copy the sample's content into *folder*, and return it."""
    shutil.copytree(bundled_root() / "content", folder / "content")
    return folder


@cache
def _house() -> Project:
    return Project(find_project(bundled_root()))


def quick_project(folder: ProjectFolder) -> Project:
    """Open a project with our own templates, of which what is the same in all is read once: lexicons and fonts."""
    project = Project(folder)
    project.__dict__["lexicons"] = _house().lexicons
    project.forms.__dict__["fonts"] = _house().fonts
    return project


def edit(path: Path, old: str, new: str) -> None:
    """Replace *old*, which must be there once, by *new*."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


def run(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> Ran:
    """Run the command in a process of its own, as a user would."""
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(bundled_root()), **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def run_here(*arguments: str, cwd: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ran:
    """Run the command in this process, which takes no second to start; nobody sits at its terminal."""
    monkeypatch.chdir(cwd)
    code = main(arguments)
    told = capsys.readouterr()
    return Ran(code, told.out, told.err)
