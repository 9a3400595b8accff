"""Draws the invented project's map: `python tests/packs/fictional/draw.py`. Nothing in it is from anywhere.

The file says, in a comment that no reader of a brief may see, who drew it.
"""

from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

HERE: Final = Path(__file__).parent
FONT: Final = HERE.parents[2] / "templates" / "fonts" / "NotoSans-SemiBold.ttf"
SIZE: Final = (1200, 620)
NORTH: Final = [(0, 0), (1200, 0), (1200, 150), (1010, 190), (820, 170), (610, 240), (430, 190), (190, 230), (0, 180)]
SOUTH: Final = [
    (0, 620),
    (0, 470),
    (210, 430),
    (400, 480),
    (590, 400),
    (800, 460),
    (1000, 420),
    (1200, 500),
    (1200, 620),
]
WALL: Final = ((610, 240), (590, 400))
HARBOURS: Final = {"Port Ansel": (430, 190), "Low Fenwick": (400, 480), "Gull Haven": (1000, 420)}


def drawn() -> Image.Image:
    picture = Image.new("L", SIZE, 255)
    pen = ImageDraw.Draw(picture)
    for land in (NORTH, SOUTH):
        pen.polygon(land, fill=205, outline=90, width=3)
    pen.line(WALL, fill=0, width=12)
    for name, (x, y) in HARBOURS.items():
        pen.ellipse([x - 11, y - 11, x + 11, y + 11], fill=0)
        pen.text((x, y + (-42 if y < SIZE[1] / 2 else 42)), name, font=lettering(30), fill=0, anchor="mm")
    for place, words in (((150, 90), "TESHARN"), ((760, 560), "VELMORA")):
        pen.text(place, words, font=lettering(36), fill=70, anchor="mm")
    pen.text((190, 330), "Saltmere Sound", font=lettering(34), fill=90, anchor="mm")
    pen.text((630, 320), "Site of the wall", font=lettering(30), fill=0, anchor="lm")
    return picture.quantize(16).convert("L")


def lettering(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size)


if __name__ == "__main__":
    comment = PngImagePlugin.PngInfo()
    comment.add_text("Author", "Wren Halloway, survey of the Kingfisher")
    drawn().save(HERE / "content" / "saltmere-barrage" / "images" / "sound.png", pnginfo=comment, optimize=True)
