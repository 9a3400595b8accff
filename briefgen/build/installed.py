"""What is installed, by the folders in which it tells of itself: `importlib.metadata` knows as much, and loads as slowly as click."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

_FOLDER: Final = ".dist-info"
_ENDS: Final = (_FOLDER, ".egg-info")
_VERSION: Final = "Version:"


def installed(path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what tells of something installed: a place of *path*, which is `sys.path`, and the name there, by name in each."""
    for place in path:
        if os.path.isdir(place):  # noqa: PTH112 - it is a word of `sys.path`
            names = os.listdir(place)  # noqa: PTH208 - likewise
            yield from ((place, name) for name in sorted(name for name in names if name.endswith(_ENDS)))


def versions_of(libraries: tuple[str, ...], path: tuple[str, ...]) -> Mapping[str, str]:
    """Return the version of each library, as it tells it; blank where it is not installed."""
    places: dict[str, Path] = {}
    for place, name in installed(path):
        places.setdefault(_plain(name.rpartition(".")[0].partition("-")[0]), Path(place, name))
    return {library: _told(places.get(_plain(library))) or _looked_up(library) for library in libraries}


def _plain(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")


def _told(folder: Path | None) -> str:
    """Return the version that a folder tells; blank where it is told in another way."""
    if folder is None or folder.suffix != _FOLDER:
        return ""
    try:
        with (folder / "METADATA").open(encoding="utf-8") as lines:
            told = next((line for line in lines if line.startswith(_VERSION)), "")
    except (OSError, ValueError):
        return ""
    return told.removeprefix(_VERSION).strip()


def _looked_up(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - as above

    try:
        return version(library)
    except PackageNotFoundError:
        return ""
