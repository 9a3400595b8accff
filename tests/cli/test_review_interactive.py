"""`briefgen review --interactive`: somebody at a terminal says to each change what becomes of it."""

import os
import pty
import subprocess
import sys

import pytest
from support.project import run
from support.screens import shown
from support.small import PACK, came_back

HAND = "Asha Rao"


@pytest.fixture
def project(tmp_path):
    def edit(document):
        document.replace(document.paragraph("agreed"), "agreed", "settled", HAND)
        document.replace(document.paragraph("Who will sign"), "sign", "speak", HAND)

    return came_back(tmp_path, edit)


def answered(project, answers):
    """Return the command's code and all that a terminal shows, somebody typing *answers* at it."""
    outer, inner = pty.openpty()
    os.write(outer, answers.encode())
    command = [sys.executable, "-m", "briefgen", "review", "back.docx", "--interactive"]
    ran = subprocess.Popen(command, cwd=project, stdin=inner, stdout=inner, stderr=inner)
    os.close(inner)
    seen = shown(outer)
    os.close(outer)
    return ran.wait(60), seen.decode()


def content(project):
    return {path.name: path.read_text(encoding="utf-8") for path in (project / "content" / PACK).glob("*.md")}


def test_what_is_accepted_is_written_and_what_is_skipped_is_not(project):
    code, shown = answered(project, "perhaps\naccept\nno\ny\n")
    assert code == 0
    assert "'perhaps' is no answer" in shown
    assert "1 of 2" in shown
    assert "also printed for analyst" in shown
    after = content(project)
    assert sum(word in after[name] for word, name in (("settled", "lines.md"), ("Who will speak", "pack.md"))) == 1


def test_whoever_stops_has_what_was_accepted_so_far_and_is_asked_once_more(project):
    before = content(project)
    code, shown = answered(project, "a\nq\nn\n")
    assert code == 1
    assert "nothing was changed" in shown
    assert content(project) == before


def test_skipping_all_changes_nothing(project):
    before = content(project)
    code, shown = answered(project, "s\n\n")
    assert code == 0
    assert "nothing was accepted" in shown
    assert content(project) == before


def test_nobody_at_a_terminal_is_told_of_the_other_ways(project):
    ran = run("review", "back.docx", "--interactive", cwd=project)
    assert ran.code == 2
    assert "--accept-all" in ran.err


def test_it_goes_with_no_other_way_of_accepting(project):
    assert run("review", "back.docx", "--interactive", "--accept-all", cwd=project).code == 2
