"""What is odd in a letterhead, and what is mended of it."""

import pytest
from support.docx import find, val, xml
from support.letterheads import MARKER, changed, field, in_body, letterhead, packed

from briefgen.writers.docx.reference.read import read_reference

LH = letterhead()
MODE = 'w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
DATE = field("DATE \\@ d.M.yyyy", "3.2.2019")
PROTECTED = '<w:documentProtection w:edit="forms" w:enforcement="1" w:hash="x"/>'


def with_setting(element):
    return changed(LH, "word/settings.xml", "<w:defaultTabStop", f"{element}<w:defaultTabStop")


def read(parts):
    return read_reference(packed(parts), "brief.docx")


ODD = {
    "protected": (with_setting(PROTECTED), "protected against editing"),
    "tracks changes": (with_setting("<w:trackRevisions/>"), "tracks changes"),
    "updates fields": (with_setting('<w:updateFields w:val="true"/>'), "update fields"),
    "Word 2010": (changed(LH, "word/settings.xml", MODE, MODE.replace("15", "14")), "Word 2010"),
    "no mode": (changed(LH, "word/settings.xml", f'<w:compatSetting w:name="compatibilityMode" {MODE}/>', ""), "Word 2007"),
    "no outline level": (changed(LH, "word/styles.xml", '<w:outlineLvl w:val="1"/>', ""), "heading 2"),
    "no alternative text": (changed(LH, "word/header1.xml", ' descr="Wappen des Instituts"', ""), "in the header of the first page"),
    "today's date": (in_body(LH, f"<w:p>{DATE}</w:p>"), "whatever day"),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "words"), ODD.values(), ids=ODD)
def test_it_is_told_and_once(parts, words):
    [found] = read(parts).findings
    assert found.code == "BG969"
    assert words in found.message


@pytest.mark.parametrize("name", [name for name in ODD if name != "no alternative text"])
def test_it_is_mended(name):
    once = read(ODD[name][0])
    assert read_reference(once.package, "brief.docx").findings == ()


def test_a_setting_that_is_off_is_not_odd():
    assert read(with_setting('<w:trackRevisions w:val="0"/>')).findings == ()


def test_word_lays_the_brief_out_as_it_does_today():
    compatible = find(xml(read(ODD["Word 2010"][0]).package, "word/settings.xml"), "//w:compatSetting")
    assert [val(each) for each in compatible] == ["15"]


def test_a_heading_gets_the_level_of_its_name():
    styles = xml(read(ODD["no outline level"][0]).package, "word/styles.xml")
    [heading] = find(styles, "w:style[@w:styleId='berschrift2']/w:pPr/w:outlineLvl")
    assert val(heading) == "1"


def test_a_picture_that_is_marked_as_decoration_needs_no_text():
    mark = (
        '><a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
        ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></wp:docPr>'
    )
    assert read(changed(LH, "word/header1.xml", ' descr="Wappen des Instituts"/>', mark)).findings == ()


def test_an_old_date_is_not_shown_as_today_s():
    said = "".join(find(xml(read(ODD["today's date"][0]).package), "//w:t/text()"))
    assert "2019" not in said
    assert MARKER in said
