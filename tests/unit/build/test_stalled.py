"""Who does nothing while somebody waits for it is ended; who works, however slowly, is not."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefgen.build import stalled as module
from briefgen.build.stalled import HANGS, SUSPENDED, Looks, _Life, _life, ended_when_stalled

if sys.platform != "linux":
    pytest.skip("elsewhere nobody says what a process does", allow_module_level=True)

MANY = 2 * HANGS


def life(state, *switches):
    return _Life(state=state, switches=tuple(map(str, switches)))


def stalled_after(lives, monkeypatch):
    """Return after how many looks a process is found to be stalled; None where it is not."""
    told = iter(lives)
    monkeypatch.setattr(module, "_life", lambda _: next(told))
    looks = Looks(SimpleNamespace())
    return next((number for number in range(1, MANY + 1) if looks.find_it_stalled()), None)


@pytest.mark.parametrize(
    ("lives", "looks"),
    [
        ([life("T", 7, 1)] * (MANY + 1), SUSPENDED),
        ([life("T", 7, number // (SUSPENDED - 1)) for number in range(MANY + 1)], None),
        ([*[life("S", number, 1) for number in range(4)], *[life("T", 4, 1)] * MANY], 4 + SUSPENDED),
        ([life("S", 7, 1)] * (MANY + 1), HANGS),
        ([life("S", number // (HANGS - 1), 1) for number in range(MANY + 1)], None),
        ([life("R", 7, 1)] * (MANY + 1), None),
        ([life("D", 7, 1)] * (MANY + 1), None),
        ([life("t", 7, 1)] * (MANY + 1), None),
        ([life("Z", 7, 1)] * (MANY + 1), None),
        ([life("S", 7, 1), *[None] * MANY], None),
    ],
    ids=[
        "suspended",
        "suspended and woken",
        "suspended later",
        "hangs",
        "is answered seldom",
        "wants a processor",
        "waits for a disk",
        "somebody debugs it",
        "has ended",
        "gone",
    ],
)
def test_it_is_stalled_after_so_many_looks_in_a_row_that_find_nothing_done(lives, looks, monkeypatch):
    assert stalled_after(lives, monkeypatch) == looks


def test_what_a_process_did_is_read_whatever_it_is_called():
    this = SimpleNamespace(pid=os.getpid())
    before = _life(this)
    time.sleep(0.01)
    now = _life(this)
    assert (before.state, now.state) == ("R", "R")
    assert [int(count) for count in now.switches] > [int(count) for count in before.switches]
    assert _life(SimpleNamespace(pid=2**22 + 1)) is None


def suspended(_):
    """Begin a process, and suspend it."""
    process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    process.send_signal(signal.SIGSTOP)
    return process


def asleep(_):
    return subprocess.Popen(["sleep", "600"])


def waiting_for_a_disk(folder):
    """Begin a process that waits as it would for a disk: for a copy of it that has not become another program, and cannot yet."""
    os.mkfifo(folder / "pipe")
    begins = (
        "import os; os.posix_spawn('/bin/true', ['true'], {}, file_actions=[(os.POSIX_SPAWN_OPEN, 0, 'pipe', 0, 0)])"
    )
    return subprocess.Popen([sys.executable, "-c", begins], cwd=folder)


def at_work(_):
    return subprocess.Popen([sys.executable, "-c", "while True: pass"])


@pytest.mark.parametrize(
    ("begun", "state", "is_ended"),
    [(suspended, "T", True), (asleep, "S", True), (waiting_for_a_disk, "D", False), (at_work, "R", False)],
)
def test_who_is_suspended_or_hangs_is_ended_and_who_waits_for_a_disk_or_works_is_not(
    tmp_path, monkeypatch, begun, state, is_ended
):
    monkeypatch.setattr(module, "EVERY", 0.005)
    process = begun(tmp_path)
    try:
        until = time.monotonic() + 60
        while _life(process).state != state and time.monotonic() < until:
            time.sleep(0.005)
        with ended_when_stalled(process):
            if is_ended:
                assert process.wait(timeout=60) == -signal.SIGKILL
            else:
                with pytest.raises(subprocess.TimeoutExpired):
                    process.wait(timeout=4 * HANGS * module.EVERY)
    finally:
        if (pipe := tmp_path / "pipe").exists():
            threading.Thread(target=pipe.write_bytes, args=(b"",), daemon=True).start()
            process.wait(timeout=60)
        process.kill()
        process.wait()


def test_where_the_system_lets_no_more_threads_be_it_is_waited_for_all_the_same(monkeypatch):
    def refuses(_):
        raise RuntimeError

    monkeypatch.setattr(module.Thread, "start", refuses)
    with ended_when_stalled(SimpleNamespace(pid=os.getpid())):
        pass


def test_where_nobody_says_what_a_process_does_it_is_left_in_peace(monkeypatch):
    for said in ("", "State:\tT (stopped)\n"):
        monkeypatch.setattr(Path, "read_text", lambda *_, said=said, **__: said)
        assert _life(SimpleNamespace(pid=os.getpid())) is None
