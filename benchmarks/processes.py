"""Programs in processes of their own: what they cost with all that they start, and the most memory that each holds."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

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


def spent(arguments: Sequence[str], folder: Path) -> Spent:
    """Run this Python with *arguments* in *folder*. Raises `CalledProcessError` where it fails."""
    begun = perf_counter()
    process = _started(arguments, folder)
    _, status, used = os.wait4(process.pid, 0)
    took = perf_counter() - begun
    _require_success(process, status)
    return Spent(processor=(used.ru_utime + used.ru_stime) * 1000, clock=took * 1000)


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


def _started(arguments: Sequence[str], folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, *arguments], cwd=folder, stdout=subprocess.DEVNULL)


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
