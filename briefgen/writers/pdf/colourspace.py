"""The output intent of PDF/A: an ICC profile of sRGB (IEC 61966-2-1), written here number by number.

The form is ICC.1:2010 (version 4.3); its dates are fixed, so that it is the same bytes on any day.
"""

import struct
from collections.abc import Sequence
from typing import Final

HEADER_SIZE: Final = 128
D50: Final = (0.9642, 1.0, 0.8249)
"""The white of the profile connection space, to which the colorants are adapted."""
RED: Final = (0.43607, 0.22249, 0.01392)
GREEN: Final = (0.38515, 0.71687, 0.09708)
BLUE: Final = (0.14307, 0.06061, 0.7141)
ADAPTATION: Final = (1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168)
"""From D65 to D50, by Bradford."""
CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
DATE: Final = (2000, 1, 1, 0, 0, 0)


def srgb_profile() -> bytes:
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _fixed(CURVE)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("No copyright"),
        b"wtpt": _point(D50),
        b"chad": b"sf32\0\0\0\0" + _fixed(ADAPTATION),
        b"rXYZ": _point(RED),
        b"gXYZ": _point(GREEN),
        b"bXYZ": _point(BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    offset = HEADER_SIZE + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    table, body = struct.pack(">I", len(tags)), b""
    for signature, data in tags.items():
        if data not in places:
            places[data] = offset + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", signature, places[data], len(data))
    return _header(offset + len(body)) + table + body


def _header(size: int) -> bytes:
    start = struct.pack(">I4sI4s4s4s6H", size, b"\0" * 4, 0x04300000, b"mntr", b"RGB ", b"XYZ ", *DATE)
    return (start + b"acsp" + b"\0" * 28 + _fixed(D50)).ljust(HEADER_SIZE, b"\0")


def _fixed(values: Sequence[float]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _point(values: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _words(text: str) -> bytes:
    raw = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(raw), 28) + raw
