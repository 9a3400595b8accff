"""Every brief of the sample in a letterhead, before the referees, and as LibreOffice lays it out.

The letterhead's margins are wide: some briefs are too long on its page to go out, and are drawn all the same.
"""

import pypdfium2
import pytest
from support import docx as word
from support.docx import find, members, words_of, xml
from support.docx_lint.lint import lint
from support.finished import FINISHED, drawn, project
from support.letterheads import letterhead, packed
from support.libreoffice import lay_out, words_read
from support.openxml import audit
from support.project import SAMPLE
from support.tools import need_module

from briefgen.document.words import plain_text
from briefgen.writers.options import WriteOptions

CASES = tuple(case for case in FINISHED if case.pack == SAMPLE)
OWN = ("Institut für erfundene Fragen, Musterweg 1, 10000 Musterstadt", "Mit freundlichen Grüßen")


@pytest.fixture(scope="module")
def briefs(tmp_path_factory):
    path = tmp_path_factory.mktemp("house") / "letterhead.docx"
    path.write_bytes(packed(letterhead()))
    return {
        str(case): project(case.root).brief(
            case.pack, case.audience, language=case.language, form=case.form, reference=path
        )
        for case in CASES
    }


@pytest.fixture(scope="module")
def documents(briefs):
    return {name: drawn(each, "docx", WriteOptions(reference=each.reference)) for name, each in briefs.items()}


@pytest.fixture(scope="module")
def laid_out(documents, tmp_path_factory):
    folder = tmp_path_factory.mktemp("word")
    lay_out(documents, folder)
    return {name: _pages(folder / f"{name}.pdf") for name in documents}


@pytest.fixture(scope="module")
def read(documents, tmp_path_factory):
    return words_read(documents, tmp_path_factory.mktemp("read"))


def _pages(path):
    opened = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in opened]
    opened.close()
    return pages


@pytest.fixture(params=CASES, ids=str)
def name(request):
    return str(request.param)


def test_it_passes_the_open_xml_rules_and_our_own(name, documents, tmp_path):
    need_module("openxml_audit")
    assert audit(documents[name], tmp_path) == []
    assert lint(documents[name], on_letterhead=True) == []


def test_it_says_what_the_tree_says_between_the_letterhead_s_own_words(name, briefs, documents):
    above, below = map(word.tokens, OWN)
    assert word.tokens(word.body_text(documents[name])) == [
        *above,
        *word.tokens(plain_text(briefs[name].document)),
        *below,
    ]


def test_every_page_is_marked(name, briefs, laid_out):
    """In header and footer; the first has it in the text as well."""
    label = briefs[name].marking.label
    assert all(page.count(label) >= 2 for page in laid_out[name])


def test_it_has_the_pages_of_its_layout_but_for_one_more_before_each_break(name, briefs, laid_out):
    """The layout leaves room for the letterhead's own text, and for a header that is high; the house's title, headings and
    lists are larger than the theme's, by which it is laid out.
    """
    layout = briefs[name].word_layout
    stretches = 1 + sum(page.begins_anew for page in layout.pages)
    assert 0 <= len(laid_out[name]) - layout.page_count <= stretches


def test_the_letterhead_is_on_the_pages(name, laid_out):
    first, *others = laid_out[name]
    assert "Musterweg 1, 10000 Musterstadt, Telefon 000 000" in first
    for number, page in enumerate(others, start=2):
        assert "Institut für erfundene Fragen" in page
        assert f"Seite {number} von {len(others) + 1}" in page


def test_libreoffice_loses_no_word(name, briefs, read):
    assert set(word.tokens(plain_text(briefs[name].document))) <= set(word.tokens(read[name]))


def test_headings_have_the_house_s_style_and_nothing_is_left_of_ours_that_it_has(name, documents):
    used = set(find(xml(documents[name]), "//w:pStyle/@w:val"))
    assert not used & {"Heading1", "Heading2", "Title", "ListBullet", "Header", "Footer"}
    assert not any("{{briefgen" in words_of(each) for each in find(xml(documents[name]), "//w:p"))
    assert sum(each.startswith("word/theme/") for each in members(documents[name])) == 1
