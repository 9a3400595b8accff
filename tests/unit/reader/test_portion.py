"""Portion marks: a scheme's short mark before a single paragraph."""

from dataclasses import replace

import pytest
from support.briefs import document, faults_of
from support.cleared import CLEAR, item, pack

from briefgen.content.schemes import load_scheme
from briefgen.document.inlines import Text
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.resources import templates_root

CONTROLLED = replace(CLEAR, scheme="us-cui", id="controlled", label="CUI", portion="(CUI)")
TEMPLATE = "{% for claim in claims %}\n{{ portion(claim) }}{{ claim }}\n\n{% endfor %}"


@pytest.mark.parametrize(
    ("level", "printed"), [(CONTROLLED, "(CUI) Talks are held."), (CLEAR, "Talks are held.")], ids=["marked", "none"]
)
def test_a_paragraph_begins_with_its_items_mark_where_the_scheme_has_one(tmp_path, level, printed):
    cleared = pack(item("talks", "fact", "Talks are held.", level=level), base=level)
    assert plain_text(document(tmp_path, TEMPLATE, cleared)).split("\n")[-1] == printed


def test_a_mark_comes_from_its_item(tmp_path):
    cleared = pack(item("talks", "fact", "Talks are held.", level=CONTROLLED), base=CONTROLLED)
    [mark] = [
        node for node in walk(document(tmp_path, TEMPLATE, cleared)) if isinstance(node, Text) and "CUI" in node.text
    ]
    assert (mark.origin.item, mark.origin.field) == ("talks", "marking")


def test_only_items_have_portions(tmp_path):
    [fault] = faults_of(tmp_path, "# {{ portion(pack.title) }}")
    assert fault.message == "'portion' wants an item"


@pytest.mark.parametrize("path", sorted((templates_root() / "markings").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bundled_scheme_marks_all_its_levels_or_none(path):
    portions = [level.portion for level in load_scheme(path).levels]
    assert all(portions) or not any(portions)
