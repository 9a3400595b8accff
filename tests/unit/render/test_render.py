from dataclasses import replace

import pytest
from support.briefs import NAME, document, faults_of, markup, render_text, write
from support.cleared import ITEMS, item, judgement, pack, prose

from briefgen.document.words import plain_text


def test_tokens_stand_for_what_is_printed(tmp_path):
    assert markup(tmp_path, '# {{ pack.title }}\n{{ t("say") }}\n') == "# ⟦pack:title⟧\n⟦t:say⟧\n"


@pytest.mark.parametrize(
    ("field", "printed"),
    [
        ("text", "⟦gas-talks⟧"),
        ("short", "⟦gas-talks.short⟧"),
        ("clause", "⟦gas-talks.clause⟧"),
        ("spoken", "⟦gas-talks⟧"),
        ("hedge", "⟦gas-talks.hedge⟧"),
        ("check_on", "⟦gas-talks.check_on⟧"),
        ("said_by", "⟦oram.name⟧"),
        ("said_by.short", "⟦oram.short⟧"),
        ("said_by.office", "⟦oram.office⟧"),
        ("topic", "⟦energy.title⟧"),
    ],
)
def test_fields_of_a_claim(tmp_path, field, printed):
    assert markup(tmp_path, f"{{% for x in expectations %}}{{{{ x.{field} }}}}{{% endfor %}}") == printed


@pytest.mark.parametrize(
    ("collection", "field", "printed"),
    [
        ("questions", "answer", "⟦q-agreement.answer⟧"),
        ("questions", "raised", "⟦t:raised-may⟧"),
        ("gaps | limit(1)", "why", "⟦which-agreements.why⟧"),
        ("lines.avoid", "instead", "⟦agreed.instead⟧"),
        ("events", "when", "⟦visit.when⟧"),
    ],
)
def test_fields_by_kind(tmp_path, collection, field, printed):
    assert markup(tmp_path, f"{{% for x in {collection} %}}{{{{ x.{field} }}}}{{% endfor %}}") == printed


def test_confidence_and_reasons_of_a_judgement(tmp_path):
    cleared = pack(item("j", "judgement", "It is likely.", judgement=judgement()))
    template = "{% for x in judgements %}{{ x.confidence }} {{ x.reasons }}{% endfor %}"

    assert markup(tmp_path, template, cleared) == "⟦t:confidence-moderate⟧ ⟦j.reasons⟧"


def test_whose_judgement_it_is(tmp_path):
    cleared = pack(item("j", "judgement", "It is likely.", judgement=judgement()))
    template = "{% for x in judgements %}{{ x.author }}{% endfor %}"

    assert plain_text(document(tmp_path, template, cleared)).endswith(judgement().author)


def test_what_speaks_for_an_option_and_against_it(tmp_path):
    whole = item("o", "option", "Go on.")
    weighed = replace(whole, pros=(prose("Cheap.", "o"), prose("Quick.", "o")), cons=(prose("Loud.", "o"),))
    template = (
        "{% for x in options %}{% for y in x.pros %}{{ y }} {% endfor %}{% for y in x.cons %}{{ y }}{% endfor %}"
        "{% endfor %}"
    )

    assert plain_text(document(tmp_path, template, pack(weighed))).endswith("Cheap. Quick. Loud.")
    assert not markup(
        tmp_path, "{% for x in options %}{% for y in x.pros %}{{ y }}{% endfor %}{% endfor %}", pack(whole)
    )


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ('x.value.certainty == "expected"', True),
        ('x.value.certainty in ["possible", "expected"]', True),
        ('x.value.certainty != "possible"', True),
        ('x.value.kind == "fact"', False),
        ("x.value.rank <= 2 and not x.value.must", True),
        ("x.value.rank < 2", False),
        ("x.value.draft or x.value.disputed", False),
        ("x.value.cited", True),
        ("x.hedge", True),
        ("x.why", False),
        ("x.people", False),
        ('pack.value.ask == "none"', True),
        ("audience.value.published", False),
        ("document.contact", False),
        ("document.file", True),
        ("x.value.confidence", False),
    ],
)
def test_values_are_for_logic(tmp_path, condition, holds):
    printed = markup(tmp_path, f"{{% for x in expectations %}}{{% if {condition} %}}yes{{% endif %}}{{% endfor %}}")

    assert printed == ("yes" if holds else "")


