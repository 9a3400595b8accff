"""Each check of the lint finds the defect it is there for."""

import re

import pytest
from support.documents import everything
from support.docx import Pages, audit, government, lint, rewritten
from support.tools import need_module

from briefgen.writers.docx.write import write_docx

BODY, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
SOUND = write_docx(everything(), Pages(page_count=2), government())


def put(old, new, count=1):
    return lambda content: content.replace(old, new, count)


def sub(pattern, new, count=1):
    return lambda content: re.sub(pattern, new, content, count=count, flags=re.DOTALL)


def test_a_sound_file_has_no_defect():
    assert lint(SOUND) == []


@pytest.mark.parametrize(
    ("part", "spoil", "found"),
    [
        (BODY, put('w:name="bf_2"', 'w:name="BF_1"'), "bookmark name 'bf_1' stands 2 times"),
        (BODY, put('w:id="2" w:name', 'w:id="1" w:name'), "bookmark id '1' stands 2 times"),
        (BODY, put('w:name="bf_2"', 'w:name="2-b"'), "bookmark name '2-b' is malformed"),
        (BODY, put('<w:bookmarkEnd w:id="3"/>', ""), "bookmark 3 is not paired"),
        (BODY, sub(r'w:anchor="bf_\d+"', 'w:anchor="gone"'), "a link leads to 'gone', which is not there"),
        (BODY, put('r:id="rId5"', 'r:id="rId99"'), f"{BODY} uses the relationship 'rId99', which is not there"),
        (
            "word/_rels/document.xml.rels",
            put('Target="numbering.xml"', 'Target="gone.xml"'),
            f"{BODY} is related to 'gone.xml', which is not there",
        ),
        (
            BODY,
            sub(r'<w:hyperlink r:id="rId5"', "<w:hyperlink"),
            "the link to 'https://example.org/energy' is not used",
        ),
        (BODY, put('w:pStyle w:val="Lead"', 'w:pStyle w:val="Strong"'), "there is no paragraph style 'Strong'"),
        (BODY, put('w:rStyle w:val="Strong"', 'w:rStyle w:val="Gone"'), "there is no character style 'Gone'"),
        (BODY, put('w:tblStyle w:val="BriefTable"', 'w:tblStyle w:val="Gone"'), "there is no table style 'Gone'"),
        (STYLES, put('w:styleId="Lead"', 'w:styleId="BodyText"'), "style id 'BodyText' stands 2 times"),
        (STYLES, put('w:val="Lead"', 'w:val="Body text"'), "style name 'body text' stands 2 times"),
        (STYLES, put('w:next w:val="BodyText"', 'w:next w:val="Gone"'), "a style refers to 'Gone', which is not there"),
        (BODY, put('<w:numId w:val="9"/>', '<w:numId w:val="66"/>'), "there is no numId '66'"),
        (STYLES, put('<w:numId w:val="1"/>', '<w:numId w:val="66"/>'), "there is no numId '66'"),
        (NUMBERING, put('<w:num w:numId="2"', '<w:num w:numId="1"'), "numId '1' stands 2 times"),
        (NUMBERING, put('abstractNumId="2"', 'abstractNumId="1"'), "abstractNumId '1' stands 2 times"),
        (
            NUMBERING,
            put('<w:abstractNumId w:val="2"/>', '<w:abstractNumId w:val="77"/>'),
            "a num refers to the abstractNum '77', which is not there",
        ),
        (NUMBERING, sub(r'<w:lvl w:ilvl="8">.*?</w:lvl>', ""), "abstractNum 1 has not all nine levels"),
        (
            NUMBERING,
            put('<w:pStyle w:val="ListBullet"/>', '<w:pStyle w:val="ListBullet2"/>'),
            "the style 'ListBullet' is linked to a level that is not linked to it",
        ),
        (
            STYLES,
            sub(r'(<w:style [^>]*w:styleId="ListBullet".*?)<w:numPr>.*?</w:numPr>', r"\g<1>"),
            "a level is linked to the style 'ListBullet', which is not linked to it",
        ),
        (
            BODY,
            sub(r"( SEQ Table .*?)<w:t (.*?)>1<", r"\g<1><w:t \g<2>>2<"),
            "a caption is numbered '2' where Word counts 1",
        ),
        (
            BODY,
            sub(r"( REF _Ref1 .*?)Table", r"\g<1>Chart"),
            "a field says 'Chart\\xa01' where the bookmark '_Ref1' has 'Table\\xa01'",
        ),
        (BODY, put('w:fldCharType="separate"', 'w:fldCharType="end"'), "a field is not closed"),
        (BODY, sub(r'(<w:sdtPr>.*?<w:id w:val=")2(")', r"\g<1>1\g<2>"), "content control '1' stands 2 times"),
        (BODY, sub(r"<w:sdtContent>.*?</w:sdtContent>", "<w:sdtContent/>"), "a content control is empty"),
        ("word/footer1.xml", put('w:fldCharType="end"', 'w:fldCharType="begin"'), "a field is not closed"),
        (BODY, sub(r'(<w:tblW w:w=")\d+', r"\g<1>99"), "a table is not as wide as its columns"),
        (BODY, sub(r"<w:tc>(?:(?!<w:tc>).)*?</w:tc></w:tr>", "</w:tr>"), "a row has more or fewer cells"),
        (BODY, sub(r'(<w:tcW w:w=")\d+', r"\g<1>99"), "a row is not as wide as its table"),
        (BODY, put("<w:tblHeader/>", ""), "a table has no header row"),
        (BODY, sub(r"(<w:tbl>.*?</w:tbl>)", r"\1\1"), "two tables run together"),
        (BODY, sub(r"</w:tbl>.*<w:sectPr>", "</w:tbl><w:sectPr>"), "the last table has no paragraph after it"),
        (BODY, put(">Minister<", ">Mini\tster<"), "'Mini\\tster' has a character that Word has an element for"),
        (BODY, put(' xml:space="preserve">Minister', ">Minister"), "'Minister' may lose its spaces"),
        ("word/header1.xml", sub(r"<w:p>.*</w:p>", ""), "a header or footer has no paragraph"),
        (BODY, sub(r'<w:headerReference w:type="first"[^>]*>', ""), "headers stand on default pages alone"),
        ("word/header2.xml", put('w:val="PageMarking"', 'w:val="Strong"'), "word/header2.xml has no marking"),
        ("word/footer1.xml", put(" NUMPAGES ", " TIME "), "word/footer1.xml does not count the pages"),
        (
            BODY,
            sub(r"(<w:sdtContent>.*?</w:pPr>)", r"\1<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"),
            "a section ends within the contents",
        ),
        (
            BODY,
            sub(r'(<w:type w:val="continuous"/>.*?)(</w:sectPr>)', r"\1<w:titlePg/>\2"),
            "a section that does not open",
        ),
        (
            BODY,
            sub(r'(<w:type w:val="continuous"/><w:pgSz w:w=")\d+', r"\g<1>99"),
            "a section goes on on paper of another shape",
        ),
        (
            BODY,
            put("<w:p>", '<w:p><w:r><docPr xmlns="x" id="1" descr="a"/></w:r>'),
            "docPr id '1' stands 2 times",
        ),
        (BODY, sub(r' descr="[^"]*"', ""), "the picture 1 is not described"),
        ("word/settings.xml", put("<w:zoom", "<w:updateFields/><w:zoom"), "Word asks to update fields"),
        (
            BODY,
            put('<w:pStyle w:val="Lead"/>', '<w:pStyle w:val="Lead"/><w:jc w:val="center"/>'),
            "a paragraph is formatted by hand: jc",
        ),
        (
            BODY,
            put('<w:rStyle w:val="Strong"/>', '<w:rStyle w:val="Strong"/><w:color w:val="FF0000"/>'),
            "a run is formatted by hand: color",
        ),
    ],
)
def test_a_defect_is_found(part, spoil, found):
    problems = lint(rewritten(SOUND, part, spoil))
    assert any(problem.startswith(found) for problem in problems), problems


def test_a_field_that_names_a_lost_bookmark_is_found():
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> REF gone \\\\h </w:instrText>'
    spoiled = rewritten(SOUND, BODY, sub(r"(<w:p>)", r"\1" + field + "</w:r>"))
    assert "a field names 'gone', which is not there" in lint(spoiled)


@pytest.mark.parametrize(
    ("part", "spoil"),
    [
        (BODY, sub(r"<w:pPr>(<w:pStyle[^>]*/>)(<w:numPr>.*?</w:numPr>)", r"<w:pPr>\2\1")),
        (STYLES, put("<w:outlineLvl", "<w:outlineLevel")),
        (BODY, sub(r"<w:tblGrid>.*?</w:tblGrid>", "")),
    ],
)
def test_the_schema_s_referee_finds_what_is_against_the_schema(part, spoil, tmp_path):
    need_module("openxml_audit")
    assert audit(rewritten(SOUND, part, spoil), tmp_path)
