"""The bundled templates: they hold no words, every phrase they use is there, and they stand with any part of a pack."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from jinja2 import Environment, nodes
from support.briefs import faults_of, locale
from support.cleared import ITEMS, item, judgement, pack

from briefgen.audience.load import audience_names, load_audience
from briefgen.document.generated import is_generated
from briefgen.document.inlines import Text
from briefgen.document.nodes import Section
from briefgen.document.origins import TemplateOrigin
from briefgen.document.tables import Table
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.locale.load import load_locale, locale_tags
from briefgen.reader.containers import CONTAINERS
from briefgen.reader.read import read
from briefgen.render.filters import FILTERS
from briefgen.render.items import ITEM_FIELDS, VALUES
from briefgen.render.names import FUNCTIONS, HEAD, NAMES
from briefgen.render.render import render
from briefgen.resources import templates_root

ROOTS = (templates_root(),)
AUDIENCES = audience_names(ROOTS)
TEMPLATES = tuple(sorted(path for root in ROOTS for path in root.rglob("*.md.j2")))
OURS = re.compile(
    r"certainty-|confidence-|raised-|verb-|figure-|scale-|currency-|financial-year$|period-|footer-|source-|page-label$|draft$"
    r"|empty-cell$|provisional-|missing-|row-remark$|column-with-unit$|chart-described$|yes$|no$"
    r"|sources-line$|author-year|authors-more$|no-year$|year-letters$|graded-|information-(grade-\d|not-graded)$"
    r"|column-(likelihood|range|evidence|meaning)$|likelihood-or$|caption-(table|figure|numbered)$|reference-(table|figure)$"
    r"|proof(-title|-heading|-note)?$|left-out$|abbreviation-note$|budget-|agreed-by-awaited$|correction(-replaces|-reason)?$"
    r"|withdrawn(-title|-says)?$|internal-copy$"
)
"""Phrases that code asks for by itself."""


def built(name, cleared):
    audience = load_audience(name, ROOTS)
    rendered = render(cleared, audience, locale(), ROOTS, keep=frozenset(cleared.items))
    return read(rendered, cleared, locale(), form=audience.form)


def phrases_used():
    trees = (Environment(autoescape=True).parse(path.read_text("utf-8")) for path in TEMPLATES)
    calls = (call for tree in trees for call in tree.find_all(nodes.Call))
    return {call.args[0].value for call in calls if isinstance(call.node, nodes.Name) and call.node.name == "t"}


@pytest.mark.parametrize("tag", locale_tags(ROOTS))
def test_every_phrase_is_in_every_language(tag):
    assert phrases_used() <= load_locale(tag, ROOTS).strings.keys()


def test_no_phrase_is_idle():
    assert [key for key in locale().strings if key not in phrases_used() and not OURS.match(key)] == []


@pytest.mark.parametrize("name", AUDIENCES)
def test_no_words_of_the_templates_own(name):
    found = (
        node for node in walk(built(name, pack())) if isinstance(node, Text) and isinstance(node.origin, TemplateOrigin)
    )

    assert [node.text for node in found if re.search(r"[^\W\d_]", node.text)] == []


@pytest.mark.parametrize("name", AUDIENCES)
@pytest.mark.parametrize("kept", [*combinations(ITEMS, 1), *combinations(ITEMS, len(ITEMS) - 1)], ids=len)
def test_any_part_of_a_pack_builds_without_empty_sections(name, kept):
    found = built(name, pack(*kept))

    for section in (node for node in walk(found) if isinstance(node, Section)):
        assert plain_text(section).count("\n") or any(map(is_generated, walk(section)))


def test_minister_in_order():
    found = plain_text(built("minister", pack()))
    order = [
        "To",
        "Visit of",
        "Bottom line",
        "The visit goes ahead",
        "You should know",
        "Scheduled",
        "Say",
        "Dates",
        "Do not say",
    ]

    assert sorted(order, key=found.index) == order


def test_minister_cites_nothing_and_says_what_is_asked():
    found = plain_text(built("minister", pack()))

    assert "[" not in found
    assert "For information: no decision is asked" in found
    assert "For your decision" in plain_text(built("minister", pack(ask="decide")))


def test_minister_without_dates_says_so():
    undated = [one for one in ITEMS if one.id != "visit"]

    assert "No dates are recorded." in plain_text(built("minister", pack(*undated)))


@pytest.mark.parametrize("name", [name for name in AUDIENCES if name != "press-lines"])
def test_caveats_and_conflicts_follow_their_claims(name):
    found = plain_text(built(name, pack()))

    assert found.index("lead the talks" if name in {"minister", "business", "parliament"} else "turn on") < found.index(
        "No volume has been named"
    )
    assert found.index("Trade came to") < found.index("Arland's customs office counts")


def test_the_fact_under_a_top_line_keeps_its_caveats_and_conflicts():
    told = [replace(one, use="say") for one in ITEMS if one.kind in {"expectation", "fact"}]
    lines = [
        item("gas", "line", "Gas is a subject.", use="say", rests_on=("gas-talks",)),
        item("trade", "line", "Trade goes on.", use="say", rests_on=("trade-total",)),
    ]
    found = plain_text(built("press-lines", pack(*lines, *told)))
    order = [
        "Gas is a",
        "lead the talks",
        "No volume has been",
        "Trade goes on",
        "Trade came to",
        "customs office counts",
    ]

    assert sorted(order, key=found.index) == order


def test_analyst_shows_every_claim_with_certainty_holder_and_conflict():
    found = built("analyst", pack())
    tables = [node for node in walk(found) if isinstance(node, Table) and node.kind == "register"]
    expected, rests = ([plain_text(row) for group in table.groups for row in group.rows] for table in tables)

    assert len(expected) == 2
    assert [row.split("\n") for row in rests] == [
        ["A", "1", "Ministry of Foreign Affairs of Belmark (1)", "–"],
        ["A", "2", "Statistics Belmark (4)", "4"],
        ["B", "3", "Arland Customs (6)", "6"],
        ["C", "3", "Gas and friendship (2, 3, 4, 5)", "4"],
    ]


def test_analyst_puts_confidence_beside_a_judgement():
    judged = item("j", "judgement", "The talks are likely to last.", judgement=judgement())

    found = plain_text(built("analyst", pack(*ITEMS, judged)))
    assert found.index("Moderate confidence") < found.index("The talks are likely to last.")
    assert found.index("Two sources agree.") < found.index("judgement of Policy Unit")
    assert "(moderate confidence)" not in found


@pytest.mark.parametrize("name", AUDIENCES)
def test_twice_the_same(name):
    assert built(name, pack()) == built(name, pack())


@pytest.mark.parametrize(
    "name",
    sorted(
        {*FILTERS, *NAMES, *FUNCTIONS, *ITEM_FIELDS, *(f"value.{name}" for name in VALUES), *CONTAINERS, *HEAD}
        - {"text"}
    ),
)
def test_the_dialect_is_written_down(name):
    """`value`, `lines` and the like stand in the page by their fields."""
    assert re.search(rf"`[^`\n]*\b{re.escape(name)}\b[^`\n]*`", (templates_root() / "README.md").read_text("utf-8"))


@pytest.mark.parametrize("filter_", FILTERS.values(), ids=FILTERS)
def test_the_usage_that_hints_show_is_right(tmp_path, filter_):
    template = f"{{% for topic in topics | limit(1) %}}{{% for claim in claims | limit(1) %}}{{% set x = {filter_.usage} %}}{{% endfor %}}{{% endfor %}}"

    assert faults_of(tmp_path, template) == ()
