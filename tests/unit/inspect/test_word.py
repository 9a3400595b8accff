"""What may stand in a Word file beside its text: each is put in by hand, and found."""

import pytest
from support.docx import members, packed
from support.inspection import (
    CHANGED,
    WORD_TYPE,
    W,
    body,
    codes,
    looked_over,
    paragraph,
    related,
    replaced,
    told,
    with_part,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes.fromhex("0000000d4948445200000001000000010800000000")
RANGE = '<w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
BY = 'w:id="91" w:author="A. Rao" w:date="2031-05-02T10:00:00Z"'
RUN = "<w:r><w:t>over the north quay by noon</w:t></w:r>"


def commented(docx):
    docx = body(docx, f"<w:p>{RANGE.format(RUN)}</w:p>")
    comment = (
        f'<w:comments {W}><w:comment w:id="7" w:author="A. Rao"><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    )
    return with_part(docx, "word/comments.xml", comment, relation="comments", content_type=f"{WORD_TYPE}.comments+xml")


def marked_without_comments(docx):
    return body(docx, f"<w:p>{RANGE.format(RUN)}</w:p>")


def styled(docx):
    style = (
        '<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    docx = replaced(docx, "word/styles.xml", "</w:styles>", f"{style}</w:styles>")
    return body(docx, paragraph("over the north quay", '<w:rStyle w:val="Unseen"/>'))


def property_added(docx):
    added = (
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="77" name="Matter">'
        "<vt:lpwstr>Q-9</vt:lpwstr></property></Properties>"
    )
    return replaced(docx, "docProps/custom.xml", "</Properties>", added)


def core(xml):
    return lambda docx: replaced(docx, "docProps/core.xml", "</cp:coreProperties>", f"{xml}</cp:coreProperties>")


def app(xml):
    return lambda docx: replaced(docx, "docProps/app.xml", "</Properties>", f"{xml}</Properties>")


def in_body(xml):
    return lambda docx: body(docx, xml)


def part(name, content, relation, content_type, source="word/document.xml"):
    return lambda docx: with_part(docx, name, content, relation=relation, content_type=content_type, source=source)


def macros(docx):
    docx = replaced(docx, "[Content_Types].xml", f"{WORD_TYPE}.document.main+xml", MACRO_TYPE)
    return with_part(
        docx, "word/vbaProject.bin", b"\0\1", relation=VBA, content_type="application/vnd.ms-office.vbaProject"
    )


MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
PEOPLE = "http://schemas.microsoft.com/office/2011/relationships/people"
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'


def field(code):
    return f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>shown</w:t></w:r></w:fldSimple></w:p>'


FRAMED = '<w:p><w:pPr><w:framePr w:w="2000" w:hAnchor="page" w:x="30000"/></w:pPr><w:r><w:t>beyond the paper</w:t></w:r></w:p>'
ROW = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:trPr><w:hidden/></w:trPr>'
    "<w:tc><w:p><w:r><w:t>hidden in a row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
CELL = (
    '<w:r><w:rPr><w:color w:val="102030"/><w:shd w:val="clear" w:fill="102030"/></w:rPr><w:t>on its ground</w:t></w:r>'
)
TAKEN = "<w:r><w:delText>taken out again</w:delText></w:r>"
MOVED = f"<w:p><w:moveFrom {BY}><w:r><w:t>was here before</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo {BY}>{RUN}</w:moveTo></w:p>"
FORMAT = f"<w:p><w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>bold since</w:t></w:r></w:p>"

SABOTAGES = {
    "a comment": (commented, "BG551", ["1 comment by 'A. Rao'", "'over the north…'"]),
    "marks of comments that are gone": (marked_without_comments, "BG551", ["not in the file any more"]),
    "an insertion": (in_body(f"<w:p><w:ins {BY}>{RUN}</w:ins></w:p>"), "BG552", ["A. Rao", "1 insertion", "2031-05-02"]),
    "a deletion": (in_body(f"<w:p><w:del {BY}>{TAKEN}</w:del></w:p>"), "BG552", ["1 deletion", "'taken out again'"]),
    "a move": (in_body(MOVED), "BG552", ["1 move", "'was here before'"]),
    "a tracked format": (in_body(FORMAT), "BG552", ["1 format change"]),
    "hidden text": (in_body(paragraph("over the north quay", "<w:vanish/>")), "BG553", ["in the body", "'over the north…'"]),
    "text hidden by its style": (styled, "BG553", ["'over the north…'"]),
    "white text": (in_body(paragraph("over the quay", '<w:color w:val="FFFFFF"/>')), "BG553", ["white", "'over the quay'"]),
    "text of half a point": (in_body(paragraph("over the quay", '<w:sz w:val="1"/>')), "BG553", ["'over the quay'"]),
    "text of two points": (in_body(paragraph("over the quay", '<w:sz w:val="4"/>')), "BG553", ["tiny"]),
    "text of its ground's colour": (in_body(f"<w:p>{CELL}</w:p>"), "BG553", ["ground", "'on its ground'"]),
    "a hidden row": (in_body(ROW), "BG553", ["hidden rows", "'hidden in a…'"]),
    "text off the page": (in_body(FRAMED), "BG553", ["off the page", "'beyond the paper'"]),
    "an author": (core("<dc:creator>A. Rao</dc:creator>"), "BG554", ["author 'A. Rao'"]),
    "who saved it last": (core("<cp:lastModifiedBy>A. Rao</cp:lastModifiedBy>"), "BG554", ["last author 'A. Rao'"]),
    "a company": (app("<Company>Harbour Ltd</Company>"), "BG554", ["company 'Harbour Ltd'"]),
    "a template": (app("<Template>Desk seven.dotm</Template>"), "BG554", ["template 'Desk seven.dotm'"]),
    "a property": (property_added, "BG554", ["'Matter': 'Q-9'"]),
    "a list of reviewers": (
        part("word/people.xml", f'<w15:people {W15}><w15:person w15:author="A. Rao"/></w15:people>', PEOPLE, f"{WORD_TYPE}.people+xml"),
        "BG554",
        ["reviewers 'A. Rao'"],
    ),
    "revision ids": (in_body('<w:p w:rsidR="00AB12CD"><w:r><w:t>words</w:t></w:r></w:p>'), "BG554", ["1 revision id"]),
    "custom XML": (part("customXml/item1.xml", "<a/>", "customXml", "application/xml"), "BG554", ["custom XML"]),
    "a printer's settings": (
        part("word/printerSettings1.bin", b"\\\\server\\printer", "printerSettings", "application/octet-stream"),
        "BG554",
        ["printer"],
    ),
    "a preview picture": (part("docProps/thumbnail.png", PNG, THUMBNAIL, "image/png", ""), "BG554", ["preview picture"]),
    "a variable": (
        lambda docx: replaced(
            docx,
            "word/settings.xml",
            "<w:compat>",
            '<w:docVars><w:docVar w:name="matter" w:val="9"/></w:docVars><w:compat>',
        ),
        "BG554",
        ["document variables 'matter'"],
    ),
    "a picture that names its maker": (
        part("word/media/p.png", PNG + b"\0\0\0\4tEXtAuthor\0A. Rao", "image", "image/png"),
        "BG554",
        ["pictures whose files say"],
    ),
    "macros": (macros, "BG555", ["macros"]),
    "an OLE object": (part("word/embeddings/o.bin", b"\1", "oleObject", "application/octet-stream"), "BG555", ["OLE"]),
    "a template elsewhere": (
        lambda docx: related(docx, "word/settings.xml", "attachedTemplate", "file:///S:/desk.dotm", external=True),
        "BG555",
        ["desk.dotm"],
    ),
    "a picture elsewhere": (
        lambda docx: related(docx, "word/document.xml", "image", "https://example.org/p.png", external=True),
        "BG555",
        ["example.org/p.png"],
    ),
    "a link into a drive": (
        lambda docx: related(docx, "word/document.xml", "hyperlink", "file:///S:/desk/notes.docx", external=True),
        "BG555",
        ["notes.docx"],
    ),
    "a field that fetches a file": (in_body(field("INCLUDETEXT &quot;S:/x.docx&quot;")), "BG555", ["INCLUDETEXT"]),
    "a field that names the file": (in_body(field("FILENAME \\p")), "BG555", ["FILENAME"]),
    "a file within": (
        part("word/embeddings/w.docx", b"\1", "package", f"{WORD_TYPE}.document"), "BG555", ["objects of other programs"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SABOTAGES)
def test_it_is_found(name, project, docx):
    spoil, code, words = SABOTAGES[name]
    found = looked_over(project, spoil(docx), "minister")
    assert code in codes(found)
    for each in words:
        assert each in told(found, code)
    assert found.made.output is not None
    assert not found.made.unchanged
    assert not found.clean


@pytest.mark.parametrize("name", SABOTAGES)
def test_nothing_else_is_told(name, project, docx):
    spoil, code, _ = SABOTAGES[name]
    assert codes(looked_over(project, spoil(docx), "minister")) - {code, CHANGED} <= ALSO.get(name, set())


ALSO = {
    "macros": {"BG554"},
    "a picture that names its maker": {"BG554"},
    "a field that names the file": set(),
}
"""What comes along: a part of a kind that is told by itself."""


def test_a_fresh_file_is_clean(project, docx):
    found = looked_over(project, docx, "minister")
    assert found.clean, told(found)
    assert found.made.unchanged
    assert found.made.output.audience == "minister"


def test_words_of_a_long_comment_are_not_told_again(project, docx):
    long = "the ferry is to leave the quay before noon"
    spoilt = body(docx, f"<w:p>{RANGE.format(f'<w:r><w:t>{long}</w:t></w:r>')}</w:p>")
    comment = f'<w:comments {W}><w:comment w:id="7" w:author="B"><w:p/></w:comment></w:comments>'
    spoilt = with_part(
        spoilt, "word/comments.xml", comment, relation="comments", content_type=f"{WORD_TYPE}.comments+xml"
    )
    assert "the ferry is…" in told(looked_over(project, spoilt, "minister"), "BG551")
    assert "leave" not in told(looked_over(project, spoilt, "minister"), "BG551")


def test_the_workbook_behind_a_chart_may_hold_no_more_than_the_chart():
    from briefgen.inspect.word.holdings import _sheets

    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    book = f'<workbook xmlns="{space}"><sheets><sheet name="a"/><sheet name="b" state="hidden"/></sheets></workbook>'
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    assert _sheets(packed({"[Content_Types].xml": types.encode(), "xl/workbook.xml": book.encode()})) == 2
    assert _sheets(b"no workbook") is None


def test_it_is_the_file_that_is_read_and_not_changed(project, docx):
    spoilt = commented(docx)
    looked_over(project, spoilt, "minister")
    assert (project.folder.root / "sent").read_bytes() == spoilt
    assert members(spoilt) != members(docx)
