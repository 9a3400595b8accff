"""`briefgen batch`: what it says and how it ends, and that whoever stops it, in whatever way, leaves whole files."""

import json
import random
import signal
import sys
import time

import pytest
from click.testing import CliRunner
from support.batches import PACK, command, hashes, rows, run, write_project

from briefgen.cli.main import cli

COUNT = 40
MOMENTS = 20


def invoke(root, monkeypatch, *more):
    monkeypatch.chdir(root)
    words = ["batch", PACK, "-a", "minister", "--records", "records.csv", "-o", "out", "--name", "{code}", *more]
    return CliRunner().invoke(cli, words, standalone_mode=False)


def test_it_says_what_became_of_the_records(tmp_path, monkeypatch):
    table = rows(3)
    table[1]["berths"] = "many"
    write_project(tmp_path, table)
    result = invoke(tmp_path, monkeypatch, "-f", "docx")
    assert result.return_value == 1
    assert "3 records in out: 2 made, 0 kept, 1 failed" in result.stdout
    assert "records.csv:3:1" in result.stderr
    assert "'many' is no number" in result.stderr
    assert "errors.jsonl" in result.stderr
    assert sorted(hashes(tmp_path / "out")) == ["HB-1.docx", "HB-3.docx"]


def test_clean_is_clean_and_resumed_is_kept(tmp_path, monkeypatch):
    write_project(tmp_path, rows(2))
    assert invoke(tmp_path, monkeypatch, "-f", "docx").return_value == 0
    assert "0 made, 2 kept, 0 failed" in invoke(tmp_path, monkeypatch, "-f", "docx", "--resume").stdout


def whole(root):
    """Return every file that is there, with its hash."""
    return hashes(root / "out") if (root / "out").exists() else {}


def files_in(root) -> int:
    return sum(1 for _ in (root / "out").glob("*"))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    root = tmp_path_factory.mktemp("undisturbed")
    run(write_project(root, rows(COUNT)))
    return hashes(root / "out")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_at_any_moment_it_leaves_whole_files_and_resumes_to_the_same_bytes(tmp_path, undisturbed, jobs):
    """One batch is killed again and again, so that it is further each time; the last run is let through."""
    write_project(tmp_path, rows(COUNT))
    chance = random.Random(f"kill {jobs}")
    for _ in range(MOMENTS // 2):
        going = command(tmp_path, "--resume", "--jobs", jobs)
        until = time.monotonic() + 60
        wanted = files_in(tmp_path) + chance.randrange(0, 4)
        while time.monotonic() < until and going.poll() is None:
            if files_in(tmp_path) > wanted:
                time.sleep(chance.random() * 0.05)
                break
            time.sleep(0.005)
        going.send_signal(signal.SIGKILL)
        going.communicate()
        assert whole(tmp_path).items() <= undisturbed.items()
    ended = command(tmp_path, "--resume", "--jobs", jobs)
    ended.communicate()
    assert ended.returncode == 0
    assert hashes(tmp_path / "out") == undisturbed
    (results,) = (tmp_path / ".briefgen" / PACK / "batch").glob("*/results.jsonl")
    assert [json.loads(line)["record"] for line in results.read_text("utf-8").splitlines()] == [*range(1, COUNT + 1)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_ends_in_order_and_says_how_to_go_on(tmp_path, undisturbed, stop):
    write_project(tmp_path, rows(COUNT))
    going = command(tmp_path, "--jobs", "2")
    until = time.monotonic() + 120
    while time.monotonic() < until and not list((tmp_path / "out").glob("*.pdf")):
        time.sleep(0.02)
    going.send_signal(stop)
    _, told = going.communicate(timeout=120)
    assert going.returncode == 130
    assert b"--resume" in told
    assert b"Traceback" not in told
    assert whole(tmp_path).items() <= undisturbed.items()
