"""What makes the bytes of a brief: briefgen, Python, and the libraries whose version may change one of them."""

import platform
import zlib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from briefgen import __version__

_LIBRARIES: Final = (
    "babel", "jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "pillow", "pydantic", "pyphen", "python-docx", "PyYAML",
    "uharfbuzz",
)  # fmt: skip


def libraries() -> dict[str, str]:
    """Return the version of each library, as it is installed; blank where it is not."""
    return {name: _version(name) for name in _LIBRARIES}


def versions() -> Mapping[str, str]:
    """Return the version of each thing that makes bytes, as this process has it."""
    own = {"briefgen": __version__, "python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return own | libraries()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
