"""`briefgen build --watch` in a process of its own: saves are seen, and Ctrl-C ends it with whole files."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from support.project import edit, run
from support.small import PACK, small_content

from briefgen.build.forking import cores
from briefgen.resources import bundled_root

if os.name == "nt":
    pytest.skip("signals as here are not sent on Windows", allow_module_level=True)

_LONGEST = 100
"""Seconds until a watch that says nothing more is ended."""
LINES = Path("content") / PACK / "lines.md"


class Watch:
    """The command, of whose output lines are awaited."""

    def __init__(self, folder, *arguments):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefgen", "build", "--watch", "-f", "json", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(bundled_root()), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._end = threading.Timer(_LONGEST, self.process.kill)
        self._end.daemon = True
        self._end.start()

    def until(self, beginning):
        """Return what is printed up to the line that begins so."""
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if line.startswith(beginning):
                return "".join(lines)
        raise AssertionError("".join(lines))

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=120)[0], self.process.returncode


@pytest.fixture
def folder(tmp_path):
    return small_content(tmp_path)


@pytest.fixture
def started():
    begun = []
    yield lambda *arguments: begun.append(Watch(*arguments)) or begun[-1]
    for watch in begun:
        watch.process.kill()
        watch.process.communicate(timeout=60)


def test_a_save_is_built_and_ctrl_c_ends_it_with_0(folder, started):
    watch = started(folder, PACK, "-a", "minister")
    watch.until("watching:")
    edit(folder / LINES, "have agreed anything", "have decided anything")
    watch.until("done")
    out, code = watch.stop()
    assert code == 0, out
    assert "decided" in (folder / "build" / PACK / "minister.json").read_text(encoding="utf-8")
    assert "Traceback" not in out


@pytest.mark.parametrize("after", [0.0, 0.5])
def test_ctrl_c_at_any_moment_leaves_whole_files(folder, started, after):
    watch = started(folder)
    watch.until("watching:")
    edit(folder / LINES, "have agreed anything", "have decided anything")
    time.sleep(after)
    out, code = watch.stop()
    assert code == 0, out
    assert "Traceback" not in out
    left = [path for top in ("build", ".briefgen") for path in (folder / top).rglob("*") if path.is_file()]
    assert not [path.name for path in left if path.suffix in {".part", ".old"}]
    assert all(json.loads(path.read_text(encoding="utf-8")) for path in left if path.suffix == ".json")
    assert run("build", "-f", "json", cwd=folder).code == 0


def seconds(watch):
    """Return the numbers of the processes that a watch has started."""
    return [
        int(one) for one in Path(f"/proc/{watch.process.pid}/task/{watch.process.pid}/children").read_text().split()
    ]


def is_gone(number):
    for _ in range(100):
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no second process")
in_two = pytest.mark.skipif(cores() == 1, reason="one processor has nothing for a second process")


@on_linux
@in_two
@pytest.mark.parametrize("when", ["before the save", "while it builds"])
def test_a_save_is_built_also_when_the_system_ends_the_second_process(folder, started, when):
    watch = started(folder)
    watch.until("watching:")
    [second] = seconds(watch)
    if when == "before the save":
        os.kill(second, signal.SIGKILL)
    edit(folder / LINES, "have agreed anything", "have decided anything")
    if when == "while it builds":
        time.sleep(0.1)
        os.kill(second, signal.SIGKILL)
    assert "minister.json" in watch.until("done")
    assert "decided" in (folder / "build" / PACK / "minister.json").read_text(encoding="utf-8")
    edit(folder / LINES, "have decided anything", "have said anything")
    assert "minister.json" in watch.until("done")
    out, code = watch.stop()
    assert (code, "Traceback" in out) == (0, False)


@on_linux
@in_two
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_second_process_ends_with_the_first(folder, started, ending):
    watch = started(folder)
    watch.until("watching:")
    [second] = seconds(watch)
    watch.process.send_signal(ending)
    watch.process.communicate(timeout=120)
    assert is_gone(second)


@on_linux
@in_two
def test_ctrl_c_in_a_terminal_goes_to_both_and_what_is_begun_is_finished(folder, started):
    watch = started(folder)
    watch.until("watching:")
    [second] = seconds(watch)
    os.kill(second, signal.SIGINT)
    edit(folder / LINES, "have agreed anything", "have decided anything")
    watch.until("done")
    assert seconds(watch) == [second]
    assert watch.stop()[1] == 0


def test_watch_is_for_people(folder):
    ran = run("build", "--watch", "--json", cwd=folder)
    assert (ran.code, "leave out --json" in ran.err) == (2, True)
