"""Pictures go on as pixels: what else their files say does not."""

import io
import zlib

import pytest
from PIL import Image
from support.letterheads import png

from briefgen.writers.docx.reference.pictures import MOST_PIXELS, PictureFault, picture

SEED = b"Kuckucksei"


def drawn(form, **options):
    out = io.BytesIO()
    image = Image.radial_gradient("L").convert("P" if form == "GIF" else "RGB")
    image.save(out, form, **options)
    return out.getvalue()


FILES = {
    "png": png(16, 16, (b"tEXt", SEED), (b"eXIf", SEED), (b"iCCP", SEED + b"\0\0" + zlib.compress(b"x"))),
    "png with more behind": png(16, 16) + SEED,
    "jpeg": drawn("JPEG", exif=b"Exif\0\0" + SEED, comment=SEED, icc_profile=SEED),
    "progressive jpeg": drawn("JPEG", progressive=True, comment=SEED),
    "jpeg with more behind": drawn("JPEG") + SEED,
    "gif": drawn("GIF", comment=SEED),
    "gif with more behind": drawn("GIF") + SEED,
}
EACH = pytest.mark.parametrize("data", FILES.values(), ids=FILES)


@EACH
def test_the_pixels_stay(data):
    before, after = (Image.open(io.BytesIO(each)).convert("RGB").tobytes() for each in (data, picture(data).data))
    assert after == before


@EACH
def test_nothing_else_does(data):
    assert SEED in data
    assert SEED not in picture(data).data


@EACH
def test_a_clean_picture_stays_as_it_is(data):
    once = picture(data)
    assert picture(once.data) == once


OTHERS = {
    "an EMF drawing": b"\x01\x00\x00\x00" + b"\0" * 40,
    "a WMF drawing": b"\xd7\xcd\xc6\x9a" + b"\0" * 40,
    "an SVG drawing": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "a TIFF picture": b"II*\0" + b"\0" * 40,
    "a BMP picture": b"BM" + b"\0" * 40,
    "a damaged picture": png()[:60],
    "a picture of an unknown kind": b"<html/>",
    f"a picture of {MOST_PIXELS} by 2 pixels": png(8, 8).replace(
        b"\0\0\0\x08\0\0\0\x08", MOST_PIXELS.to_bytes(4) + b"\0\0\0\x02"
    ),
}


@pytest.mark.parametrize(("name", "data"), OTHERS.items())
def test_others_are_not_passed_on(name, data):
    with pytest.raises(PictureFault, match=name):
        picture(data)


@pytest.mark.parametrize("form", ["JPEG", "GIF"])
def test_half_a_file_is_damaged(form):
    data = drawn(form)
    for length in range(4, len(data), 97):
        try:
            picture(data[:length])
        except PictureFault:
            continue
        pytest.fail(f"{length} of {len(data)} bytes were taken for a picture")
