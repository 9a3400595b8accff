"""Images in a PDF: the pixels as they are, described, each once."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name, PdfImage
from support import pdf as portable
from support.documents import document, paragraph, words
from support.layout import written
from support.pictures import drawn, image, opened, pixels

from briefgen.document.figures import Image


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_png_comes_back_pixel_for_pixel(mode):
    shown = Image(pixels=pixels(mode=mode), alternative_text="A map.")
    with pikepdf.open(BytesIO(written(document(shown)))) as pdf:
        [one] = pdf.pages[0].obj.Resources.XObject.values()
        found = PdfImage(one).as_pil_image()
        assert (one.ColorSpace, int(one.BitsPerComponent)) == (Name.DeviceRGB if mode == "RGB" else Name.DeviceGray, 8)
    assert found.mode == mode
    assert found.tobytes() == drawn(mode=mode).tobytes()


def test_a_photograph_is_not_encoded_twice():
    shown = pixels(coding="jpeg")
    with pikepdf.open(BytesIO(written(document(Image(pixels=shown, alternative_text="A ferry."))))) as pdf:
        [one] = pdf.pages[0].obj.Resources.XObject.values()
        assert (one.Filter, one.read_raw_bytes()) == (Name.DCTDecode, shown.data)
        assert opened(shown).size == (int(one.Width), int(one.Height))


def test_nothing_is_transparent_and_nothing_interpolated():
    with pikepdf.open(BytesIO(written(document(image())))) as pdf:
        [one] = pdf.pages[0].obj.Resources.XObject.values()
        assert not {"/SMask", "/Mask", "/Interpolate", "/Metadata", "/Name"} & set(one.keys())


def test_an_image_that_is_shown_twice_is_in_the_file_once():
    data = written(document(image(1600, 1100), *[paragraph("Between.")] * 20, image(1600, 1100)))
    with pikepdf.open(BytesIO(data)) as pdf:
        named = [dict(page.obj.Resources.get(Name.XObject, {})) for page in pdf.pages]
        assert [list(each) for each in named] == [["/Im1"], ["/Im1"]]
        assert len({each["/Im1"].objgen for each in named}) == 1


def test_a_page_without_images_names_none():
    with pikepdf.open(BytesIO(written(document(paragraph("Words."))))) as pdf:
        assert Name.XObject not in pdf.pages[0].obj.Resources


def test_an_image_is_a_figure_with_its_words_beside_it():
    fields = {"caption": words("A map"), "note": words("At low water."), "source": words("Source: us")}
    data = written(document(image(alternative_text="The sea.", **fields), titled=False))
    assert portable.faults(data) == []
    assert portable.structure_lines(data)[3:] == [
        "  Div",
        "    Caption",
        "      'A map'",
        "    Figure Alt=The sea.",
        "      ''",
        "    P",
        "      'At low water.'",
        "    P",
        "      'Source: us'",
    ]


def test_the_figure_encloses_the_picture():
    with pikepdf.open(BytesIO(written(document(image(1600, 400), titled=False)))) as pdf:
        [figure] = [node for node in portable.nodes(portable.tree(pdf)) if node.tag == "Figure"]
        left, bottom, right, top = (float(edge) for edge in figure.element.A.BBox)
    assert (right - left) / (top - bottom) == pytest.approx(4, rel=0.01)


def test_the_same_image_makes_the_same_file():
    assert written(document(image())) == written(document(image()))
