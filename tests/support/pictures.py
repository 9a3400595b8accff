"""Images for tests, drawn here; and image files that hold, besides their pixels, something nobody is to see."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from briefgen.content.pixels import pixels_of
from briefgen.document.figures import Image as ImageBlock
from briefgen.document.figures import Pixels

CANARY = "Kanarienvogel"
"""A word that stands in every place of a file that is not a pixel."""


def drawn(width: int = 320, height: int = 200, mode: str = "RGB") -> Image.Image:
    """Return land and water with a line between them: two tones, and corners that tell which way is up."""
    picture = Image.new("RGB", (width, height), "#e8eef5")
    pen = ImageDraw.Draw(picture)
    pen.polygon([(0, height), (0, height // 3), (width // 2, height // 2), (width, height)], fill="#5a7a4a")
    pen.line([(0, 0), (width, height)], fill="#12355b", width=4)
    pen.rectangle([0, 0, width // 8, height // 8], fill="#c00000")
    return picture.convert(mode)


def as_png(picture: Image.Image, **options) -> bytes:
    return _saved(picture, "PNG", options)


def as_jpeg(picture: Image.Image, **options) -> bytes:
    return _saved(picture, "JPEG", options)


def _saved(picture: Image.Image, form: str, options: Mapping) -> bytes:
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def opened(pixels: Pixels) -> Image.Image:
    return Image.open(BytesIO(pixels.data))


def pixels(width: int = 320, height: int = 200, *, coding: str = "png", mode: str = "RGB") -> Pixels:
    picture = drawn(width, height, mode)
    return pixels_of(as_png(picture) if coding == "png" else as_jpeg(picture), ".png" if coding == "png" else ".jpg")


def image(width: int = 320, height: int = 200, *, coding: str = "png", **fields) -> ImageBlock:
    given = {"pixels": pixels(width, height, coding=coding), "alternative_text": "What it shows, in words."}
    return ImageBlock(**given | fields)


# --- what is in a file besides its pixels ----------------------------------------------------------------------------


def exif(orientation: int = 1) -> bytes:
    """Return camera data: what it shows, where it was taken, how it was held."""
    data = Image.Exif()
    data[0x010E] = data[0x013B] = CANARY  # ImageDescription, Artist
    data[0x0112] = orientation
    data.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 0x1C: CANARY.encode()})
    return data.tobytes()


def profile() -> bytes:
    """Return a colour profile with a name of its own."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made + CANARY.encode()


def files() -> Iterator[tuple[str, str, bytes]]:
    """Yield the place, the suffix and the bytes of files that hold the canary where readers of images do not look."""
    plain, photograph = as_png(drawn()), as_jpeg(drawn())
    for name, data in _png_chunks():
        yield f"png {name}", ".png", with_chunk(plain, name, data)
    yield "png exif", ".png", as_png(drawn(), exif=exif())
    yield "png profile", ".png", as_png(drawn(), icc_profile=profile())
    yield "png behind its end", ".png", plain + CANARY.encode()
    yield "png that is transparent there", ".png", as_png(_hidden())
    for name, marker, data in _jpeg_segments():
        yield f"jpeg {name}", ".jpg", with_segment(photograph, marker, data)
    yield "jpeg exif", ".jpg", as_jpeg(drawn(), exif=exif())
    yield "jpeg comment", ".jpg", as_jpeg(drawn(), comment=CANARY)
    yield "jpeg profile", ".jpg", as_jpeg(drawn(), icc_profile=profile())
    yield "jpeg behind its end", ".jpg", photograph + CANARY.encode()


def _png_chunks() -> Iterator[tuple[str, bytes]]:
    word = CANARY.encode()
    yield "tEXt", b"Comment\0" + word
    yield "zTXt", b"Comment\0\0" + zlib.compress(word)
    yield "iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + word
    yield "prVt", word


def _jpeg_segments() -> Iterator[tuple[str, int, bytes]]:
    word = CANARY.encode()
    yield "xmp", 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + word
    yield "iptc", 0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(word)) + word
    yield "thumbnail", 0xE0, b"JFXX\0\x10" + as_jpeg(drawn(32, 32), comment=CANARY)
    yield "maker", 0xEF, word


def _hidden() -> Image.Image:
    """Return a picture with the canary's letters as colours under full transparency."""
    picture = drawn(mode="RGBA")
    for at, letter in enumerate(CANARY.encode()):
        picture.putpixel((at, 100), (letter, letter, letter, 0))
    return picture


def with_chunk(png: bytes, kind: str, data: bytes) -> bytes:
    """Return a PNG with a chunk more, behind its header."""
    body = kind.encode() + data
    chunk = struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    end = len(PngImagePlugin._MAGIC) + 25
    return png[:end] + chunk + png[end:]


def with_segment(jpeg: bytes, marker: int, data: bytes) -> bytes:
    """Return a JPEG with a segment more, behind its first."""
    end = 4 + int.from_bytes(jpeg[4:6], "big")
    return jpeg[:end] + bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data + jpeg[end:]
