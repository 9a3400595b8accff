import datetime as dt
from dataclasses import replace

import pytest
from support.briefs import faults_of, markup
from support.cleared import ITEMS, MOMENT, item, pack

from briefgen.content.vocabulary import CLAIMS as CONTENT_CLAIMS
from briefgen.content.vocabulary import KINDS as CONTENT_KINDS
from briefgen.content.vocabulary import USES as CONTENT_USES
from briefgen.render.words import CLAIMS, KINDS, LINE, USES


def printed(root, expression, cleared=None, **options):
    template = f"{{% for x in {expression} %}}{{{{ x }}}} {{% endfor %}}"
    return markup(root, template, cleared, **options).split()


def of(*ids):
    return [f"⟦{name}⟧" for name in ids]


def test_templates_know_the_words_of_the_content():
    assert set(KINDS.values()) | {LINE} == set(CONTENT_KINDS)
    assert set(CLAIMS.values()) == CONTENT_CLAIMS
    assert USES == CONTENT_USES


@pytest.mark.parametrize(
    ("expression", "ids"),
    [
        ("facts", ("gas-caveat", "trade-total", "trade-lower")),
        ("facts | by_rank", ("trade-total", "gas-caveat", "trade-lower")),
        ("claims", ("visit", "gas-talks", "gas-caveat", "trade-total", "trade-lower", "view")),
        ("claims | by_rank | limit(2)", ("visit", "gas-talks")),
        ("claims | ranked(0)", ()),
        ("claims | ranked(1)", ("visit",)),
        ("claims | ranked(2)", ("visit", "gas-talks", "trade-total")),
        ("claims | limit(0)", ()),
        ("claims | at(2)", ("gas-talks",)),
        ("claims | at(0)", ()),
        ("claims | at(7)", ()),
        ('claims | certainty("expected", "scheduled")', ("visit", "gas-talks")),
        ('claims | kind("opinion")', ("view",)),
        ('lines.say | use("say")', ("welcome", "supply")),
        ('questions | raised("may")', ("q-agreement",)),
        ("claims | dated", ("visit",)),
        ("claims | conflicting", ("trade-total", "trade-lower")),
        ("claims | excluding(facts)", ("visit", "gas-talks", "view")),
        ("claims | in_topic_order", ("visit", "view", "gas-talks", "gas-caveat", "trade-total", "trade-lower")),
        ("gaps | without_topic", ("press-line",)),
        ("facts | sharing_topic(opinions)", ()),
        ("claims | sharing_topic(expectations)", ("gas-talks", "gas-caveat", "trade-total", "trade-lower")),
        ("gaps | sharing_topic(gaps | without_topic)", ()),
        ("claims | leading", ("visit", "gas-talks", "trade-total", "view")),
        ("lines.if_asked", ("pressed",)),
        ("lines.avoid", ("agreed",)),
        ("messages", ("bottom-line",)),
        ("risks", ()),
    ],
)
def test_collections(tmp_path, expression, ids):
    assert printed(tmp_path, expression) == of(*ids)


def test_a_filter_leaves_its_collection_as_it_is(tmp_path):
    assert printed(tmp_path, "(facts | limit(1))")[:1] == printed(tmp_path, "facts")[:1]


def test_of_topic(tmp_path):
    template = "{% for topic in topics %}{{ topic }}:{% for x in claims | of_topic(topic) %} {{ x }}{% endfor %};\n{% endfor %}"

    assert markup(tmp_path, template).splitlines() == [
        "⟦visit.title⟧: ⟦visit⟧ ⟦view⟧;",
        "⟦energy.title⟧: ⟦gas-talks⟧ ⟦gas-caveat⟧ ⟦trade-total⟧ ⟦trade-lower⟧;",
    ]


def test_a_topic_asks_its_question_or_gives_its_title(tmp_path):
    asking = replace(pack().topics["visit"], question="When is the visit?")
    cleared = replace(pack(), topics={**pack().topics, "visit": asking})

    assert markup(tmp_path, "{% for topic in topics %}{{ topic.question }} {% endfor %}", cleared).split() == [
        "⟦visit.question⟧",
        "⟦energy.title⟧",
    ]


