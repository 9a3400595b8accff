"""Whatever is saved, in whatever order: who watches gets the files and the findings that a fresh build would have made."""

import shutil
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from support.project import FICTIONAL, edit

from briefgen.build.kept import Ground
from briefgen.build.pipeline import build
from briefgen.build.project import Project
from briefgen.build.request import BuildRequest
from briefgen.build.watching import Watching, _forget_files
from briefgen.project.folder import find_project

PACK = "saltmere-barrage"
REQUEST = BuildRequest(packs=(PACK,), audiences=("analyst", "public"), formats=("docx", "pdf"), output=Path("build"))
FILES = sorted(
    path.relative_to(FICTIONAL / "content").as_posix()
    for path in (FICTIONAL / "content").rglob("*")
    if path.suffix in {".md", ".yaml", ".csv"} and path.name not in {"README.md", "night-ferry.md"}
)


def reworded(lines, at):
    return [*lines[:at], lines[at].replace(" the ", " this ").replace("2", "3"), *lines[at + 1 :]]


def without(lines, at):
    return lines[:at] + lines[at + 1 :]


def moved_down(lines, at):
    return [*lines[:at], "", *lines[at:]]


def twice(lines, at):
    return lines[: at + 1] + lines[at:]


HOW = (reworded, reworded, without, moved_down, twice)
"""Most saves change words; some leave a pack that cannot be read, and the next one mends it or not."""
SAVE = st.tuples(st.sampled_from(FILES), st.sampled_from(HOW), st.floats(0, 1, exclude_max=True), st.booleans())


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(params=[False, True], ids=["in one process", "in two"])
def in_two(request, monkeypatch):
    # Tests that run in parallel have threads of their own, which hold nothing that a build needs.
    monkeypatch.setattr("briefgen.build.beside.may_fork", lambda: True)
    monkeypatch.setattr("briefgen.build.beside.cores", lambda: 2)
    return request.param


def files(folder):
    return {path.name: path.read_bytes() for path in sorted((folder / PACK).glob("*"))}


@settings(
    max_examples=3,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(saves=st.lists(SAVE, min_size=1, max_size=2))
def test_who_watches_has_what_a_fresh_build_makes(in_two, saves, folder):
    for left in folder.iterdir():
        shutil.rmtree(left)
    shutil.copytree(FICTIONAL / "content", "content")
    with closing(Watching(find_project(Path()), REQUEST, in_two=in_two)) as watching:
        watching.round(())
        assert watching.is_in_two == in_two
        _save_and_compare(watching, saves)
        assert watching.is_in_two == in_two


def _save_and_compare(watching, saves):
    for name, how, place, back in saves:
        path = Path("content") / name
        before = path.read_text(encoding="utf-8")
        lines = before.split("\n")
        path.write_text("\n".join(how(lines, int(place * len(lines)))), encoding="utf-8")
        _is_as_fresh(watching, path)
        if back:
            path.write_text(before, encoding="utf-8")
            _is_as_fresh(watching, path)


def all_but_the_cleared(one, other):
    return all(
        getattr(one, name) == getattr(other, name)
        for name in (field.name for field in fields(Ground))
        if name != "cleared"
    )


def test_a_key_that_forgets_what_a_reader_may_see_is_found_out(folder, monkeypatch):
    monkeypatch.setattr(Ground, "__eq__", all_but_the_cleared)
    shutil.copytree(FICTIONAL / "content", "content")
    watching = Watching(find_project(Path()), REQUEST)
    watching.round(())
    path = Path("content") / PACK / "money.md"
    edit(path, "The road is not part", "The road is no part")
    with pytest.raises(AssertionError):
        _is_as_fresh(watching, path)


def _is_as_fresh(watching, path):
    report = watching.round([path]).report
    _forget_files()
    shutil.rmtree("fresh", ignore_errors=True)
    fresh = build(Project(find_project(Path())), replace(REQUEST, output=Path("fresh")))
    assert report.diagnostics == fresh.diagnostics
    assert [output.sha256 for output in report.outputs] == [output.sha256 for output in fresh.outputs]
    made = files(Path("fresh"))
    assert made or report.diagnostics
    assert {name: files(Path("build"))[name] for name in made} == made
