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


STARTS = """
import multiprocessing, multiprocessing.util, os, shutil, sys, threading
from pathlib import Path
from support.batches import run
from briefgen.batch import processes

way, is_for_good = sys.argv[1], sys.argv[2] == "for good"
processes.way = lambda: way
begun = most = 0

def counted(start):
    def refuses(*arguments, **options):
        global begun
        begun += 1
        if begun > most if is_for_good else begun == most + 1:
            raise BlockingIOError if start is not thread else RuntimeError("can't start new thread")
        return start(*arguments, **options)
    return refuses

thread = threading.Thread.start
os.fork, threading.Thread.start = counted(os.fork), counted(thread)
multiprocessing.util.spawnv_passfds = counted(multiprocessing.util.spawnv_passfds)
hook = threading.excepthook
# Three processes, the thread that looks after them, its own thread, and one in each process.
for most in range(7):
    begun = 0
    assert run(Path(), jobs=3, formats=("docx",)).made == 9
    assert multiprocessing.active_children() == []
    assert threading.excepthook is hook
    shutil.rmtree("out")
assert begun > 4
"""


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is copied here")
@pytest.mark.parametrize("way", ["fork", "spawn"])
@pytest.mark.parametrize("until", ["for good", "once"])
def test_whichever_process_or_thread_the_system_lets_not_be_all_is_made(tmp_path, way, until):
    write_project(tmp_path, rows(9))
    tests = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", STARTS, way, until],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tests}{os.pathsep}{tests.parent}"},
        capture_output=True,
        text=True,
        timeout=240,
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
