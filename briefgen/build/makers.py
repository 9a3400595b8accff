"""What makes the bytes of a brief: briefgen, Python, and the libraries whose version may change one of them."""

import platform
import sys
import zlib
from collections.abc import Mapping
from typing import Final

from briefgen import __version__
from briefgen.build.installed import versions_of

_LIBRARIES: Final = (
    "babel", "jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "pillow", "pydantic", "pyphen", "python-docx", "PyYAML",
    "reportlab", "uharfbuzz",
)  # fmt: skip


def libraries() -> dict[str, str]:
    """Return the version of each library, as it is installed; blank where it is not."""
    return dict(versions_of(_LIBRARIES, tuple(sys.path)))


def versions() -> Mapping[str, str]:
    """Return the version of each thing that makes bytes, as this process has it."""
    own = {"briefgen": __version__, "python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return own | libraries()
