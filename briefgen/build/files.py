"""Files that are whole or not there: written beside their place and moved into it."""

import os
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

PRIVATE: Final = 0o600
SHARED: Final = 0o644


def digest(content: bytes) -> str:
    """Return the SHA-256 of *content* in hexadecimal."""
    return sha256(content).hexdigest()


def replace_files(files: Mapping[Path, bytes], *, mode: int = SHARED) -> None:
    """Put every file in its place, or none where one cannot be written.

    All are written and flushed before the first is moved; moving within a folder is atomic. Raises `OSError`.
    """
    written: dict[Path, Path] = {}
    try:
        for target, content in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            written[target] = _beside(target, content, mode)
        for target, temporary in written.items():
            temporary.replace(target)
    finally:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)


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


def set_aside(path: Path, target: Path) -> None:
    """Move *path* to *target*, over an older file there, readable by its owner alone."""
    replace_files({target: path.read_bytes()}, mode=PRIVATE)
    path.unlink()
