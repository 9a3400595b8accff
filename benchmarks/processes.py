"""Programs in processes of their own: what they cost with all that they start, and the most memory that each holds."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

SWITCH: Final = "BRIEFGEN_STANDBY"
PLACE: Final = "XDG_RUNTIME_DIR"
_DONE: Final = "is done by it"
_TIMES: Final = slice(11, 15)
"""Where a process's `stat` has its own times and those of its ended processes, behind its name."""
LOOK: Final = 0.2
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Milliseconds of processor time, those of its own processes included, and by the clock."""

    processor: float
    clock: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """MiB at most: of the process itself, and of the largest that it started."""

    first: float
    others: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A process that stands by, and where commands find it."""

    process: int
    place: str

    @property
    def environment(self) -> dict[str, str]:
        return {name: value for name, value in os.environ.items() if name != SWITCH} | {PLACE: self.place}


def spent(arguments: Sequence[str], folder: Path, standing: Standing | None = None) -> Spent:
    """Run this Python with *arguments* in *folder*; what who stands by does for it counts. Raises `CalledProcessError` where it fails."""
    before = _spent_standing(standing)
    begun = perf_counter()
    process = _started(arguments, folder, standing)
    _, status, used = os.wait4(process.pid, 0)
    took = perf_counter() - begun
    _require_success(process, status)
    processor = used.ru_utime + used.ru_stime + _spent_standing(standing) - before
    return Spent(processor=processor * 1000, clock=took * 1000)


@contextmanager
def standing_by() -> Iterator[Standing]:
    """Have a process stand by, for as long as this lasts. Raises `CalledProcessError` where it cannot, or would do no command."""
    with TemporaryDirectory() as folder:
        standing = Standing(process=0, place=folder)
        told = _asked(standing, "start")
        try:
            yield replace(standing, process=int(told.partition("process ")[2].partition(",")[0]))
            if _DONE not in _asked(standing, "status"):
                raise RuntimeError("commands were done by themselves")
        finally:
            _asked(standing, "stop")


def _asked(standing: Standing, what: str) -> str:
    command = [sys.executable, "-m", "briefgen", "standby", what]
    return subprocess.run(command, env=standing.environment, check=True, capture_output=True, text=True).stdout


def _spent_standing(standing: Standing | None) -> float:
    """Return the seconds that a process and those of its own that have ended took."""
    if standing is None:
        return 0.0
    told = Path(f"/proc/{standing.process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, told[_TIMES])) / os.sysconf("SC_CLK_TCK")


def held(arguments: Sequence[str], folder: Path) -> Held:
    """Run it so, and look at its memory and that of its processes again and again (where there is `/proc`)."""
    process = _started(arguments, folder)
    over = threading.Event()
    peaks: dict[int, float] = {}

    def look() -> None:
        while not over.wait(LOOK):
            for number in (process.pid, *_children(process.pid)):
                peaks[number] = max(peaks.get(number, 0.0), _peak(number))

    looking = threading.Thread(target=look)
    looking.start()
    _, status = os.waitpid(process.pid, 0)
    over.set()
    looking.join()
    _require_success(process, status)
    first = peaks.pop(process.pid, 0.0)
    return Held(first=first, others=max(peaks.values(), default=0.0))


def _started(arguments: Sequence[str], folder: Path, standing: Standing | None = None) -> "subprocess.Popen[bytes]":
    environment = standing.environment if standing else {**os.environ, SWITCH: "off"}
    return subprocess.Popen([sys.executable, *arguments], cwd=folder, stdout=subprocess.DEVNULL, env=environment)


def _require_success(process: "subprocess.Popen[bytes]", status: int) -> None:
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)


def _children(parent: int) -> list[int]:
    try:
        said = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(number) for number in said.split()]


def _peak(process: int) -> float:
    try:
        said = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    lines = (line.split() for line in said.splitlines() if line.startswith("VmHWM"))
    return max((int(line[1]) / 1024 for line in lines), default=0.0)
