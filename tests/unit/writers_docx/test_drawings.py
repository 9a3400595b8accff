"""Pictures in a Word document: in line, described, with parts that are called by their place alone."""

import pytest
from support import docx as word
from support.documents import document, paragraph, words
from support.docx_lint.lint import lint
from support.layout import house_theme, laid_out
from support.openxml import audit
from support.pictures import image
from support.tools import need_module

from briefgen.document.nodes import Box, BulletList, ListItem
from briefgen.layout.model import Picture
from briefgen.writers.docx.write import write_docx

POINT = 12_700


def written(made) -> bytes:
    return write_docx(made, laid_out(made), house_theme())


def drawn(data: bytes, name: str) -> list:
    return word.xml(data).xpath(f"//*[local-name()='{name}']")


MADE = document(
    image(1600, 900, caption=words("A map"), alternative_text='The sea, "calm"', note=words("At low water.")),
    paragraph("Between."),
    image(300, 200, coding="jpeg", alternative_text="A ferry."),
    image(1600, 900, alternative_text="The map again."),
)


def test_pictures_are_described_and_counted_in_their_order():
    data = written(MADE)
    found = [(each.get("id"), each.get("name"), each.get("descr")) for each in drawn(data, "docPr")]
    assert found == [
        ("1", "Picture 1", 'The sea, "calm"'),
        ("2", "Picture 2", "A ferry."),
        ("3", "Picture 3", "The map again."),
    ]


def test_each_image_is_one_part_by_a_name_that_says_nothing():
    data = written(MADE)
    media = {name: content for name, content in word.members(data).items() if "media" in name}
    assert list(media) == ["word/media/image1.png", "word/media/image2.jpeg"]
    assert media["word/media/image1.png"] == MADE.blocks[1].pixels.data
    embedded = [each.get(f"{{{word.R}}}embed") for each in drawn(data, "blip")]
    assert embedded[0] == embedded[2] != embedded[1]


def test_a_picture_is_as_large_as_in_the_pdf():
    data = written(MADE)
    laid = [piece for page in laid_out(MADE).pages for piece in page.pieces if isinstance(piece, Picture)]
    sizes = [(int(each.get("cx")), int(each.get("cy"))) for each in drawn(data, "extent")]
    for (across, down), picture in zip(sizes, laid, strict=True):
        assert (across, down) == (round(picture.width * POINT), round(picture.height * POINT))


def test_its_line_grows_with_it_and_stays_with_the_words_below():
    data = written(MADE)
    assert [style for style, _ in word.paragraphs(data)][2:5] == ["Caption", "FigureLeading", "TableNoteLast"]
    styles = word.xml(data, "word/styles.xml")
    [spacing] = word.find(styles, "//w:style[@w:styleId='FigureLeading']/w:pPr/w:spacing")
    assert word.val(spacing, "lineRule") == "atLeast"
    assert word.find(styles, "//w:style[@w:styleId='FigureLeading']/w:pPr/w:keepNext")
    [kept] = word.find(styles, "//w:style[@w:styleId='FigureLast']/w:pPr/w:keepNext")
    assert word.val(kept) == "0"


@pytest.mark.parametrize(
    "around",
    [
        lambda shown: Box(kind="side", blocks=(paragraph("In a box."), shown, paragraph("Still."))),
        lambda shown: BulletList(items=(ListItem(blocks=(paragraph("In a list."), shown)),)),
    ],
    ids=["box", "list"],
)
def test_a_picture_stands_within_what_it_is_in(around, tmp_path):
    need_module("openxml_audit")
    data = written(document(around(image(1600, 900, caption=words("A map")))))
    [extent] = drawn(data, "extent")
    page = house_theme().page
    assert int(extent.get("cx")) < (page.width - page.left - page.right - 10) * POINT
    assert audit(data, tmp_path) == []
    assert lint(data) == []


def test_the_referees_find_nothing(tmp_path):
    need_module("openxml_audit")
    data = written(MADE)
    assert audit(data, tmp_path) == []
    assert lint(data) == []


def test_a_picture_that_is_not_described_is_found_out():
    data = word.rewritten(written(MADE), "word/document.xml", lambda body: body.replace('descr="A ferry."', ""))
    assert lint(data) == ["the picture 2 is not described"]


def test_the_same_document_makes_the_same_file():
    assert written(MADE) == written(MADE)
