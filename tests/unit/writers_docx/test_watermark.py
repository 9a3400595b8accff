"""A draft has DRAFT across each page, as Word makes it; it is no text, and no picture that somebody would have to describe."""

from dataclasses import replace

import pytest
from lxml import etree
from support.documents import FURNITURE, document, paragraph, table
from support.docx import Pages, find, government, members, words_of, xml
from support.docx_lint.lint import lint
from support.openxml import audit
from support.tools import need_module

from briefgen.writers.docx.write import write_docx

VML = {"v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office"}
WIDE = Pages(landscape=frozenset({(1,)}))


def written(draft, pages=None):
    rows = document(table(("A",), ("b",)), paragraph("Text."), furniture=replace(FURNITURE, draft=draft))
    return write_docx(rows, pages or Pages(), government())


def headers(docx):
    return {name: xml(docx, name) for name in sorted(members(docx)) if name.startswith("word/header")}


def shapes(tree):
    return tree.xpath("//v:shape", namespaces=VML)


def look(shape):
    return dict(each.split(":", 1) for each in shape.get("style").split(";"))


@pytest.mark.parametrize("draft", ["DRAFT", "ЧЕРНОВИК", "प्रारूप"])
def test_each_header_has_the_locale_s_word_once(draft):
    found = headers(written(draft, WIDE))
    assert len(found) == 4
    for tree in found.values():
        [shape] = shapes(tree)
        assert [path.get("string") for path in shape.xpath("v:textpath", namespaces=VML)] == [draft]


def test_word_knows_it_as_a_watermark_and_each_by_its_own_id():
    ids = [shape.get("id") for tree in headers(written("DRAFT", WIDE)).values() for shape in shapes(tree)]
    assert ids == [f"PowerPlusWaterMarkObject{number}" for number in (1, 2, 3, 4)]


def test_it_lies_behind_the_text_and_rises_over_the_page():
    theme = government()
    for tree in headers(written("DRAFT")).values():
        [shape] = shapes(tree)
        assert int(look(shape)["z-index"]) < 0
        assert look(shape)["rotation"] == str(360 - theme.watermark.rise)
        assert shape.get("fillcolor") == theme.watermark.colour
        assert float(look(shape)["height"].removesuffix("pt")) < float(look(shape)["width"].removesuffix("pt"))


def test_it_says_nothing_to_who_hears_the_document():
    docx = written("DRAFT")
    for tree in headers(docx).values():
        [shape] = shapes(tree)
        assert shape.get("alt") == ""
        assert [words_of(each) for each in find(tree, "w:p")] == ["DRAFT\t\tTLP:CLEAR"]


def test_what_is_no_draft_has_none():
    for tree in headers(written("")).values():
        assert b"urn:schemas-microsoft-com:vml" not in etree.tostring(tree)


def test_the_referees_find_nothing(tmp_path):
    need_module("openxml_audit")
    docx = written("DRAFT", WIDE)
    assert (lint(docx), audit(docx, tmp_path)) == ([], [])
