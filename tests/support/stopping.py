"""A build that is stopped, or that the disk fails, at any one of its steps on files."""

import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "shutil.copyfile"}
"""What Python tells its hooks of before it does it; written bytes go through `Path` and `os` within an opened file."""


class Stopped(BaseException):
    """The process is no more: nothing after it is carried out, as far as that can be played within a process."""


class _Hook:
    """Calls *act* before the step on files below *top* that is the *number*th, counted from 0."""

    top: Path | None = None
    number: int | None = None
    seen = 0
    act: Callable[[Path], None] | None = None
    reads = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.top is None or event not in STEPS:
            return
        path = arguments[0]
        if isinstance(path, bytes | int) or path is None:
            return
        if event == "open" and self._is_reading(arguments) != self.reads:
            return
        if event != "open" and self.reads:
            return
        place = Path(str(path)).absolute()
        if not place.is_relative_to(self.top):
            return
        self.seen += 1
        if self.number is not None and self.seen - 1 >= self.number and self.act is not None:
            act, top = self.act, self.top
            self.top = None
            try:
                act(place)
            finally:
                self.top = top

    @staticmethod
    def _is_reading(arguments: tuple[object, ...]) -> bool:
        flags = arguments[2]
        return isinstance(flags, int) and not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)


_HOOK = _Hook()
_ADDED: list[bool] = []


@contextmanager
def steps(
    top: Path, number: int | None = None, act: Callable[[Path], None] | None = None, *, reads: bool = False
) -> Iterator[_Hook]:
    """Count the steps on files below *top*: those that change something, or with *reads* those that read; at the *number*th
    and after it, *act* is called first.
    """
    if not _ADDED:
        # A hook cannot be taken out again; ours does nothing where no top is set.
        sys.addaudithook(_HOOK)
        _ADDED.append(True)
    _HOOK.top, _HOOK.number, _HOOK.act, _HOOK.seen, _HOOK.reads = top.absolute(), number, act, 0, reads
    try:
        yield _HOOK
    finally:
        _HOOK.top = None


def once(act: Callable[[Path], None]) -> Callable[[Path], None]:
    """Return what does it the first time only: a fault that passes."""
    done: list[bool] = []

    def first(path: Path) -> None:
        if not done:
            done.append(True)
            act(path)

    return first


def full(path: Path) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", str(path))


def read_only(path: Path) -> None:
    raise OSError(errno.EROFS, "Read-only file system", str(path))


def interrupted(_: Path) -> None:
    raise KeyboardInterrupt


def exit_code(child: int, seconds: float = 120) -> int:
    """Wait for the end of a process that this one has begun, and return how it ended; one that stands still is ended."""
    limit = time.monotonic() + seconds
    while not (ended := os.waitpid(child, os.WNOHANG))[0]:
        if time.monotonic() > limit:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            message = f"process {child} did not end"
            raise AssertionError(message)
        time.sleep(0.002)
    return os.waitstatus_to_exitcode(ended[1])


def files(top: Path) -> dict[str, bytes]:
    """Return the files below *top* by their places."""
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}
