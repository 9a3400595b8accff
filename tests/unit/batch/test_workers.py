"""Which records go to whom at a time, and what is in place when a disk says no."""

import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from support.batches import hashes, rows, run, write_project

from briefgen.batch import making, processes
from briefgen.batch.folder import Folder
from briefgen.batch.workers import CHUNK, Workers
from briefgen.build import stalled


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
# Three processes, a thread here for each, and one in each of them.
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


HARM = {
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "suspended": lambda: os.kill(os.getpid(), signal.SIGSTOP),
    "hangs": getattr(signal, "pause", None),
}
# Another test may have left a thread, and later Pythons warn of copies beside threads.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture
def copies(monkeypatch):
    """Have processes begin as copies of this one, with what is done to it."""
    if sys.platform != "linux":
        pytest.skip("nothing is copied here")
    monkeypatch.setattr(processes, "way", lambda: "fork")


class Harm:
    """Does something to so many of the processes of our own that come by."""

    def __init__(self, home, act, most):
        self._first, self._home, self.act, self._most = os.getpid(), home, act, most

    def __call__(self):
        for number in range(self._most if os.getpid() != self._first else 0):
            with suppress(FileExistsError):
                (self._home / str(number)).touch(exist_ok=False)
                self.act()
                return

    @property
    def is_done(self):
        return len(list(self._home.iterdir())) == self._most


@pytest.fixture(params=itertools.product(HARM, (1, 2)), ids=lambda param: f"{param[0]}-{param[1]}")
def harm(request, copies, tmp_path_factory, monkeypatch):
    monkeypatch.setattr(stalled, "EVERY", 0.01)
    how, most = request.param
    return Harm(tmp_path_factory.mktemp("harmed"), HARM[how], most)


def told(root, **asked):
    report = run(write_project(root, rows(30)), **asked)
    return hashes(root / "out") | {"results": report.results.read_bytes(), "errors": report.errors.read_bytes()}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    return told(tmp_path_factory.mktemp("undisturbed"))


def after(act, make):
    return lambda *arguments: (act(), make(*arguments))[1]


def test_what_a_process_does_not_live_to_make_is_made_here(tmp_path, undisturbed, harm, monkeypatch):
    monkeypatch.setattr(making, "make", after(harm, making.make))
    assert told(tmp_path, jobs=2) == undisturbed
    assert harm.is_done


def test_what_a_process_has_sent_by_half_is_made_here(tmp_path, undisturbed, harm, monkeypatch):
    send, act = Connection._send_bytes, harm.act

    def half_sent(self, content):
        if len(content) > 2**16:
            begun = len(content).to_bytes(4, "big") + bytes(content[: 2**15])
            harm.act = lambda: (os.write(self.fileno(), begun), act())
            harm()
        send(self, content)

    monkeypatch.setattr(Connection, "_send_bytes", half_sent)
    assert told(tmp_path, jobs=2) == undisturbed
    assert harm.is_done


def test_where_one_is_lost_the_others_go_on(tmp_path, copies, monkeypatch):
    (tmp_path / "harmed").mkdir()
    harm = Harm(tmp_path / "harmed", HARM["killed"], 1)
    first, here = os.getpid(), []
    counted = after(lambda: here.extend([None] * (os.getpid() == first)), making.make)
    monkeypatch.setattr(making, "make", after(harm, counted))
    assert run(write_project(tmp_path / "project", rows(100)), jobs=3, formats=("docx",)).made == 100
    assert harm.is_done
    assert 1 < len(here) <= 1 + CHUNK


def test_those_that_are_suspended_with_nothing_to_do_are_not_waited_for_at_the_end(copies):
    others = {*multiprocessing.active_children()}
    begun = processes.Processes(2)
    for one in {*multiprocessing.active_children()} - others:
        os.kill(one.pid, signal.SIGSTOP)
    begun.close()
    assert {*multiprocessing.active_children()} <= others


def test_one_that_is_stopped_while_they_begin_leaves_none(copies, monkeypatch):
    others = {*multiprocessing.active_children()}
    start = processes.start
    monkeypatch.setattr(processes, "start", lambda *one: (start(*one), signal.raise_signal(signal.SIGINT)))
    with pytest.raises(KeyboardInterrupt):
        processes.Processes(2)
    assert {*multiprocessing.active_children()} <= others


def _open_below(left):
    """Return the number below which so many more files can be open."""
    others = {int(each.name) for each in Path("/proc/self/fd").iterdir()}
    return next(one for one in itertools.count() if one - sum(each < one for each in others) == left)


@pytest.mark.parametrize("left", [20, 40])
def test_however_many_are_asked_for_files_can_still_be_opened(copies, left):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (_open_below(left), before[1]))
    try:
        begun = processes.Processes(40)
        opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(16)]
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
        begun.close()
    for each in opened:
        os.close(each)


def test_in_a_process_that_may_have_none_all_is_made(tmp_path, copies, monkeypatch):
    """Such as one of Python's pools, or of Dask."""
    monkeypatch.setitem(multiprocessing.current_process()._config, "daemon", True)
    assert run(write_project(tmp_path, rows(9)), jobs=2, formats=("docx",)).made == 9


def test_where_there_is_no_memory_for_a_task_its_process_says_nothing(tmp_path, copies, monkeypatch, capfd):
    first, recv = os.getpid(), Connection.recv

    def received(connection):
        if os.getpid() != first:
            raise MemoryError
        return recv(connection)

    monkeypatch.setattr(Connection, "recv", received)
    assert run(write_project(tmp_path, rows(9)), jobs=2, formats=("docx",)).made == 9
    assert capfd.readouterr().err == ""


def test_a_bug_in_a_process_is_told_as_one_in_this(tmp_path, copies, monkeypatch):
    make = making.make

    def made(recipe, fonts, values, shared):
        if values["code"] == "HB-5":
            raise ZeroDivisionError
        return make(recipe, fonts, values, shared)

    monkeypatch.setattr(making, "make", made)
    with pytest.raises(ZeroDivisionError):
        run(write_project(tmp_path, rows(9)), jobs=2)


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
