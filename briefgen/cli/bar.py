"""The bar that shows how far a command is, once that has taken a second: for whoever watches, and cleared when it is done."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from time import monotonic
from typing import TYPE_CHECKING, Final

from briefgen.build.progress import Progress, in_silence
from briefgen.cli.pace import APART, Pace

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

DELAY: Final = 1.0
"""Seconds that nobody needs to be told of."""


@contextmanager
def bar(*, rate: bool = False) -> Iterator[Progress]:
    """Show how far it is: as far as the one that is given is told, else that it goes on and since when. With *rate* in numbers, how
    long it takes still, and only when it is told: without a thread, so that processes may begin as copies of this one. Nothing is
    drawn within the first second, nor where nobody watches or lines cannot be cleared.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") in ("dumb", "unknown"):
        yield in_silence
        return
    shown: _Told | _Shown = _Told() if rate else _Shown()
    try:
        yield shown.tell
    finally:
        shown.end()


class _Told:
    """A bar that is drawn when it is told how far it is."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._drawn = 0.0
        self._pace = Pace()
        self._bar: Bar | None = None

    def tell(self, done: int, total: int) -> None:
        now = monotonic()
        self._pace.tell(now, done)
        if now - self._begun < DELAY or now - self._drawn < APART:
            return
        if self._bar is None:
            self._bar = _begun(rate=True)
        self._drawn = now
        rate, left = self._pace.rate, self._pace.left(done, total)
        _draw(self._bar, done, total, rate=f"{rate:.1f} a second" if rate else "", left=left)
        self._bar.refresh()

    def end(self) -> None:
        if self._bar is not None:
            self._bar.stop()


class _Shown:
    """A bar that moves by itself."""

    def __init__(self) -> None:
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
                _draw(self._bar, done, total)

    def end(self) -> None:
        self._timer.cancel()
        with self._lock:
            self._is_over = True
            if self._bar is not None:
                self._bar.stop()

    def _appear(self) -> None:
        with self._lock:
            if self._is_over:
                return
            self._bar = _begun(rate=False)
            if self._told is not None:
                _draw(self._bar, *self._told)


def _draw(bar: "Bar", done: int, total: int, *, rate: str = "", left: str = "") -> None:
    bar.update(bar.tasks[0].id, completed=done, total=total, rate=rate, left=left)


def _begun(*, rate: bool) -> "Bar":
    """Return a bar that is on the screen; with *rate* it has no thread to move it."""
    from rich.console import Console  # noqa: PLC0415 - for people alone, and for those who wait
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[left]}"))
        if rate
        else (BarColumn(), TimeElapsedColumn())
    )
    # What is printed goes where it is meant to go, which may be a pipe; what is said meanwhile goes above the bar.
    console = Console(stderr=True)
    bar = Progress(*columns, console=console, transient=True, redirect_stdout=False, auto_refresh=not rate)
    bar.add_task("", total=None, rate="", left="")
    bar.start()
    return bar
