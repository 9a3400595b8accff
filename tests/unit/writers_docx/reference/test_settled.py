"""What is left of paragraphs in which something was hidden, deleted, moved or calculated."""

import pytest
from support.docx import find, words_of, xml
from support.letterheads import field, in_body, in_part, letterhead, packed

from briefgen.writers.docx.reference.read import read_reference

LH = letterhead()
HIDING = in_part(
    LH,
    "word/styles.xml",
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Versteckt"><w:name w:val="Versteckt"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Sichtbar"><w:name w:val="Sichtbar"/><w:basedOn w:val="Versteckt"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:vanish/></w:rPr></w:style>',
)
BY = 'w:id="31" w:author="x"'


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, style="Standard", mark=""):
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:rPr>{mark}</w:rPr></w:pPr>{"".join(runs)}</w:p>'


def words(parts, inside):
    """Return the words of the paragraphs between the sender's line and the marker."""
    package = read_reference(packed(in_body(parts, inside)), "brief.docx").package
    return [words_of(each) for each in find(xml(package), "//w:body//w:p")][1:-2]


KEPT = {
    "shown in spite of its style": (HIDING, paragraph(run("da", '<w:vanish w:val="0"/>'), style="Versteckt"), ["da"]),
    "of a style that shows again": (HIDING, paragraph(run("da"), style="Sichtbar"), ["da"]),
    "hidden twice, which shows it": (HIDING, paragraph(run("da", '<w:rStyle w:val="Weg"/>'), style="Versteckt"), ["da"]),
    "hidden in the web's view alone": (LH, paragraph(run("da", "<w:webHidden/>")), ["da"]),
    "beside hidden words": (LH, paragraph(run("da"), run("weg", "<w:vanish/>")), ["da"]),
    "none of a hidden paragraph": (LH, paragraph(run("weg", "<w:vanish/>"), mark="<w:vanish/>"), []),
    "before a hidden end": (LH, paragraph(run("da"), mark="<w:vanish/>"), ["da"]),
    "inserted": (LH, paragraph(f"<w:ins {BY}>{run('da')}</w:ins>"), ["da"]),
    "moved to": (LH, paragraph(f"<w:moveTo {BY}>{run('da')}</w:moveTo>"), ["da"]),
    "beside what was deleted": (LH, paragraph(run("da"), f"<w:del {BY}><w:r><w:delText>weg</w:delText></w:r></w:del>"), ["da"]),
    "deleted within what was inserted": (LH, paragraph(f"<w:ins {BY}>{run('da')}<w:del {BY}><w:r><w:delText>weg</w:delText></w:r></w:del></w:ins>"), ["da"]),
    "around a deleted end": (LH, paragraph(run("a"), mark=f"<w:del {BY}/>") + paragraph(run("b")), ["ab"]),
    "around two deleted ends": (LH, paragraph(run("a"), mark=f"<w:del {BY}/>") + paragraph(run("b"), mark=f"<w:del {BY}/>") + paragraph(run("c")), ["abc"]),
    "of a page's number": (LH, paragraph(field("PAGE \\* MERGEFORMAT", "3")), ["3"]),
    "of a link to a place in the text": (LH, paragraph(field('HYPERLINK \\l "_Ref1" \\o "Tipp"', "da")), ["da"]),
    "of a link to the web": (LH, paragraph(field('HYPERLINK "https://institut.example/a" \\t "_blank"', "da")), ["da"]),
    "of a sum": (LH, paragraph(field("=1+1", "2")), ["2"]),
    "of a form field": (LH, paragraph(field("FORMTEXT", "da")), ["da"]),
    "behind a field without an end": (LH, paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("da")), ["da"]),
    "behind an end without a field": (LH, paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>', run("da")), ["da"]),
    "of a form field in a content control": (LH, f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{paragraph(run('da'))}</w:sdtContent></w:sdt>", ["da"]),
    "in a smart tag": (LH, paragraph(f'<w:smartTag w:uri="x" w:element="y"><w:smartTagPr/>{run("da")}</w:smartTag>'), ["da"]),
    "in an older form alone": (LH, paragraph(f'<mc:AlternateContent><mc:Choice xmlns:x="http://example.org/x" Requires="x">{run("weg")}</mc:Choice><mc:Fallback>{run("da")}</mc:Fallback></mc:AlternateContent>'), ["da"]),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "inside", "expected"), KEPT.values(), ids=KEPT)
def test_words(parts, inside, expected):
    assert words(parts, inside) == expected


FIELDS = {
    "PAGE": True,
    "numpages \\* Arabic": True,
    'STYLEREF "heading 1"': True,
    'HYPERLINK "https://institut.example"': True,
    'HYPERLINK \\l "_Ref1"': True,
    "=1+1": True,
    "": False,
    "PAGEX": False,
    '"DDEAUTO" cmd': False,
    'HYPERLINK "file:///c:/x"': False,
    "HYPERLINK \\\\share\\x": False,
    'HYPERLINK \\o "Tipp" "file:///c:/x"': False,
    'HYPERLINK \\s "x" \\l "y" "https://a.example" "file:///c:/x"': False,
    "AUTHOR": False,
    "DATE": False,
    "IF 1 = 1 a b": False,
}


@pytest.mark.parametrize(("code", "stays"), FIELDS.items())
def test_fields_that_stay(code, stays):
    package = read_reference(packed(in_body(LH, paragraph(field(code, "x")))), "brief.docx").package
    assert bool(find(xml(package), "//w:fldChar")) == stays
    simple = (
        f'<w:p><w:fldSimple w:instr="{code.replace(chr(34), "&quot;")}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    )
    package = read_reference(packed(in_body(LH, simple)), "brief.docx").package
    assert bool(find(xml(package), "//w:fldSimple")) == stays


def test_a_cell_that_has_lost_its_words_still_has_a_paragraph():
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>'
        f"<w:sdt><w:sdtContent>{paragraph(run('weg', '<w:vanish/>'), mark='<w:vanish/>')}</w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>"
    )
    assert words(LH, table) == [""]


def test_a_note_that_is_called_stays_and_a_call_without_one_goes():
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Quelle</w:t></w:r></w:p></w:footnote>'
    calls = paragraph(*(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (2, 3)))
    package = read_reference(packed(in_body(in_part(LH, "word/footnotes.xml", note), calls)), "brief.docx").package
    assert len(find(xml(package), "//w:footnoteReference")) == 1
    assert "Quelle" in "".join(find(xml(package, "word/footnotes.xml"), "//w:t/text()"))
