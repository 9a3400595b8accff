"""A build that is stopped, or that the disk fails, at any step: whole old files or whole new ones, and the next build works."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from support.project import edit, run
from support.small import PACK, small_content, small_project
from support.stopping import exit_code, files, full, interrupted, once, read_only, steps

from briefgen.build.pipeline import build
from briefgen.build.request import BuildReport, BuildRequest
from briefgen.diagnostics import errors
from briefgen.resources import bundled_root

OURS = re.compile(r"\.[a-z0-9_]{8}\..+\.part$")
FORMATS = ("docx", "json")


def made(root: Path) -> BuildReport:
    return build(small_project(root), BuildRequest(formats=FORMATS, output=root / "build"))


def outputs(root: Path) -> dict[str, bytes]:
    return files(root / "build") if (root / "build").exists() else {}


def changed(root: Path) -> None:
    """Change the pack, so that every brief is another; and leave a form out, so that a file is set aside."""
    edit(root / "content" / f"{PACK}.md", "That anything is agreed.", "That everything is agreed.")
    (root / "templates" / "audiences" / "post" / "brief.md.j2").write_text("{{ nothing }}")


class Before:
    """A project that was built, before a change; and what its build makes then and after."""

    def __init__(self, root: Path) -> None:
        self.root = root
        made(root)
        self.old = outputs(root)
        self.records = files(root / ".briefgen")
        changed(root)


@cache
def _expected() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return what the old build makes, and the new one."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        before = Before(Path(folder))
        made(before.root)
        return before.old, outputs(before.root)


def _changing_steps() -> int:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        before = Before(Path(folder))
        with steps(before.root) as counted:
            made(before.root)
        return counted.seen


def _by_halves(root: Path) -> list[str]:
    """Return the deliverables that are neither as they were nor as they are to be; what is being written is none yet."""
    old, new = _expected()
    names = [name for name in outputs(root) if not OURS.search(name)]
    return [name for name in names if outputs(root)[name] not in (old.get(name), new.get(name))]


def _is_settled(root: Path) -> None:
    """See that the next build is as if nothing had been, and leaves nothing behind."""
    report = made(root)
    _, new = _expected()
    assert outputs(root) == new
    assert [fault.code for fault in errors(report.diagnostics)] == ["BG202"]
    assert not [path for path in root.rglob("*") if OURS.search(path.name)]
    manifest = json.loads((root / ".briefgen" / PACK / "manifest.json").read_bytes())
    recorded = {entry["path"].removeprefix("build/"): entry["sha256"] for entry in manifest["outputs"]}
    assert recorded == {name: sha256(data).hexdigest() for name, data in new.items()}


def test_what_the_builds_make() -> None:
    old, new = _expected()
    assert set(old) - set(new) == {f"{PACK}/post.docx", f"{PACK}/post.json"}
    assert all(old[name] != data for name, data in new.items())


def test_half_a_file_would_be_seen(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(built, root)
    half = root / "build" / PACK / "desk.docx"
    half.write_bytes(half.read_bytes()[:-9])
    assert _by_halves(root) == [f"{PACK}/desk.docx"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Before(tmp_path_factory.mktemp("built")).root


FAULTS = {"full": lambda: full, "full for a moment": lambda: once(full), "stopped": lambda: once(interrupted)}


# Where a person stops it between the opening of a file and the name it gets, Python closes the file, and says so.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.parametrize("name", FAULTS)
def test_every_step_may_fail(name: str, built: Path, tmp_path: Path) -> None:
    """Each step in turn is the last that the disk, or the person, lets be done."""
    count = _changing_steps()
    assert count > 20
    settled: list[dict[str, bytes]] = []
    for number in range(count):
        root = tmp_path / str(number)
        shutil.copytree(built, root)
        with steps(root, number, FAULTS[name]()):
            try:
                report = made(root)
            except KeyboardInterrupt:
                report = None
        assert not _by_halves(root), number
        if report is not None:
            _says_what_is(root, report)
        if (state := _state(root)) not in settled:
            settled.append(state)
            _is_settled(root)
        shutil.rmtree(root)
    assert len(settled) > 2


def test_it_may_be_killed_before_every_step(built: Path, tmp_path: Path) -> None:
    count = _changing_steps()
    settled: list[dict[str, bytes]] = []
    for number in range(count):
        root = tmp_path / str(number)
        shutil.copytree(built, root)
        child = os.fork()
        if not child:
            with steps(root, number, lambda _: os._exit(9)):
                made(root)
            os._exit(0)
        assert exit_code(child) == 9
        assert not _by_halves(root), number
        if (state := _state(root)) not in settled:
            settled.append(state)
            _is_settled(root)
        shutil.rmtree(root)
    assert len(settled) > 5


@pytest.mark.parametrize("size", [0, 200, 3_000, 20_000])
def test_a_disk_may_be_full_in_the_midst_of_a_file(size: int, built: Path, tmp_path: Path) -> None:
    """No file may grow beyond so many bytes: what is longer fails while it is written."""
    root = tmp_path / "project"
    shutil.copytree(built, root)
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        told = [fault for fault in errors(made(root).diagnostics) if fault.code == "BG901"]
        os._exit(0 if told and all("make room" in " ".join(fault.hints) for fault in told) else 1)
    assert exit_code(child) == 0
    assert not _by_halves(root)
    _is_settled(root)


def test_what_a_first_build_left_that_was_killed_is_set_aside_when_it_does_not_hold(tmp_path: Path) -> None:
    small_project(tmp_path)
    child = os.fork()
    if not child:
        with steps(tmp_path, 0, lambda path: os._exit(9) if "manifest" in path.name else None):
            made(tmp_path)
        os._exit(0)
    assert exit_code(child) == 9
    left = outputs(tmp_path)
    assert len(left) == 4
    edit(tmp_path / "content" / f"{PACK}.md", "tlp:clear", "tlp:purple")
    report = made(tmp_path)
    assert {moved.path.removeprefix("build/") for moved in report.moved} == left.keys()
    assert outputs(tmp_path) == {}
    _says_what_is_moved(tmp_path, report)


def _state(root: Path) -> dict[str, bytes]:
    """Return what the next build finds; names of files that were on their way are drawn by lot."""
    return {OURS.sub("", name): data for name, data in files(root).items()}


def test_a_folder_may_be_read_only(built: Path, tmp_path: Path) -> None:
    for number in (0, 7, 21):
        root = tmp_path / str(number)
        shutil.copytree(built, root)
        with steps(root, number, read_only):
            report = made(root)
        assert not _by_halves(root)
        assert "read-only file system" in " ".join(fault.message for fault in errors(report.diagnostics))
        _is_settled(root)


def _says_what_is(root: Path, report: BuildReport) -> None:
    """See that what a build says it made and moved is so; where it tells no fault, all is as it is to be."""
    if not any(fault.code in ("BG901", "BG987", "BG988") for fault in errors(report.diagnostics)):
        assert {name: data for name, data in outputs(root).items() if not OURS.search(name)} == _expected()[1]
    for output in report.outputs:
        assert sha256((root / output.path).read_bytes()).hexdigest() == output.sha256
    _says_what_is_moved(root, report)


def _says_what_is_moved(root: Path, report: BuildReport) -> None:
    for moved in report.moved:
        assert not (root / moved.path).exists()
        assert (root / moved.to).exists()


# --- the command itself, in a process of its own ---------------------------------------------------------------------


def started(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "briefgen", "build", "-f", "json"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(bundled_root())},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def _killed_at_some_moment(folder: Path, signals: list[signal.Signals], seed: int, times: int) -> None:
    """Stop builds of two editions at moments drawn by lot: nothing by halves, and the next build works."""
    random = Random(seed)
    root = small_content(folder / "project")
    begun = time.perf_counter()
    assert run("build", "-f", "json", cwd=root).code == 0
    lasts = time.perf_counter() - begun
    old = outputs(root)
    lines = root / "content" / PACK / "pack.md"
    edit(lines, "Who will sign.", "Who is to sign.")
    assert run("build", "-f", "json", cwd=root).code == 0
    new = outputs(root)
    assert new.keys() == old.keys()
    texts = {"old": lines.read_text().replace("Who is to sign.", "Who will sign."), "new": lines.read_text()}
    for number in range(times):
        lines.write_text(texts["old" if number % 2 else "new"])
        process = started(root)
        time.sleep(random.uniform(0, lasts))
        process.send_signal(random.choice(signals))
        _, told = process.communicate(timeout=60)
        assert b"bug in briefgen" not in told
        left = {name: data for name, data in outputs(root).items() if not OURS.search(name)}
        assert all(data in (old[name], new[name]) for name, data in left.items())
    lines.write_text(texts["new"])
    assert run("build", "-f", "json", cwd=root).code == 0
    assert outputs(root) == new


def test_the_command_is_stopped_at_some_moment(tmp_path: Path) -> None:
    _killed_at_some_moment(tmp_path, [signal.SIGKILL, signal.SIGINT, signal.SIGTERM], seed=7, times=6)


@pytest.mark.nightly
def test_the_command_is_stopped_at_many_moments(tmp_path: Path) -> None:
    _killed_at_some_moment(tmp_path, [signal.SIGKILL, signal.SIGINT, signal.SIGTERM], seed=11, times=200)
