"""A project's own templates: they hide ours, extend them by blocks, and hold the macros alone that they change."""

import pytest
from support.briefs import faults_of, markup, render_text

from briefgen.resources import templates_root

OURS = templates_root()
BASE = """\
{% import "bundled/partials/marks.md.j2" as marks %}
{% macro shouted(item) %}**{{ item.short }}**{% endmacro %}
{% set first = facts | limit(1) %}
{% block head %}
# {{ pack.title }}
{% endblock %}

{% block list %}
{% for fact in first %}
- {{ fact }}
{% endfor %}
{% endblock %}
"""
EXTENDS = '{% extends "partials/base.md.j2" %}\n'


def test_a_block_is_written_anew_and_super_is_what_was_there(tmp_path):
    own = EXTENDS + "{% block head %}\n{{ super() }}\n\nOurs.\n{% endblock %}\n"
    made = markup(tmp_path, own, base=BASE)
    assert made.index("# ⟦pack:title⟧") < made.index("Ours.") < made.index("- ⟦gas-caveat⟧")


def test_a_block_sees_what_stands_at_the_top_of_what_it_extends(tmp_path):
    own = (
        EXTENDS
        + "{% block list %}{% for fact in first %}{{ shouted(fact) }}{{ marks.draft(fact) }}{% endfor %}{% endblock %}"
    )
    assert faults_of(tmp_path, own, base=BASE) == ()


def test_it_sees_nothing_else(tmp_path):
    own = EXTENDS + "{% block list %}{% for fact in firsts %}{{ fact }}{% endfor %}{% endblock %}"
    (found,) = faults_of(tmp_path, own, base=BASE)
    assert (found.message, found.hints) == ("there is no 'firsts'", ("did you mean 'first'?",))


@pytest.mark.parametrize(
    "words", ["Words.", "{{ pack.title }}", "{% if facts %}Words.{% endif %}", "{% include 'partials/base.md.j2' %}"]
)
def test_what_stands_outside_of_a_block_is_not_lost_in_silence(tmp_path, words):
    (found,) = faults_of(tmp_path, f"{EXTENDS}\n\n{words}\n{{% block head %}}# T{{% endblock %}}\n", base=BASE)
    assert (found.code, found.span.line) == ("BG202", 4)
    assert found.message == "what stands outside of a block is not printed: this template extends another"


def test_a_block_that_nobody_prints_is_not_lost_in_silence(tmp_path):
    (found,) = faults_of(tmp_path, EXTENDS + "{% block haed %}# T{% endblock %}", base=BASE)
    assert found.message == "the template that this one extends has no block 'haed'"
    assert (found.hints, found.span.line) == (("did you mean 'head'?",), 2)


def test_blocks_go_down_through_the_generations(tmp_path):
    middle = EXTENDS + "{% block list %}{% block inner %}in{% endblock %}{% endblock %}"
    own = '{% extends "partials/middle.md.j2" %}{% block inner %}mine{{ shouted(pack) }}{% endblock %}'
    (found,) = faults_of(tmp_path, own.replace("{{ shouted(pack) }}", "{{ missing }}"), base=BASE, middle=middle)
    assert found.message == "there is no 'missing'"
    assert "mine" in markup(tmp_path, own.replace("{{ shouted(pack) }}", ""), base=BASE, middle=middle)


def test_an_own_partial_holds_the_macros_alone_that_it_changes(tmp_path):
    ours = '{% import "partials/claims.md.j2" as claims_list %}{% for fact in facts %}{{ claims_list.gap(fact) }}{{ claims_list.said(fact) }}{% endfor %}'
    changed = markup(tmp_path, ours, claims="{% macro gap(gap) %}Gap.{% endmacro %}")
    assert "Gap." in changed
    assert "⟦trade-total⟧" in changed


def test_so_it_does_where_they_are_named_one_by_one(tmp_path):
    ours = '{% from "partials/claims.md.j2" import gap, said %}{% for fact in facts %}{{ gap(fact) }}{{ said(fact) }}{% endfor %}'
    assert markup(tmp_path, ours, claims="{% macro gap(gap) %}Gap.{% endmacro %}").startswith("Gap.")


def test_our_macros_print_what_the_own_ones_of_another_partial_say(tmp_path):
    ours = '{% import "bundled/partials/lines.md.j2" as lines_list %}{% for line in lines.say %}{{ lines_list.spoken(line) }}{% endfor %}'
    assert "Ours." in markup(tmp_path, ours, marks="{% macro draft(item) %}Ours.{% endmacro %}")


def test_a_macro_that_neither_has_is_named(tmp_path):
    ours = '{% import "partials/marks.md.j2" as marks %}{{ marks.darft(pack) }}'
    (found,) = faults_of(tmp_path, ours, marks="{% macro other() %}{% endmacro %}")
    assert found.message == "the imported template has no 'darft'"
    assert found.hints == ("did you mean 'draft'?",)


def test_words_are_from_their_own_file_and_line(tmp_path):
    (tmp_path / "audiences/minister").mkdir(parents=True)
    (tmp_path / "audiences/minister/brief.md.j2").write_text("{% block cover %}{% endblock %}\n# Ours\n")
    own = '{% extends "bundled/audiences/minister/covered.md.j2" %}\n{% block cover %}\n\nA cover.\n\n{% endblock %}\n'
    rendered = render_text(tmp_path, own)
    places = dict(zip(rendered.markup.split("\n"), rendered.places, strict=True))
    assert (places["A cover."].template, places["A cover."].line) == ("audiences/trial/brief.md.j2", 4)
    assert (places["# Ours"].template, places["# Ours"].line) == ("audiences/minister/brief.md.j2", 2)


def test_ours_is_told_from_the_file_that_hides_it(tmp_path):
    (tmp_path / "audiences/minister").mkdir(parents=True)
    (tmp_path / "audiences/minister/brief.md.j2").write_text("# Ours\n")
    rendered = render_text(tmp_path, '{% extends "bundled/audiences/minister/brief.md.j2" %}')
    assert {place.template for place in rendered.places if place.file.is_relative_to(OURS)} == {
        "bundled/audiences/minister/brief.md.j2",
        *(place.template for place in rendered.places if place.template.startswith("partials/")),
    }
    assert OURS / "audiences/minister/brief.md.j2" in rendered.templates
