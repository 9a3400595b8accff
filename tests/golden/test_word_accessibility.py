"""Every finished Word document before the rules of Word's accessibility checker, and what each rule is seen to find."""

import pytest
from support import docx_accessibility as checker
from support.documents import everything
from support.docx import Pages, government
from support.docx_accessibility import findings, read
from support.docx_additions import rich
from support.docx_defects import each, put, sub
from support.dressed import PACKS, THEMES, wardrobe
from support.finished import FINISHED, drawn

from briefgen.writers.docx.write import write_docx

BODY, STYLES, CORE, THEME = "word/document.xml", "word/styles.xml", "docProps/core.xml", "word/theme/theme1.xml"
SOUND = rich(write_docx(everything(), Pages(page_count=2), government()))


def test_every_theme_and_pack_is_looked_at():
    assert len(THEMES) >= 2
    assert {case.pack for case in FINISHED} == {pack for _, pack in PACKS}


@pytest.mark.parametrize("theme", THEMES)
def test_the_checker_finds_nothing(theme):
    """In each language and form that there is, also where another theme makes a brief too long to go out."""
    found = {str(dress): said for dress in wardrobe(theme, "a4") if (said := findings(drawn(dress.brief(), "docx")))}
    assert found == {}


@pytest.mark.parametrize("case", FINISHED, ids=str)
def test_the_checker_finds_nothing_in_what_goes_out(case):
    assert findings(case.brief().render("docx")) == []


# --- what the rules are seen to find -----------------------------------------------------------------------------


def first(added, style="BodyText"):
    return put(BODY, "<w:body>", f'<w:body><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{added}</w:p>')


def said(words, look=""):
    return f'<w:r>{look and f"<w:rPr>{look}</w:rPr>"}<w:t xml:space="preserve">{words}</w:t></w:r>'


FAULTS = {
    "a picture without words for it": (checker.missing_alternative_text, put(BODY, ' descr="A grey field."', ""), "missing alternative text: Picture"),
    "a chart without words for it": (checker.missing_alternative_text, put(BODY, ' descr="Exports rose."', ""), "missing alternative text: Chart 1"),
    "a watermark without words for it": (checker.missing_alternative_text, put("word/header1.xml", ' alt=""', ""), "missing alternative text: PowerPlus"),
    "a table without a header row": (checker.no_header_row, put(BODY, "<w:tblHeader/>", ""), "no header row: a table"),
    "a header row that does not look so": (checker.no_header_row, put(BODY, 'w:firstRow="1"', 'w:firstRow="0"'), "no header row: a table that"),
    "no title": (checker.no_document_title, put(CORE, "<dc:title>A visit</dc:title>", ""), "no document title"),
    "a title that is not shown": (checker.no_document_title, put(CORE, "<dc:title>A visit<", "<dc:title>Document1<"), "the title 'Document1' is not"),
    "a merged cell": (checker.merged_or_split_cells, sub(BODY, r"(<w:tcW [^>]*/>)", r'\1<w:vMerge w:val="restart"/>'), "merged or split cells: 'Year'"),
    "a table in a cell": (checker.nested_tables, sub(BODY, r"(<w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)(<w:p>)", r"\1<w:tbl/>\2"), "a table in a table"),
    "an empty cell": (checker.empty_cells, put(BODY, ">US$ billion<", "><"), "empty cells: 1 in the table that begins with 'Year"),
    "a blank paragraph": (checker.blank_paragraphs, first(""), "a blank paragraph: body text"),
    "words moved by spaces": (checker.repeated_blank_characters, first(said("To:    the Minister")), "repeated blank characters: 'To:"),
    "a link that says only here": (checker.unclear_link_text, put(BODY, "the ministry's page", "here"), "unclear link text: 'here'"),
    "a link that is a number": (checker.unclear_link_text, each(BODY, r' w:tooltip="[^"]*"', ""), "unclear link text: "),
    "a heading that skips a level": (checker.heading_order, put(BODY, '"Heading2"', '"Heading3"'), "heading 3 follows heading 1: 'What is"),
    "a heading of the second level first": (checker.heading_order, first(said("Early"), "Heading2"), "the first heading is of level 2: 'Early'"),
    "grey words": (checker.hard_to_read_contrast, first(said("pale", '<w:color w:val="999999"/>')), f"hard-to-read contrast in {BODY}: 999999 on FFFFFF"),
    "words on a dark ground": (checker.hard_to_read_contrast,
        first(said("dark", '<w:shd w:val="clear" w:fill="333333"/>')), f"hard-to-read contrast in {BODY}: 000000 on 333333",
    ),
    "a pale style": (checker.hard_to_read_contrast,
        sub(STYLES, r'(w:styleId="Lead".*?<w:color) [^>]*>', r'\1 w:val="AAAAAA"/>'), f"hard-to-read contrast in {BODY}: AAAAAA",
    ),
    "a pale theme": (
        checker.hard_to_read_contrast, sub(THEME, r'(<a:dk2><a:srgbClr val=")\w+', r"\g<1>DDDDDD"),
        f"hard-to-read contrast in {BODY}: DDDDDD on FFFFFF",
    ),
    "no headings": (checker.heading_order, each(STYLES, '<w:outlineLvl w:val="[0-8]"', '<w:outlineLvl w:val="9"'), "no headings"),
    "a drawing that floats": (checker.objects_not_inline, sub(BODY, "<wp:inline(.*?)</wp:inline>", r"<wp:anchor\1</wp:anchor>"), "an object not inline: anchor"),
    "a frame": (checker.objects_not_inline, sub(STYLES, "<w:pPr>", '<w:pPr><w:framePr w:w="99"/>'), "an object not inline: a style"),
    "a bullet that is typed": (checker.typed_lists, first(said("• who signs")), "a list that is typed: '• who signs'"),
    "a number that is typed": (checker.typed_lists, first(said("2) who signs")), "a list that is typed: '2) who signs'"),
    "Russian in English": (checker.languages, first(said("энергетика")), f"'энергетика' in {BODY} is said to be en-GB"),
    "Hindi in Russian": (checker.languages, first(said("ऊर्जा", '<w:lang w:bidi="ru-RU"/>')), f"'ऊर्जा' in {BODY} is said to be ru-RU"),
}  # fmt: skip


def test_a_sound_file_has_no_finding():
    assert findings(SOUND) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(name):
    rule, spoil, finding = FAULTS[name]
    found = list(rule(read(spoil(SOUND))))
    assert any(each.startswith(finding) for each in found), found


def test_no_rule_is_without_a_fault():
    assert set(checker.RULES) == {rule for rule, _, _ in FAULTS.values()}
