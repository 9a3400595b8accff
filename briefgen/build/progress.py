"""How far something is that takes its time."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much."""

_Each = TypeVar("_Each")


def in_silence(_done: int, _total: int) -> None:
    """Show nothing."""


def counted(things: Sequence[_Each], progress: Progress) -> Iterator[_Each]:
    """Yield the things, and tell how many are done."""
    for done, each in enumerate(things):
        progress(done, len(things))
        yield each


def part(progress: Progress, number: int, of: int) -> Progress:
    """Return what tells of one of so many parts that are as long, counted from 0, as of the whole."""
    return lambda done, total: progress(number * total + done, of * total)
