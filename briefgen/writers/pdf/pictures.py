"""Images as objects (ISO 32000-1, 8.9.5), each once however often it is painted.

The file of a PNG is taken apart, not decoded: its compressed rows are what a Flate stream with PNG's predictors holds
(7.4.4.4). A JPEG goes in as it is. Both are grey or sRGB, the output intent's colours; nothing is transparent, and
nothing interpolated (ISO 19005-2, 6.2.8).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.document.figures import Pixels
from briefgen.writers.pdf.serialiser import Raw, RawStream
from briefgen.writers.pdf.syntax import dictionary

SIGNATURE: Final = 8
"""Bytes before the first chunk of a PNG (ISO/IEC 15948, 5.2)."""
AROUND: Final = 12
"""Bytes of a chunk besides its data: length, type, checksum."""


class Pictures:
    """The images of one document, each with the name that content streams call it by."""

    def __init__(self) -> None:
        self._names: dict[Pixels, str] = {}

    def name(self, pixels: Pixels) -> str:
        return self._names.setdefault(pixels, f"Im{len(self._names) + 1}")

    def objects(self) -> Mapping[str, Raw]:
        """Return the image that each name stands for."""
        return {name: image_object(pixels) for pixels, name in self._names.items()}


def image_object(pixels: Pixels) -> RawStream:
    entries = {
        "Type": b"/XObject",
        "Subtype": b"/Image",
        "Width": b"%d" % pixels.width,
        "Height": b"%d" % pixels.height,
        "ColorSpace": b"/DeviceGray" if pixels.grey else b"/DeviceRGB",
        "BitsPerComponent": b"8",
    }
    match pixels.coding:
        case "png":
            data, packing = _rows(pixels.data), {"Filter": b"/FlateDecode", "DecodeParms": _predictors(pixels)}
        case "jpeg":
            data, packing = pixels.data, {"Filter": b"/DCTDecode"}
    return RawStream(data, {**entries, **packing}, compressed=False)


def _predictors(pixels: Pixels) -> bytes:
    colours = b"1" if pixels.grey else b"3"
    return dictionary(
        {"Predictor": b"15", "Colors": colours, "BitsPerComponent": b"8", "Columns": b"%d" % pixels.width}
    )


def _rows(png: bytes) -> bytes:
    return b"".join(data for kind, data in _chunks(png) if kind == b"IDAT")


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = SIGNATURE
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += AROUND + length
