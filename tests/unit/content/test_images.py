"""Images of a pack: which files are taken, and that nothing but their pixels is."""

import os
import zlib
from pathlib import Path

import pytest
from PIL import Image
from support.pictures import CANARY, as_jpeg, as_png, drawn, exif, files, opened, with_chunk
from support.written import load, problems, underlined, write_project

from briefgen.content.images import MOST_BYTES
from briefgen.content.pixels import MOST_PIXELS, PRINTED, ImageFault, pixels_of

BODY = "# A {.facts}\n- The river rises. [@letter, lead 1] ^a\n"
EXHIBITS = """\
- id: map
  form: image
  file: images/map.png
  title: Where the river rises
  alternative_text: A map. The river runs from the left to the right.
  sources: [letter]
"""
FILES = list(files())


def project(folder: Path, data: bytes | None = None, *changes: tuple[str, str], name: str = "map.png"):
    exhibits = EXHIBITS
    for old, new in changes:
        assert old in exhibits
        exhibits = exhibits.replace(old, new)
    made = write_project(folder, BODY, files={"water/exhibits.yaml": exhibits})
    (folder / "content" / "water" / "images").mkdir(exist_ok=True)
    if data is not None:
        (folder / "content" / "water" / "images" / name).write_bytes(data)
    return made


def found(folder: Path, data: bytes | None = None, *changes: tuple[str, str], name: str = "map.png"):
    reported = problems(project(folder, data, *changes, name=name))
    return [(one.code, one.message, underlined(one)) for one in reported]


# --- what is taken ---------------------------------------------------------------------------------------------------


def test_an_image_is_read_with_the_pack_and_is_one_of_its_inputs(tmp_path: Path) -> None:
    pack = load(project(tmp_path, as_png(drawn())))
    assert str(pack.images["map"]) == "320×200"
    assert "water/images/map.png" in [path.relative_to(pack.root).as_posix() for path in pack.inputs]


