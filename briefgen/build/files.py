"""Files that are whole or not there: written beside their place and moved into it."""

import errno
import glob
import os
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import BinaryIO, Final

from briefgen.frozen import dataclass

PRIVATE: Final = 0o600
SHARED: Final = 0o644
_OURS: Final = "part"
"""What the name of a file ends in that is not in its place yet, or that is kept until another one is."""


def digest(content: bytes) -> str:
    """Return the SHA-256 of *content* in hexadecimal."""
    return sha256(content).hexdigest()


def not_written(fault: OSError) -> str:
    """Return what the system said of a file that could not be written; of some it does not say which."""
    which = "a file" if fault.filename is None else f"'{fault.filename}'"
    return f"{which} cannot be written: {(fault.strerror or 'no reason given').lower()}"


def replace_files(files: Mapping[Path, bytes], *, private: Container[Path] = ()) -> None:
    """Put every file in its place; where one cannot be put there, none is changed. Those in *private* are their owner's.

    All are written and flushed before the first is moved, and moving within a folder is atomic, so a reader sees a whole
    old file or a whole new one. One that has these bytes already stays as it is, so that nobody's viewer opens it anew.
    What a build that was killed left beside a file goes with it. Raises `OSError` that names the file meant.
    """
    written: dict[Path, _Written] = {}
    try:
        for target, content in files.items():
            mode = PRIVATE if target in private else SHARED
            with about(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                sweep(target)
                if not _stands(target, content, mode):
                    written[target] = _beside(target, mode, content)
        _move(written)
    finally:
        for each in written.values():
            each.drop()


def replace_own(files: Mapping[Path, bytes]) -> None:
    """Put files of an author in place as `replace_files` does, where links lead: what is a link stays one. Each keeps the
    mode that it has.
    """
    settled = {path.resolve(): content for path, content in files.items()}
    modes = {path: path.stat().st_mode for path in settled if path.exists()}
    replace_files(settled)
    for path, mode in modes.items():
        path.chmod(mode)


def require_unchanged(before: Mapping[Path, bytes | None]) -> None:
    """Raise `OSError` where a file is not what it was when it was read; None is of one that was not there."""
    for path, content in before.items():
        if (path.read_bytes() if path.is_file() else None) != content:
            raise OSError(None, "it has been changed meanwhile; run this again", str(path))


def sweep(target: Path) -> None:
    """Take away what was written beside *target* by somebody who is no more: what a living one writes is locked."""
    for path in target.parent.glob(f".????????.{glob.escape(target.name)}.{_OURS}"):
        with suppress(OSError), path.open("rb") as file:
            if lock(file.fileno()):
                path.unlink()


def refuse_links(top: Path, files: Iterable[Path]) -> None:
    """Raise `OSError` where a folder between *top* and a file is a link: what is written there would stand elsewhere."""
    for file in files:
        for folder in file.parents:
            if folder == top:
                break
            if folder.is_symlink():
                raise OSError(errno.ELOOP, "it is a link, and leads elsewhere", str(folder))


def _stands(target: Path, content: bytes, mode: int) -> bool:
    """Tell whether a file is as it is to be: one's own, with these bytes, for these readers."""
    try:
        found = target.lstat()
        return (
            S_ISREG(found.st_mode)
            and S_IMODE(found.st_mode) == mode
            and found.st_size == len(content)
            and target.read_bytes() == content
        )
    except OSError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """A file beside its place, locked while whoever writes it lives."""

    path: Path
    file: BinaryIO

    def drop(self) -> None:
        """Let it go; what has not been moved is taken away. A disk that refuses even that has nothing by halves in a place."""
        with suppress(OSError):
            self.file.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def _move(written: Mapping[Path, _Written]) -> None:
    """Move each file into its place, and back again where one of them will not go, a document open in Word or a folder, or
    where somebody stops it.
    """
    kept: dict[Path, _Written | None] = {}
    try:
        for target, new in written.items():
            with about(target):
                kept[target] = _copy(target)
                new.path.replace(target)
    except BaseException:
        for target, old in kept.items():
            with suppress(OSError):
                _put_back(target, old, moved=not written[target].path.exists())
        raise
    finally:
        for old in kept.values():
            if old is not None:
                old.drop()


def _put_back(target: Path, old: _Written | None, *, moved: bool) -> None:
    if not moved:
        return
    if old is None:
        target.unlink(missing_ok=True)
    else:
        old.path.replace(target)


def _copy(target: Path) -> _Written | None:
    """Return a copy of what stands at *target* beside it, or None where nothing does."""
    if not target.exists():
        return None
    import shutil  # noqa: PLC0415 - what only reads records writes none, and this loads slowly

    copy = _beside(target, PRIVATE)
    try:
        shutil.copy2(target, copy.path)
    except BaseException:
        copy.drop()
        raise
    return copy


def _beside(target: Path, mode: int, content: bytes | None = None) -> _Written:
    """Return a file beside *target*: with *content*, which is on the disk then, or for somebody to copy something into."""
    import tempfile  # noqa: PLC0415 - likewise

    handle, name = tempfile.mkstemp(prefix=".", suffix=f".{target.name}.{_OURS}", dir=target.parent)
    written = _Written(path=Path(name), file=os.fdopen(handle, "wb"))
    try:
        locked = lock(handle)
        if content is not None:
            written.file.write(content)
            written.file.flush()
            os.fsync(handle)
        written.path.chmod(mode)
        if not locked:
            # Such a system does not move what is open either.
            written.file.close()
    except BaseException:
        written.drop()
        raise
    return written


def lock(handle: int) -> bool:
    """Lock an open file until it is closed, or its process ends in whatever way; tell whether that could be done. Where the
    system knows no such locks, nothing is locked, and so nothing is swept.
    """
    try:
        import fcntl  # noqa: PLC0415 - Windows has none

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True


@contextmanager
def about(target: Path) -> Iterator[None]:
    """Let an `OSError` name the file that was meant, not the one it was written to on the way."""
    try:
        yield
    except OSError as fault:
        raise type(fault)(fault.errno, fault.strerror, str(target)) from fault
