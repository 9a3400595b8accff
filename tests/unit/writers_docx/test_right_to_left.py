"""Word documents in languages that run from right to left, and words from right to left in others."""

import re
from dataclasses import replace

import pytest
from support import docx as word
from support.documents import METADATA, document, paragraph, table, words
from support.docx_lint.lint import lint
from support.layout import house_theme, laid_out
from support.openxml import audit
from support.scripts import PHRASES, RIGHT_TO_LEFT, everything_in
from support.tools import need_module

from briefgen.document.document import Document
from briefgen.document.inlines import Span
from briefgen.document.tables import Column
from briefgen.document.words import plain_text
from briefgen.writers.docx.directions import by_direction
from briefgen.writers.docx.write import write_docx


def made(drawn: Document) -> bytes:
    return write_docx(drawn, laid_out(drawn), house_theme())


def in_hebrew(*blocks) -> bytes:
    return made(document(*blocks, metadata=replace(METADATA, language="he")))


def part(data: bytes, name: str) -> str:
    return word.members(data)[f"word/{name}"].decode()


@pytest.mark.parametrize(
    ("text", "right_to_left", "parts"),
    [
        ("plain 12", False, [("plain 12", False)]),
        ("the מעבורת sails", False, [("the ", False), ("מעבורת", True), (" sails", False)]),
        # a number stands to the left of the word before it, so that it is of the same run
        ("the מעבורת 12 sails", False, [("the ", False), ("מעבורת 12", True), (" sails", False)]),
        ("the מעבורת 12 לילה", False, [("the ", False), ("מעבורת 12 לילה", True)]),
        ("מעבורת 12, (Night Ferry)", True, [("מעבורת 12, (", True), ("Night Ferry", False), (")", True)]),
        ("12", True, [("12", True)]),
        ("", True, []),
    ],
)
def test_words_are_parted_where_they_turn(text, right_to_left, parts):
    assert list(by_direction(text, right_to_left=right_to_left)) == parts


@pytest.mark.parametrize("language", PHRASES)
def test_a_document_in_every_script_passes_the_open_xml_rules_and_our_own(language, tmp_path):
    need_module("openxml_audit")
    data = made(everything_in(language))
    assert audit(data, tmp_path) == []
    assert lint(data) == []


@pytest.mark.parametrize("language", PHRASES)
def test_it_says_what_the_tree_says(language):
    """Notes stand elsewhere in a Word document than they are called."""
    drawn = everything_in(language)
    assert sorted(word.tokens(word.body_text(made(drawn)))) == sorted(word.tokens(plain_text(drawn)))


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_paragraphs_tables_and_sections_run_from_the_right(language):
    data = made(everything_in(language))
    normal = re.search(r'<w:style [^>]*w:styleId="Normal">.*?</w:style>', part(data, "styles.xml"))[0]
    assert "<w:bidi/>" in normal
    body = part(data, "document.xml")
    assert body.count("<w:tbl>") == body.count("<w:bidiVisual/>") > 0
    assert body.count("<w:sectPr>") == len(re.findall(r"<w:sectPr>(?:(?!</w:sectPr>).)*<w:bidi/></w:sectPr>", body)) > 0


def test_a_document_from_left_to_right_says_nothing_of_it():
    data = made(everything_in("ru-RU"))
    assert not re.search("<w:(bidi|bidiVisual|rtl)/>", part(data, "styles.xml") + part(data, "document.xml"))


def test_the_wide_margin_is_at_the_leading_edge():
    margins = re.search("<w:pgMar [^>]*>", part(in_hebrew(paragraph("א")), "document.xml"))[0]
    left, right = (int(re.search(f'w:{side}="(\\d+)"', margins)[1]) for side in ("left", "right"))
    assert left < right == round(house_theme().page.left * 20)


@pytest.mark.parametrize(("language", "side"), [("ru-RU", "left"), ("he", "right")])
def test_the_bar_of_the_key_message_is_at_the_leading_edge(language, side):
    """A paragraph's borders are named by the sides of the page (ISO/IEC 29500-1, 17.3.1.17)."""
    box, styles = house_theme().boxes["key-message"], part(made(everything_in(language)), "styles.xml")
    own = re.search('<w:style [^>]*w:styleId="KeyMessage"[^>]*>.*?</w:style>', styles)[0]
    assert set(re.findall(f'<w:(left|right) [^>]*w:sz="{box.bar_width * 8:.0f}"', own)) == {side}


def test_numbers_stand_at_the_right_edge_of_their_column():
    numbers = replace(table(("שנה", "ערך"), ("א", "5")), columns=(Column(), Column(align="end")))
    assert "TableTextEnd" not in part(in_hebrew(numbers), "document.xml")


def test_a_latin_name_is_a_run_of_its_own():
    body = part(in_hebrew(paragraph("מעבורת Night Ferry")), "document.xml")
    assert '<w:r><w:t xml:space="preserve">Night Ferry</w:t></w:r>' in body
    assert '<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">מעבורת </w:t></w:r>' in body


def test_a_name_from_right_to_left_is_one_in_an_english_sentence():
    span = Span(language="ar", children=words("مركب (Night)"))
    body = part(made(document(paragraph("The מעבורת and ", span))), "document.xml")
    assert '<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">מעבורת</w:t></w:r>' in body
    assert '<w:rPr><w:rtl/><w:lang w:bidi="ar"/></w:rPr><w:t xml:space="preserve">مركب</w:t>' in body


def test_the_fonts_of_other_scripts_are_the_theme_s():
    fonts = part(in_hebrew(paragraph("א")), "theme/theme1.xml")
    assert '<a:font script="Hebr" typeface="Noto Sans Hebrew"/>' in fonts
    assert '<a:font script="Arab" typeface="Noto Sans Arabic"/>' in fonts
