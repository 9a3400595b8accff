"""Two builds of one pack at once: each has its files in the records, and one that was killed keeps nobody out."""

import json
import os
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from support.small import PACK, small_content, small_project
from support.stopping import exit_code, steps

from briefgen.build.locking import alone
from briefgen.build.pipeline import build
from briefgen.build.request import BuildRequest
from briefgen.project.folder import find_project
from briefgen.resources import bundled_root

if os.name == "nt":
    pytest.skip("processes are not forked on Windows", allow_module_level=True)


def made(root: Path, audience: str, waiting) -> None:
    request = BuildRequest(packs=(PACK,), audiences=(audience,), formats=("docx",), output=root / "build")
    build(small_project(root), request, waiting)


def records(root: Path) -> dict[str, list[str]]:
    folder = root / ".briefgen" / PACK
    manifest, ledger = (json.loads((folder / name).read_bytes()) for name in ("manifest.json", "ledger.json"))
    return {"manifest": sorted(_audiences(manifest["outputs"])), "ledger": sorted(_audiences(ledger["files"]))}


def _audiences(entries):
    return (entry["audience"] for entry in entries)


def in_a_process(act) -> int:
    """Do *act* in a process of its own, which is ended there; return its number."""
    if child := os.fork():
        return child
    code = 1
    try:
        act()
        code = 0
    finally:
        os._exit(code)


def heard(pipe: int) -> bytes:
    """Return what another process says; who says nothing is not waited for without end."""
    assert select.select([pipe], [], [], 60)[0], "nothing is said"
    return os.read(pipe, 100)


@pytest.mark.parametrize("record", ["ledger", "manifest"])
def test_two_builds_at_once_both_end_in_the_records(record, tmp_path):
    """The first is held up as it writes a record, until the second says that it waits, or has finished."""
    small_project(tmp_path)
    (held, is_held), (go, may_go), (said, saying) = os.pipe(), os.pipe(), os.pipe()
    stopped = []

    def hold(place):
        if record in place.name and not stopped:
            stopped.append(place)
            os.write(is_held, b"h")
            os.read(go, 1)

    def first():
        with steps(tmp_path, 0, hold):
            made(tmp_path, "desk", lambda _: None)

    def second():
        made(tmp_path, "post", lambda pack: os.write(saying, f"waits for {pack}\n".encode()))
        os.write(saying, b"finished\n")

    one = in_a_process(first)
    assert heard(held) == b"h"
    other = in_a_process(second)
    told = heard(said)
    os.write(may_go, b"g")
    assert (exit_code(one), exit_code(other)) == (0, 0)
    assert told == f"waits for {PACK}\n".encode()
    assert records(tmp_path) == {"manifest": ["desk", "post"], "ledger": ["desk", "post"]}


def test_the_command_says_that_it_waits(tmp_path):
    root = small_content(tmp_path)
    with alone(find_project(root), PACK):
        process = subprocess.Popen(
            [sys.executable, "-m", "briefgen", "build", "-f", "json"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(bundled_root())},
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        assert process.stderr is not None
        assert heard(process.stderr.fileno()).decode() == f"another build of '{PACK}' is under way; waiting for it\n"
        assert not (root / "build").exists()
    process.communicate(timeout=100)
    assert process.returncode == 0
    assert (root / "build" / PACK / "analyst.json").exists()


def test_one_that_was_killed_keeps_nobody_out(tmp_path):
    small_project(tmp_path)
    ready, is_ready = os.pipe()

    def wait():
        with alone(find_project(tmp_path), PACK):
            os.write(is_ready, b"r")
            signal.pause()

    child = in_a_process(wait)
    assert heard(ready) == b"r"
    os.kill(child, signal.SIGKILL)
    assert exit_code(child) == -signal.SIGKILL
    assert (tmp_path / ".briefgen" / PACK / "lock").exists()
    waited = []
    made(tmp_path, "desk", waited.append)
    assert (waited, records(tmp_path)["manifest"]) == ([], ["desk"])


def test_threads_wait_for_each_other_as_processes_do(tmp_path):
    folder = small_project(tmp_path).folder
    told = threading.Event()
    order = []

    def second():
        with alone(folder, PACK, lambda _: told.set()):
            order.append("second")

    thread = threading.Thread(target=second)
    with alone(folder, PACK):
        thread.start()
        assert told.wait(60)
        order.append("first")
    thread.join(60)
    assert order == ["first", "second"]
