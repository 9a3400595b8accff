"""Seconds by the clock as a machine takes them that does nothing else."""

import time
from pathlib import Path

TRIES = 3
"""Of which the quickest counts: what else a machine does makes others slower, and none quicker."""


class Clock:
    """Runs from when it is made. What this process waited for a processor that others had is not counted, where the system tells
    it; what it waited for a disk, a lock or a pause of its own is: processor time would not show that.
    """

    def __init__(self):
        self._begun = time.perf_counter()
        self._waited = _waited()

    @property
    def seconds(self):
        return time.perf_counter() - self._begun - (_waited() - self._waited)


def _waited():
    """Return the seconds in which this process could have gone on and had no processor; 0 where nobody tells."""
    try:
        return int(Path("/proc/self/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    except OSError:
        return 0.0
