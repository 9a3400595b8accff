"""Whether a picture's file says more than its pixels: EXIF, XMP, comments."""

from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_GIF: Final = b"GIF8"
_IN_PNG: Final = (b"tEXt", b"zTXt", b"iTXt", b"eXIf")
_IN_JPEG: Final = (b"Exif\0\0", b"http://ns.adobe.com/", b"Photoshop 3.0\0", b"\xff\xfe\0")
"""The last is a comment of fewer than 256 bytes."""


def tells_of_itself(data: bytes) -> bool:
    """Tell whether a PNG, JPEG or GIF has words besides its picture."""
    if data.startswith(_PNG):
        return any(sign in data for sign in _IN_PNG)
    if data.startswith(_JPEG):
        head = data[: data.find(b"\xff\xda")]
        return any(sign in head for sign in _IN_JPEG)
    return data.startswith(_GIF) and b"\x21\xfe" in data