@pytest.mark.parametrize(
    ("text", "short", "of_text", "of_short"),
    [
        ("{person:oram.short} said so.", "So it is.", True, False),
        ("So it is, **{organisation:oram}** says.", "{person:oram} said so.", True, True),
        ("{person:other} said so.", "{figure:oram}.", False, False),
    ],
)
def test_words_that_name_their_holder(tmp_path, text, short, of_text, of_short):
    cleared = pack(item("a", "fact", text, said_by="oram", variants={"short": short}))
    template = "{% for x in facts %}{% if VALUE %}yes{% endif %}{% endfor %}"

    for value, holds in (("x.value.names_holder", of_text), ("x.short.value.names_holder", of_short)):
        assert markup(tmp_path, template.replace("VALUE", value), cleared) == ("yes" if holds else "")


def test_places_name_the_line_of_each_template(tmp_path):
    rendered = render_text(
        tmp_path,
        '{% import "partials/m.md.j2" as m %}\n# One\n\n{% for x in facts | limit(2) %}\n- two\n{{ m.point(x) }}\n{% endfor %}\nlast',
        m="{# a note #}\n{% macro point(x) %}\n- {{ x }}\n\n  more\n{% endmacro %}\n",
    )

    lines = zip(rendered.markup.split("\n"), rendered.places, strict=True)
    found = [(text.strip()[:6], place.template, place.line) for text, place in lines if text.strip()]

    partial = "partials/m.md.j2"
    loop = [("- two", NAME, 5), (found[2][0], partial, 3), ("more", partial, 5)]
    assert [
        ("# One", NAME, 2),
        *loop,
        *[(found[5][0] if one[0].startswith("- \ue000") else one[0], *one[1:]) for one in loop],
        ("last", NAME, 8),
    ] == found


def test_all_that_cannot_be_printed_is_found_at_once(tmp_path):
    template = '{{ t("nope") }}\n{{ t("say", x=facts | count) }}\n{{ facts }}\n{% for x in facts | limit(1) %}{{ x.why }}{% endfor %}\n'

    assert [(found.span.line, found.message) for found in faults_of(tmp_path, template)] == [
        (1, "the language 'en-GB' has no phrase 'nope'"),
        (2, "the phrase 'say' has no place for 'x'"),
        (3, "'facts' is a collection and cannot be printed"),
        (4, "'why' of the fact 'gas-caveat' is not given"),
    ]


