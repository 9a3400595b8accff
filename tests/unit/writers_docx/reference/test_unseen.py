"""What may be seen stays, whatever it looks like; what perhaps nobody sees stays and is named."""

import pytest
from support.docx import body_text, find, members, val, xml
from support.letterheads import field, in_body, in_part, letterhead, packed
from support.seeded import SEED, anchored, shape

from briefgen.writers.docx.reference.read import read_reference

LH = in_part(
    letterhead(),
    "word/styles.xml",
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Weiss"><w:name w:val="Weiss"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Balken"><w:name w:val="Balken"/><w:basedOn w:val="Weiss"/><w:pPr><w:shd w:val="clear" w:color="auto" w:fill="7A1F3D"/></w:pPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Kopf"><w:name w:val="Kopf"/><w:tblStylePr w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>',
)


def line(properties="", paragraph=""):
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{properties}</w:rPr><w:t>{SEED}</w:t></w:r></w:p>"


def table(properties, inside, cell=""):
    return (
        f'<w:tbl><w:tblPr>{properties}<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{cell}</w:tcPr>{inside}</w:tc></w:tr></w:tbl>'
    )


def read(inside):
    return read_reference(packed(in_body(LH, inside)), "brief.docx")


WHITE = '<w:color w:val="FFFFFF"/>'
RED = '<w:shd w:val="clear" w:color="auto" w:fill="7A1F3D"/>'
NAMED = {
    "white": (line(WHITE), f"white: '{SEED}'"),
    "nearly white": (line('<w:color w:val="FEFEFE"/>'), f"white: '{SEED}'"),
    "white on white": (line(WHITE + RED.replace("7A1F3D", "FFFFFF")), f"white: '{SEED}'"),
    "white by its style": (line(paragraph='<w:pStyle w:val="Weiss"/>'), f"white: '{SEED}'"),
    "tiny": (line('<w:sz w:val="4"/>'), f"tiny: '{SEED}'"),
    "in a table whose style hides rows": (
        table('<w:tblStyle w:val="Kopf"/>', line()),
        "rows or columns that a table's style hides",
    ),
}
SEEN = {
    "white on a ground of its own": line(WHITE + RED),
    "white on its paragraph's ground": line(WHITE, RED),
    "white on its style's ground": line(paragraph='<w:pStyle w:val="Balken"/>'),
    "white on its cell's ground": table("", line(WHITE), RED),
    "small": line('<w:sz w:val="10"/>'),
    "half off the page": anchored(("page", -200000), ("page", 0)),
    "left of its column": anchored(("column", -900000), ("page", 0)),
    "far below its paragraph, from where Word moves it up": anchored(("page", 0), ("paragraph", 90000000)),
    "a shape in the margin": shape("position:absolute;margin-left:-60pt;margin-top:0;width:100pt;height:50pt"),
    "a frame half off the page": line(
        paragraph='<w:framePr w:w="3000" w:hAnchor="page" w:x="-2000" w:vAnchor="page" w:y="1"/>'
    ),
}


@pytest.mark.parametrize(("inside", "named"), NAMED.values(), ids=NAMED)
def test_what_perhaps_nobody_sees_is_left_in_and_named(inside, named):
    reference = read(inside)
    [finding] = reference.findings
    assert finding.message == (f"'brief.docx' has text that perhaps nobody sees in the body ({named}); it is left in")
    assert SEED in body_text(reference.package)


@pytest.mark.parametrize("inside", SEEN.values(), ids=SEEN)
def test_what_may_be_seen_stays_and_nothing_is_said(inside):
    reference = read(inside)
    assert reference.findings == ()
    assert SEED in members(reference.package)["word/document.xml"].decode()


def test_styles_that_hide_do_not_hide_the_brief():
    hiding = in_part(
        letterhead(),
        "word/styles.xml",
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Body"><w:name w:val="Body Text"/><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    package = read_reference(packed(hiding), "brief.docx").package
    assert not find(xml(package, "word/styles.xml"), "//w:vanish")


NAMES = {
    "a link": '<w:hyperlink w:anchor="Anker"><w:r><w:t>Kurs</w:t></w:r></w:hyperlink>',
    "a field": field('REF "ANKER" \\h', "Kurs"),
    "a simple field": '<w:fldSimple w:instr="PAGEREF Anker"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
}


@pytest.mark.parametrize("named", NAMES.values(), ids=NAMES)
def test_a_bookmark_that_something_names_stays(named):
    marked = '<w:p><w:bookmarkStart w:id="3" w:name="Anker"/><w:r><w:t>da</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>'
    parts = in_part(in_body(LH, marked), "word/footer1.xml", f"<w:p>{named}</w:p>")
    package = read_reference(packed(parts), "brief.docx").package
    assert [val(each, "name") for each in find(xml(package), "//w:bookmarkStart")] == ["Anker"]


def test_the_bookmark_that_is_the_marker_stays():
    marked = '<w:p><w:bookmarkStart w:id="3" w:name="briefgen_body"/><w:bookmarkEnd w:id="3"/></w:p>'
    assert b"briefgen_body" in members(read(marked).package)["word/document.xml"]
