"""Commands that a process which stands by does: what they write, say and return is what they would by themselves."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from support.small import PACK
from support.standby import Standby, did, is_alive, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process stands by on Linux")


@pytest.fixture(scope="module")
def standby():
    with Standby.begun_and_ended() as found:
        process = found.start(found.runtime)
        yield found
        assert is_alive(process)
    until(lambda: not is_alive(process))


def at_fault(project: Path) -> Path:
    lines = project / "content" / PACK / "lines.md"
    lines.write_text(lines.read_text().replace("topic=visit", "topic=vsit"))
    return project


COMMANDS = {
    "a build": (["build"], None, {}),
    "a build in two processes": (["build", "--jobs", "2"], None, {}),
    "of the sample": (["build", "-a", "minister"], lambda root: shutil.rmtree(root / "content"), {}),
    "a check": (["check"], None, {}),
    "of what is at fault": (["check"], at_fault, {}),
    "a build of it": (["build"], at_fault, {}),
    "an unknown option": (["build", "--nothing"], None, {}),
    "an unknown reader": (["build", "-a", "nobody"], None, {}),
    "help": (["build", "--help"], None, {}),
    "a bug": (["check"], None, {"TRY": "break"}),
    "status": (["status", PACK], None, {}),
    "who": (["who", PACK], None, {}),
    "another folder for records of bugs": (["check"], None, {"COLUMNS": "50", "NO_COLOR": "1", "HERE": "ä\udce4"}),
    "a word in no encoding": (["build", "p\udcffck"], None, {}),
    "schemas": (["schema", "-o", "schemas"], None, {}),
}


def both(standby, project, *arguments, **given):
    """Do a command by itself, and by whoever stands by, in the same project at the same place; return what both did."""
    kept = Path(shutil.copytree(project, project.parent / "kept"))
    alone = standby.run(*arguments, cwd=project, alone=True, **given)
    shutil.move(project, project.parent / "alone")
    shutil.copytree(kept, project)
    return alone, standby.run(*arguments, cwd=project, **given)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_done_as_by_itself(name, standby, project):
    arguments, change, variables = COMMANDS[name]
    if change:
        change(project)
    with standby.doing(1, project):
        alone, copied = both(standby, project, *arguments, more=variables)
    assert copied == alone


def test_a_command_that_it_turns_away_has_nothing_left_of_it(standby, project):
    with standby.doing(0, project):
        alone, turned_away = both(standby, project, "check", more={"PYTHONWARNINGS": "error"})
    assert turned_away == alone


def test_python_has_several_names(standby, project):
    [other, *_] = {Path(sys.executable).with_name(name) for name in ("python", "python3")} - {Path(sys.executable)}
    with standby.doing(1, project):
        did = subprocess.run([other, "-m", "briefgen", "check"], cwd=project, env=standby.environment(), check=False)
    assert did.returncode == 0


def test_twice_is_as_good_as_once(standby, project):
    with standby.doing(4, project):
        for arguments in (["build"], ["build"], ["build", "--force"], ["trace", f"build/{PACK}/minister.pdf"]):
            copied = standby.run(*arguments, cwd=project)
            assert copied.code == 0, copied.err


def test_what_is_not_done_so_is_done_by_itself(standby, project):
    with standby.doing(0, project):
        assert standby.run("--version", cwd=project).code == 0
        assert standby.run("nothing", cwd=project).code == 2
        assert standby.run("new", "lake", cwd=project).code == 2
        assert standby.run("convert", PACK, "--to", "yaml", cwd=project).code == 2


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_who_closes_a_stream_has_the_command_done_by_itself(closed, standby, project):
    shell = ("sh", "-c", f'"$@" {closed}', "sh")
    with standby.doing(0, project):
        alone, copied = both(standby, project, "build", before=shell)
    assert copied == alone


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_full_disk_is_told_of_in_the_same_way(stream, standby, project):
    with Path("/dev/full").open("wb") as full, standby.doing(1, project):
        alone, copied = both(standby, at_fault(project), "check", **{stream: full})
    assert copied == alone


def test_so_is_a_pipe_that_nobody_reads(standby, project):
    told = []
    for alone in (True, False):
        reading, writing = os.pipe()
        os.close(reading)
        process = standby.popen("list", "rules", cwd=project, alone=alone, stdout=writing)
        os.close(writing)
        told.append(did(process.wait(60), b"", process.stderr.read(), project))
        process.stderr.close()
    assert told[0] == told[1]


def test_it_reads_what_is_piped_into_it_and_keeps_other_files_open(standby, project):
    shell = ("bash", "-c", 'exec 7< /dev/null; "$@" 9>&1 <<< words', "bash")
    with standby.doing(1, project):
        alone, copied = both(standby, project, "check", before=shell, stdin=None)
    assert copied == alone


def test_files_are_made_for_those_whom_the_caller_lets(standby, project):
    with standby.doing(1, project):
        both(standby, project, "build", before=("sh", "-c", 'umask 027; "$@"', "sh"))
    modes = [
        {path.relative_to(root): path.stat().st_mode for path in sorted(root.rglob("*"))}
        for root in (project.parent / "alone", project)
    ]
    assert modes[0] == modes[1]
    assert modes[0][Path("build")] & 0o777 == 0o750


def test_a_folder_that_is_gone_is_missed_in_the_same_way(standby, project):
    shell = ("sh", "-c", 'rmdir ../gone; "$@"', "sh")
    told = []
    for alone in (True, False):
        gone = project.parent / "gone"
        gone.mkdir()
        process = standby.popen("build", cwd=gone, alone=alone, before=shell)
        out, err = process.communicate(timeout=60)
        told.append(did(process.returncode, out, err, project))
    assert told[0] == told[1]


def test_many_commands_leave_nothing_behind(standby, project):
    process = int(standby.told("status", cwd=project).split("process ")[1].split(",")[0])
    fds = Path(f"/proc/{process}/fd")
    before = len(list(fds.iterdir()))
    with standby.doing(40, project):
        for _ in range(20):
            pair = [standby.popen("explain", "BG111", cwd=project, stdout=subprocess.DEVNULL) for _ in range(2)]
            for each in pair:
                assert each.wait(60) == 0
                each.stderr.close()
    assert len(list(fds.iterdir())) == before
    assert Path(f"/proc/{process}/task/{process}/children").read_text() == ""


def test_two_at_once_are_each_their_own(standby, project):
    roots = [Path(shutil.copytree(project, project.parent / name)) for name in ("one", "other")]
    with standby.doing(2, project):
        waiting = [standby.popen("check", cwd=root, more={"TRY": "pause"}) for root in roots]
        for root in roots:
            until((root / "paused").exists)
        for root in roots:
            (root / "go").touch()
        for process in waiting:
            process.communicate(timeout=60)
            assert process.returncode == 0


# --- beginning and ending ---------------------------------------------------------------------------------------------


@pytest.fixture
def own():
    """One that a test begins; and ends, or not."""
    with Standby.begun_and_ended() as found:
        yield found


def test_it_is_begun_once_and_says_how_it_stands(own, project):
    assert own.told("status", cwd=project) == "nobody stands by: 'briefgen standby start' begins it\n"
    process = own.start(project)
    assert own.told("start", cwd=project).startswith(f"stands by already: process {process}")
    said = own.told("status", cwd=project)
    assert "a command called here and now is done by it" in said
    assert "BRIEFGEN_STANDBY is off" in own.told("status", cwd=project, alone=True)
    assert own.told("stop", cwd=project) == "ended\n"
    assert not is_alive(process)
    assert own.told("stop", cwd=project) == "nobody stands by\n"


def test_who_waits_for_what_it_writes_does_not_wait_for_it(own, project):
    begun = subprocess.run(
        ["bash", "-c", 'told=$("$@" 9>&1); echo "$told"', "bash", sys.executable, "-m", "briefgen", "standby", "start"],
        env=own.environment(),
        cwd=project,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert begun.stdout.startswith("stands by: process")


def test_one_that_was_killed_is_in_nobodys_way(own, project):
    process = own.start(project)
    os.kill(process, 9)
    until(lambda: not is_alive(process))
    [left] = (own.runtime / "briefgen").iterdir()
    assert left.is_socket()
    assert own.run("check", cwd=project).code == 0
    assert own.start(project) != process


def test_it_ends_when_its_folder_is_gone_or_nobody_calls(own, project):
    process = own.start(project)
    shutil.rmtree(own.runtime / "briefgen")
    os.kill(process, 0)
    assert own.run("check", cwd=project).code == 0
    other = own.start(project)
    assert other != process
    os.kill(process, 15)
    until(lambda: not is_alive(process))
    assert is_alive(other)
    assert own.done(project) == 0


def test_a_folder_that_others_can_open_or_a_link_is_not_used(own, project):
    place = own.runtime / "briefgen"
    place.mkdir(mode=0o755)
    refused = own.run("standby", "start", cwd=project)
    assert refused.code == 1
    assert b"is not yours alone" in refused.err
    place.rmdir()
    elsewhere = own.runtime / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    place.symlink_to(elsewhere)
    assert own.run("standby", "start", cwd=project).code == 1


def test_a_socket_in_a_folder_that_others_can_open_is_not_asked(own, project):
    own.start(project)
    (own.runtime / "briefgen").chmod(0o755)
    try:
        assert own.run("check", cwd=project).code == 0
    finally:
        (own.runtime / "briefgen").chmod(0o700)
    assert own.done(project) == 0


def test_one_that_does_not_answer_is_not_waited_for(own, project):
    process = own.start(project)
    os.kill(process, 19)
    try:
        assert own.run("check", cwd=project).code == 0
    finally:
        os.kill(process, 18)
    assert own.done(project) == 0


@pytest.mark.parametrize(
    "packet", [b"", b"nonsense", b"go", b"1\0x", b"99\0", b"\xff" * 1000, b"1\0a\x001\x00b\x000\x001\x000"]
)
def test_nonsense_is_nobodys_command_and_ends_nothing(packet, standby, project):
    [place] = (standby.runtime / "briefgen").iterdir()
    with standby.doing(0, project), socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asking:
        asking.connect(str(place))
        asking.send(packet)
        asking.settimeout(10)
        assert not asking.recv(1 << 10).startswith(b"1\0ready")
