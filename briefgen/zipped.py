"""ZIPs of strangers: what may be raised where one is damaged."""

import lzma
import struct
import zipfile
import zlib
from typing import Final

DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    LookupError,
    OverflowError,
)
"""All that `zipfile` may raise for a ZIP, from opening it to the last byte of its parts.

`OSError` is also what bz2 raises, `ValueError` is also of a name that no character set has, `RuntimeError` also of a part that is
shut by a password or packed in a way that nobody here knows (`NotImplementedError`), `LookupError` of a place outside the file.
"""