def test_by_topic_groups_in_the_registers_order_and_untopical_last(tmp_path):
    template = "{% for g in gaps | by_topic %}{% if g.topic %}{{ g.topic }}{% endif %}{% for x in g.items %} {{ x }}{% endfor %};\n{% endfor %}"

    assert markup(tmp_path, template).splitlines() == ["⟦energy.title⟧ ⟦which-agreements⟧;", " ⟦press-line⟧;"]


GROUPED = (
    item("a", "fact", "A.", cites=["communique", "article 1.1"]),
    item("b", "fact", "B.", cites=["customs"]),
    item("c", "fact", "C.", cites=["article 1.2"]),
    item("d", "fact", "D."),
)


def test_by_source_puts_an_item_with_each_of_its_sources(tmp_path):
    template = "{% for g in facts | by_source %}{{ g.source }}{% for x in g.items %} {{ x }}{% endfor %};\n{% endfor %}"

    assert markup(tmp_path, template, pack(*GROUPED)).splitlines() == [
        "⟦communique.title⟧ ⟦a⟧;",
        "⟦article.title⟧ ⟦a⟧ ⟦c⟧;",
        "⟦customs.title⟧ ⟦b⟧;",
    ]


def test_by_grade_puts_the_best_first_and_groups_each_by_source(tmp_path):
    template = (
        "{% for g in facts | by_grade %}{{ g.source.grade }}{% for x in g.items %} {{ x }}{% endfor %}:"
        "{% for s in g.sources %} {{ s.source }}{% for x in s.items %} {{ x }}{% endfor %}{% endfor %};\n{% endfor %}"
    )
    equal = pack(*GROUPED)
    sources = equal.sources | {"customs": replace(equal.sources["customs"], grade=("C", 3))}

    assert markup(tmp_path, template, replace(equal, sources=sources)).splitlines() == [
        "⟦communique.grade⟧ ⟦a⟧: ⟦communique.title⟧ ⟦a⟧;",
        "⟦article.grade⟧ ⟦a⟧ ⟦b⟧ ⟦c⟧: ⟦article.title⟧ ⟦a⟧ ⟦c⟧ ⟦customs.title⟧ ⟦b⟧;",
    ]


@pytest.mark.parametrize("filter_", ["by_source", "by_grade", "by_topic"])
def test_nothing_makes_no_groups(tmp_path, filter_):
    assert not markup(tmp_path, f"{{% for g in risks | {filter_} %}}{{{{ g.items | count }}}}{{% endfor %}}").strip()


def test_by_date_puts_the_undated_last(tmp_path):
    later = item("later", "event", "Later.", when="2031-06")
    never = item("never", "event", "Never.")

    assert printed(tmp_path, "events | by_date", pack(never, later, *ITEMS)) == of("visit", "later", "never")


@pytest.mark.parametrize(
    ("when", "ahead"),
    [
        ("2031-05-03", True),
        ("2031-05-02", False),
        ("2031-05", True),
        ("2031-04", False),
        ("2031", True),
        ("2030", False),
        (dt.date(2031, 5, 3), True),
        (dt.date(2031, 5, 2), False),
        (MOMENT, True),
        (MOMENT - dt.timedelta(minutes=1), False),
        ("2031-05-01/2031-05-03", True),
        ("2031-05-01/2031-05-02", False),
        (None, False),
    ],
)
def test_upcoming_goes_by_the_edition(tmp_path, when, ahead):
    cleared = pack(item("a", "event", "A.", when=when))

    assert printed(tmp_path, "events | upcoming", cleared) == (of("a") if ahead else [])


def test_certain_keeps_what_states_a_certainty(tmp_path):
    cleared = pack(item("plain", "fact", "A."), item("sure", "fact", "B.", certainty="confirmed"))

    assert printed(tmp_path, "facts | certain", cleared) == of("sure")


def test_count_and_position_are_numbers_to_print(tmp_path):
    template = "{{ claims | count }}{% for x in facts %} {{ claims | position(x) }}{% endfor %}"

    assert markup(tmp_path, template) == "⟦6⟧ ⟦3⟧ ⟦4⟧ ⟦5⟧"


def test_what_is_left_out_is_nowhere(tmp_path):
    template = "{% for x in claims %}{{ x }}{% for y in x.conflicts %}!{{ y }}{% endfor %}{% for y in x.caveats %}?{{ y }}{% endfor %} {% endfor %}"

    kept = frozenset({"gas-talks", "trade-total"})

    assert markup(tmp_path, template, keep=kept).split() == of("gas-talks", "trade-total")


