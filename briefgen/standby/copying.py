"""How a copy of the process that stands by takes the place of the one that was called."""

import ctypes
import fcntl
import io
import os
import signal
import sys
import time
from collections.abc import Mapping
from typing import Any, Final

from briefgen.frozen import dataclass

DEATH_SIGNAL: Final = 1
"""Of `prctl`: which signal a process gets when the one that made it ends."""
STREAMS: Final = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """How a process was called, and what it was given."""

    arguments: tuple[str, ...]
    """With its own name first."""
    executable: str
    """By which of its names Python was called."""
    searched: str
    """The folder in which Python looks first for modules."""
    environment: Mapping[bytes, bytes]
    umask: int
    folder: int
    """The folder that it is in: opened, for it may have no name any more."""
    files: Mapping[int, int]
    """The files that it was given, by its own numbers."""

    def out_of_the_way(self, file: int) -> int:
        """Give an open file a number above those that the process had, and return it. Raises `OSError`, and leaves it then."""
        moved = fcntl.fcntl(file, fcntl.F_DUPFD_CLOEXEC, max(self.files) + 1)
        os.close(file)
        return moved


def take_place(called: Called, standing: int) -> None:
    """Make of a copy of *standing* what was called. Raises `OSError` and `ValueError` where it cannot be, and has done nothing then."""
    os.setpgid(0, 0)
    _end_with(standing)
    os.fchdir(called.folder)
    os.umask(called.umask)
    _give(called)
    if dict(os.environb) != called.environment:
        os.environb.clear()
        os.environb.update(called.environment)
    time.tzset()
    sys.argv[:] = called.arguments
    sys.executable = called.executable
    sys.path[0] = called.searched
    _open_streams()
    _let_signals()


def _end_with(standing: int) -> None:
    """See that nothing is done any more when the process that stands by is gone, for nobody would hear of it."""
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "it would not end with the process that stands by")
    if os.getppid() != standing:
        raise OSError(0, "the process that stands by is gone")


def _give(called: Called) -> None:
    """Put each file where the process had it: first all out of the way, then each in its place."""
    moved = {number: called.out_of_the_way(file) for number, file in called.files.items()}
    os.close(called.folder)
    for number, file in moved.items():
        os.dup2(file, number)
        os.close(file)


def _open_streams() -> None:
    """Open them as Python does when it begins; of both processes it is known that they read and write alike."""
    for number, (name, mode) in enumerate(STREAMS):
        old: io.TextIOWrapper = getattr(sys, name)
        at_once = old.write_through
        binary = open(number, f"{mode}b", 0 if at_once else -1, closefd=False)  # noqa: SIM115 - as long as the process
        raw: Any = getattr(binary, "raw", binary)
        raw.name = f"<{name}>"
        stream: Any = io.TextIOWrapper(
            binary,
            encoding=old.encoding,
            errors=old.errors,
            newline="\n",
            line_buffering=not at_once and (raw.isatty() or name == "stderr"),
            write_through=at_once,
        )
        stream.mode = mode
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _let_signals() -> None:
    """Let signals do what they do in a process that has just begun; those that came meanwhile do it now."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
