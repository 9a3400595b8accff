"""Which files were saved: found by looking at them again, several times a second.

Looking is enough here and needs nothing of the system: a project has some hundred files, which are looked at in a millisecond, so
that a save waits no longer than it would for an event and the look that must follow it; and it works alike on shared drives, in
containers and with editors that save by renaming, where events are missed or come several times.
"""

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

TEXTS: Final = (".md", ".yaml", ".yml", ".csv", ".j2")
READ: Final = (*TEXTS, ".png", ".jpg", ".jpeg", ".ttf", ".otf", ".docx", ".dotx")
"""Suffixes of what a build reads: an editor's own copies (`lines.md~`, `.lines.md.swp`) have others."""
EVERY: Final = 0.05
"""Seconds between two looks."""
SETTLE: Final = 0.03
"""Seconds in which nothing more may change: programs write several files one after the other, and long ones in parts."""
LONGEST: Final = 2.0
"""Seconds after which a change is taken even so."""
_DEEPEST: Final = 8
"""Folders within each other: a link may lead round in a circle."""

Stamp = tuple[int, int, int]
"""Time of the last change in nanoseconds, size, and the number that the disk knows the file by: a rename changes that one."""
Stamps = Mapping[str, Stamp]
"""By the places of files: to make paths of all of them takes as long as looking at them."""


def saves(
    places: Iterable[Path], stopped: Callable[[], bool], wait: Callable[[float], None] = time.sleep
) -> Iterator[frozenset[Path]]:
    """Yield the files, folders' or single ones of *places*, that were changed, added or deleted since the last time: first
    none, at once; then each time that there are some, until somebody has *stopped* it.
    """
    watched = tuple(places)
    before = stamps(watched)
    yield frozenset()
    while not stopped():
        after = stamps(watched)
        if after != before:
            after = _settled(watched, after, wait)
            yield changes(before, after)
            before = after
        elif not stopped():
            wait(EVERY)


def stamps(places: Iterable[Path]) -> Stamps:
    """Return the stamp of each file that a build may read; a place may be a file itself, whatever its name."""
    found: dict[str, Stamp] = {}
    for place in places:
        if place.is_dir():
            found.update(_inside(str(place), _DEEPEST))
        elif (stamp := _stamp(str(place))) is not None:
            found[str(place)] = stamp
    return found


def changes(before: Stamps, after: Stamps) -> frozenset[Path]:
    """Return the files that are other ones, new or gone."""
    return frozenset(Path(path) for path in {*before, *after} if before.get(path) != after.get(path))


def _settled(places: tuple[Path, ...], last: Stamps, wait: Callable[[float], None]) -> Stamps:
    for _ in range(round(LONGEST / SETTLE)):
        wait(SETTLE)
        if (now := stamps(places)) == last:
            break
        last = now
    return last


def _inside(folder: str, depth: int) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in entries:
        if entry.name.lower().endswith(READ):
            if (stamp := _stamp(entry.path)) is not None:
                yield entry.path, stamp
        elif depth and entry.is_dir():
            yield from _inside(entry.path, depth - 1)


def _stamp(path: str) -> Stamp | None:
    """Return the file's stamp; None where it is no file, or was one a moment ago."""
    try:
        found = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return None
    return None if stat.S_ISDIR(found.st_mode) else (found.st_mtime_ns, found.st_size, found.st_ino)
