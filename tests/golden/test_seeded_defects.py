"""Defects that Word repairs, refuses or shows, seeded one at a time into a full document: which referee catches each.

A defect is here for what people get wrong, in programs that write Word files and in those that change them; what each rule
of the lint is for is in `unit/writers_docx/test_lint.py`.
"""

from typing import NamedTuple

import pytest
from support.documents import everything
from support.docx import Pages, government, members, packed
from support.docx_additions import CHART, FONT, WORKBOOK, embedded, rich, workbook
from support.docx_defects import Defect, as_it_is, each, put, put_in, repacked, sub, without
from support.docx_lint.lint import lint
from support.openxml import audit
from support.tools import need_module

from briefgen.writers.docx.write import write_docx

BODY, STYLES, NUMBERING, SETTINGS = (f"word/{name}.xml" for name in ("document", "styles", "numbering", "settings"))
RELATED, TYPES, CORE = "word/_rels/document.xml.rels", "[Content_Types].xml", "docProps/core.xml"
SOUND = rich(write_docx(everything(), Pages(page_count=2), government()))


class Seeded(NamedTuple):
    spoil: Defect
    finding: str
    """A piece of what is said."""


def no_permissions(member):
    member.external_attr = 0o1 << 16


BY_AUDIT = {
    "a paragraph's properties out of order": Seeded(
        sub(BODY, r"(<w:pStyle [^>]*/>)(<w:numPr>.*?</w:numPr>)", r"\2\1"), "Unexpected element 'pStyle' found"
    ),
    "a run's properties out of order": Seeded(
        put(BODY, '<w:rPr><w:rStyle w:val="Strong"/>', '<w:rPr><w:b/><w:rStyle w:val="Strong"/>'), "Unexpected element 'rStyle' found"
    ),
    "a table's properties out of order": Seeded(
        sub(BODY, r"(<w:tblPr>)(<w:tblStyle [^>]*/>)(<w:tblW [^>]*/>)", r"\1\3\2"), "Unexpected element 'tblStyle' found"
    ),
    "a section's properties out of order": Seeded(sub(BODY, r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1"), "Unexpected element 'pgSz' found"),
    "a style's parts out of order": Seeded(
        sub(STYLES, r"(<w:name [^>]*/>)(<w:basedOn [^>]*/>)", r"\2\1"), "Unexpected element 'name' found"
    ),
    "a level's parts out of order": Seeded(
        sub(NUMBERING, r"(<w:start [^>]*/>)(<w:numFmt [^>]*/>)", r"\2\1"), "Unexpected element 'start' found"
    ),
    "settings out of order": Seeded(sub(SETTINGS, r"(<w:zoom [^>]*/>)(.*)(</w:settings>)", r"\2\1\3"), "Unexpected element 'zoom' found"),
    "a table without its grid": Seeded(sub(BODY, r"<w:tblGrid>.*?</w:tblGrid>", ""), "Required element 'tblGrid' is missing"),
    "a cell without a paragraph": Seeded(sub(BODY, r"(<w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)<w:p>.*?</w:p>", r"\1"), "tc"),
    "a row without a cell": Seeded(sub(BODY, r"(<w:tr>)<w:trPr>.*?(</w:tr>)", r"\1\2"), "tr[1]: Required sequence content is missing"),
    "a paragraph in a paragraph": Seeded(put(BODY, "<w:bookmarkStart", "<w:p/><w:bookmarkStart"), "Unexpected element 'p' found"),
    "a run in the body": Seeded(put(BODY, "<w:body>", "<w:body><w:r><w:t>loose</w:t></w:r>"), "Unexpected element 'r' found"),
    "an element that is none": Seeded(put(STYLES, "<w:outlineLvl", "<w:outlineLevel"), "Unexpected element 'outlineLevel' found"),
    "a value that is none": Seeded(sub(STYLES, r'<w:jc w:val="[^"]*"', '<w:jc w:val="middle"'), "Value 'middle' is not in allowed values"),
    "a colour that is none": Seeded(sub(STYLES, r'<w:color w:val="\w+"', '<w:color w:val="blue"'), "Value 'blue' does not match"),
    "a bookmark without a name": Seeded(put(BODY, ' w:name="bf_2"', ""), "Required attribute 'name' is missing"),
    "a note without an id": Seeded(put("word/footnotes.xml", '<w:footnote w:id="1">', "<w:footnote>"), "Required attribute 'id' is missing"),
    "a style of no kind": Seeded(put(STYLES, 'w:type="paragraph" w:styleId="Title"', 'w:type="block" w:styleId="Title"'), "Value 'block' is not in allowed values"),
    "a field's end that is none": Seeded(put("word/footer1.xml", 'fldCharType="end"', 'fldCharType="stop"'), "Value 'stop' is not in allowed values"),
    "a drawing without a size": Seeded(sub(BODY, r"<wp:extent [^>]*/>", ""), "Required element 'extent' is missing"),
    "a drawing without properties": Seeded(sub(BODY, r"<wp:docPr [^>]*/>", ""), "Required element 'docPr' is missing"),
    "a theme with too few formats": Seeded(sub("word/theme/theme1.xml", r"(<a:fillStyleLst>)<a:solidFill>.*?</a:solidFill>", r"\1"), "Choice requires at least 3"),
    "a chart's axis with a sign": Seeded(each(CHART, '(<c:(?:axId|crossAx) val=)"1"', r'\1"-1"'), "Value -1 is less than minimum 0"),
    "a chart's parts out of order": Seeded(put(CHART, '<c:barDir val="col"/><c:grouping val="clustered"/>', '<c:grouping val="clustered"/><c:barDir val="col"/>'), "Required element 'barDir' is missing"),
    "a chart without a plot": Seeded(sub(CHART, r"<c:plotArea>.*</c:plotArea>", ""), "Required element 'plotArea' is missing"),
    "a footnote that is not there": Seeded(put(BODY, 'footnoteReference w:id="2"', 'footnoteReference w:id="99"'), "Footnote '99' referenced but not found"),
    "a list that is not there": Seeded(put(BODY, '<w:numId w:val="9"/>', '<w:numId w:val="66"/>'), "Numbering definition '66' referenced but not found"),
    "a style that is not there": Seeded(put(BODY, 'w:pStyle w:val="Lead"', 'w:pStyle w:val="Gone"'), "Style 'Gone' referenced but not defined"),
    "a style twice": Seeded(put(STYLES, 'Id="Lead"', 'Id="BodyText"'), "'BodyText' duplicates with others"),
    "a comment that is not there": Seeded(put(BODY, "<w:bookmarkStart", '<w:r><w:commentReference w:id="4"/></w:r><w:bookmarkStart'), "Document references comments but comments.xml is missing"),
    "an abstract list behind a list": Seeded(sub(NUMBERING, r"(<w:abstractNum .*?</w:abstractNum>)(.*)(</w:numbering>)", r"\2\1\3"), "Unexpected element 'abstractNum' found"),
    "a prefix that is not declared": Seeded(put(BODY, 'Ignorable="w14"', 'Ignorable="w14 w99"'), "Ignorable attribute contains undefined prefix 'w99'"),
    "a part of another type": Seeded(put(TYPES, "numbering+xml", "styles+xml"), "'/word/numbering.xml' has content type"),
    "XML that does not end": Seeded(put(BODY, "</w:body>", ""), "Cannot parse document.xml"),
    "no document": Seeded(without(BODY), "Main document part not found"),
}  # fmt: skip
BY_LINT = {
    "a drawing's id twice": Seeded(put(BODY, 'docPr id="901"', 'docPr id="1"'), "docPr id '1' stands 2 times"),
    "a bookmark's name twice": Seeded(put(BODY, 'w:name="bf_2"', 'w:name="BF_1"'), "bookmark name 'bf_1' stands 2 times"),
    "a bookmark that does not end": Seeded(put(BODY, '<w:bookmarkEnd w:id="3"/>', ""), "bookmark 3 is not paired"),
    "a content control's id twice": Seeded(sub(BODY, r'(<w:sdtPr>.*?<w:id w:val=")2(")', r"\g<1>1\g<2>"), "content control '1' stands 2 times"),
    "an empty content control": Seeded(sub(BODY, r"<w:sdtContent>.*?</w:sdtContent>", "<w:sdtContent/>"), "a content control is empty"),
    "a list of a style that is not there": Seeded(put(STYLES, '<w:numId w:val="1"/>', '<w:numId w:val="66"/>'), "there is no numId '66'"),
    "a field that does not end": Seeded(put("word/footer1.xml", 'w:fldCharType="end"', 'w:fldCharType="begin"'), "a field is not closed"),
    "a link to a bookmark that is not there": Seeded(sub(BODY, r'w:anchor="bf_\d+"', 'w:anchor="gone"'), "a link leads to 'gone'"),
    "a reference to a bookmark that is not there": Seeded(put(BODY, " REF figure_1", " REF gone"), "a field names 'gone'"),
    "a page of a bookmark that is not there": Seeded(put(BODY, " PAGEREF figure_1", " PAGEREF gone"), "a field names 'gone'"),
    "a picture of no type": Seeded(put(TYPES, '<Default Extension="png" ContentType="image/png"/>', ""), "word/media/image1.png has no content type"),
    "a paragraph's id twice": Seeded(put(BODY, '"0000000B"', '"0000000A"'), "paragraph id '0000000A' stands 2 times"),
    "a cell too few": Seeded(sub(BODY, r"<w:tc>(?:(?!<w:tc>).)*?</w:tc></w:tr>", "</w:tr>"), "a row has more or fewer cells"),
    "a date that is none": Seeded(put(CORE, "2025-12-03T12:30:00Z", "2025-12-03 12:30"), "'2025-12-03 12:30' is no date"),
    "a picture without words for it": Seeded(put(BODY, ' descr="A grey field."', ""), "the picture 3 is not described"),
    "a line's end in a text": Seeded(put(BODY, ">A visit<", ">A\nvisit<"), "has a character that Word has an element for"),
    "a header without a paragraph": Seeded(sub("word/header1.xml", r"<w:p>.*</w:p>", ""), "a header or footer has no paragraph"),
    "spaces that are lost": Seeded(sub(BODY, r'<w:t xml:space="preserve">([^<]* )</w:t>', r"<w:t>\1</w:t>"), "may lose its spaces"),
    "a style that rests on itself": Seeded(sub(STYLES, '(Id="Title">.*?basedOn w:val=")Normal', r"\1Title"), "the style 'Title' rests on itself"),
    "a list of eight levels": Seeded(sub(NUMBERING, r'<w:lvl w:ilvl="8">.*?</w:lvl>', ""), "abstractNum 1 has not all nine levels"),
    "a part that nothing leads to": Seeded(put_in("word/extra.xml", b"<x/>"), "nothing leads to word/extra.xml"),
    "a member without permissions": Seeded(repacked(no_permissions), "has other permissions"),
    "a member twice": Seeded(repacked(as_it_is, again="WORD/styles.xml"), "the member 'word/styles.xml' stands 2 times"),
    "a chart that shows other numbers": Seeded(put(CHART, "<c:v>4.9</c:v>", "<c:v>9.4</c:v>"), "which holds ['4.3', '4.9']"),
    "a workbook of other words": Seeded(put_in(WORKBOOK, workbook('<row r="1"><c r="B1"><v>5</v></c></row>')), "shows ['Exports']"),
    "a chart without its workbook": Seeded(sub(CHART, "<c:externalData.*?</c:externalData>", ""), "names no workbook"),
    "a font by another key": Seeded(put_in(FONT, embedded("{00000000-0000-0000-0000-000000000000}")), "what is embedded is no font"),
    "a caption out of count": Seeded(put(BODY, "<w:t>2</w:t>", "<w:t>3</w:t>"), "Plate 3 is number 2"),
    "a reference that says another number": Seeded(put(BODY, "<w:t>Plate 1<", "<w:t>Plate 2<"), "a reference says 'Plate 2'"),
    "a note that nothing calls": Seeded(sub(BODY, '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>', ""), "footnote 2 is not called"),
    "separators that are not there": Seeded(put("word/footnotes.xml", 'w:type="separator" w:id="-1"', 'w:type="separator" w:id="-2"'), "the settings list other footnote separators"),
    "a first page without a header": Seeded(each(BODY, r'<w:headerReference w:type="first"[^>]*>', ""), "the first pages of a section have no header"),
    "two tables in one": Seeded(sub(BODY, r"(<w:tbl>.*?</w:tbl>)", r"\1\1"), "two tables run together"),
    "a prompt to update": Seeded(put(SETTINGS, "<w:zoom", "<w:updateFields/><w:zoom"), "Word asks to update fields"),
    "a path of the author's machine": Seeded(sub(BODY, r'name="Picture \d+"', r'name="C:\\Users\\ann\\ferry.png"'), "tells a path"),
    "an author's name": Seeded(put(CORE, "</cp:core", "<cp:lastModifiedBy>Ann</cp:lastModifiedBy></cp:core"), "the properties tell the lastModifiedBy"),
    "a hidden word": Seeded(put(BODY, "<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t"), "text is hidden"),
    "a picture from outside": Seeded(sub(RELATED, r'Target="media/image1.png"', 'Target="https://example.org/a.png" TargetMode="External"'), "fetches a image"),
    "a size that is no number": Seeded(sub(STYLES, r'<w:sz w:val="\d+"', '<w:sz w:val="big"'), "'big' is no measure"),
    "borders of a cell by their newer names": Seeded(sub(BODY, r"(<w:tcW [^>]*/>)", r'\1<w:tcBorders><w:start w:val="single"/></w:tcBorders>'), "name a side 'start'"),
    "a second style sheet": Seeded(put(RELATED, "</Relationships>", '<Relationship Id="two" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'), "a relationship to 'styles' stands 2 times"),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    need_module("openxml_audit")
    return tmp_path_factory.mktemp("audited")


def test_there_are_enough():
    assert len(BY_AUDIT) >= 25
    assert len(BY_LINT) >= 25
    assert not BY_AUDIT.keys() & BY_LINT.keys()


@pytest.mark.parametrize("name", BY_AUDIT)
def test_openxml_audit_catches(name, folder):
    said = audit(BY_AUDIT[name].spoil(SOUND), folder)
    assert any(BY_AUDIT[name].finding in each for each in said), said


@pytest.mark.parametrize("name", BY_LINT)
def test_our_lint_catches(name):
    said = lint(BY_LINT[name].spoil(SOUND))
    assert any(BY_LINT[name].finding in each for each in said), said


def test_neither_finds_anything_in_the_file_packed_anew(folder):
    again = packed(members(SOUND))
    assert audit(again, folder) == []
    assert lint(again) == []
