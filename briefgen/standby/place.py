"""Where the socket is of the process that stands by: a name for each user, Python and copy of briefgen.

Every command looks there first, so nothing is loaded here that Python has not loaded by itself: no `typing`, no `pathlib`.
"""

import os
import stat
import sys

LONGEST = 107
"""Bytes of a socket's name: what the system takes, less the one that ends it."""


def address() -> str | None:
    """Return the name of the socket, whether or not it is there; None where none can be."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    caches = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")  # noqa: PTH111 - see above
    try:
        # By what they are, for names may be long: an environment has a link of its own to Python.
        parts = (sys.hexversion, *_identity(os.lstat(sys.executable)), *_identity(os.stat(_package())))  # noqa: PTH116 - see above
    except OSError:
        return None
    name = "-".join(f"{part:x}" for part in parts)
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