def test_caveats_bring_their_own(tmp_path):
    cleared = pack(
        item("a", "fact", "A.", needs=("b",)), item("b", "fact", "B.", needs=("c", "a")), item("c", "fact", "C.")
    )

    assert printed(tmp_path, "facts | leading", cleared) == of("a")
    assert (
        markup(
            tmp_path, "{% for x in facts | limit(1) %}{% for y in x.caveats %}{{ y }}{% endfor %}{% endfor %}", cleared
        )
        == "⟦b⟧⟦c⟧"
    )


def test_the_caveats_of_what_conflicts_follow_with_it(tmp_path):
    cleared = pack(
        item("a", "fact", "A.", conflicts_with=("b",)),
        item("b", "fact", "B.", conflicts_with=("a",), needs=("c",)),
        item("c", "fact", "C."),
    )

    assert printed(tmp_path, "facts | leading", cleared) == of("a")


def test_no_caveat_and_no_conflict_falls_between(tmp_path):
    """Every item is printed by the idiom: it leads, or it stands under one that leads."""
    cleared = pack(
        item("a", "fact", "A.", conflicts_with=("b",)),
        item("b", "fact", "B.", conflicts_with=("a", "c"), needs=("e",)),
        item("c", "fact", "C.", conflicts_with=("b",), needs=("d",)),
        item("d", "fact", "D.", needs=("c",)),
        item("e", "fact", "E."),
    )
    template = (
        "{% set own = facts | leading %}{% for x in own %}{{ x }}{% for y in x.caveats | excluding(own) %}{{ y }}"
        "{% endfor %}{% for y in x.conflicts | excluding(own) %}{{ y }}{% for z in y.caveats | excluding(own) %}{{ z }}"
        "{% endfor %}{% endfor %}{% endfor %}"
    )

    assert all(markup(tmp_path, template, cleared).count(f"⟦{name}⟧") for name in "abcde")


@pytest.mark.parametrize(
    ("template", "message", "hint"),
    [
        ("{% for x in facts | by_rnk %}{% endfor %}", "there is no filter 'by_rnk'", "did you mean 'by_rank'?"),
        ("{% for x in facts | limit %}{% endfor %}", "'limit' is given the wrong arguments", "write facts | limit(5)"),
        ('{% for x in facts | at("5") %}{% endfor %}', "'at' wants a whole number", "write at(5)"),
        ('{% for x in facts | limit("5") %}{% endfor %}', "'limit' wants a whole number", "write limit(5)"),
        ('{% for x in facts | certainty("expcted") %}{% endfor %}', "'certainty' does not know the word 'expcted'", "did you mean 'expected'?"),
        ("{% for x in topics | by_rank %}{% endfor %}", "'by_rank' filters items, not topics", "write facts | by_rank"),
        ("{% for x in facts | of_topic(facts) %}{% endfor %}", "'of_topic' wants a topic", "write of_topic(topic) in a loop over topics"),
        ("{% for x in facts | excluding(topics) %}{% endfor %}", "'excluding' wants a collection", "write excluding(messages)"),
        ("{{ facts | position(topics) }}", "'position' wants an item", "write claims | position(claim)"),
    ],
)  # fmt: skip
def test_a_filter_used_wrongly(tmp_path, template, message, hint):
    (found,) = faults_of(tmp_path, template)

    assert (found.message, found.hints) == (message, (hint,))


@pytest.mark.parametrize("name", ["view", "item", "target", "noun", "form", "refuse", "said", "field"])
def test_python_attributes_of_ours_are_no_fields(tmp_path, name):
    (found,) = faults_of(tmp_path, f"{{% for x in facts | limit(1) %}}{{% if x.{name} %}}{{% endif %}}{{% endfor %}}")

    assert found.message == f"a fact has no '{name}'"


def test_prose_is_not_held_by_what_is_rendered(tmp_path):
    secret = pack(item("a", "fact", "Xyzzy.", why="Plugh."))

    assert "yzzy" not in markup(tmp_path, "{% for x in facts %}{{ x }} {{ x.why }}{% endfor %}", secret)
