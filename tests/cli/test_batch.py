"""`briefgen batch`: what it says and how it ends, and that whoever stops it, in whatever way, leaves whole files."""

import itertools
import json
import random
import re
import signal
import sys
import time

import click
import pytest
from click.testing import CliRunner
from support.batches import PACK, as_csv, command, hashes, rows, run, stopped, write_project
from support.screens import lines, watched

from briefgen.cli.main import cli, main

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
        going.communicate(timeout=120)
        assert whole(tmp_path).items() <= undisturbed.items()
    ended = command(tmp_path, "--resume", "--jobs", jobs)
    ended.communicate(timeout=120)
    assert ended.returncode == 0
    assert hashes(tmp_path / "out") == undisturbed
    (results,) = (tmp_path / ".briefgen" / PACK / "batch").glob("*/results.jsonl")
    assert [json.loads(line)["record"] for line in results.read_text("utf-8").splitlines()] == [*range(1, COUNT + 1)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_ends_in_order_and_says_how_to_go_on(tmp_path, undisturbed, stop):
    write_project(tmp_path, rows(COUNT))
    going = command(tmp_path, "--jobs", "2")
    told = stopped(going, tmp_path, stop)
    assert going.returncode == 130
    assert b"--resume" in told
    assert b"Traceback" not in told
    assert whole(tmp_path).items() <= undisturbed.items()


def test_whoever_watches_sees_how_far_it_is_how_fast_and_how_long_still(tmp_path, monkeypatch, capsys):
    """By a clock that moves a second with each look at it: how long records take says something of the machine."""
    write_project(tmp_path, rows(COUNT))
    monkeypatch.chdir(tmp_path)
    watched(monkeypatch)
    monkeypatch.setattr("briefgen.cli.bar.monotonic", itertools.count().__next__)
    main(["batch", PACK, "-a", "minister", "--records", "records.csv", "-o", "out", "--name", "{code}", "--jobs", "1"])
    made = capsys.readouterr()
    halfway = [line for line in lines(made.err) if re.search(rf"[1-9]\d*/{COUNT} +[\d.]+ a second +0:00:\d\d", line)]
    assert halfway, made.err
    assert f"{COUNT} made" in made.out
    assert "a second" not in made.out


def test_where_nobody_watches_nothing_is_drawn(tmp_path):
    going = command(write_project(tmp_path, rows(2)), "-f", "docx")
    told, drawn = going.communicate(timeout=120)
    assert b"2 made" in told
    assert drawn == b""


def test_parts_make_each_record_once_and_the_same_bytes(tmp_path, undisturbed, monkeypatch):
    table = rows(COUNT)
    table.append({**table[0], "code": "HB-X", "berths": "many"})
    write_project(tmp_path, table)
    seen = []
    for number in (1, 2, 3):
        done = invoke(tmp_path, monkeypatch, "--part", f"{number}/3", "--jobs", "1")
        seen.append(done.return_value)
        assert len(hashes(tmp_path / "out")) < 2 * COUNT or number == 3
    assert sorted(seen) == [0, 0, 1]
    assert hashes(tmp_path / "out") == undisturbed
    home = tmp_path / ".briefgen" / PACK / "batch"
    told = [
        json.loads(line)["record"]
        for path in home.glob("*/results.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]
    assert sorted(told) == [*range(1, COUNT + 1)]
    again = invoke(tmp_path, monkeypatch, "--part", "2/3", "--resume")
    assert "0 made" in again.stdout
    # A row more above moves no record to another part, and one that is gone is set aside by its own.
    (tmp_path / "records.csv").write_text(as_csv([*rows(COUNT + 1)[COUNT:], *table[1:COUNT]]), encoding="utf-8")
    reports = [invoke(tmp_path, monkeypatch, "--part", f"{number}/3", "--resume").output for number in (1, 2, 3)]
    assert sum("1 made" in one for one in reports) == 1
    assert sum("set aside: the files of 'HB-1'" in one for one in reports) == 1


@pytest.mark.parametrize("said", ["0/3", "4/3", "1", "1/", "a/b", "1/0", "-1/3"])
def test_what_is_no_part_is_wrong_usage(tmp_path, monkeypatch, said):
    write_project(tmp_path, rows(1))
    refused = invoke(tmp_path, monkeypatch, "--part", said).exception
    assert isinstance(refused, click.UsageError)
    assert "no part" in refused.message


def test_jobs_and_certificates_go_with_the_place_that_they_are_for(tmp_path, monkeypatch):
    write_project(tmp_path, rows(1))
    for words in (["--cluster", "tcp://localhost:1", "--jobs", "2"], ["--tls-ca", "records.csv"]):
        assert isinstance(invoke(tmp_path, monkeypatch, *words).exception, click.UsageError)
