"""The tree as JSON."""

import json

from hypothesis import HealthCheck, given, settings
from support.documents import cite, document, documents, everything, finished, paragraph, section, term, words
from support.docx import Pages, government

from briefgen.document.inlines import CrossReference
from briefgen.document.references import SourceList
from briefgen.document.serial import from_json
from briefgen.document.words import plain_text
from briefgen.writers.json.write import write_json


def written(drawn):
    return write_json(drawn, Pages(), government()).decode()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_the_tree_comes_back_with_all_its_words(drawn):
    read = from_json(json.loads(written(drawn)))
    assert plain_text(read) == plain_text(drawn)


def test_it_says_nothing_of_items_files_or_templates():
    said = written(everything())
    assert not [
        each
        for each in ('"origin"', "pack.md", '"talks"', '"article"', "trade-table", "trade-chart", '"route"')
        if each in said
    ]


def test_sources_are_called_by_their_numbers():
    drawn = finished(document(paragraph("a ", cite("speech")), section(1, "Sources", SourceList())))
    tree = json.loads(written(drawn))
    entry = tree["blocks"][2]["blocks"][0]["entries"][0]
    reference = tree["blocks"][1]["children"][1]["references"][0]
    assert (entry["source"], reference["source"]) == ("1", "1")


def test_a_source_without_a_number_is_told_from_those_with_one():
    drawn = finished(document(paragraph("a ", cite("speech")), section(1, "Sources", SourceList())))
    loose = paragraph("b ", cite("letter"))
    tree = json.loads(written(document(*drawn.blocks[1:], loose)))
    assert tree["blocks"][-1]["children"][1]["references"][0]["source"] == "2"


def test_cross_references_still_lead_to_their_places():
    drawn = document(
        paragraph("see ", CrossReference(target="far", children=words("there"))), paragraph("x", anchor="far")
    )
    blocks = json.loads(written(drawn))["blocks"]
    assert blocks[1]["children"][1]["target"] == blocks[2]["anchor"] == "1"


def test_terms_are_told_apart():
    drawn = document(
        paragraph(term("UN", "United Nations"), " ", term("IMF", "Fund"), " ", term("UN", "United Nations"))
    )
    children = json.loads(written(drawn))["blocks"][1]["children"]
    assert [each["term"] for each in children if "term" in each] == ["1", "2", "1"]


def test_it_is_indented_ends_its_last_line_and_keeps_its_scripts():
    said = written(everything())
    assert said.startswith('{\n  "metadata"')
    assert said.endswith("}\n")
    assert "ऊर्जा" in said
