"""The bar that shows how far a command is, once that has taken a second: for whoever watches, and cleared when it is done."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Lock, Timer
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

from briefgen.build.progress import in_silence
from briefgen.cli.pace import APART, Pace

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

DELAY: Final = 1.0
"""Seconds that nobody needs to be told of."""


class Shown(Protocol):
    def __call__(self, done: int, total: int, /) -> None:
        """Be told how far it is."""

    def still(self) -> AbstractContextManager[None]:
        """Have no thread that moves it, so that this process may be copied."""


@contextmanager
def bar(*, rate: bool = False) -> Iterator[Shown]:
    """Show how far it is: as far as the one that is given is told, else that it goes on and since when. With *rate* in numbers, how
    long it takes still, and only when it is told: without a thread, so that processes may begin as copies of this one. Nothing is
    drawn within the first second, nor where nobody watches or lines cannot be cleared.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") in ("dumb", "unknown"):
        yield _Silent()
        return
    shown: _Told | _Shown = _Told() if rate else _Shown()
    try:
        yield shown
    finally:
        shown.end()


class _Silent:
    def __call__(self, done: int, total: int) -> None:
        in_silence(done, total)

    def still(self) -> AbstractContextManager[None]:
        return nullcontext()


class _Told:
    """A bar that is drawn when it is told how far it is."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._drawn = 0.0
        self._pace = Pace()
        self._bar: Bar | None = None

    def __call__(self, done: int, total: int) -> None:
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

    def still(self) -> AbstractContextManager[None]:
        return nullcontext()

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
        self._begun = monotonic()
        self._wait()

    def __call__(self, done: int, total: int) -> None:
        with self._lock:
            self._told = (done, total)
            if self._bar is not None:
                _draw(self._bar, done, total)

    @contextmanager
    def still(self) -> Iterator[None]:
        self._timer.cancel()
        self._timer.join()
        if self._bar is not None:
            _stop(self._bar)
        try:
            yield
        finally:
            if self._bar is None:
                self._wait()
            else:
                self._bar.start()

    def end(self) -> None:
        self._timer.cancel()
        with self._lock:
            self._is_over = True
            if self._bar is not None:
                self._bar.stop()

    def _wait(self) -> None:
        """Appear when it has taken a second in all."""
        self._timer = Timer(max(self._begun + DELAY - monotonic(), 0), self._appear)
        self._timer.daemon = True
        self._timer.start()

    def _appear(self) -> None:
        with self._lock:
            if self._is_over:
                return
            self._bar = _begun(rate=False)
            if self._told is not None:
                _draw(self._bar, *self._told)


def _stop(bar: "Bar") -> None:
    """Clear it, and see its thread end: rich lets that one go and does not look after it."""
    moves = getattr(bar.live, "_refresh_thread", None)
    bar.stop()
    if moves is not None:
        moves.join()


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
