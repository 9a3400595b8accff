"""Which records go to whom at a time, and what is in place when a disk says no."""

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
