"""Image files, read once, when the pack is: what goes on from here are pixels.

Files come from cameras, map offices and colleagues, and hold more than is seen: places, names, dates, earlier versions.
So every image is decoded, turned as its camera held it, laid on white, scaled to what print needs, and encoded anew:
nothing of the file but its pixels is left in the pack, and so in no output.
"""

from pathlib import Path
from typing import Final

from briefgen.content.names import PICTURE, problem
from briefgen.diagnostics import Span, UserError
from briefgen.document.figures import Pixels
from briefgen.regular import read_regular

MOST_BYTES: Final = 20_000_000


def read_image(path: Path, span: Span | None) -> Pixels:
    """Return the pixels of the file that an entry names at *span*. Raises UserError where they cannot be had."""
    from briefgen.content.pixels import ImageFault, pixels_of  # noqa: PLC0415 - few packs need Pillow, which loads slowly

    data = _bytes(path, span)
    try:
        return pixels_of(data, path.suffix)
    except ImageFault as fault:
        raise UserError(problem(PICTURE, f"the image '{path.name}' {fault.fault}", span, fault.hint)) from None


def _bytes(path: Path, span: Span | None) -> bytes:
    try:
        data = read_regular(path, MOST_BYTES)
    except OSError as error:
        message = f"the image '{path.name}' cannot be read: {(error.strerror or 'no reason given').lower()}"
        raise UserError(problem(PICTURE, message, span, "see that you may read it")) from None
    if len(data) > MOST_BYTES:
        message = f"the image '{path.name}' has more than {MOST_BYTES // 1_000_000} MB"
        raise UserError(problem(PICTURE, message, span, "scale it down"))
    return data
