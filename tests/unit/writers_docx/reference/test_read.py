"""A letterhead in which nothing is wrong: all that its house wants to see is there, and a program of today opens it."""

from io import BytesIO

import docx
import pytest
from support.docx import find, members, paragraphs, val, xml
from support.letterheads import (
    DOCUMENT_TYPE,
    MARKER,
    added,
    changed,
    in_body,
    in_part,
    letterhead,
    packed,
    picture,
    png,
    related,
    section,
    template,
    with_sections,
    without_marker,
)
from support.openxml import audit
from support.tools import need_module

from briefgen.writers.docx.reference.read import read_reference

WHOLE = {"letterhead": letterhead, "template": template, "sections": with_sections, "no marker": without_marker}
EACH = pytest.mark.parametrize("parts", WHOLE.values(), ids=WHOLE)


def package(parts):
    return read_reference(packed(parts), "brief.docx").package


@EACH
def test_nothing_is_found(parts):
    assert read_reference(packed(parts()), "brief.docx").findings == ()


@EACH
def test_the_package_is_valid(parts, tmp_path):
    need_module("openxml_audit")
    assert audit(package(parts()), tmp_path) == []


@EACH
def test_the_same_letterhead_gives_the_same_bytes(parts):
    reversed_order = dict(reversed(parts().items()))
    assert package(parts()) == package(reversed_order)


@EACH
def test_reading_it_again_changes_nothing(parts):
    once = package(parts())
    assert read_reference(once, "brief.docx").package == once


@EACH
def test_what_stands_on_the_pages_stays(parts):
    assert paragraphs(package(parts())) == paragraphs(packed(parts()))


def test_a_template_becomes_a_document_that_python_docx_opens():
    document = docx.Document(BytesIO(package(template())))
    assert document.part.content_type == DOCUMENT_TYPE
    assert MARKER in [each.text for each in document.paragraphs]


def test_headers_and_footers_stay_with_what_they_say():
    [first] = docx.Document(BytesIO(package(letterhead()))).sections
    assert first.different_first_page_header_footer
    assert first.first_page_header.tables[0].cell(0, 1).text == "Institut für erfundene Fragen"
    assert first.footer.paragraphs[0].text == "Seite 2 von 2"


def test_page_and_margins_stay():
    [page] = find(xml(package(letterhead())), "//w:sectPr")
    kept = [val(each, "top") for each in find(page, "w:pgMar")]
    assert kept == ["2268"]
    assert "w:rsid" not in members(package(letterhead()))["word/document.xml"].decode()
    assert section().count("rsid") == 2


def test_styles_stay_under_their_localised_ids():
    names = {
        val(each, "styleId"): val(find(each, "w:name")[0])
        for each in find(xml(package(letterhead()), "word/styles.xml"), "//w:style")
    }
    assert names["berschrift1"] == "heading 1"
    assert len(names) == str(letterhead()["word/styles.xml"]).count("<w:style ")


def test_the_logo_s_pixels_stay():
    assert members(package(letterhead()))["word/media/image1.png"] == png()


def test_properties_name_nobody():
    core = docx.Document(BytesIO(package(letterhead()))).core_properties
    assert (core.author, core.last_modified_by, core.title) == ("", "", "")


def test_links_to_the_web_and_to_mail_stay():
    link = '<w:p><w:hyperlink r:id="rId90"><w:r><w:t>Kontakt</w:t></w:r></w:hyperlink></w:p>'
    for address in ("https://institut.example/kontakt?a=1&amp;b=2", "mailto:post@institut.example"):
        parts = related(in_body(letterhead(), link), "word/document.xml", "hyperlink", address, external=True)
        read = read_reference(packed(parts), "brief.docx")
        assert read.findings == ()
        assert address.encode() in members(read.package)["word/_rels/document.xml.rels"]


def test_a_picture_that_two_headers_show_is_one_part():
    shown = picture('r:embed="rId90"')
    parts = in_part(letterhead(), "word/header2.xml", f"<w:p><w:r>{shown}</w:r></w:p>")
    parts = related(parts, "word/header2.xml", "image", "media/image1.png")
    assert [name for name in members(package(parts)) if "media" in name] == ["word/media/image1.png"]


def test_parts_are_named_by_what_they_are():
    parts = {
        name.replace("header1", "geheim"): content.replace("header1", "geheim") if isinstance(content, str) else content
        for name, content in letterhead().items()
    }
    assert package(parts) == package(letterhead())


def test_a_letterhead_without_notes_lists_and_theme_is_not_odd():
    spared = ("footnotes", "endnotes", "numbering", "theme/theme1")
    parts = {
        name: content for name, content in letterhead().items() if not any(f"{each}.xml" in name for each in spared)
    }
    rels = str(parts["word/_rels/document.xml.rels"])
    for each in spared:
        at = rels.index(f'Target="{each}.xml"/>')
        start = rels.rindex("<Relationship ", 0, at)
        rels = rels[:start] + rels[rels.index("/>", at) + 2 :]
    read = read_reference(packed({**parts, "word/_rels/document.xml.rels": rels}), "brief.docx")
    assert read.findings == ()
    assert b"w:footnotePr><w:footnote " not in members(read.package)["word/settings.xml"]


def test_a_marker_in_a_content_control_stays():
    control = '<w:sdt><w:sdtPr><w:tag w:val="briefgen.body"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    read = read_reference(packed(in_body(letterhead(), control)), "brief.docx")
    assert read.findings == ()
    assert [val(each) for each in find(xml(read.package), "//w:sdt/w:sdtPr/w:tag")] == ["briefgen.body"]


def test_an_svg_s_copy_as_pixels_is_used():
    extension = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip'
        ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId90"/></a:ext></a:extLst>'
    )
    parts = changed(letterhead(), "word/header1.xml", 'r:embed="rId1"/>', f'r:embed="rId1">{extension}</a:blip>')
    parts = added(parts, "word/header1.xml", "image", "word/media/logo.svg", "<svg/>", content_type="image/svg+xml")
    read = read_reference(packed(parts), "brief.docx")
    assert [each.code for each in read.findings] == ["BG962"]
    assert [name for name in members(read.package) if "media" in name] == ["word/media/image1.png"]


def test_what_no_reader_would_miss_is_one_finding_and_the_last():
    """A document that a program has just made has all of this, the same at every build."""
    out = BytesIO()
    docx.Document().save(out)
    *told, last = read_reference(out.getvalue(), "brief.docx").findings
    assert (
        last.message
        == "'brief.docx' holds what no reader of it sees; this is left out: its author and remarks, custom XML, a preview picture"
    )
    assert [each.code for each in told] == ["BG969"]
