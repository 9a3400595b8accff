"""What a letterhead has that would do harm in a brief although it says nothing: circles, lists of nothing, disorder."""

import re

import pytest
from support.documents import everything
from support.docx import Pages, body_text, find, government, members, val, xml
from support.docx_lint import lists, stylesheet
from support.docx_lint.lint import lint
from support.docx_lint.package import opened
from support.letterheads import changed, in_body, in_part, letterhead, packed
from support.openxml import audit
from support.tools import need_module

from briefgen.writers.docx.reference.read import read_reference
from briefgen.writers.docx.write import write_docx
from briefgen.writers.options import WriteOptions

LH = letterhead()
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"


def style(id_, inside="", kind="paragraph", *, name=None):
    return f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name or id_}"/>{inside}</w:style>'


def on(base):
    return f'<w:basedOn w:val="{base}"/>'


def read(parts):
    return read_reference(packed(parts), "brief.docx")


def write(reference):
    return write_docx(everything(), Pages(), government(), options=WriteOptions(reference=reference))


def bases(reference):
    return {
        val(each, "styleId"): [val(base) for base in find(each, "w:basedOn")]
        for each in find(xml(reference.package, STYLES), "//w:style")
    }


def messages(reference):
    return [each.message for each in reference.findings]


def with_styles(*styles):
    return in_part(LH, STYLES, "".join(styles))


# --- styles ------------------------------------------------------------------------------------------------------


def test_a_circle_of_styles_is_cut_where_it_closes():
    reference = read(with_styles(style("A", on("B")), style("B", on("C")), style("C", on("A")), style("D", on("A"))))
    assert {each: bases(reference)[each] for each in "ABCD"} == {"A": ["B"], "B": ["C"], "C": [], "D": ["A"]}
    assert messages(reference) == [
        "'brief.docx' has styles that rest on one another in a circle (C); the circle is cut at these"
    ]


def test_a_circle_is_cut_at_the_default_style_on_which_all_others_rest():
    parts = changed(LH, STYLES, '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:basedOn w:val="Titel"/>')
    reference = read(parts)
    assert bases(reference)["Standard"] == []
    assert bases(reference)["Titel"] == ["Standard"]
    assert "(Normal)" in messages(reference)[0]


def test_a_style_may_not_rest_on_itself():
    assert bases(read(with_styles(style("A", on("A")))))["A"] == []


def test_a_style_rests_on_none_of_another_kind():
    reference = read(with_styles(style("A", on("Hyperlink"))))
    assert bases(reference)["A"] == []
    assert "(A)" in messages(reference)[0]


def test_a_style_that_rests_on_a_missing_one_rests_on_none_without_a_word():
    reference = read(with_styles(style("A", on("Nirgends"))))
    assert bases(reference)["A"] == []
    assert reference.findings == ()


def test_of_two_styles_with_one_id_the_first_counts():
    reference = read(with_styles(style("A", on("Titel")), style("A", on("A"), name="Zweite")))
    assert bases(reference)["A"] == ["Titel"]
    assert "(Zweite)" in messages(reference)[0]


def test_text_of_a_style_in_a_circle_is_seen():
    parts = with_styles(style("A", on("B")), style("B", on("A")))
    reference = read(in_body(parts, '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Kurs</w:t></w:r></w:p>'))
    assert "Kurs" in body_text(reference.package)


PARTNERS = {
    "of nothing": style("A", '<w:link w:val="Nirgends"/>'),
    "of its own kind": style("A", '<w:link w:val="B"/>') + style("B", '<w:link w:val="A"/>'),
    "of one side": style("A", '<w:link w:val="B"/>') + style("B", kind="character"),
    "that follow and are not there": style("A", '<w:next w:val="Nirgends"/>'),
}


@pytest.mark.parametrize("styles", PARTNERS.values(), ids=PARTNERS)
def test_partners_that_are_none_go_without_a_word(styles):
    reference = read(with_styles(styles))
    assert not re.search(rb'<w:(link|next) w:val="(A|B|Nirgends)"', members(reference.package)[STYLES])
    assert reference.findings == ()


def test_a_circle_in_the_style_that_ours_is_imported_on_leaves_none_in_the_brief():
    circle = [style(f"Cyc{each}", on(f"Cyc{after}")) for each, after in ("AB", "BA")]
    reference = read(with_styles(*circle, style("KM", on("CycA"), name="Key Message")))
    assert lint(write(reference), on_letterhead=True) == []


