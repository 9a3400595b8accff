"""The bar that shows how far a command is, once that has taken a second: for whoever watches, and cleared when it is done."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING, Final

from briefgen.build.progress import Progress, in_silence

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

DELAY: Final = 1.0
"""Seconds that nobody needs to be told of."""


@contextmanager
def bar(*, rate: bool = False) -> Iterator[Progress]:
    """Show how far it is: as far as the one that is given is told, else that it goes on and since when. With *rate* in numbers, and
    how long it takes still. Nothing is drawn within the first second, nor where nobody watches or lines cannot be cleared.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") in ("dumb", "unknown"):
        yield in_silence
        return
    shown = _Shown(rate=rate)
    try:
        yield shown.tell
    finally:
        shown.end()


class _Shown:
    def __init__(self, *, rate: bool) -> None:
        self._rate = rate
        self._told: tuple[int, int] | None = None
        self._bar: Bar | None = None
        self._is_over = False
        self._lock = Lock()
        self._timer = Timer(DELAY, self._appear)
        self._timer.daemon = True
        self._timer.start()

    def tell(self, done: int, total: int) -> None:
        with self._lock:
            self._told = (done, total)
            if self._bar is not None:
                self._draw(self._bar)

    def end(self) -> None:
        self._timer.cancel()
        with self._lock:
            self._is_over = True
            if self._bar is not None:
                self._bar.stop()

    def _appear(self) -> None:
        bar = _bar(rate=self._rate)
        with self._lock:
            if self._is_over:
                return
            bar.add_task("", total=None, rate="")
            self._draw(bar)
            bar.start()
            self._bar = bar

    def _draw(self, bar: "Bar") -> None:
        if self._told is not None:
            done, total = self._told
            speed = bar.tasks[0].speed
            said = f"{speed:.1f} a second" if speed else ""
            bar.update(bar.tasks[0].id, completed=done, total=total, rate=said)


def _bar(*, rate: bool) -> "Bar":
    from rich.console import Console  # noqa: PLC0415 - for people alone, and for those who wait
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
        if rate
        else (BarColumn(), TimeElapsedColumn())
    )
    # What is printed goes where it is meant to go, which may be a pipe; what is said meanwhile goes above the bar.
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
