"""A person who picks other colours in Word changes titles, boxes and rules: all name a colour of the theme part."""

import pytest
from lxml import etree
from support.docx import Pages, W, find, government, val, xml
from support.exhibits import every_block

from briefgen.resources import templates_root
from briefgen.theme.load import load_theme
from briefgen.writers.docx.write import write_docx

DRAWINGS = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
SLOTS = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "hyperlink": "hlink"}
COLOURED = (("color", "val", "themeColor"), ("shd", "fill", "themeFill"))
SIDES = ("top", "left", "bottom", "right", "insideH")


def thinktank():
    return load_theme("thinktank", (templates_root(),), paper="a4", published=False)


def theme_part(docx):
    """Return the value of each slot of the theme part."""
    [scheme] = xml(docx, "word/theme/theme1.xml").xpath("//a:clrScheme", namespaces=DRAWINGS)
    return {etree.QName(slot).localname: slot[0].get("val") for slot in scheme}


def colours(docx):
    """Yield what has a colour in the styles: its style's name, the colour, the slot it names."""
    part = xml(docx, "word/styles.xml")
    kinds = (*COLOURED, *((side, "color", "themeColor") for side in SIDES))
    for element, literal, named in kinds:
        for each in find(part, f"//w:{element}[@w:{literal}]"):
            [name] = find(each, "ancestor::w:style/w:name/@w:val")
            yield name, val(each, literal), each.get(f"{{{W}}}{named}")


@pytest.mark.parametrize("theme", [government(), thinktank()], ids=["house", "other"])
def test_every_colour_of_a_style_is_that_of_the_slot_it_names(theme):
    docx = write_docx(every_block(), Pages(), theme)
    slots = theme_part(docx)
    found = list(colours(docx))
    assert len(found) > 50
    for name, literal, slot in found:
        assert slot is not None, name
        assert slots[SLOTS.get(slot, slot)] == literal, name


def named(docx, name):
    return {slot for each, _, slot in colours(docx) if each == name}


def test_titles_boxes_rules_and_links_each_name_their_slot():
    docx = write_docx(every_block(), Pages(), government())
    assert named(docx, "Title") == {"accent1"}
    assert named(docx, "Key Message") == {"text1", "accent1", "background2"}
    assert named(docx, "Brief Table") == {"accent1", "background2"}
    assert named(docx, "header") == {"text2"}
    assert named(docx, "Hyperlink") == {"hyperlink"}


def test_rules_of_a_colour_of_their_own_have_a_slot_of_their_own(tmp_path):
    (tmp_path / "themes").mkdir()
    text = 'inherit: government\ncolours: {rule: "#884400"}\n'
    (tmp_path / "themes" / "own.yaml").write_text(text, encoding="utf-8")
    theme = load_theme("own", (tmp_path, templates_root()), paper="a4", published=False)
    docx = write_docx(every_block(), Pages(), theme)
    assert theme_part(docx)["accent6"] == "884400"
    assert "accent6" in named(docx, "Brief Table")
