"""One build at a time changes the records of a pack and puts its files in place: the next one waits until the first is done.

The system holds the lock while whoever took it lives, and lets it go when that process ends in whatever way. The file that
stays says nothing and keeps nobody out.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from briefgen.build.files import PRIVATE
from briefgen.build.records import private_place
from briefgen.project.folder import ProjectFolder

NAME: Final = "lock"
EVERY: Final = 0.05
"""Seconds between two tries."""
PATIENCE: Final = 10
"""Tries before it is said that one waits: most builds need the lock for less."""
Waiting = Callable[[str], None]
"""Is told of which pack another build is under way, where that is waited for."""


def in_silence(_pack: str) -> None:
    """Wait without a word."""


@contextmanager
def alone(folder: ProjectFolder, pack: str, waiting: Waiting = in_silence) -> Iterator[None]:
    """Let nobody else, of another process or thread, change what *pack* has in `.briefgen/` and in its places meanwhile.

    Whoever has it must not ask for it again. Where the disk knows no locks, nobody is kept out. Raises `OSError` where the
    file cannot be opened.
    """
    with held(private_place(folder, pack, NAME), pack, waiting):
        yield


@contextmanager
def held(place: Path, name: str, waiting: Waiting = in_silence) -> Iterator[None]:
    """Lock the file at *place*, which is made where it is not there; *waiting* is told of *name*. Raises `OSError`."""
    handle = os.open(place, os.O_RDWR | os.O_CREAT, PRIVATE)
    try:
        tries = 0
        while not _take(handle):
            tries += 1
            if tries == PATIENCE:
                waiting(name)
            time.sleep(EVERY)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        """Lock an open file until it is closed; False where somebody else has locked it."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as fault:
            return fault.errno not in {errno.EACCES, errno.EDEADLK}
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        """Lock an open file until it is closed; False where somebody else has locked it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            return not isinstance(fault, BlockingIOError)
        return True
