"""An image file to pixels and nothing else: decoded within limits, made what print needs, encoded anew."""

import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final, Literal

from PIL import ExifTags, Image, ImageCms

from briefgen.document.figures import Pixels

MOST_PIXELS: Final = 60_000_000
"""More than cameras make; what a file of a few bytes may claim has no end. A JPEG is scaled down while it is decoded."""
MOST_WHOLE: Final = 20_000_000
"""Of a PNG, which is decoded as a whole, at four bytes a pixel: a sheet of A3 at 300 to the inch."""
MOST_PROGRESSIVE: Final = 16_000_000
"""Of a JPEG that is sent coarse first: its decoder holds the whole, at six bytes a pixel."""
_STRIP: Final = 1_000_000
"""Pixels that are converted at a time: copies of the whole would not fit."""
LEAST_SIDE: Final = 32
PRINTED: Final = (2200, 1300)
"""The most pixels across and down: 220 to the inch over the width of an A4 page turned on its side, and over three fifths
of the height of a page's text, which is as high as an image is set.
"""
QUALITY: Final = 88
"""Of JPEG: at print size no loss is seen, and a photograph stays small."""
SUFFIXES: Final = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg"), "MPO": (".jpg", ".jpeg")}
"""What Pillow calls a format → what its files are called; MPO is a JPEG with more images behind the first."""
PAPER: Final = "white"
_FAULTS: Final = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, OverflowError)
_BROKEN: Final = (*_FAULTS, struct.error, zlib.error, MemoryError)
"""What Pillow's decoders raise for files that are cut off or made to harm."""


_TURNS: Final[Mapping[int | None, Image.Transpose]] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What EXIF says of how a camera was held → what puts it upright."""


class ImageFault(ValueError):  # noqa: N818 - it becomes a diagnostic
    """Why a file is not taken as an image, in an author's words, with what to do."""

    def __init__(self, fault: str, hint: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.hint = hint


def pixels_of(data: bytes, suffix: str) -> Pixels:
    """Return the pixels of the file's content. Raises ImageFault."""
    with _readable(), Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
        found = str(image.format)
        if suffix not in SUFFIXES[found]:
            raise ImageFault(f"is a {'PNG' if found == 'PNG' else 'JPEG'}", f"name it {SUFFIXES[found][0]}")
        _require_size(image.width, image.height, _most(image))
        if found == "PNG" and getattr(image, "is_animated", False):
            raise ImageFault("moves", "save one picture of it")
        image.draft(None, (max(PRINTED), max(PRINTED)))
        image.load()
        made = _printed(_turned(_converted(image), image.getexif().get(ExifTags.Base.Orientation)))
        return _encoded(made, "png" if found == "PNG" else "jpeg")


@contextmanager
def _readable() -> Iterator[None]:
    """Let what Pillow finds wrong be an ImageFault."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.filterwarnings("ignore", category=UserWarning)
        try:
            yield
        except ImageFault:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise _too_large(MOST_PIXELS) from None
        except _BROKEN:
            raise ImageFault(
                "is neither PNG nor JPEG, or is damaged", "open it in a picture editor, and save it again"
            ) from None


def _most(image: Image.Image) -> int:
    """Return the pixels that such an image may have."""
    if image.format == "PNG":
        return MOST_WHOLE
    return MOST_PROGRESSIVE if image.info.get("progressive") else MOST_PIXELS


def _require_size(width: int, height: int, most: int) -> None:
    if width * height > most:
        raise _too_large(most)
    if min(width, height) < LEAST_SIDE:
        hint = f"{LEAST_SIDE} pixels each way are the least"
        raise ImageFault(f"is too small to be seen: {width} × {height} pixels", hint)


def _too_large(most: int) -> ImageFault:
    hint = f"scale it down to {PRINTED[0]} pixels across, which is what print needs"
    return ImageFault(f"has more than {most // 1_000_000} million pixels", hint)


def _converted(image: Image.Image) -> Image.Image:
    """Return the image as it is printed, save its last size: by strips, and reduced by whole steps while it can be."""
    step = max(1, int(1 / _share(image.width, image.height)))
    rows = step * max(1, _STRIP // (image.width * step))
    made: Image.Image | None = None
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(top + rows, image.height)))
        ready = _on_paper(_in_srgb(strip)).reduce(step)
        made = made or Image.new(ready.mode, (ready.width, -(-image.height // step)))
        made.paste(ready, (0, top // step))
    assert made is not None, "it has a height"
    return made


def _turned(image: Image.Image, orientation: int | None) -> Image.Image:
    """Return the image as its camera held it."""
    way = _TURNS.get(orientation)
    return image if way is None else image.transpose(way)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return the image in the colours that documents are in, by its own profile; one that cannot be read is passed over."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        made: Any = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *_BROKEN):
        return image
    return image if made is None else made


def _on_paper(image: Image.Image) -> Image.Image:
    """Return the image in eight bits of grey or of RGB; what is transparent is white."""
    grey = image.mode in ("1", "L", "LA", "La") or image.mode.startswith("I")
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        drawn = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", drawn.size, PAPER), drawn)
    return image.convert("L" if grey else "RGB")


def _printed(image: Image.Image) -> Image.Image:
    """Return the image no larger than print needs."""
    share = _share(image.width, image.height)
    if share == 1.0:
        return image
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _share(width: int, height: int) -> float:
    return min(1.0, PRINTED[0] / width, PRINTED[1] / height)


def _encoded(image: Image.Image, coding: Literal["png", "jpeg"]) -> Pixels:
    """Return the pixels in a file that was made of them alone: Pillow carries an image's profile and comment over."""
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    out = BytesIO()
    match coding:
        case "png":
            bare.save(out, "PNG", compress_level=9)
        case "jpeg":
            bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Pixels(coding=coding, width=bare.width, height=bare.height, grey=bare.mode == "L", data=out.getvalue())