@pytest.mark.parametrize(
    ("template", "message", "hint"),
    [
        ("{{ pak.title }}", "there is no 'pak'", "did you mean 'pack'?"),
        ("{{ pack.titel }}", "'pack' has no 'titel'", "did you mean 'title'?"),
        ("{% for x in facts %}{{ x.shrt }}{% endfor %}", "a fact has no 'shrt'", "did you mean 'short'?"),
        ('{{ t("bottom-lin") }}', "the language 'en-GB' has no phrase 'bottom-lin'", "did you mean 'bottom-line'?"),
        ('{{ t("said-by") }}', "the phrase 'said-by' needs 'holder'", 'it says "attributed to: {holder}"'),
        ("{% for x in expectations %}{% if x.value.certainty == 'expcted' %}{% endif %}{% endfor %}", "no item says 'expcted' there", "did you mean 'expected'?"),
        ('{% include "partials/lins.md.j2" %}', "there is no template 'partials/lins.md.j2'", "did you mean 'partials/lines.md.j2'?"),
        ("{% fro x in facts %}", "there is no tag 'fro'", "did you mean 'for'?"),
        ("{% for x in facts %}", "'for' is not closed", "write {% endfor %}"),
        ("{{ pack.title", "a tag is not closed", "write '}}'"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(y=1) }}", "'m' is given the wrong arguments", "look at how 'm' begins"),
        ('{% import "partials/lines.md.j2" as l %}{{ l.spokn(facts) }}', "the imported template has no 'spokn'", "did you mean 'spoken'?"),
        ("{{ cite(facts) }}", "'cite' wants an item", "write cite(claim)"),
        ('{{ t("quoted", words=pack.value.ask) }}', "'words' of a phrase takes a reference", "write words=claim.said_by"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_what_was_meant(tmp_path, template, message, hint):
    found = faults_of(tmp_path, template)

    assert [(one.message, one.hints) for one in found] == [(message, (hint,))]


def test_a_mistake_is_underlined(tmp_path):
    (found,) = faults_of(tmp_path, "\n  {% for x in claims %}{{ x.shrt }}{% endfor %}")

    assert (found.span.path, found.span.line, found.span.column, found.span.end_column) == (tmp_path / NAME, 2, 29, 33)


def test_a_mistake_in_a_partial_is_shown_there(tmp_path):
    (found,) = faults_of(
        tmp_path, '{% import "partials/p.md.j2" as p %}{{ p.m(facts) }}', p="\n{% macro m(x) %}\n{{ x }}{% endmacro %}"
    )

    assert (found.span.path.name, found.span.line) == ("p.md.j2", 3)


def test_a_projects_template_shadows_ours_and_extends_it(tmp_path):
    write(tmp_path, {"partials/base.md.j2": "# A\n{% block b %}own{% endblock %}\n"})

    assert (
        markup(tmp_path, '{% extends "partials/base.md.j2" %}{% block b %}{{ super() }} and more{% endblock %}')
        == "# A\nown and more"
    )


def test_the_bundled_prefix_names_our_own(tmp_path):
    write(tmp_path, {"partials/lines.md.j2": "{% macro spoken(line) %}theirs{% endmacro %}"})
    shadowed, ours = (
        markup(
            tmp_path,
            f'{{% import "{prefix}partials/lines.md.j2" as l %}}{{% for x in lines.say | limit(1) %}}{{{{ l.spoken(x) }}}}{{% endfor %}}',
        )
        for prefix in ("", "bundled/")
    )

    assert (shadowed, ours) == ("theirs", "⟦welcome⟧ (⟦t:draft-line⟧)")


def test_an_edited_template_is_read_anew(tmp_path):
    assert [markup(tmp_path, text) for text in ("one", "two", "one")] == ["one", "two", "one"]


def test_items_to_avoid_are_in_no_other_collection(tmp_path):
    cleared = pack(*ITEMS, item("never", "fact", "Never say this.", use="avoid"))
    template = "{% for x in facts %}{{ x }}{% endfor %}{% for x in claims %}{{ x }}{% endfor %}|{% for x in lines.avoid %}{{ x }}{% endfor %}"

    said, avoided = markup(tmp_path, template, cleared).split("|")

    assert ("never" in said, "never" in avoided) == (False, True)


def test_no_words_of_the_content_are_in_the_markup(tmp_path):
    cleared = pack(item("a", "fact", "Plugh xyzzy.", instead="Plover."))
    template = "{% for x in facts %}{{ x }}{{ x.short }}{{ x.instead }}{{ t('quoted', words=x) }}{% endfor %}"

    assert not {"lugh", "xyzzy", "lover"} & set(markup(tmp_path, template, cleared).split())


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ joint(1, 3) }}", "1/3"),
        ("{{ joint(3, 2, 1) }}", "3/3"),
    ],
)
def test_a_list_is_joined_by_place_and_counts(tmp_path, template, said):
    (target,) = render_text(tmp_path, template).targets
    assert f"{target.place}/{target.count}" == said


@pytest.mark.parametrize(
    "template", ["{{ joint(0, 3) }}", "{{ joint(4, 3) }}", "{{ joint(1) }}", "{{ joint(facts, 3) }}"]
)
def test_a_place_outside_the_list_is_told(tmp_path, template):
    assert [fault.code for fault in faults_of(tmp_path, template)] == ["BG203"]
