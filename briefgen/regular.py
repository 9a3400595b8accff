"""Files that somebody names or that lie in a project: read only where they are regular files, and no further than a limit.

A named pipe, a socket or a terminal has no end, and opening one may wait for ever.
"""

import errno
import os
import stat
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 32_000_000
"""Of a document that is read, a letterhead, a form, a book, a finished brief, and of one part of it."""
MOST_TEXT: Final = 1_000_000
"""Of a text: three thousand sources, or ten times the longest pack of sections that we know. What is read lasts by its length."""
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


class IrregularError(OSError):
    """What is there is neither a file nor a folder."""


def read_regular(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return the file's bytes, of a longer one one more than *most*. Raises `OSError`, also where it is no regular file."""
    _require_regular(path.stat().st_mode, path)
    handle = os.open(path, _FLAGS)
    try:
        # Another one may have been put in its place.
        state = os.fstat(handle)
        _require_regular(state.st_mode, path)
    except OSError:
        os.close(handle)
        raise
    with os.fdopen(handle, "rb") as file:
        # Room is made for as much as may be read: for the most, that takes longer than reading a small file.
        return file.read(most + 1) if state.st_size > most else file.read()[: most + 1]


def _require_regular(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(mode):
        raise IrregularError(errno.EINVAL, "it is no file that can be read to its end", str(path))
