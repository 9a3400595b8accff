"""What keeps a command from being done by a process that stands by: whatever would be otherwise in a copy of that.

Each row is a sabotage: a command that is called in this way must be told from one that is called as the standing process was.
"""

import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from support.standby import Standby, is_alive, until

from briefgen.cli.commands import COMMANDS, by_standby

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process stands by on Linux")
WOULD = "a command called here and now is done by it"
ALONE = "a command called here and now runs by itself: "


def through(line: str) -> tuple[str, ...]:
    """Return what calls a command after a line of the shell."""
    return ("bash", "-c", f'{line}; exec "$@"', "bash")


CALLED = {
    "as nohup does": (("nohup",), "it ignores other signals"),
    "as behind &": (through("trap '' INT"), "it ignores other signals"),
    "with a smaller stack": (through("ulimit -s 4096"), "it has other limits"),
    "with few files": (through("ulimit -n 500"), "it has other limits"),
    "with small files": (through("ulimit -f 100000"), "it has other limits"),
    "nicely": (("nice", "-n", "5"), "it has another priority"),
    "in a batch": (("chrt", "--batch", "0"), "it has another priority"),
    "on one processor": (("taskset", "1"), "it may use other processors"),
    "without new rights": (("setpriv", "--no-new-privs"), "it is in a sandbox"),
    "by another group": (("setpriv", "--regid", "12345", "--clear-groups"), "of users"),
    "with fewer rights": (("setpriv", "--bounding-set", "-sys_time", "--inh-caps", "-all"), "Cap"),
    "in another container": (("unshare", "--uts"), "ns/uts"),
    "in another network": (("unshare", "--net"), "ns/net"),
    "with another view of the disk": (("unshare", "--mount"), "ns/mnt"),
    "under a debugger": (("strace", "-o", "/dev/null"), "it is watched by a debugger"),
    "with addresses that do not vary": (("setarch", "-R"), "personality"),
    "to be ended first": (through("echo 500 > /proc/self/oom_score_adj"), "ended sooner or later"),
}  # fmt: skip
VARIABLES = {
    **dict.fromkeys(("LANG", "LC_ALL", "LC_TIME"), "en_GB.UTF-8"), "LANGUAGE": "de", "LD_LIBRARY_PATH": "/tmp", "MALLOC_ARENA_MAX": "1",
    "HOME": "/tmp", "TMPDIR": "/var/tmp", "TZ": "Asia/Kolkata", "SOURCE_DATE_EPOCH": "1", "PYDANTIC_DISABLE_PLUGINS": "some", "RL_pageCompression": "0",
    "PYTHONDEVMODE": "1", "PYTHONOPTIMIZE": "1", "PYTHONWARNINGS": "ignore", "PYTHONHASHSEED": "7", "PYTHONUTF8": "1",
}  # fmt: skip
PYTHON = {
    "-O": ("-O",), "-X dev": ("-X", "dev"), "-W": ("-W", "error::ImportWarning"), "-B": ("-B",), "-s": ("-s",), "-P": ("-P",), "-u": ("-u",),
    "-X importtime": ("-X", "importtime"), "-v": ("-v",),
}  # fmt: skip


def test_what_is_called_in_the_same_way_is_done_by_it(standby, project):
    assert WOULD in standby.told("status", cwd=project)


@pytest.mark.parametrize("name", CALLED)
def test_whoever_is_not_alike_is_told_why(name, standby, project):
    before, why = CALLED[name]
    if before[0] != "bash" and not shutil.which(before[0]):
        pytest.skip(f"{before[0]} is not here")
    if subprocess.run([*before, "true"], cwd=project, capture_output=True, check=False).returncode:
        pytest.skip("this may not be done here")
    assert why in standby.told("status", cwd=project, before=before).partition(ALONE)[2]


@pytest.mark.parametrize("name", VARIABLES)
def test_variables_that_were_read_are_the_same(name, standby, project):
    said = standby.told("status", cwd=project, more={name: VARIABLES[name]})
    assert f"its variable {name} is another" in said.partition(ALONE)[2]


@pytest.mark.parametrize("name", PYTHON)
def test_python_is_called_in_the_same_way(name, standby, project):
    assert "its Python" in standby.told("status", cwd=project, python=PYTHON[name]).partition(ALONE)[2]


def test_other_variables_are_taken_over(standby, project):
    assert WOULD in standby.told("status", cwd=project, more={"NO_COLOR": "1", "EDITOR": "vi", "PWD": "/nowhere"})


