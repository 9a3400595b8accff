"""What makes the bytes of a brief: briefgen, Python, and the libraries whose version may change one of them."""

import os
import platform
import re
import sys
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from briefgen import __version__

_LIBRARIES: Final = (
    "babel", "jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "pillow", "pydantic", "pyphen", "python-docx", "PyYAML",
    "reportlab", "uharfbuzz",
)  # fmt: skip
_TELLING: Final = ".dist-info"
_INSTALLED: Final = (_TELLING, ".egg-info")
_SIGNS: Final = re.compile(r"[-_.]+")


def libraries() -> dict[str, str]:
    """Return the version of each library, as it is installed; blank where it is not."""
    told = _told(tuple(sys.path))
    return {name: told.get(_plain(name)) or _asked(name) for name in _LIBRARIES}


def versions() -> Mapping[str, str]:
    """Return the version of each thing that makes bytes, as this process has it."""
    own = {"briefgen": __version__, "python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return own | libraries()


def installed(path: tuple[str, ...]) -> Iterator[str]:
    """Yield name and version of everything that is installed, as folders there are called; asking each library would load it."""
    for place in path:
        # The first of them is blank where it is the folder that somebody works in.
        if os.path.isdir(place or os.curdir):  # noqa: PTH112 - it is a word of `sys.path`
            names = os.listdir(place or os.curdir)  # noqa: PTH208 - likewise
            yield from sorted(name for name in names if name.endswith(_INSTALLED))


@cache
def _told(path: tuple[str, ...]) -> Mapping[str, str]:
    """Return the version of each library by what its folder is called; blank where that does not say, as with Debian's."""
    found: dict[str, str] = {}
    for folder in installed(path):
        called, kind = os.path.splitext(folder)  # noqa: PTH122 - the name of a folder
        library, _, version = called.partition("-")
        found.setdefault(_plain(library), version if kind == _TELLING else "")
    return found


def _plain(library: str) -> str:
    """Return the name of a library as PEP 503 compares it."""
    return _SIGNS.sub("-", library).lower()


def _asked(library: str) -> str:
    """Return what the library says of itself wherever it is, in an archive or by an older way; that takes thirty times as long."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - loads all that reads mail

    try:
        return version(library)
    except PackageNotFoundError:
        return ""
