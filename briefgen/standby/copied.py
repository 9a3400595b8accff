"""A copy of the process that stands by, as whoever runs commands sees it."""

import atexit
import os
import sys
import threading


class Copied(BaseException):
    """Raised in a copy that has taken the place of the process that was called: it leaves all that the standing one was at behind
    it, up to where a command begins.
    """


def end(code: int) -> int:
    """End a copy as Python ends, but for putting away all that it holds in memory, which takes longer than many a command. Where
    something cannot be written any more it is left to Python, which has words and an exit code for that.
    """
    if _is_written():
        threading._shutdown()  # type: ignore[attr-defined] # noqa: SLF001 - so Python waits for threads
        atexit._run_exitfuncs()  # noqa: SLF001 - it is the way that Python has
        if _is_written():
            os._exit(code)
    return code


def _is_written() -> bool:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return False
    return True
