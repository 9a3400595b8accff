"""Signals and deaths while a process that stands by does a command: what remains is what remains of a command by itself."""

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from support.screens import shown
from support.small import PACK
from support.standby import Standby, did, hear_signals, is_alive, until
from support.stopping import exit_code, files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process stands by on Linux")
WAITING = {"TRY": "pause before a name"}
"""In the midst of a build, with a file on its way."""


def paused(standby, project, **given):
    """Begin a build, and wait until it waits."""
    process = standby.popen("build", "-f", "json", cwd=project, more=WAITING, **given)
    until((project / "paused").exists)
    return process


def copies_of(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def number_of(standby, project) -> int:
    return int(standby.told("status", cwd=project).split("process ")[1].split(",")[0])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGHUP, signal.SIGQUIT])
def test_a_build_that_is_stopped_midway_leaves_what_it_would_by_itself(number, standby, project):
    kept = shutil.copytree(project, project.parent / "kept")
    told = []
    for alone in (True, False):
        process = paused(standby, project, alone=alone)
        copies = copies_of(number_of(standby, project))
        assert len(copies) == (0 if alone else 1)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
        until(lambda copies=copies: not any(map(is_alive, copies)))
        told.append(did(process.returncode, out, err, project))
        shutil.rmtree(project)
        shutil.copytree(kept, project)
    assert told[0] == told[1]
    assert any(name.endswith(".part") for name in told[1].left) == (number not in (signal.SIGINT, signal.SIGTERM))


def test_the_next_build_clears_up_after_one_that_was_killed(standby, project):
    process = paused(standby, project)
    process.kill()
    process.communicate(timeout=30)
    (project / "paused").unlink()
    assert standby.run("build", "-f", "json", cwd=project).code == 0
    assert not [name for name in files(project) if name.endswith(".part")]


def test_where_whoever_stands_by_is_killed_nothing_goes_on_and_nothing_is_done_twice(project):
    with Standby.begun_and_ended() as own:
        standing = own.start(own.runtime)
        process = paused(own, project)
        [copy] = copies_of(standing)
        before = files(project)
        os.kill(standing, signal.SIGKILL)
        _, err = process.communicate(timeout=30)
        assert process.returncode == 1
        assert b"was ended while it did this" in err
        assert not is_alive(copy)
        assert files(project) == before
        (project / "go").touch()
        assert own.run("build", "-f", "json", cwd=project).code == 0


def test_a_copy_that_is_killed_ends_the_command_by_the_same_signal(standby, project):
    process = paused(standby, project)
    [copy] = copies_of(number_of(standby, project))
    os.kill(copy, signal.SIGSEGV)
    process.communicate(timeout=30)
    assert process.returncode == -signal.SIGSEGV


def test_one_that_is_to_end_finishes_what_it_does(project):
    with Standby.begun_and_ended() as own:
        standing = own.start(own.runtime)
        process = paused(own, project)
        assert own.told("stop", cwd=project) == "ends when it has finished what it is doing\n"
        assert own.told("status", cwd=project).startswith("nobody stands by")
        (project / "go").touch()
        process.communicate(timeout=30)
        assert process.returncode == 0
        until(lambda: not is_alive(standing))


def test_a_build_in_two_processes_leaves_neither_when_it_is_killed(standby, project):
    process = standby.popen("build", "--jobs", "2", cwd=project, more=WAITING)
    until((project / "paused").exists)
    [copy] = copies_of(number_of(standby, project))
    group = [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit() and _group(each) == copy]
    process.kill()
    process.communicate(timeout=30)
    until(lambda: not any(map(is_alive, group)))


def _group(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[2])
    except OSError:
        return 0


def _state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]


# --- at a terminal ----------------------------------------------------------------------------------------------------


