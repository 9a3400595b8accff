"""Where the socket is of the process that stands by: a name for each user, Python and copy of briefgen.

Every command looks there first, so nothing is loaded here that Python has not loaded by itself: no `typing`, no `pathlib`.
"""

import os
import stat
import sys

_SIXTY_FOUR_BITS = (1 << 64) - 1
LONGEST = 107
"""Bytes of a socket's name: what the system takes, less the one that ends it."""


def address() -> str | None:
    """Return the name of the socket, whether or not it is there; None where none can be."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    caches = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")  # noqa: PTH111 - see above
    try:
        # By what they are, for names may be long, and an environment has several for its Python.
        things = (sys.executable, sys.prefix, _package())
        parts = (sys.hexversion, *(part for thing in things for part in _identity(os.stat(thing))))  # noqa: PTH116 - see above
    except OSError:
        return None
    # Of numbers alone, so it is the same in every process; and short, for a home's name may be long.
    name = f"{hash(parts) & _SIXTY_FOUR_BITS:016x}"
    found = os.path.join(runtime or caches, "briefgen", f"{name}.sock")  # noqa: PTH118 - see above
    is_fit = os.path.isabs(found) and len(os.fsencode(found)) <= LONGEST  # noqa: PTH117 - see above
    return found if is_fit else None


def is_own(folder: str) -> bool:
    """Tell whether a folder is this user's, nobody else may look into it, and it is no link."""
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not stat.S_IMODE(found.st_mode) & 0o077


def is_there(found: str) -> bool:
    """Tell whether somebody stands by, or did, in a place that is this user's alone."""
    try:
        is_socket = stat.S_ISSOCK(os.lstat(found).st_mode)
    except OSError:
        return False
    return is_socket and is_own(os.path.dirname(found))  # noqa: PTH120 - see above


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _package() -> str:
    return os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - see above