def test_a_module_beside_the_project_is_loaded_as_it_would_be(standby, project):
    for name in ("notes.py", "json.txt"):
        (project / name).touch()
    assert WOULD in standby.told("status", cwd=project)
    (project / "yaml").mkdir()
    assert WOULD in standby.told("status", cwd=project)
    (project / "yaml" / "__init__.py").write_text("raise SystemExit(7)")
    assert standby.run("check", cwd=project).code == 7


def test_a_command_that_is_watched_runs_by_itself(standby, project):
    program = "import sys; sys.setprofile(lambda *_: None); sys.argv[1:] = ['check']; from briefgen.__main__ import main; main()"
    with standby.doing(0, project):
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=project, env=standby.environment(), capture_output=True, check=False
        )
        assert done.returncode == 0


def test_a_file_that_python_opened_for_itself_keeps_a_command_alone(standby, project):
    program = (
        "import sys; kept = open('/dev/null'); sys.argv[1:] = ['check']; from briefgen.__main__ import main; main()"
    )
    with standby.doing(0, project):
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=project, env=standby.environment(), capture_output=True, check=False
        )
        assert done.returncode == 0


def test_more_than_a_packet_holds_is_done_by_itself(standby, project):
    with standby.doing(0, project):
        assert standby.run("check", cwd=project, more={"LONG": "x" * 100_000, "LONGER": "x" * 120_000}).code == 0


@pytest.mark.parametrize(
    "arguments", [["build"], ["build", "-a", "minister"], ["check"], ["list", "packs"], ["fit", "talks"]]
)
def test_commands_that_make_or_look_are_done_by_it(arguments):
    assert by_standby(arguments) == ""


@pytest.mark.parametrize(
    "arguments",
    [[], [""], ["build", "--watch"], ["check", "--fix"], ["batch"], ["new"], ["standby"], ["nothing"], ["review"]],
)
def test_others_are_not(arguments):
    assert by_standby(arguments)


def test_whoever_may_be_asked_has_a_command():
    assert {name for name, entry in COMMANDS.items() if entry.by_standby} >= {
        "build",
        "check",
        "status",
        "trace",
        "who",
    }


@pytest.fixture
def own():
    with Standby.begun_and_ended() as found:
        yield found


def test_a_file_that_was_loaded_and_is_another_ends_it(own, project):
    process = own.start(project)
    assert WOULD in own.told("status", cwd=project)
    hook = own.hooks / "sitecustomize.py"
    hook.write_text(hook.read_text().replace('"broken"', '"in pieces"'))
    assert "sitecustomize.py" in own.told("status", cwd=project).partition(ALONE)[2]
    until(lambda: not is_alive(process))
    assert b"bug in briefgen" in own.run("check", cwd=project, more={"TRY": "break"}).err


def test_what_changes_while_it_begins_is_not_stood_by_for(own, project):
    hook = own.hooks / "sitecustomize.py"
    begins = own.popen("standby", "start", cwd=project)
    hook.write_text(hook.read_text())
    _, err = begins.communicate(timeout=60)
    assert begins.returncode == 1
    assert b"sitecustomize.py" in err


def test_somebody_else_who_listens_there_is_given_nothing(own, project):
    """Who listens says nothing, as another user would be told nothing: no file, and no word of the environment but by a socket of ours."""
    own.start(project)
    [place] = (own.runtime / "briefgen").iterdir()
    own.told("stop", cwd=project)
    heard = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listening:
        listening.bind(str(place))
        listening.listen()
        listening.settimeout(60)

        def hear():
            connection, _ = listening.accept()
            connection.settimeout(60)
            packet, files, *_ = socket.recv_fds(connection, 1 << 18, 64)
            heard.append((packet, files))
            connection.send(b"not a packet")
            connection.close()

        hearing = threading.Thread(target=hear)
        hearing.start()
        assert own.run("check", cwd=project).code == 0
        hearing.join(60)
    assert [files for _, files in heard] == [[]]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be another user")
def test_another_user_is_neither_asked_nor_answered(own, project):
    own.start(project)
    [place] = (own.runtime / "briefgen").iterdir()
    for folder in (own.runtime.parent, own.runtime, place.parent, project.parent):
        folder.chmod(0o755)
    place.chmod(0o777)
    program = (
        "import os, sys, _socket\n"
        "from briefgen.standby.asking import connected\n"
        "os.setuid(12345)\n"
        "try: connected(sys.argv[1])\n"
        "except PermissionError: print('not asked')\n"
        "asking = _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET); asking.connect(sys.argv[1])\n"
        "asking.send(b'1\\0x'); print(asking.recv(1000))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(place)], env=own.environment(), capture_output=True, text=True, check=False
    )
    place.parent.chmod(0o700)
    assert "not asked" in done.stdout, done.stderr
    assert "it is of another user" in done.stdout
    assert Path(place).exists()
