"""Which records go to whom at a time, and what is in place when a disk says no."""

import os
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from support.batches import rows, run, write_project

from briefgen.batch.folder import Folder
from briefgen.batch.workers import CHUNK, Workers


class Counted(ThreadPoolExecutor):
    """Notes how many records each task has."""

    def __init__(self) -> None:
        super().__init__(1)
        self.sizes: list[int] = []

    def submit(self, work: Any, /, packed: bytes, task: Any, **_: Any) -> "Future[Any]":
        self.sizes.append(len(task))
        return super().submit(work, packed, task)


def test_tasks_are_short_towards_the_end(tmp_path):
    with Counted() as executor:
        assert run(write_project(tmp_path, rows(24)), jobs=1, executor=executor).made == 24
    assert executor.sizes[0] == CHUNK
    assert executor.sizes[-1] == 1
    assert sum(executor.sizes) == 24


def test_the_first_task_of_processes_of_our_own_is_one_record_made_here():
    assert Workers(b"", jobs=2).size(100) == 1


ONE_AT_MOST = """
import multiprocessing, os, sys
from pathlib import Path
from support.batches import run

fork, first = os.fork, []

def once():
    if first or sys.argv[1] == "0":
        raise BlockingIOError
    first.append(0)
    return fork()

os.fork = once
assert run(Path(), jobs=3, formats=("docx",)).made == 9
assert multiprocessing.active_children() == []
"""


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is copied here")
@pytest.mark.parametrize("some", ["0", "1"])
def test_where_the_system_lets_no_more_processes_be_all_is_made_here(tmp_path, some):
    write_project(tmp_path, rows(9))
    tests = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", ONE_AT_MOST, some],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tests}{os.pathsep}{tests.parent}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "home").mkdir()
    made = Folder(output=tmp_path / "out", home=tmp_path / "home")
    made.clear()
    return made


def test_what_is_in_place_is_told_before_what_could_not_be(folder):
    (folder.output / "b.pdf").mkdir()
    placed = folder.put({name: {"pdf": name.encode()} for name in "abc"})
    assert next(placed) == "a"
    with pytest.raises(IsADirectoryError) as fault:
        next(placed)
    assert fault.value.filename == str(folder.output / "b.pdf")
    assert (folder.output / "a.pdf").read_bytes() == b"a"


@pytest.mark.parametrize("some", [0, 1])
def test_where_the_system_lets_no_more_threads_be_files_are_put_one_after_the_other(folder, monkeypatch, some):
    start, begun = threading.Thread.start, []

    def refuses(thread):
        if len(begun) == some:
            raise RuntimeError("can't start new thread")
        begun.append(thread)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", refuses)
    names = [f"a{number}" for number in range(9)]
    assert list(folder.put({name: {"docx": b"d", "pdf": name.encode()} for name in names})) == names
    assert [(folder.output / f"{name}.pdf").read_bytes() for name in names] == [name.encode() for name in names]
    assert len(list(folder.output.iterdir())) == 18