@pytest.mark.parametrize("name", ["map.jpg", "map.jpeg"])
def test_a_photograph_stays_one(tmp_path: Path, name: str) -> None:
    pack = load(project(tmp_path, as_jpeg(drawn()), ("map.png", name), name=name))
    assert pack.images["map"].coding == "jpeg"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("images/map.png", "images/mop.png"), ("BG111", "there is no file 'images/mop.png'", "images/mop.png")),
        (("images/map.png", "map.png"), ("BG111", "'map.png' is not in the pack's folder images/", "map.png")),
        (("images/map.png", "images/../pack.md"), ("BG111", "'images/../pack.md' is not in the pack's folder images/", "images/../pack.md")),
        (("images/map.png", "/etc/passwd"), ("BG111", "'/etc/passwd' is not in the pack's folder images/", "/etc/passwd")),
        (("images/map.png", "images/map.gif"), ("BG111", "'images/map.gif' is neither PNG nor JPEG", "images/map.gif")),
        (("form: image", "form: imago"), ("BG105", "'form' cannot be 'imago'", "imago")),
        (("  sources: [letter]\n", ""), ("BG120", "the image 'map' names no source", "map")),
        (("[letter]", "[latter]"), ("BG111", "no source is called 'latter'", "latter")),
        (("form: image", "form: image\n  topic: rivers"), ("BG111", "no topic is called 'rivers'", "rivers")),
        (("form: image", "form: image\n  ok: [nobody]"), ("BG114", "unknown reader 'nobody'", "nobody")),
        (("form: image", "form: image\n  series: flows"), ("BG103", "unknown name 'series'", "series")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(tmp_path: Path, change: tuple[str, str], expected: tuple) -> None:
    assert expected in found(tmp_path, as_png(drawn()), change)


SEEN = "A map. The river runs from the left to the right."


@pytest.mark.parametrize(
    ("change", "place", "fault"),
    [
        ((f"  alternative_text: {SEEN}\n", ""), "i", "is missing"),
        ((f" {SEEN}", ""), "", "is missing"),
        ((SEEN, '""'), '""', "is missing"),
        ((SEEN, "map.png"), "map.png", "names a file and does not tell what is to be seen"),
        ((SEEN, "images/The map.JPEG"), "images/The map.JPEG", "names a file and does not tell what is to be seen"),
    ],
)
def test_what_an_image_shows_has_to_be_said_in_words(
    tmp_path: Path, change: tuple[str, str], place: str, fault: str
) -> None:
    [one] = problems(project(tmp_path, as_png(drawn()), change))
    assert (one.code, one.message) == ("BG105", f"'alternative_text' {fault}")
    assert one.hints[0].startswith("add `alternative_text:` and say in words what the image shows")
    assert underlined(one) == place


def test_words_may_name_a_file_besides(tmp_path: Path) -> None:
    load(project(tmp_path, as_png(drawn()), (SEEN, "The window that opens map.png.")))


def test_a_form_that_is_none_is_told_all_there_are(tmp_path: Path) -> None:
    [near] = problems(project(tmp_path / "a", as_png(drawn()), ("form: image", "form: imago")))
    [far] = problems(project(tmp_path / "b", as_png(drawn()), ("form: image", "form: map")))
    assert near.hints == ("did you mean 'image'?",)
    assert far.hints == (
        "write one of table, column, bar, line, stacked-column, stacked-bar, area, timeline, budget, image",
    )


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(as_png(drawn()))
    made = project(tmp_path)
    (made.content / "water" / "images" / "map.png").symlink_to(secret)
    assert [one.message for one in problems(made)] == ["'images/map.png' is not in the pack's folder images/"]


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    made = project(tmp_path)
    os.mkfifo(made.content / "water" / "images" / "map.png")
    assert [one.message for one in problems(made)] == ["there is no file 'images/map.png'"]


def test_a_pack_of_one_file_has_no_images(tmp_path: Path) -> None:
    made = project(tmp_path)
    (made.content / "water" / "pack.md").unlink()
    [front, body] = (EXHIBITS.replace("\n", "\n  "), BODY)
    sources = (
        "sources:\n- {id: letter, type: letter, title: L, issued: 2025-12-01, citable: official, sections: {lead: O}}\n"
    )
    (made.content / "lake.md").write_text(
        "---\ntitle: Lake\nas_of: 2025-12-03T18:00+05:30\nlanguage: en-GB\nreaders: internal\nmarking: tlp:clear\n"
        f"{sources}exhibits:\n  {front.rstrip()}\n---\n{body}"
    )
    assert [one.message for one in problems(made)] == ["a pack of one file has no folder for images"]


def test_an_image_that_nothing_shows_is_told(tmp_path: Path) -> None:
    made = project(tmp_path, as_png(drawn()))
    (made.content / "water" / "images" / "old.jpg").write_bytes(b"")
    [problem] = problems(made)
    assert (problem.code, problem.message) == ("BG117", "no exhibit names 'old.jpg'")


# --- what cannot be read ---------------------------------------------------------------------------------------------


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of few bytes that claims to be large."""
    small = as_png(drawn())
    body = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + small[24:29]
    return small[:12] + body + zlib.crc32(body).to_bytes(4, "big") + small[33:]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is neither PNG nor JPEG, or is damaged"),
        (b"GIF89a", "is neither PNG nor JPEG, or is damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is neither PNG nor JPEG, or is damaged"),
        (as_png(drawn())[:400], "is neither PNG nor JPEG, or is damaged"),
        (as_jpeg(drawn()), "is a JPEG"),
        (as_png(drawn(31, 200)), "is too small to be seen: 31 × 200 pixels"),
        (bomb(5_000, 4_001), "has more than 20 million pixels"),
        (bomb(60_000, 60_000), "has more than 60 million pixels"),
        (bytes(MOST_BYTES + 1), "has more than 20 MB"),
        (as_png(drawn(), save_all=True, append_images=[drawn().transpose(Image.Transpose.ROTATE_180)]), "moves"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_or_too_much_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    assert found(tmp_path, data) == [("BG128", f"the image 'map.png' {message}", "images/map.png")]


def test_text_that_unpacks_without_end_is_refused() -> None:
    """Pillow unpacks compressed text as it goes through a PNG."""
    packed = with_chunk(as_png(drawn()), "zTXt", b"Comment\0\0" + zlib.compress(bytes(200_000_000), 9))
    with pytest.raises(ImageFault):
        pixels_of(packed, ".png")


def test_the_limit_is_above_what_cameras_make() -> None:
    assert MOST_PIXELS >= 9_000 * 6_000


# --- pixels and nothing else -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("suffix", "data"), [each[1:] for each in FILES], ids=[each[0] for each in FILES])
def test_nothing_of_a_file_is_left_but_its_pixels(suffix: str, data: bytes) -> None:
    pixels = pixels_of(data, suffix)
    held = opened(pixels)
    assert CANARY.encode() not in pixels.data
    assert CANARY.encode() not in held.tobytes()[::3]
    assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & held.info.keys()
    assert held.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not held.getexif()


def test_the_canary_is_in_each_of_the_files() -> None:
    """But where it is packed; it would be no test otherwise."""
    packed = {"png zTXt", "png profile", "png that is transparent there"}
    assert {name for name, _, data in FILES if CANARY.encode() not in data} == packed


def test_the_same_file_makes_the_same_bytes() -> None:
    for _, suffix, data in FILES:
        assert pixels_of(data, suffix) == pixels_of(data, suffix)


@pytest.mark.parametrize(("suffix", "encode"), [(".png", as_png), (".jpg", as_jpeg)])
def test_an_image_stands_as_its_camera_held_it(suffix: str, encode) -> None:
    turned = drawn().transpose(Image.Transpose.ROTATE_90)
    pixels = pixels_of(encode(turned, exif=exif(orientation=6)), suffix)
    assert (pixels.width, pixels.height) == (320, 200)
    red, green, _ = opened(pixels).getpixel((5, 5))
    assert red > 150 > green


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_is_transparent_is_white(mode: str) -> None:
    clear = Image.new("RGBA", (64, 64), (10, 20, 30, 0)).convert(mode if mode != "PA" else "RGBA")
    clear = clear.quantize() if mode == "PA" else clear
    pixels = pixels_of(as_png(clear), ".png")
    white = 255 if pixels.grey else (255, 255, 255)
    assert opened(pixels).getpixel((32, 32)) == white


@pytest.mark.parametrize("mode", ["1", "L", "LA"])
def test_grey_stays_grey(mode: str) -> None:
    pixels = pixels_of(as_png(drawn(mode=mode)), ".png")
    assert (pixels.grey, opened(pixels).mode) == (True, "L")


def test_sixteen_bits_become_eight_and_keep_their_tone() -> None:
    pixels = pixels_of(as_png(Image.new("I;16", (64, 64), 0x8000)), ".png")
    assert opened(pixels).getpixel((0, 0)) == 0x80


def test_a_photograph_for_print_comes_in_the_screens_colours() -> None:
    pixels = pixels_of(as_jpeg(drawn(mode="CMYK")), ".jpg")
    assert (pixels.grey, opened(pixels).mode) == (False, "RGB")


@pytest.mark.parametrize("size", [(4400, 1000), (1000, 4400), (3000, 3000)])
def test_an_image_is_no_larger_than_print_needs(size: tuple[int, int]) -> None:
    pixels = pixels_of(as_png(drawn(*size)), ".png")
    assert pixels.width <= PRINTED[0]
    assert pixels.height <= PRINTED[1]
    assert pixels.width / pixels.height == pytest.approx(size[0] / size[1], rel=0.01)


def test_a_small_image_is_not_made_larger() -> None:
    assert str(pixels_of(as_png(drawn(100, 50)), ".png")) == "100×50"


def test_a_profile_that_is_none_is_passed_over() -> None:
    assert str(pixels_of(as_png(drawn(), icc_profile=b"no profile"), ".png")) == "320×200"
