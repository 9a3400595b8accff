"""A part of the briefs is made by a second process, and nobody can tell by what comes of it."""

import os
import signal
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from support.project import edit
from support.small import PACK, small_content

from briefgen.build import beside as module
from briefgen.build import stalled
from briefgen.build.beside import TRIES, shared_out
from briefgen.build.pipeline import build
from briefgen.build.project import Project
from briefgen.build.ready import Want
from briefgen.build.request import BuildRequest
from briefgen.build.watching import Watching
from briefgen.project.folder import find_project
from briefgen.resources import templates_root

if sys.platform != "linux":
    pytest.skip("elsewhere there is no second process", allow_module_level=True)

LINES = Path("content") / PACK / "lines.md"
FRONT = Path("content") / PACK / "pack.md"
REQUEST = BuildRequest(formats=("json",), output=Path("build"))


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_content(tmp_path)
    monkeypatch.chdir(tmp_path)
    # Tests that run in parallel have threads of their own, which hold nothing that a build needs.
    monkeypatch.setattr(module, "may_fork", lambda: True)
    monkeypatch.setattr(module, "cores", lambda: 2)
    return tmp_path


@pytest.fixture
def watching(project):
    with closing(Watching(find_project(Path()), REQUEST, in_two=True)) as one:
        one.round(())
        yield one


def is_as_fresh(report):
    fresh = build(Project(find_project(Path())), replace(REQUEST, output=Path("fresh")))
    return report.diagnostics == fresh.diagnostics and [one.sha256 for one in report.outputs] == [
        one.sha256 for one in fresh.outputs
    ]


def second(watching):
    return watching._beside._process.pid


def test_each_process_has_its_own_briefs_and_checks_their_files_for_leaks(watching, read, monkeypatch):
    # The check that tells is there before the second process is.
    watching.close()
    watching.round(())
    read()
    edit(LINES, "have agreed anything", "have decided anything")
    report = watching.round([LINES]).report
    assert read() == {"analyst": second(watching), "minister": os.getpid()}
    assert is_as_fresh(report)
    assert "decided" in Path("build", PACK, "analyst.json").read_text(encoding="utf-8")


def test_what_is_wrong_with_a_pack_keeps_the_second_process_briefs_back_too(watching):
    good = Path("build", PACK, "analyst.json").read_bytes()
    edit(LINES, "{raise=may topic=visit}", "{raise=may topic=vsit}")
    assert watching.round([LINES]).built == ()
    assert Path("build", PACK, "analyst.json").read_bytes() == good
    edit(LINES, "topic=vsit", "topic=visit")
    edit(FRONT, "Which port.", "Which harbour.")
    mended = watching.round([LINES, FRONT])
    assert [Path(one.path).stem for one in mended.built] == ["analyst"]
    assert is_as_fresh(mended.report)
    assert watching.is_in_two


def test_what_rules_find_in_a_pack_is_told_once_and_in_its_order(watching):
    edit(LINES, "# Do not say {.avoid}", "# Do not say {.avoid}\n- Never {.draft}")
    assert is_as_fresh(watching.round([LINES]).report)


def reworded(watching, number):
    """Save a change, and return what was made of it."""
    edit(FRONT, "Which port" if number == 0 else f"Which harbour {number - 1}", f"Which harbour {number}")
    return watching.round([FRONT]).report


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_where_the_system_ends_or_suspends_it_its_part_is_made_here_and_it_is_begun_again(
    watching, read, how, monkeypatch
):
    lost = second(watching)
    os.kill(lost, how)
    read()
    with monkeypatch.context() as impatient:
        impatient.setattr(stalled, "EVERY", 0.01)
        report = reworded(watching, 0)
    assert read()["analyst"] == os.getpid()
    assert is_as_fresh(report)
    assert watching.is_in_two
    assert not Path(f"/proc/{lost}").exists()
    report = reworded(watching, 1)
    assert read()["analyst"] == second(watching)
    assert is_as_fresh(report)


