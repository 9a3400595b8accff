"""Folders that are written whole or not at all, and that nobody changes afterwards: read-only files beside their hashes."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefgen.build.files import about, digest, refuse_links

SUMS: Final = "SHA256SUMS"
_READ_ONLY: Final = 0o444
_ENTER_ONLY: Final = 0o555
_OWN: Final = 0o755


def sums(files: Mapping[str, bytes]) -> bytes:
    """Return the hashes of files by name, as `sha256sum -c` reads them."""
    return "".join(f"{digest(content)}  {name}\n" for name, content in sorted(files.items())).encode()


def holds(place: Path, files: Mapping[str, bytes]) -> bool:
    """Tell whether a folder holds these files, their hashes and nothing else."""
    wanted = {**files, SUMS: sums(files)}
    try:
        names = {path.name for path in place.iterdir()}
        return names == wanted.keys() and all((place / name).read_bytes() == wanted[name] for name in wanted)
    except OSError:
        return False


def freeze(top: Path, place: Path, files: Mapping[str, bytes], then: Callable[[], None]) -> None:
    """Put a folder with these files at *place*, below *top*, then do the rest; where that fails, the folder is gone again.

    Raises `OSError` that names the file meant, and what *then* raises.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    refuse_links(top, (place,))
    if holds(place, files):
        then()
        return
    if place.exists():
        raise FileExistsError(None, "something else stands there", str(place))
    with about(place):
        stage = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=place.parent))
    moved = False
    try:
        for name, content in {**files, SUMS: sums(files)}.items():
            with about(place / name):
                (stage / name).write_bytes(content)
                (stage / name).chmod(_READ_ONLY)
        with about(place):
            stage.chmod(_OWN)
            stage.rename(place)
        moved = True
        then()
        with suppress(OSError):
            place.chmod(_ENTER_ONLY)
    except BaseException:
        shutil.rmtree(place if moved else stage, ignore_errors=True)
        raise
