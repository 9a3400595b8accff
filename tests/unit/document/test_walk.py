from typing import get_args

import pytest
from hypothesis import given
from support.documents import document, documents, everything, in_two_languages, paragraph, section, table, text, words

from briefgen.document.document import Document
from briefgen.document.figures import Chart
from briefgen.document.inlines import Strong, Struck, Text
from briefgen.document.nodes import Node, Paragraph
from briefgen.document.tables import Table
from briefgen.document.walk import (
    children,
    map_children,
    map_inlines,
    node_at,
    of_kind,
    parts,
    sections,
    walk,
    walk_paths,
    walk_tables,
)
from briefgen.document.words import plain_text

PROOF = document(Paragraph(children=(Struck(children=words("It is said.")),)))
NODES = tuple(node for top in (everything(), in_two_languages(), PROOF) for node in (top, *walk(top)))


def test_everything_holds_every_node():
    assert {type(node) for node in NODES[1:]} - {Document} == set(get_args(Node))


def test_a_parent_comes_before_what_it_holds_and_headings_before_blocks():
    kinds = [type(node).__name__ for node in walk(document(section(1, "Energy", paragraph("Oil")), titled=False))]
    assert kinds == ["Section", "Text", "Paragraph", "Text"]


def test_a_table_is_read_from_caption_to_source():
    held = table(("Year",), ("2030",), caption=words("By year"), note=words("Early"), source=words("Customs"))
    assert plain_text(held).split("\n") == ["By year", "Year", "2030", "Early", "Customs"]


@given(documents())
def test_a_path_leads_to_its_node(drawn):
    assert all(node_at(drawn, path) is node for path, node in walk_paths(drawn))


@given(documents())
def test_paths_are_of_all_nodes_in_order(drawn):
    paths, nodes = zip(*walk_paths(drawn), strict=True)
    assert list(paths) == sorted(set(paths))
    assert all(one is other for one, other in zip(nodes, walk(drawn), strict=True))


@given(documents())
def test_tables_and_charts_are_found_wherever_they_stand(drawn):
    found = [(path, node) for path, node in walk_paths(drawn) if isinstance(node, Table | Chart)]
    assert list(walk_tables(drawn)) == found


@pytest.mark.parametrize("kind", get_args(Node), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("top", [everything(), in_two_languages()], ids=["everything", "two languages"])
def test_nodes_of_a_kind_are_found_wherever_they_stand(top, kind):
    assert [id(node) for node in of_kind(top, kind)] == [id(node) for node in walk(top) if isinstance(node, kind)]


def test_a_path_that_leads_nowhere():
    with pytest.raises(IndexError):
        node_at(document(), (7,))


def test_the_outline_is_in_reading_order():
    headings = [plain_text(each).split("\n")[0] for each in sections(everything())]
    assert headings == [
        "Contents", "Energy", "What is not known", "By whom", "Trade", "Sources", "Notes", "Glossary", "Method",
    ]  # fmt: skip


@pytest.mark.parametrize("node", NODES, ids=lambda node: type(node).__name__)
def test_the_children_are_all_that_the_fields_hold(node):
    assert children(node) == tuple(child for name in parts(node) for child in getattr(node, name))


@given(documents())
def test_changing_nothing_gives_the_same_object(drawn):
    assert map_children(drawn, lambda node: (node,)) is drawn
    assert map_inlines(drawn, lambda inline: (inline,)) is drawn


def test_an_inline_may_become_several_or_none():
    change = {"one": (text("two"), text("three")), "four": ()}
    before = document(paragraph("one", "four"), titled=False)
    after = map_inlines(before, lambda inline: change.get(inline.text, (inline,)))
    assert plain_text(after) == "twothree"


def test_the_innermost_inline_changes_first():
    seen = []
    map_inlines(
        document(paragraph(Strong(children=words("in")))), lambda inline: seen.append(type(inline)) or (inline,)
    )
    assert seen == [Text, Text, Strong]


def test_a_block_may_go():
    def change(node):
        return () if node == paragraph("Gas") else (map_children(node, change),)

    assert (
        plain_text(map_children(document(section(1, "Energy", paragraph("Oil"), paragraph("Gas"))), change))
        == "A visit\nEnergy\nOil"
    )
