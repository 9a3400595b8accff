"""Images: as wide as the text where they have the pixels for it, and no higher than leaves room for words."""

from briefgen.document.figures import Image, Pixels
from briefgen.layout.figures import no_room, surround
from briefgen.layout.galley import Galley
from briefgen.layout.model import Picture, Place
from briefgen.layout.setting import Setting
from briefgen.theme.blockstyles import ImageStyle

INCH = 72.0


def image(block: Image, place: Place, setting: Setting) -> Galley:
    """Return the image with its words; raise `UserError` where they leave it no room on a page."""
    style = setting.theme.image
    words = surround(block, place, setting)
    width, height = image_size(block.pixels, width=setting.width, height=setting.height, style=style)
    if words.room < min(height, style.least * setting.height):
        raise no_room(block, "has no room on a page with its words", "shorten its caption, note or source")
    share = min(1.0, words.room / height)
    picture = Picture(x=setting.x, y=0.0, width=share * width, height=share * height, pixels=block.pixels, place=place)
    return words.round((picture,), picture.height)._replace(before=style.before, after=style.after)


def image_size(pixels: Pixels, *, width: float, height: float, style: ImageStyle) -> tuple[float, float]:
    """Return how wide and high an image is set where text has that width, and pages that height."""
    sharp = pixels.width * INCH / style.coarsest
    low = height * style.tallest * pixels.width / pixels.height
    across = min(width, sharp, low)
    return across, across * pixels.height / pixels.width
