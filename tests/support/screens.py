"""A terminal that somebody watches: what a command draws on it, and what is left there when it has ended."""

import os
import re
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from briefgen.cli import bar

_STEP = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|([\r\n])|([^\x1b\r\n]+)")


class AtOnce:
    """A timer that does not wait."""

    daemon = False

    def __init__(self, _seconds, appear):
        self.start = appear

    def cancel(self):
        """There is nothing to wait for."""

    join = cancel


def watched(monkeypatch):
    """Let this process's own standard error be such a terminal, and draw the bar before a second has passed."""
    monkeypatch.setattr(bar, "Timer", AtOnce)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")


def drawn(words: Sequence[str], folder: Path, **more: str) -> tuple[subprocess.CompletedProcess[bytes], str]:
    """Run briefgen in a terminal, and return what went elsewhere, and what was drawn."""
    import pty

    screen, end = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"} | more
    command = [sys.executable, "-m", "briefgen", *words]
    # Into a file: a pipe that nobody empties would stop it.
    with tempfile.TemporaryFile() as told:
        going = subprocess.Popen(command, cwd=folder, env=environment, stdout=told, stderr=end)
        os.close(end)
        found = shown(screen)
        os.close(screen)
        going.wait(60)
        told.seek(0)
        return subprocess.CompletedProcess(command, going.returncode, told.read()), found.decode()


def shown(screen: int, until: bytes = b"\0", seconds: float = 120) -> bytes:
    """Return what is written to a terminal, until that is said or nobody writes to it any more; what stands still is not waited for."""
    limit = time.monotonic() + seconds
    found = b""
    while until not in found:
        assert select.select([screen], [], [], max(limit - time.monotonic(), 0))[0], f"no more came than {found!r}"
        try:
            more_of_it = os.read(screen, 1 << 16)
        except OSError:  # so a terminal tells that nobody writes to it any more
            break
        if not more_of_it:
            break
        found += more_of_it
    return found


def lines(found: str) -> list[str]:
    """Return all that was ever drawn, line by line, without colours."""
    return [re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line) for line in re.split(r"[\r\n]+", found)]


def left(found: str) -> str:
    """Return what stands on the screen in the end."""
    rows, at, column = [""], 0, 0
    for counts, step, way, words in _STEP.findall(found):
        if way == "\r":
            column = 0
        elif way == "\n":
            at, column = at + 1, 0
            rows += [""] * (at + 1 - len(rows))
        elif step == "A":
            at -= int(counts or 1)
        elif step == "K":
            rows[at] = ""
        elif words:
            rows[at] = rows[at].ljust(column)[:column] + words + rows[at][column + len(words) :]
            column += len(words)
    return "\n".join(rows).rstrip("\n")
