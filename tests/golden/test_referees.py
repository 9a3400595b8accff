"""The files of the sample, and of the invented packs, before the referees: openxml-audit, our self-checks, the tree.

veraPDF has a module of its own, `test_pdf_conformance`.
"""

import pytest
from support import docx as word
from support.docx_lint.lint import lint
from support.finished import FINISHED
from support.libreoffice import words_read
from support.openxml import audit
from support.pdf_checks import other_words
from support.project import SAMPLE
from support.tools import need_module

from briefgen.diagnostics import standing
from briefgen.document.words import plain_text


@pytest.fixture(scope="module", params=FINISHED, ids=str)
def brief(request):
    return request.param.brief()


def test_the_checks_find_nothing(brief):
    """A pack invented for its kinds of items may end with a short page; the sample may not."""
    assert [each for each in standing(brief.diagnostics) if brief.pack == SAMPLE or each.code != "BG407"] == []


def test_the_word_document_passes_the_open_xml_rules_and_our_own(brief, tmp_path):
    need_module("openxml_audit")
    data = brief.render("docx")
    assert audit(data, tmp_path) == []
    assert lint(data) == []


def test_both_say_what_the_tree_says_in_its_order(brief):
    tree = word.tokens(plain_text(brief.document))
    assert word.tokens(word.body_text(brief.render("docx"))) == tree
    assert other_words(brief.render("pdf"), brief.document) == []


def test_libreoffice_opens_the_word_document_and_loses_no_word(brief, tmp_path):
    read = set(word.tokens(words_read({"brief": brief.render("docx")}, tmp_path)["brief"]))
    bare = {token.strip("()") for token in read}  # the unit of a chart stands in the head of a table in brackets
    assert set(word.tokens(plain_text(brief.document))) <= read | bare
