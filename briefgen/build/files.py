"""Files that are whole or not there: written beside their place and moved into it."""

import errno
import os
import shutil
import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import Final

PRIVATE: Final = 0o600
SHARED: Final = 0o644


def digest(content: bytes) -> str:
    """Return the SHA-256 of *content* in hexadecimal."""
    return sha256(content).hexdigest()


def replace_files(files: Mapping[Path, bytes], *, private: Container[Path] = ()) -> None:
    """Put every file in its place; where one cannot be put there, none is changed. Those in *private* are their owner's.

    All are written and flushed before the first is moved, and moving within a folder is atomic, so a reader sees a whole
    old file or a whole new one. One that has these bytes already stays as it is, so that nobody's viewer opens it anew.
    Raises `OSError` that names the file meant.
    """
    written: dict[Path, Path] = {}
    try:
        for target, content in files.items():
            mode = PRIVATE if target in private else SHARED
            with _about(target):
                if not _stands(target, content, mode):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    written[target] = _beside(target, content, mode)
        _move(written)
    finally:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)


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


def _move(written: Mapping[Path, Path]) -> None:
    """Move each file into its place, and back again where one of them will not go: a document open in Word, a folder."""
    kept: dict[Path, Path | None] = {}
    try:
        for target, temporary in written.items():
            with _about(target):
                kept[target] = _copy(target)
                temporary.replace(target)
    except OSError:
        for target, copy in kept.items():
            _put_back(target, copy, moved=not written[target].exists())
        raise
    finally:
        for copy in kept.values():
            if copy is not None:
                copy.unlink(missing_ok=True)


def _put_back(target: Path, copy: Path | None, *, moved: bool) -> None:
    if not moved:
        return
    if copy is None:
        target.unlink(missing_ok=True)
    else:
        copy.replace(target)


def _copy(target: Path) -> Path | None:
    """Return a copy of what stands at *target* beside it, or None where nothing does."""
    if not target.exists():
        return None
    handle, name = tempfile.mkstemp(prefix=".", suffix=f".{target.name}.old", dir=target.parent)
    os.close(handle)
    try:
        shutil.copy2(target, name)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _beside(target: Path, content: bytes, mode: int) -> Path:
    handle, name = tempfile.mkstemp(prefix=".", suffix=f".{target.name}.part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


@contextmanager
def _about(target: Path) -> Iterator[None]:
    """Let an `OSError` name the file that was meant, not the one it was written to on the way."""
    try:
        yield
    except OSError as fault:
        raise type(fault)(fault.errno, fault.strerror, str(target)) from fault
