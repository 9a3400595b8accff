"""The files that a process has in its memory, and whether they are still the same: it stands by for these, and for no others."""

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from briefgen.frozen import dataclass
from briefgen.standby.likeness import is_module, stat_of

_STARTED: Final = 19
"""The place in a process's `stat`, behind its name, of when it began."""
_COARSE: Final = 50_000_000
"""Nanoseconds by which the clocks of files and of processes may differ."""
State = tuple[int, int]
"""Which file it is, and when anything of it was last changed, which nobody can set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Files and folders as they were when they had been read."""

    states: Mapping[str, State]
    searched: Mapping[str, frozenset[str]]
    """The modules in each folder where Python looks for them: a new one may be loaded in place of another, or of none."""

    @classmethod
    def now(cls, folders: Iterable[Path]) -> "Loaded":
        """Take down the file of each module, and all that is in *folders*. Raises `OSError` where one is not there, and
        `ValueError` where it has been changed since this process began: nobody knows then whether it was read before or after.
        """
        states = {path: _state(path) for path in {*_modules(), *_mapped(), *_all_in(folders)}}
        begun = _begun() - _COARSE
        for path, (_, changed) in states.items():
            if changed >= begun:
                raise ValueError(f"'{path}' was changed a moment ago; try it again")
        return cls(states=states, searched={folder: _modules_in(folder) for folder in sys.path[1:]})

    def changed(self) -> str:
        """Return a file that is another one by now; empty where none is."""
        for path, state in self.states.items():
            try:
                if _state(path) != state:
                    return path
            except OSError:
                return path
        return next((folder for folder, names in self.searched.items() if _modules_in(folder) != names), "")


def _modules() -> Iterator[str]:
    for module in tuple(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and os.path.isabs(file):  # noqa: PTH117 - a name that is made up is no path
            yield file


def _mapped() -> Iterator[str]:
    """Yield what the system has loaded for modules: libraries that are no module themselves."""
    for line in Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        path = line.partition("/")[2]
        if path and not path.endswith(" (deleted)"):
            yield f"/{path}"


def _modules_in(folder: str) -> frozenset[str]:
    try:
        changed = os.stat(folder).st_ctime_ns  # noqa: PTH116 - see below
    except OSError:
        return frozenset()
    return _modules_at(folder, changed)


@lru_cache(maxsize=1 << 6)
def _modules_at(folder: str, changed: int) -> frozenset[str]:
    del changed  # For the cache: where it is the same, so are the names.
    path = Path(folder)
    return frozenset(each.name for each in path.iterdir() if is_module(each)) if path.is_dir() else frozenset()


def _all_in(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        yield str(folder)
        yield from map(str, folder.rglob("*"))


def _state(path: str) -> State:
    found = os.stat(path)  # noqa: PTH116 - a thousand of them, before each command
    return found.st_ino, found.st_ctime_ns


def _begun() -> int:
    """Return when this process began, in nanoseconds of the clock by which files are dated."""
    ticks = int(stat_of(os.getpid())[_STARTED])
    lived = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - ticks * 1_000_000_000 // os.sysconf("SC_CLK_TCK")
    return time.time_ns() - lived
