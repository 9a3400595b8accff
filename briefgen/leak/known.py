"""What was read before in this process, by the very bytes it was read from: of many records' files most parts are the same.

A part that is not among them is read. Nothing is taken on trust: who asks gives all the bytes on which the answer hangs, or their
hash.
"""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Read = TypeVar("Read")


class Known(Generic[Key, Read]):
    """The last things that were read, so many at most. Threads may share it: at worst both read the same."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._read: dict[Key, Read] = {}
        self._lock = Lock()

    def of(self, key: Key, read: Callable[[], Read]) -> Read:
        """Return what *read* makes of what *key* stands for, or has made of it before."""
        try:
            with self._lock:
                known = self._read.pop(key)
        except KeyError:
            known = read()
        with self._lock:
            # What was asked for last stands last, and is let go last.
            self._read[key] = known
            if len(self._read) > self._most:
                del self._read[next(iter(self._read))]
        return known
