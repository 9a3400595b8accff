"""How far something is that takes its time."""

from collections.abc import Callable
from itertools import count
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much."""

_Each = TypeVar("_Each")
_Made = TypeVar("_Made")


def in_silence(_done: int, _total: int) -> None:
    """Show nothing."""


def counting(make: Callable[[_Each], _Made], progress: Progress, total: int) -> Callable[[_Each], _Made]:
    """Return what makes the same of each of so many things, and tells how many were begun before it."""
    begun = count()

    def made(each: _Each) -> _Made:
        progress(next(begun), total)
        return make(each)

    return made


def part(progress: Progress, number: int, of: int) -> Progress:
    """Return what tells of one of so many parts that are as long, counted from 0, as of the whole."""
    return lambda done, total: progress(number * total + done, of * total)