def test_where_none_lives_to_answer_it_is_not_begun_for_ever(watching, read):
    for number in range(TRIES):
        os.kill(second(watching), signal.SIGKILL)
        report = reworded(watching, number)
        assert is_as_fresh(report)
    assert not watching.is_in_two
    read()
    assert is_as_fresh(reworded(watching, TRIES))
    assert read()["analyst"] == os.getpid()


def test_one_that_answered_has_as_many_tries_again(watching):
    for number in range(2 * TRIES):
        if number % 2 == 0:
            os.kill(second(watching), signal.SIGKILL)
        reworded(watching, number)
    assert watching.is_in_two


def test_where_files_are_saved_meanwhile_its_part_is_made_here(watching, read, monkeypatch):
    looks = iter(range(1000))
    monkeypatch.setattr(module, "stamps", lambda _: {"content/policy.yaml": (next(looks), 0, 0)})
    edit(FRONT, "Which port.", "Which harbour.")
    report = watching.round([FRONT]).report
    assert "analyst" in read()
    assert is_as_fresh(report)
    assert watching.is_in_two


def test_one_that_stops_at_a_fault_of_its_own_is_not_waited_for(project, monkeypatch, read):
    first = os.getpid()
    make = Project.brief

    def brief(self, *names, **asked):
        if os.getpid() != first:
            raise ZeroDivisionError
        return make(self, *names, **asked)

    monkeypatch.setattr(Project, "brief", brief)
    with closing(Watching(find_project(Path()), REQUEST, in_two=True)) as watching:
        watching.round(())
        read()
        edit(FRONT, "Which port.", "Which harbour.")
        report = watching.round([FRONT]).report
        assert read()["analyst"] == first
        assert is_as_fresh(report)


def test_a_pack_that_cannot_be_read_is_not_waited_for(watching):
    edit(LINES, "# Do not say {.avoid}", "# Do not say {.avoid")
    assert watching.round([LINES]).report.diagnostics
    edit(LINES, "# Do not say {.avoid", "# Do not say {.avoid}")
    assert is_as_fresh(watching.round([LINES]).report)
    assert watching.is_in_two


def test_what_stops_one_of_its_briefs_is_told_as_it_would_be_here(project):
    template = Path("templates", "audiences", "analyst", "brief.md.j2")
    template.parent.mkdir(parents=True)
    bundled = (templates_root() / "audiences" / "analyst" / "brief.md.j2").read_text(encoding="utf-8")
    template.write_text(bundled, encoding="utf-8")
    with closing(Watching(find_project(Path()), REQUEST, in_two=True)) as watching:
        watching.round(())
        template.write_text(f"{bundled}\n{{{{ nothing }}}}\n", encoding="utf-8")
        report = watching.round([template.absolute()]).report
        assert [one.audience for one in report.diagnostics if one.severity == "error"] == ["analyst"]
        assert is_as_fresh(report)
        assert watching.is_in_two


def test_where_the_system_lets_no_more_processes_be_there_is_none(project, monkeypatch):
    def refuses():
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuses)
    with closing(Watching(find_project(Path()), REQUEST, in_two=True)) as watching:
        watching.round(())
        assert not watching.is_in_two
        edit(FRONT, "Which port", "Which harbour")
        assert is_as_fresh(watching.round([FRONT]).report)


def test_on_one_processor_there_is_none(project, monkeypatch):
    monkeypatch.setattr(module, "cores", lambda: 1)
    with closing(Watching(find_project(Path()), REQUEST, in_two=True)) as watching:
        watching.round(())
        assert not watching.is_in_two


def words(**counts):
    return {("talks", Want(audience=name, language=None, form=None)): count for name, count in counts.items()}


@pytest.mark.parametrize(
    ("counts", "share"),
    [
        ({}, set()),
        ({"analyst": 900}, set()),
        ({"analyst": 900, "minister": 100}, {"analyst"}),
        ({"analyst": 300, "officials": 250, "press": 200, "public": 150, "minister": 100}, {"analyst", "press"}),
    ],
)
def test_the_longest_is_the_second_process_own_and_the_first_has_more(counts, share):
    assert {want.audience for _, want in shared_out(words(**counts))} == share
