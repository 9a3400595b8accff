"""What the file of a picture says beside its pixels: comments, who took it, where and when."""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from briefgen.leak.passages import joined
from briefgen.regex import regex

PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".emf", ".wmf", ".bmp")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PIXELS: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs", b"sRGB", b"gAMA", b"cHRM"})
_PROFILES: Final = (b"iCCP", b"ICC_PROFILE")
"""What a chunk of a PNG is called that holds a profile of colours, and how a JPEG's segment with one begins."""
_MARKERS: Final = frozenset({*range(0xE0, 0xF0), 0xFE})
"""A JPEG's segments for applications, and its comment."""
_MARKER: Final = 0xFF
_SCAN: Final = 0xDA
_LONGEST: Final = 16 * 1024 * 1024
"""Of a text that is packed: more is no note any more."""
_MARK: Final = 256
"""Bytes that two pictures have in common by no chance."""
_ASCII: Final = regex(rb"[\x20-\x7e\x80-\xff]{4,}")
_WIDE: Final = regex(rb"(?:[\x20-\x7e]\0){4,}")


def picture_words(content: bytes) -> str:
    """Return the words in a picture's file; of a kind that is not known, whatever looks like words."""
    return joined([text for _, block in _blocks(content) for text in _strings(block)])


def picture_notes(content: bytes) -> str:
    """Return what somebody or a camera wrote into a picture's file. What a profile of its colours says is in many files."""
    noted = (block for kind, block in _blocks(content) if not kind.startswith(_PROFILES))
    return joined([text for block in noted for text in _strings(block)])


def _blocks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield what is not pixels, with its kind, where it has one."""
    if content.startswith(_PNG):
        yield from _png(content)
    elif content.startswith(b"\xff\xd8"):
        yield from ((block, block) for block in _jpeg(content))
    else:
        yield b"", content


def _png(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        body = content[at + 8 : at + 8 + length]
        if kind not in _PIXELS:
            yield kind, body
            yield from ((kind, text) for text in _inflated(body))
        at += length + 12
    yield b"", content[at:]


def _inflated(body: bytes) -> Iterator[bytes]:
    """Yield the text of a chunk that is packed: zTXt, iTXt."""
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", body):
        try:
            yield zlib.decompressobj().decompress(body[match.start() :], _LONGEST)
        except zlib.error:
            continue


def _jpeg(content: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(content) and content[at] == _MARKER:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker in _MARKERS:
            yield content[at + 4 : at + 2 + length]
        if marker == _SCAN:
            break
        at += 2 + length
    yield content[content.rfind(b"\xff\xd9") + 2 :]


def _strings(block: bytes) -> Iterator[str]:
    yield from (match[0].decode("utf-8", "replace") for match in _ASCII.finditer(block))
    yield from (match[0].decode("utf-16-le") for match in _WIDE.finditer(block))


def pixel_mark(content: bytes) -> bytes:
    """Return bytes by which the packed pixels of a PNG or JPEG are found again in whatever file holds them."""
    if content.startswith(_PNG):
        at = content.find(b"IDAT")
        body = content[at + 4 : at + 4 + int.from_bytes(content[at - 4 : at])]
    else:
        body = content[content.rfind(b"\xff\xda") :]
    middle = len(body) // 2
    return body[max(middle - _MARK // 2, 0) : middle + _MARK // 2]
