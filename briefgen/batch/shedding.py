"""Memory that stays as it is however many records there are.

Words that were shaped, lines that were broken and their like are kept by caches that are sized for one long brief. Of a hundred
thousand short ones each has words that no other has, and the caches would only grow.
"""

import gc
from typing import Final

from briefgen.build.caches import Cache

EVERY: Final = 200
"""Records after which is looked."""
_MANY: Final = 256
"""Entries of a cache that is emptied: a smaller one holds what all records share."""


class Shedding:
    """Counts the records of one process."""

    def __init__(self) -> None:
        self._since = 0

    def after(self, records: int) -> None:
        """Empty the caches that have grown, now and then. They hold what can be worked out again, and change no byte."""
        self._since += records
        if self._since < EVERY:
            return
        self._since = 0
        for one in gc.get_objects():
            if isinstance(one, Cache) and one.cache_info().currsize > _MANY:
                one.cache_clear()
        gc.collect()