def test_the_lint_sees_a_circle_in_a_letterhead():
    circle = packed(with_styles(style("A", on("B")), style("B", on("A"))))
    assert len([*stylesheet.styles_do_not_rest_on_themselves(opened(circle))]) == 2


# --- lists -------------------------------------------------------------------------------------------------------

DANGLING = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'


def numbers(reference):
    roots = (xml(reference.package, name) for name in members(reference.package) if name.endswith(".xml"))
    return [val(each) for root in roots for each in find(root, "//w:numPr/w:numId")]


def test_what_names_a_list_that_is_not_there_names_none():
    line = f"<w:p>{DANGLING}<w:r><w:t>Kurs</w:t></w:r></w:p>"
    parts = in_part(in_body(with_styles(style("A", DANGLING)), line), "word/header1.xml", line)
    reference = read(parts)
    assert numbers(reference) == ["1"]
    assert reference.findings == ()


def test_a_list_of_a_definition_that_is_not_there_is_none():
    reference = read(in_part(LH, NUMBERING, '<w:num w:numId="7"><w:abstractNumId w:val="99"/></w:num>'))
    assert len(find(xml(reference.package, NUMBERING), "//w:num")) == 1


def test_lists_of_a_circle_link_to_nothing():
    circle = '<w:abstractNum w:abstractNumId="5"><w:multiLevelType w:val="multilevel"/><w:numStyleLink w:val="L"/></w:abstractNum>'
    parts = changed(LH, NUMBERING, '<w:num w:numId="1">', f'{circle}<w:num w:numId="1">')
    parts = in_part(parts, NUMBERING, '<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>')
    numbered = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
    in_circle, straight = (in_part(parts, STYLES, style("L", numbered.format(num), "numbering")) for num in (5, 1))
    assert not find(xml(read(in_circle).package, NUMBERING), "//w:numStyleLink")
    assert find(xml(read(straight).package, NUMBERING), "//w:numStyleLink")


def test_levels_name_styles_that_are_there():
    parts = changed(LH, NUMBERING, '<w:pStyle w:val="Aufzhlungszeichen"/>', '<w:pStyle w:val="Nirgends"/>')
    assert not find(xml(read(parts).package, NUMBERING), "//w:pStyle")
    assert find(xml(read(LH).package, NUMBERING), "//w:pStyle")


def test_what_names_a_style_that_is_not_there_names_none():
    line = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>Kurs</w:t></w:r></w:p>'
    lines = in_body(LH, "".join(map(line.format, ("KeyMessage", "Hyperlink", "Titel"))))
    named = [val(each) for each in find(xml(read(lines).package), "//w:pStyle")]
    assert "Titel" in named
    assert not {"KeyMessage", "Hyperlink"} & {*named}


# --- order -------------------------------------------------------------------------------------------------------

DISORDER = (
    '<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:sz w:val="20"/><w:b/></w:rPr><w:keepNext/><w:pStyle w:val="Standard"/></w:pPr>'
    '<w:r><w:rPr><w:lang w:val="de-DE"/><w:sz w:val="20"/><w:b/><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>Kurs</w:t></w:r></w:p>'
    '<w:tbl><w:tblPr><w:tblLook w:val="04A0"/><w:tblW w:w="0" w:type="auto"/><w:tblStyle w:val="NormaleTabelle"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:vAlign w:val="top"/><w:tcW w:w="900" w:type="dxa"/></w:tcPr>'
    "<w:p/></w:tc></w:tr></w:tbl>"
)


def test_properties_stand_in_the_schema_s_order(tmp_path):
    need_module("openxml_audit")
    section_first = '<w:p><w:pPr><w:sectPr><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr><w:pStyle w:val="Standard"/></w:pPr></w:p>'
    parts = in_body(
        with_styles(style("A", '<w:rPr><w:b/></w:rPr><w:pPr><w:keepNext/></w:pPr><w:basedOn w:val="Standard"/>')),
        DISORDER + section_first,
    )
    assert audit(packed(parts), tmp_path) != []
    assert audit(read(parts).package, tmp_path) == []


def test_the_lists_of_a_letterhead_without_styles_name_no_style_that_is_not_there():
    rels = re.sub(r'<Relationship [^>]*Target="(styles|numbering).xml"/>', "", str(LH["word/_rels/document.xml.rels"]))
    docx = write(read({**LH, "word/_rels/document.xml.rels": rels}))
    assert [
        problem for rule in (stylesheet.used_styles_are_defined, *lists.RULES) for problem in rule(opened(docx))
    ] == []
