"""Header, footer, page."""

from dataclasses import replace

import pytest
from support.documents import FURNITURE, MARKING, METADATA, annex, document, section
from support.docx import Pages, find, government, val, words_of, xml

from briefgen.writers.docx.write import write_docx

HEADERS = ("word/header1.xml", "word/header2.xml")
FOOTERS = ("word/footer1.xml", "word/footer2.xml", "word/footer3.xml")
EVEN = "word/header3.xml"


def lines(name, page_count=1, **fields):
    docx = write_docx(document(**fields), Pages(page_count=page_count), government())
    return [words_of(each) for each in find(xml(docx, name), "w:p")]


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize(
    ("placement", "draft", "line"),
    [
        ("left", "", "TLP:CLEAR"),
        ("centre", "", "\tTLP:CLEAR"),
        ("right", "", "\t\tTLP:CLEAR"),
        ("left", "DRAFT", "TLP:CLEAR\t\tDRAFT"),
        ("centre", "DRAFT", "\tTLP:CLEAR\tDRAFT"),
        ("right", "DRAFT", "DRAFT\t\tTLP:CLEAR"),
    ],
)
def test_the_marking_stands_in_its_place_and_draft_on_the_other_side(name, placement, draft, line):
    fields = {"marking": replace(MARKING, placement=placement), "furniture": replace(FURNITURE, draft=draft)}
    assert lines(name, **fields) == [line]


@pytest.mark.parametrize("name", FOOTERS)
def test_the_footer_line_counts_the_pages_of_the_layout(name):
    assert lines(name, page_count=7) == ["File 7 · as of 3\u00a0December 2025 · page 1 of 7\tTLP:CLEAR"]


def test_a_footer_without_parts_is_its_page():
    assert lines(FOOTERS[0], furniture=replace(FURNITURE, footer=("", ""))) == ["page 1 of 1\tTLP:CLEAR"]


@pytest.mark.parametrize(
    ("placement", "footer", "count"),
    [
        ("right", ("File 7",), 1),
        ("right", ("File 7 of the policy unit of the department", "a long statement of the edition and its state"), 2),
        ("centre", ("File 7",), 1),
        ("centre", ("File 7", "as of 3 December 2025, 18:00"), 2),
        ("left", ("File 7",), 2),
    ],
)
def test_the_marking_stands_above_a_footer_line_that_leaves_it_no_room(placement, footer, count):
    fields = {"marking": replace(MARKING, placement=placement), "furniture": replace(FURNITURE, footer=footer)}
    found = lines(FOOTERS[0], **fields)
    assert len(found) == count
    assert found[0].endswith("TLP:CLEAR")


def text_width(theme):
    return theme.page.width - theme.page.left - theme.page.right


def test_the_page_and_its_margins_are_the_theme_s():
    section = find(xml(write_docx(document(), Pages(), government("letter"))), "//w:sectPr")[0]
    size, margin = find(section, "w:pgSz")[0], find(section, "w:pgMar")[0]
    assert (val(size, "w"), val(size, "h")) == ("12240", "15840")
    assert int(val(margin, "left")) + int(val(margin, "right")) == 12240 - round(20 * text_width(government("letter")))


def test_each_kind_of_page_has_furniture_of_its_own():
    section = find(xml(write_docx(document(), Pages(), government())), "//w:sectPr")[0]
    kinds = ["default", "first", "even"]
    assert find(section, "w:headerReference/@w:type") == find(section, "w:footerReference/@w:type") == kinds
    assert find(section, "w:titlePg")


def test_even_pages_do_not_differ_until_somebody_turns_that_on_and_say_the_same_then():
    named = document(section(1, "Energy"), furniture=NAMED)
    docx = write_docx(named, Pages(), government())
    assert not find(xml(docx, "word/settings.xml"), "w:evenAndOddHeaders")
    default, even = ([words_of(each) for each in find(xml(docx, name), "w:p")] for name in (HEADERS[0], EVEN))
    assert default == even == ["Energy\t\tTLP:CLEAR"]


# --- the section's name ------------------------------------------------------------------------------------------

NAMED = replace(FURNITURE, running_section=True)


def headers(*blocks, placement="right", draft=""):
    furniture, marking = replace(NAMED, draft=draft), replace(MARKING, placement=placement)
    docx = write_docx(document(*blocks, furniture=furniture, marking=marking), Pages(), government())
    return [[words_of(each) for each in find(xml(docx, name), "w:p")] for name in HEADERS]


def test_the_header_names_the_section_by_a_field_after_page_1():
    docx = write_docx(document(section(1, "Energy"), furniture=NAMED), Pages(), government())
    default, first = (find(xml(docx, name), "//w:instrText/text()") for name in HEADERS)
    assert ([code.strip() for code in default], first) == (["STYLEREF 1"], [])
    assert headers(section(1, "Energy")) == [["Energy\t\tTLP:CLEAR"], ["\t\tTLP:CLEAR"]]


@pytest.mark.parametrize(
    ("placement", "draft", "line"),
    [
        ("left", "", "TLP:CLEAR\t\tEnergy"),
        ("centre", "", "Energy\tTLP:CLEAR"),
        ("right", "DRAFT", "DRAFT\tEnergy\tTLP:CLEAR"),
    ],
)
def test_the_section_s_name_takes_a_place_that_is_free(placement, draft, line):
    assert headers(section(1, "Energy"), placement=placement, draft=draft)[0] == [line]


def test_a_long_name_has_a_line_of_its_own():
    long = "What the two sides are expected to say of energy"
    assert headers(section(1, "Energy"), section(1, long))[0] == ["\t\tTLP:CLEAR", "Energy"]


def test_with_annexes_no_section_is_named():
    assert headers(section(1, "Energy"), annex("Register"))[0] == ["\t\tTLP:CLEAR"]


def test_the_furniture_of_a_hindi_brief_is_complex_script():
    hindi = document(metadata=replace(METADATA, language="hi-IN"))
    footer = xml(write_docx(hindi, Pages(), government()), FOOTERS[0])
    assert all(find(each, "w:rPr/w:cs") for each in find(footer, "//w:r[w:t][preceding-sibling::w:r[w:tab]]"))