class Terminal:
    """A command in a terminal of its own, in the foreground of it."""

    def __init__(self, standby, project: Path, *arguments: str, alone: bool = False, **more: str) -> None:
        variables = standby.environment(**({"BRIEFGEN_STANDBY": "off"} if alone else {}), TERM="xterm-256color", **more)
        self.process, self.end = pty.fork()
        if not self.process:
            os.chdir(project)
            termios.tcsetwinsize(0, (40, 70))
            hear_signals()
            os.execve(sys.executable, [sys.executable, "-m", "briefgen", *arguments], variables)
        self.said = b""

    def type(self, keys: bytes) -> None:
        os.write(self.end, keys)

    def ended(self) -> int:
        """Read to the end, and return the exit code."""
        self.said += shown(self.end)
        os.close(self.end)
        return exit_code(self.process)


@pytest.mark.parametrize("arguments", [["build"], ["list", "audiences"], ["check"], ["fit", PACK]])
def test_a_terminal_shows_the_same(arguments, standby, project):
    kept = shutil.copytree(project, project.parent / "kept")
    told = []
    with standby.doing(1, project):
        for alone in (True, False):
            terminal = Terminal(standby, project, *arguments, alone=alone)
            told.append((terminal.ended(), terminal.said))
            shutil.rmtree(project)
            shutil.copytree(kept, project)
    assert told[0][0] == told[1][0] == 0
    assert _still(told[0][1]) == _still(told[1][1])


def _still(said: bytes) -> bytes:
    """Return what stays on the screen: a bar moves as often as there is time for, and shares of the time are others each time."""
    said = re.sub(rb"\x1b\[\?25l.*\x1b\[\?25h\r\x1b\[1A\x1b\[2K", b"", said, flags=re.DOTALL)
    return re.sub(rb"\d+%[^\r]*", b"", said)


@pytest.mark.parametrize("alone", [True, False])
def test_ctrl_c_stops_it(alone, standby, project):
    terminal = Terminal(standby, project, "build", "-f", "json", alone=alone, **WAITING)
    until((project / "paused").exists)
    terminal.type(b"\x03")
    assert terminal.ended() == 130
    assert b"stopped" in terminal.said


@pytest.mark.parametrize("alone", [True, False])
def test_ctrl_z_lets_it_rest_until_it_is_called_back(alone, standby, project):
    program = (
        "import os, signal, sys, time\n"
        "child = os.fork()\n"
        "if not child:\n"
        "    os.setpgid(0, 0)\n"
        "    signal.signal(signal.SIGTTOU, signal.SIG_IGN)\n"
        "    os.tcsetpgrp(0, os.getpid())\n"
        "    signal.signal(signal.SIGTTOU, signal.SIG_DFL)\n"
        "    os.execv(sys.executable, [sys.executable, '-m', 'briefgen', 'build', '-f', 'json'])\n"
        "_, status = os.waitpid(child, os.WUNTRACED)\n"
        "print('rests', os.WIFSTOPPED(status) and os.WSTOPSIG(status), flush=True)\n"
        "while not os.path.exists('back'): time.sleep(0.01)\n"
        "os.kill(child, signal.SIGCONT)\n"
        "sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    variables = standby.environment(**({"BRIEFGEN_STANDBY": "off"} if alone else {}), **WAITING)
    process, end = pty.fork()
    if not process:
        os.chdir(project)
        os.execve(sys.executable, [sys.executable, "-c", program], variables)
    until((project / "paused").exists)
    working = [] if alone else copies_of(number_of(standby, project))
    os.write(end, b"\x1a")
    rests = f"rests {signal.SIGTSTP:d}".encode()
    assert rests in shown(end, rests)
    for each in working:
        until(lambda each=each: _state(each) == "T")
    (project / "go").touch()
    time.sleep(0.2)
    assert not list((project / "build" / PACK).glob("*.json"))
    (project / "back").touch()
    shown(end)
    os.close(end)
    assert exit_code(process) == 0
    assert list((project / "build" / PACK).glob("*.json"))


def test_one_in_the_background_of_a_terminal_runs_by_itself(standby, project):
    shell = subprocess.list2cmdline([sys.executable, "-m", "briefgen", "check"])
    process, end = pty.fork()
    if not process:
        os.chdir(project)
        os.execve("/bin/bash", ["bash", "-i", "-c", f"set -m; {shell} & wait"], standby.environment())
    with standby.doing(0, project):
        shown(end)
        os.close(end)
        assert exit_code(process) == 0
