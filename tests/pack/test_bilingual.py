"""The sample's briefs in two languages: both say what each says alone, in one document."""

import json
import re
from functools import cache

import pytest
from support import docx as word
from support.finished import Case, project
from support.pdf import structure_lines
from support.project import SAMPLE, sample_project

from briefgen.build.project import load
from briefgen.diagnostics import UnknownNameError
from briefgen.document.nodes import Half, SideBySide
from briefgen.document.places import printed_items
from briefgen.document.references import SourceEntry
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.leak.check import leak_check
from briefgen.resources import bundled_root

LANGUAGES = ("en-IN", "hi-IN")
AUDIENCES = {"public": "after", "press-note": "beside"}
every = pytest.mark.parametrize("audience", AUDIENCES)


def brief(audience, form="bilingual", language=None):
    return Case(root=bundled_root(), pack=SAMPLE, audience=audience, form=form, language=language).brief()


@cache
def halves(audience):
    """Return what the document holds in each language, joined again."""
    found = {language: [] for language in LANGUAGES}
    for node in walk(brief(audience).document):
        if isinstance(node, Half):
            found[node.language].append(node)
    return found


def said(nodes):
    """Return the words, without those over the columns."""
    heads = {"English", "हिन्दी"}
    return [line for node in nodes for line in plain_text(node).split("\n") if line and line not in heads]


@every
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_half_says_what_a_brief_in_its_language_says(audience, language):
    alone = brief(audience, form=None, language=language).document
    assert sorted(said(halves(audience)[language])) == sorted(filter(None, plain_text(alone).split("\n")))


@every
def test_both_print_the_same_items(audience):
    printed = [{name for node in nodes for name in printed_items(node)} for nodes in halves(audience).values()]
    assert printed[0] == printed[1] == set(brief(audience).items)


@every
def test_sources_are_numbered_in_each_half_and_lead_within_it(audience):
    for language, nodes in halves(audience).items():
        entries = [each for node in nodes for each in walk(node) if isinstance(each, SourceEntry)]
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        assert {entry.half for entry in entries} <= {"" if language == LANGUAGES[0] else language}


def test_one_begins_a_page_when_the_other_has_ended():
    made = brief("public")
    first, second = made.layout.placements[0,], made.layout.placements[2,]
    assert (first.first_page, second.first_page) == (1, first.last_page + 1)
    assert second.last_page == made.pages


def test_side_by_side_pairs_begin_level():
    made = brief("press-note")
    block = next(each for each in made.document.blocks if isinstance(each, SideBySide))
    index = made.document.blocks.index(block)
    for row in range(len(block.pairs)):
        first, second = (made.layout.placements[index, row, side] for side in (0, 1))
        assert (first.first_page, first.top) == (second.first_page, second.top)


@every
def test_a_draft_in_one_is_a_draft_in_both(audience):
    furniture = brief(audience).document.furniture
    assert furniture.draft_words == "DRAFT / प्रारूप"
    assert furniture.second.footer[-1].endswith("की स्थिति")


@every
def test_the_file_goes_by_the_first_language(audience):
    made = brief(audience)
    alone = brief(audience, form=None, language="en-IN")
    assert made.stem == f"{audience}.bilingual"
    assert made.document.metadata.language == "en-IN"
    assert made.document.metadata.title == alone.document.metadata.title


@every
def test_the_word_document_marks_every_run_of_the_second_language(audience):
    body = word.members(brief(audience).render("docx"))["word/document.xml"].decode()
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", body)
    hindi = [run for run in runs if re.search("[\u0900-\u097f]", run)]
    opening = 1  # the word DRAFT behind the marking, in a line of the first language
    assert sum('<w:lang w:bidi="hi-IN"/>' in run for run in hindi) >= len(hindi) - opening > 10


def test_the_columns_are_a_table_with_a_head_in_word():
    body = word.members(brief("press-note").render("docx"))["word/document.xml"].decode()
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", body)
    assert [re.findall(r"<w:tblHeader/>", table) for table in tables] == [["<w:tblHeader/>"]]
    assert tables[0].count("<w:gridCol ") == 2
    assert tables[0].count("<w:cantSplit/>") == 1  # rows of text go on over pages


@every
def test_the_structure_of_the_pdf_names_both_languages(audience):
    lines = structure_lines(brief(audience).render("pdf"))
    assert {tag for line in lines for tag in re.findall(r"\bDiv Lang=(\S+)", line)} == set(LANGUAGES)


@every
def test_the_leak_check_explains_both_languages(audience):
    made = brief(audience)
    files = {name: made.render(name) for name in ("docx", "pdf", "json")}
    assert leak_check(files, made.leak_question).diagnostics == ()


@every
def test_the_json_holds_both(audience):
    text = json.dumps(json.loads(brief(audience).render("json")), ensure_ascii=False)
    assert '"language": "hi-IN"' in text
    assert "President" in text
    assert "राष्ट्रपति" in text


def test_a_language_is_asked_for_by_either_of_the_two():
    made = project(bundled_root()).brief(SAMPLE, "public", form="bilingual", language="hi-IN")
    assert made.stem == "public.bilingual"
    with pytest.raises(UnknownNameError, match="'ru-RU'"):
        project(bundled_root()).brief(SAMPLE, "public", form="bilingual", language="ru-RU")


@pytest.mark.parametrize("arrangement", ["after", "beside"])
def test_what_goes_for_length_goes_from_both_languages(tmp_path, arrangement):
    root = sample_project(tmp_path)
    of = root / "templates" / "audiences" / "press-note"
    of.mkdir(parents=True)
    (of / "audience.yaml").write_text(
        f"inherit: bundled/press-note\nlimits: [{{unit: words, max: 160}}]\n"
        f"bilingual: {{languages: [en-IN, hi-IN], arrangement: {arrangement}}}\n",
        encoding="utf-8",
    )
    made = load(root).brief(SAMPLE, "press-note")
    assert made.cuts
    halves = [node for node in walk(made.document) if isinstance(node, Half)]
    printed = [{name for half in halves if half.language == tag for name in printed_items(half)} for tag in LANGUAGES]
    assert printed[0] == printed[1]
    assert not printed[0] & {cut.item for cut in made.cuts}
