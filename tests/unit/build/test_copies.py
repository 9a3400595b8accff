"""Copies of a process make briefs, and nobody can tell by what comes of it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from support.project import run
from support.small import small_content

from briefgen.build import copies as module
from briefgen.build import stalled
from briefgen.build.copies import OWN, WORK, Copies
from briefgen.build.hands import IN_TURN
from briefgen.build.pipeline import build
from briefgen.build.project import Project
from briefgen.build.request import BuildRequest
from briefgen.build.standing.standing import Standing
from briefgen.diagnostics import errors
from briefgen.project.folder import find_project
from briefgen.resources import bundled_root, templates_root

if sys.platform != "linux":
    pytest.skip("elsewhere nothing is copied", allow_module_level=True)

PACK = "talks"
READERS = ("analyst", "desk", "diplomat", "minister", "parliament")
REQUEST = BuildRequest(formats=("docx", "json"), output=Path("build"))
ASKED = {
    "packs": (),
    "audiences": (),
    "language": None,
    "form": None,
    "reference": None,
    "output": "build",
    "allow_classified_labels": False,
}
DESK = {
    "audience.yaml": "title: Desk note\nlanguages: [en-GB]\n",
    "brief.md.j2": "# {{ pack.title }}\n\n{% for line in lines.avoid %}\n- {{ line }}\n{% endfor %}\n",
}
"""The form of a reader's brief that may be of any length."""
FRONT = Path("content") / PACK / "pack.md"


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_content(tmp_path)
    policy = tmp_path / "content" / "policy.yaml"
    more = [name for name in READERS if name not in ("analyst", "minister")]
    others = "".join(f"  {name}: {{ceiling: {{tlp: amber}}, cites: [public, official, internal]}}\n" for name in more)
    for name, words in DESK.items():
        path = tmp_path / "templates" / "audiences" / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    text = policy.read_text(encoding="utf-8").replace("[minister, analyst]", f"[{', '.join(READERS)}]")
    policy.write_text(text + others, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    # Tests that run in parallel have threads of their own, which hold nothing that a build needs.
    monkeypatch.setattr(module, "may_fork", lambda: True)
    return tmp_path


def made(hands, *, anew=False, request=REQUEST):
    standing = Standing(folder=find_project(Path()), asked=ASKED, anew=anew)
    return build(Project(find_project(Path())), request, standing=standing, hands=hands)


def left():
    """Return all files that builds left, and forget them."""
    found = {}
    for name in ("build", ".briefgen"):
        found |= {path.as_posix(): path.read_bytes() for path in sorted(Path(name).rglob("*")) if path.is_file()}
        shutil.rmtree(name, ignore_errors=True)
    return found


def in_turn(*changes):
    """Return the last of builds in one process, with a change before each but the first, and what they left."""
    report = made(IN_TURN)
    for change in changes:
        change()
        report = made(IN_TURN)
    return report, left()


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def is_as_in_turn(report, files, expected):
    before, known = expected
    assert report == before
    assert files == known


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_however_many_make_them_files_findings_and_records_are_the_same(project, read, jobs):
    expected = in_turn()
    read()
    report = made(Copies(jobs))
    processes = read()
    assert processes.keys() == set(READERS)
    assert len(set(processes.values())) <= jobs
    assert processes["analyst"] == os.getpid(), "the first is made here"
    is_as_in_turn(report, left(), expected)


def waits(monkeypatch, *, seconds=0.3):
    """Have this process leave all but its first brief to others."""
    first, made_before = os.getpid(), []
    make = module._made

    def slowly(want, making):
        if os.getpid() == first:
            if made_before:
                time.sleep(seconds)
            made_before.append(want)
        return make(want, making)

    monkeypatch.setattr(module, "_made", slowly)


def test_the_longest_is_handed_out_first_and_what_copies_took_is_counted(project, read, monkeypatch):
    expected = in_turn()
    handed = []
    handing = module._Handing
    monkeypatch.setattr(module, "_Handing", lambda wants: handed.extend(wants) or handing(wants))
    read()
    hands = Copies(2)
    report = made(hands)
    assert read()["analyst"] == os.getpid()
    assert [want.audience for want in handed] == ["desk", "diplomat", "parliament", "minister"], (
        "by what their forms allow"
    )
    assert hands.seconds > 0
    assert report.seconds > hands.seconds
    is_as_in_turn(report, left(), expected)


def test_what_earlier_builds_left_is_taken_over_from_copies_as_from_one_process(project, monkeypatch):
    def reworded():
        edit(FRONT, "Which port.", "Which harbour.")

    def shortened():
        edit(Path("content") / PACK / "lines.md", "have agreed anything", "agreed anything")

    expected = in_turn(reworded, shortened)
    edit(FRONT, "Which harbour.", "Which port.")
    edit(Path("content") / PACK / "lines.md", "agreed anything", "have agreed anything")
    waits(monkeypatch)
    made(Copies(3))
    reworded()
    made(Copies(3))
    shortened()
    is_as_in_turn(made(Copies(3)), left(), expected)


@pytest.fixture
def begun(monkeypatch):
    """Have what is begun told: how many copies each time."""
    told = []
    begin = Copies._begin
    monkeypatch.setattr(Copies, "_begin", lambda self, *rest: told.append(rest[1]) or begin(self, *rest))
    return told


def test_nothing_is_copied_where_all_but_little_is_taken_over(project, begun):
    made(IN_TURN)
    edit(FRONT, "Which port.", "Which harbour.")
    made(Copies(4))
    assert sum(begun) == 0, "the analyst's alone is another one"
    edit(Path("content") / PACK / "lines.md", "have agreed anything", "agreed anything")
    made(Copies(4))
    assert sum(begun) == 3


def test_where_its_files_are_gone_it_is_not_taken_over(project, begun):
    made(IN_TURN)
    shutil.rmtree("build")
    made(Copies(4))
    assert sum(begun) == 3


def test_where_nobody_says_how_many_it_goes_by_the_first(project, begun, monkeypatch):
    monkeypatch.setattr(module, "cores", lambda: 2)
    now = iter(range(1000))

    def clock(each):
        """Let so many seconds pass between two looks."""
        monkeypatch.setattr(module, "process_time", lambda: next(now) * each)

    for each, expected in ((0.0, 0), (1.9 * WORK / OWN / 4, 0), (2.1 * WORK / OWN / 4, 1), (100.0, 1)):
        clock(each)
        made(Copies(), anew=True)
        assert sum(begun) == expected
        begun.clear()


def test_where_nobody_says_how_many_a_single_brief_or_two_or_one_processor_copy_nothing(project, begun, monkeypatch):
    now = iter(range(1000))
    monkeypatch.setattr(module, "process_time", lambda: next(now) * 100.0)
    monkeypatch.setattr(module, "cores", lambda: 8)
    for readers in (READERS[:1], READERS[:2]):
        made(Copies(), anew=True, request=BuildRequest(audiences=readers, formats=("json",), output=Path("build")))
    monkeypatch.setattr(module, "cores", lambda: 1)
    made(Copies(), anew=True)
    assert sum(begun) == 0


def test_where_nothing_may_be_copied_all_is_made_here(project, read, monkeypatch):
    expected = in_turn()
    monkeypatch.setattr(module, "may_fork", lambda: False)
    read()
    report = made(Copies(4))
    assert set(read().values()) == {os.getpid()}
    is_as_in_turn(report, left(), expected)


def refuses(*_, **__):
    raise BlockingIOError


def test_where_the_system_lets_no_more_processes_be_all_is_made_here(project, read, monkeypatch):
    expected = in_turn()
    monkeypatch.setattr(os, "fork", refuses)
    read()
    report = made(Copies(4))
    assert set(read().values()) == {os.getpid()}
    is_as_in_turn(report, left(), expected)


@pytest.mark.parametrize("how", ["killed", "suspended", "a bug", "too little memory"])
def test_what_a_copy_does_not_live_to_send_is_made_here(project, read, monkeypatch, how):
    expected = in_turn()
    first = os.getpid()
    make = Project.brief
    monkeypatch.setattr(stalled, "EVERY", 0.01)

    def brief(self, *names, **asked):
        if os.getpid() != first and how in ("killed", "suspended"):
            os.kill(os.getpid(), signal.SIGKILL if how == "killed" else signal.SIGSTOP)
        if os.getpid() != first:
            raise ZeroDivisionError if how == "a bug" else MemoryError
        return make(self, *names, **asked)

    monkeypatch.setattr(Project, "brief", brief)
    waits(monkeypatch)
    read()
    report = made(Copies(3))
    assert set(read().values()) == {first}
    is_as_in_turn(report, left(), expected)


def test_one_that_is_suspended_while_it_sends_is_not_waited_for(project, read, monkeypatch):
    expected = in_turn()
    monkeypatch.setattr(stalled, "EVERY", 0.01)

    def half_sent(self, content):
        os.write(self.fileno(), len(content).to_bytes(4, "big") + bytes(content[: len(content) // 2]))
        os.kill(os.getpid(), signal.SIGSTOP)

    monkeypatch.setattr(Connection, "_send_bytes", half_sent)
    waits(monkeypatch)
    read()
    report = made(Copies(3))
    assert set(read().values()) >= {os.getpid()}
    is_as_in_turn(report, left(), expected)


def faulty():
    """Give a reader a form that stops its brief, and another one a form that its brief is too long for."""
    with Path("templates/audiences/desk/brief.md.j2").open("a", encoding="utf-8") as template:
        template.write("\n{{ nothing }}\n")
    shutil.copytree(templates_root() / "audiences" / "parliament", "templates/audiences/parliament")
    edit(Path("templates/audiences/parliament/audience.yaml"), "{unit: pages, max: 2}", "{unit: words, max: 1}")


@pytest.mark.parametrize("jobs", [2, 4])
def test_briefs_at_fault_are_told_and_refused_as_in_one_process(project, monkeypatch, jobs):
    faulty()
    expected = in_turn()
    assert {fault.audience for fault in errors(expected[0].diagnostics)} == {"desk", "parliament"}
    waits(monkeypatch)
    is_as_in_turn(made(Copies(jobs)), left(), expected)


@pytest.mark.parametrize("count", [0, 1, 5, 4096])
def test_however_many_there_are_each_is_handed_out_once(count):
    handing = module._Handing(range(count))
    assert sorted(want for _, want in handing.mine()) == list(range(count))
    assert list(handing.mine()) == []
    handing.close()


def test_how_far_it_is_is_told_by_this_process_alone_and_never_goes_back(project, monkeypatch):
    told = []
    request = BuildRequest(formats=("json",), output=Path("build"))
    build(
        Project(find_project(Path())), request, hands=Copies(2), progress=lambda done, total: told.append((done, total))
    )
    assert told == sorted(told)
    assert {total for _, total in told} == {5}


def test_what_moves_in_this_process_stands_still_while_it_is_copied(project):
    told = []

    @contextmanager
    def still():
        told.append("still")
        yield
        told.append("moves")

    made(Copies(2, still))
    assert told == ["still", "moves"]
    made(Copies(2, still), anew=False)
    assert told == ["still", "moves"], "nothing was copied"


# --- the command itself, in a process of its own ---------------------------------------------------------------------

SLOW = """
import os, signal, sys, time
from briefgen.build import copies
from briefgen.cli.main import main

# Who runs the tests behind a shell's back takes Ctrl-C from whatever they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

first, make, begun = os.getpid(), copies._made, []

def slowly(want, making):
    if os.getpid() != first or begun:
        open(f"at-{os.getpid()}", "w").close()
        time.sleep(60)
    begun.append(want)
    return make(want, making)

copies._made = slowly
sys.exit(main(["build", "-f", "json", "--jobs", "3"]))
"""


def is_going(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("whom", ["the first", "all"])
def test_who_stops_it_leaves_no_copy_and_no_file(project, how, whom):
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW],
        env={**os.environ, "PYTHONPATH": str(bundled_root())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while len(at := list(Path().glob("at-*"))) < 3:
        assert time.monotonic() < until
        time.sleep(0.05)
    (os.killpg if whom == "all" else os.kill)(process.pid, how)
    out, err = process.communicate(timeout=60)
    assert process.returncode == (-how if how == signal.SIGKILL else 130)
    assert out == b""
    assert err.strip() == (b"" if how == signal.SIGKILL else b"stopped")
    until = time.monotonic() + 60
    while any(is_going(int(path.name.removeprefix("at-"))) for path in at):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert not Path("build").exists()
    assert not Path(".briefgen").exists()


@pytest.mark.parametrize("fault", [False, True])
def test_the_command_says_the_same_however_many_processes_there_are(project, fault):
    if fault:
        faulty()
    told = {}
    for jobs in ("1", "2", "4"):
        ran = run("build", "--json", "--jobs", jobs, cwd=project)
        said = json.loads(ran.out)
        assert said["leak_check"].pop("seconds") > 0
        assert 0 < said["leak_check"].pop("share") < 1
        told[jobs] = (ran.code, ran.err, said, left())
    assert told["1"][0] == int(fault)
    assert told["1"] == told["2"] == told["4"]


@pytest.mark.parametrize("other", [["--watch"], ["--with-comments"]])
def test_jobs_are_for_builds_of_many_briefs(project, other):
    ran = run("build", "--jobs", "2", *other, cwd=project)
    assert ran.code == 2
    assert "leave it out with --watch" in ran.err
