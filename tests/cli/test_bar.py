"""Whoever waits longer than a second sees that it goes on, and how far it is; what stands there afterwards is as if nobody had
watched.
"""

import sys
import threading
import time
from pathlib import Path

import pytest
from support.screens import drawn, left, lines, watched
from support.small import PACK, small_content

from briefgen.cli.bar import bar
from briefgen.cli.main import main

BAR = "━"
COMMANDS = {
    "build": ["build", "-f", "docx", "--force"],
    "check": ["check"],
    "check, mending": ["check", "--diff"],
    "convert": ["convert", PACK, "--to", "yaml", "--dry-run"],
    "coverage": ["coverage", PACK, "source.md"],
    "fit": ["fit", PACK],
    "impact": ["impact", "agreed"],
    "import": ["import", "sources.bib"],
    "inspect": ["inspect", f"build/{PACK}/minister.docx", "--for", "minister"],
    "new, a form": ["new", PACK, "--word"],
    "new, a book": ["new", PACK, "--excel"],
    "readability": ["readability", PACK],
    "release": ["release", PACK, "-a", "minister"],
    "review": ["review", f"build/{PACK}/minister.docx"],
    "schema": ["schema", "-o", "schemas"],
    "sign": [
        "sign",
        PACK,
        "-a",
        "minister",
        "--office",
        "Legal",
        "--by",
        "A. Name",
        "--outcome",
        "agreed",
        "--on",
        "2031-05-04",
    ],
    "status": ["status", PACK],
    "trace": ["trace", f"build/{PACK}/minister.docx"],
    "translate status": ["translate", "status", PACK],
    "translate export": ["translate", "export", PACK, "-l", "hi-IN"],
    "verify": ["verify", f"build/{PACK}/minister.docx"],
    "who": ["who", PACK],
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_content(tmp_path)
    monkeypatch.chdir(tmp_path)
    main(["build", "-f", "docx"])
    Path("source.md").write_text("The talks have agreed nothing.\n", encoding="utf-8")
    Path("sources.bib").write_text("@misc{note, title={A note}, date={2031-01-02}}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_that_may_take_long_shows_a_bar_and_clears_it(project, capsys, monkeypatch, command):
    capsys.readouterr()
    main([*COMMANDS[command]])
    nobody = capsys.readouterr()
    assert "\x1b" not in nobody.err
    for path in (*Path().glob("*.docx"), *Path().glob("*.xlsx"), *Path().glob("*.xlf")):
        path.unlink()
    watched(monkeypatch)
    main([*COMMANDS[command]])
    somebody = capsys.readouterr()
    assert BAR in somebody.err, nobody
    assert left(somebody.err) == nobody.err.rstrip("\n")
    assert somebody.out == nobody.out


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")
def test_in_a_terminal_a_long_build_shows_how_far_it_is(tmp_path):
    made, found = drawn(["build", "--json"], tmp_path)
    assert made.returncode == 0
    assert any(BAR in line and "0:00:0" in line for line in lines(found)), found
    assert BAR not in left(found)
    assert b"\x1b" not in made.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")
@pytest.mark.parametrize("more", [{"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_a_terminal_that_clears_no_line_has_no_bar_and_one_without_colours_none_of_those(tmp_path, more):
    _, found = drawn(["build"], tmp_path, **more)
    assert (BAR in found) == ("NO_COLOR" in more)
    assert "\x1b[38" not in found


@pytest.mark.parametrize("delay", [0, 60], ids=["shown", "not yet shown"])
def test_it_stands_still_while_the_process_is_copied_and_goes_on_behind(capsys, monkeypatch, delay):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("briefgen.cli.bar.DELAY", delay)
    before = threading.active_count()
    with bar() as progress:
        until = time.monotonic() + 60
        while not delay and BAR not in capsys.readouterr().err:
            assert time.monotonic() < until
        with progress.still():
            assert threading.active_count() == before
        assert threading.active_count() > before
        progress(1, 2)
        assert delay or BAR in capsys.readouterr().err
    assert left(capsys.readouterr().err) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is copied")
def test_in_a_terminal_a_build_in_several_processes_shows_how_far_it_is(tmp_path):
    made, found = drawn(["build", "--json", "--jobs", "3"], tmp_path)
    assert made.returncode == 0
    assert any(BAR in line and "0:00:0" in line for line in lines(found)), found
    assert BAR not in left(found)


def test_within_the_first_second_nothing_is_drawn(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with bar() as progress:
        progress(1, 2)
    assert capsys.readouterr().err == ""


def test_where_nobody_watches_nothing_is_drawn(capsys, monkeypatch):
    monkeypatch.setattr("briefgen.cli.bar.DELAY", 0)
    with bar() as progress:
        progress(1, 2)
    assert capsys.readouterr().err == ""


def test_it_is_cleared_where_something_goes_wrong(capsys, monkeypatch):
    watched(monkeypatch)
    with pytest.raises(ZeroDivisionError), bar() as progress:
        progress(1, 0 // 0)
    found = capsys.readouterr().err
    assert BAR in found
    assert left(found) == ""
