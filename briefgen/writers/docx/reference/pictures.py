"""Pictures as they may be passed on: PNG, JPEG and GIF, without what their files say besides the picture.

Not passed on are metafiles (EMF, WMF: lists of drawing commands and comments, of which anything may be hidden, read by
code as old as they are), SVG (a web page of its own, with links and scripts; Word keeps a PNG beside it) and what no
browser shows (TIFF, BMP).
"""

import re
import struct
from collections.abc import Iterator
from typing import Final

from briefgen.frozen import dataclass
from briefgen.writers.docx.parts import JPEG, PNG, Kind, office_kind

GIF: Final = office_kind("image/gif", "image")

MOST_PIXELS: Final = 60_000_000
"""Width by height; a page of A4 at 600 dots an inch has 35 million."""

_PNG_START: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT"})
"""What changes how the picture looks or how large it is; profiles and texts name their makers."""
_JPEG_START: Final = b"\xff\xd8\xff"
_JPEG_END: Final = 0xD9
_JPEG_SCAN: Final = 0xDA
_JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_TABLES: Final = frozenset({0xC4, 0xCC, 0xDB, 0xDD})
_JFIF, _ADOBE = 0xE0, 0xEE
_MARK: Final = 0xFF
_RESTARTS: Final = frozenset(range(0xD0, 0xD8))
_GIF_PICTURE, _GIF_EXTENSION, _GIF_CONTROL = 0x2C, 0x21, 0xF9
_SVG_START: Final = 4_000
"""Bytes in which an SVG says that it is one."""
_GIF_STARTS: Final = (b"GIF87a", b"GIF89a")
_OTHERS: Final = {
    b"\x01\x00\x00\x00": "an EMF drawing",
    b"\xd7\xcd\xc6\x9a": "a WMF drawing",
    b"\x01\x00\x09\x00": "a WMF drawing",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"BM": "a BMP picture",
}


class PictureFault(Exception):  # noqa: N818 - it is no error of ours
    """The picture is not passed on; its text is what it is, as in "a TIFF picture"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    extension: str
    kind: Kind
    data: bytes


def picture(data: bytes) -> Picture:
    """Return the picture as it may be passed on. Raises PictureFault."""
    try:
        if data.startswith(_PNG_START):
            return Picture(extension="png", kind=PNG, data=_PNG_START + b"".join(_png_chunks(data)))
        if data.startswith(_JPEG_START):
            return Picture(extension="jpeg", kind=JPEG, data=b"\xff\xd8" + b"".join(_jpeg_parts(data)))
        if data.startswith(_GIF_STARTS):
            return Picture(extension="gif", kind=GIF, data=b"".join(_gif_blocks(data)))
    except (IndexError, struct.error):
        raise PictureFault("a damaged picture") from None
    raise PictureFault(_name(data))


def is_svg(data: bytes) -> bool:
    return re.search(rb"<(?:\w+:)?svg\b", data[:_SVG_START].replace(b"\0", b"")) is not None


def _name(data: bytes) -> str:
    if is_svg(data):
        return "an SVG drawing"
    return next((name for start, name in _OTHERS.items() if data.startswith(start)), "a picture of an unknown kind")


def _limit(width: int, height: int) -> None:
    if not 0 < width * height <= MOST_PIXELS:
        raise PictureFault(f"a picture of {width} by {height} pixels")


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG_START)
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise IndexError
        if at == len(_PNG_START):
            _limit(*struct.unpack_from(">II", data, at + 8))
        if kind in _PNG_KEPT:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """Yield segments and scans; of what programs add, that it is JFIF and which colours Adobe meant."""
    at = 2
    while True:
        if data[at] != _MARK:
            raise IndexError
        while data[at + 1] == _MARK:
            at += 1
        marker = data[at + 1]
        if marker == _JPEG_END:
            yield b"\xff\xd9"
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if end > len(data):
            raise IndexError
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            _limit(width, height)
        yield _jpeg_segment(marker, data[at + 4 : end])
        at = end
        if marker == _JPEG_SCAN:
            scan_end = _scan_end(data, at)
            yield data[at:scan_end]
            at = scan_end


def _jpeg_segment(marker: int, content: bytes) -> bytes:
    if marker == _JFIF and content.startswith(b"JFIF\0"):
        content = content[:12] + b"\0\0"  # without the small copy of the picture
    elif marker == _ADOBE and content.startswith(b"Adobe"):
        content = content[:12]
    elif marker not in _JPEG_TABLES | _JPEG_FRAMES | {_JPEG_SCAN}:
        return b""
    return bytes((_MARK, marker)) + struct.pack(">H", len(content) + 2) + content


def _scan_end(data: bytes, at: int) -> int:
    """Return where the next marker stands that is no part of a scan's data."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise IndexError
        following = data[at + 1]
        if following and following not in _RESTARTS:
            return at
        at += 2


def _gif_blocks(data: bytes) -> Iterator[bytes]:
    """Yield header, first picture and what controls it: no comments, no texts, no applications' blocks, no film."""
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    _limit(width, height)
    at = 13 + _colours(flags)
    yield data[:at]
    control = b""
    while data[at] != _GIF_PICTURE:
        if data[at] != _GIF_EXTENSION:
            raise IndexError
        end = _blocks_end(data, at + 2)
        if data[at + 1] == _GIF_CONTROL:
            control = data[at:end]
        at = end
    wide, high, flags = struct.unpack_from("<HHB", data, at + 5)
    _limit(wide, high)
    end = _blocks_end(data, at + 10 + _colours(flags) + 1)
    yield control + data[at:end] + b";"


def _colours(flags: int) -> int:
    """Return how many bytes a table of colours takes."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    if at + 1 > len(data):
        raise IndexError
    return at + 1
