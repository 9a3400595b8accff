"""A ZIP file of members that are stored as they are, dated the first day that ZIP knows: the same bytes on any day."""

from collections.abc import Iterable
from struct import pack
from typing import Final
from zlib import crc32

_VERSION: Final = 20
_FIRST_DAY: Final = 1 << 5 | 1
_UNIX: Final = 3 << 8
_PERMISSIONS: Final = 0o600 << 16
"""Word for Mac calls a member without permissions unreadable."""


def stored(members: Iterable[tuple[str, str]]) -> bytes:
    """Return the file; names are of ASCII."""
    body, directory, count = b"", b"", 0
    for count, (name, content) in enumerate(members, start=1):
        data, label = content.encode(), name.encode()
        told = pack("<5H3L2H", _VERSION, 0, 0, 0, _FIRST_DAY, crc32(data), len(data), len(data), len(label), 0)
        directory += b"PK\1\2" + pack("<H", _UNIX | _VERSION) + told
        directory += pack("<3H2L", 0, 0, 0, _PERMISSIONS, len(body)) + label
        body += b"PK\3\4" + told + label + data
    return body + directory + b"PK\5\6" + pack("<4H2LH", 0, 0, count, count, len(directory), len(body), 0)
