"""A process that stands by, of a test's own, and commands that are done by it or by themselves."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from support.stopping import files

from briefgen.resources import PACKAGE

HOOKS = """\
import os, pathlib, time

def pause():
    pathlib.Path("paused").touch()
    while not os.path.exists("go"):
        time.sleep(0.01)

def is_dir(self, original=pathlib.Path.is_dir):
    if self.name == "content" and os.environ.get("TRY") == "break":
        raise RuntimeError("broken")
    if self.name == "content" and os.environ.get("TRY") == "pause":
        pause()
    return original(self)

def replace(source, target, original=os.replace, **given):
    if os.environ.get("TRY") == "pause before a name":
        pause()
    return original(source, target, **given)

pathlib.Path.is_dir = is_dir
os.replace = replace
"""
"""What Python runs first: a command can be made to fail, or to wait in the midst of it, by a variable."""
OWN_NAME = re.compile(r"\.[a-z0-9_]{8}(?=\..+\.part$)|(?<=briefgen-bug-)[a-z0-9_]{8}")


@dataclass(frozen=True)
class Did:
    code: int
    out: bytes
    err: bytes
    left: dict[str, bytes]


class Standby:
    """Whoever stands by, with its own place and hooks: in a folder whose name is short, for names of sockets are."""

    def __init__(self, folder: Path) -> None:
        self.hooks = folder / "hooks"
        self.hooks.mkdir()
        (self.hooks / "sitecustomize.py").write_text(HOOKS)
        # A file that changes while a process begins is one of which nobody knows whether it was read before.
        time.sleep(0.1)
        self.runtime = folder / "run"
        self.runtime.mkdir(mode=0o700)

    @classmethod
    @contextmanager
    def begun_and_ended(cls):
        with TemporaryDirectory(prefix="by") as folder:
            found = cls(Path(folder))
            yield found
            found.told("stop", cwd=Path(folder))

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFGEN_", "PYTHON"))}
        path = f"{self.hooks}{os.pathsep}{PACKAGE.parent}"
        return kept | {"PYTHONPATH": path, "XDG_RUNTIME_DIR": str(self.runtime)} | more

    def popen(self, *arguments: str, before=(), alone: bool = False, python=(), more=None, **given):
        """Begin a command; *before* is what it is called through, *python* what Python is told."""
        environment = self.environment(**({"BRIEFGEN_STANDBY": "off"} if alone else {}), **(more or {}))
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        command = [*before, sys.executable, *python, "-m", "briefgen", *arguments]
        return subprocess.Popen(command, env=environment, preexec_fn=hear_signals, **{**streams, **given})  # noqa: PLW1509 - it takes no lock

    def run(self, *arguments: str, cwd: Path, **given) -> Did:
        process = self.popen(*arguments, cwd=cwd, **given)
        out, err = process.communicate(timeout=120)
        return did(process.returncode, out or b"", err or b"", cwd)

    def told(self, *arguments: str, cwd: Path, **given) -> str:
        found = self.run("standby", *arguments, cwd=cwd, **given)
        assert found.code == 0, found.err.decode()
        return found.out.decode()

    def start(self, cwd: Path, *arguments: str) -> int:
        return int(re.search(r"process (\d+)", self.told("start", *arguments, cwd=cwd))[1])

    def done(self, cwd: Path) -> int:
        """Return how many commands it did."""
        found = re.search(r"(\d+) done, 0 under way", self.told("status", cwd=cwd))
        return int(found[1])

    @contextmanager
    def doing(self, count: int, cwd: Path):
        """See that so many commands are done by it, and none by itself."""
        before = self.done(cwd)
        yield
        assert self.done(cwd) - before == count


def hear_signals() -> None:
    """Let what is started hear signals, also where whoever runs the tests ignores them, as behind nohup or &."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


def did(code: int, out: bytes, err: bytes, folder: Path) -> Did:
    """Return what a command did; names that are drawn by lot are left out."""
    left = {OWN_NAME.sub("", name): data for name, data in files(folder).items()}
    return Did(code, out, OWN_NAME.sub("", err.decode(errors="surrogateescape")).encode(errors="surrogateescape"), left)


def until(met, seconds: float = 30) -> None:
    """Wait for what another process does."""
    limit = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < limit, "it did not come"
        time.sleep(0.01)


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
