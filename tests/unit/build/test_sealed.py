"""A record that was being written when the process was killed is there, or it is not: none is damaged by that."""

import os

import pytest
from support.stopping import exit_code, steps

from briefgen.build.records import HEADS, SIGNOFFS
from briefgen.build.sealed import append_sealed, read_sealed_as
from briefgen.project.folder import ProjectFolder

PACK, STEM = "lake", "minister"
KILLED = 9
MOST = 60


@pytest.fixture
def folder(tmp_path):
    return ProjectFolder(root=tmp_path, content=tmp_path / "content", templates=(), bundled=False)


def append(folder, said):
    append_sealed(folder, PACK, SIGNOFFS, STEM, {"said": said})


def read(folder):
    return read_sealed_as(folder, PACK, SIGNOFFS, lambda record: record["said"], STEM)


def killed_at(folder, step, said):
    """Append a record in a process of its own that is killed at a step; tell whether it came that far."""
    child = os.fork()
    if child:
        return exit_code(child) == KILLED
    try:
        with steps(folder.root, step, lambda _: os._exit(KILLED)):
            append(folder, said)
    finally:
        os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no such processes")
@pytest.mark.parametrize("before", [(), ("first",), ("first", "second")])
def test_a_record_whose_process_is_killed_at_any_step_is_there_or_is_not(folder, before, tmp_path):
    for step in range(MOST):
        own = ProjectFolder(root=tmp_path / str(step), content=folder.content, templates=(), bundled=False)
        own.root.mkdir()
        for said in before:
            append(own, said)
        is_killed = killed_at(own, step, "new")
        every, damaged = read(own)
        assert damaged == ()
        assert every in {before, (*before, "new")}
        append(own, "next")
        assert read(own) == ((*every, "next"), ())
        if not is_killed:
            return
    pytest.fail("it is never done")


@pytest.mark.parametrize("left", [1, 3])
def test_records_whose_head_was_taken_away_are_not_believed_however_few_are_left(folder, left):
    for said in ("agreed", "objects", "agreed"):
        append(folder, said)
    home = folder.root / ".briefgen" / PACK
    (home / HEADS / SIGNOFFS / f"{STEM}.json").unlink()
    for path in sorted((home / SIGNOFFS).iterdir())[left:]:
        path.unlink()
    assert read(folder)[1] == (f"{STEM}.{left:04}.json",)
