"""Tokens to words: whose they are, how they read, and where a sentence may stand."""

import datetime as dt
from dataclasses import replace

import pytest
from support.briefs import document, form
from support.cleared import AMBER, CLEAR, ITEMS, fuller_pack, item, judgement, origin, pack, term

from briefgen.diagnostics import UserError
from briefgen.document.document import SensitivityLabel
from briefgen.document.dump import dump
from briefgen.document.inlines import Abbreviation, Citation, Number, Text
from briefgen.document.origins import ItemOrigin, PhraseOrigin, TemplateOrigin
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.markup.tokens import has_residue


def words(root, template, cleared=None, **options):
    """Return the lines of the dump behind the title."""
    return [
        line.strip()
        for line in dump(document(root, template, cleared, **options)).split("\n\n", 1)[1].split("\n")[1:-1]
    ]


def each(collection, body):
    return f"{{% for x in {collection} %}}{body}{{% endfor %}}"


def origins(root, template, cleared=None):
    nodes = walk(document(root, template, cleared))
    return [(node.text, node.origin) for node in nodes if isinstance(node, Text)]


def test_a_claim_keeps_its_markup_and_references(tmp_path):
    assert words(tmp_path, each("facts | limit(2)", "{{ x }}\n\n")) == [
        "Paragraph: No volume has been named.",
        "Paragraph: Trade came to {= US$\u00a068.7\u00a0billion} in 2030-31.",
    ]


def test_a_term_is_an_abbreviation_with_its_expansion(tmp_path):
    found = [
        node for node in walk(document(tmp_path, each("expectations", "{{ x }}"))) if isinstance(node, Abbreviation)
    ]

    assert [(one.text, one.expansion, one.origin.register) for one in found] == [
        ("NLP", "North Line Pipeline", "terms")
    ]


@pytest.mark.parametrize(
    ("form_", "printed"), [("text", "Silt settles."), ("clause", "silt settles."), ("short", "The silt settles.")]
)
def test_a_word_of_a_register_that_opens_a_sentence_takes_a_capital(tmp_path, form_, printed):
    settles = item(
        "s",
        "fact",
        "{term:silt} settles.",
        variants={"clause": "{term:silt} settles.", "short": "The {term:silt} settles."},
    )
    cleared = pack(settles, terms={"silt": term("silt", "silt")})

    assert plain_text(document(tmp_path, each("facts", f"{{{{ x.{form_} }}}}"), cleared)).endswith(printed)


def test_each_word_has_its_origin(tmp_path):
    found = dict(origins(tmp_path, 'Own: {{ t("say") }} {{ pack.title }}'))

    assert found["Own: "] == TemplateOrigin(path="audiences/trial/brief.md.j2", line=3)
    assert found["Say"] == PhraseOrigin(key="say", language="en-GB")
    assert found["Visit of the President of Arland"] == origin("pack", "arland", "title")


def test_an_item_word_has_item_field_and_line(tmp_path):
    (found,) = [where for text, where in origins(tmp_path, each("expectations", "{{ x.short }}")) if "Gas" in text]

    assert found == ItemOrigin(
        register="items", item="gas-talks", field="variants.short", language="en-GB", path="arland/pack.md", line=1
    )


def test_the_line_of_a_templates_word_counts_on_through_a_paragraph(tmp_path):
    found = origins(tmp_path, "one\n{% if facts %}\n*two*\n{% endif %}")

    assert [(text.strip(), where.line) for text, where in found if text.strip() in {"one", "two"}] == [
        ("one", 3),
        ("two", 5),
    ]


@pytest.mark.parametrize(
    ("reference", "printed"),
    [
        ("{figure:trade}", "{= US$\u00a068.7\u00a0billion}"),
        ("{figure:trade.period}", "2030-31"),
        ("{figure:trade-low}", "{= about\u00a0US$\u00a061\u00a0billion}"),
        ("{date:visit}", "9\u00a0May 2031"),
        ("{person:oram}", "Ilse Oram"),
        ("{person:oram.short}", "President Oram"),
        ("{person:oram.office}", "President of Arland"),
        ("{person:oram.address}", "Madam President"),
        ("{organisation:belmark-mfa}", "Ministry of Foreign Affairs of Belmark"),
        ("{organisation:belmark-mfa.short}", "MFA"),
        ("{organisation:arland-customs.short}", "Arland Customs"),
        ("{term:nlp}", "{NLP = North Line Pipeline}"),
        ("{term:nlp.expansion}", "North Line Pipeline"),
    ],
)
def test_references(tmp_path, reference, printed):
    cleared = pack(item("a", "fact", f"Of {reference}."), *ITEMS)

    assert words(tmp_path, each("facts | limit(1)", "{{ x }}"), cleared) == [f"Paragraph: Of {printed}."]


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("{figure:trade.perod}", "'trade' has no form 'perod'"),
        ("{person:oram.age}", "'oram' has no form 'age'"),
        ("{date:gas-talks}", "'gas-talks' has no date"),
        ("{date:visit.year}", "a date has no form 'year'"),
        ("{exhibit:trade}", "this brief has no exhibit 'trade'"),
        ("{exhibit:trade.title}", "an exhibit has no form 'title'"),
    ],
)
def test_a_reference_that_leads_nowhere_is_shown_in_the_content(tmp_path, reference, message):
    cleared = pack(item("a", "fact", f"Of {reference}."), *ITEMS)

    with pytest.raises(UserError) as raised:
        document(tmp_path, each("facts | limit(1)", "{{ x }}"), cleared)

    (found,) = raised.value.diagnostics
    assert (found.message, found.span.path.as_posix()) == (message, "content/arland/pack.md")


@pytest.mark.parametrize(
    ("when", "printed"),
    [
        (dt.date(2031, 5, 9), "9\u00a0May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        (dt.datetime(2031, 5, 9, 7, 5, tzinfo=dt.UTC), "9\u00a0May 2031, 07:05 (UTC)"),
    ],
)
def test_dates(tmp_path, when, printed):
    assert words(tmp_path, each("events", "{{ x.when }}"), pack(item("a", "event", "A.", when=when))) == [
        f"Paragraph: {printed}"
    ]


# --- sentences ---------------------------------------------------------------------------------------------------

WHOLE = "Talks are expected to turn on long-term gas supply through the {NLP = North Line Pipeline}."


@pytest.mark.parametrize(
    ("around", "printed"),
    [
        ("{{ x }}", WHOLE),
        ("**{{ x }}**", f"**{WHOLE}**"),
        ("{{ certainty(x) }} {{ x }} {{ cite(x) }}", f"{{expected: Expected}} {WHOLE} [@article]"),
        ("*Note:* {{ x }}", f"*Note:* {WHOLE}"),
        ("Something else. {{ x }}", f"Something else. {WHOLE}"),
        ("{{ x }} Something else.", f"{WHOLE} Something else."),
        ("{{ x }} (Something else)", f"{WHOLE} (Something else)"),
        ("“{{ x }}”", f"“{WHOLE}”"),
        ("Before – {{ x }} – after", f"Before – {WHOLE} – after"),
        ("Before\\\n{{ x }}\\\nafter", f"Before⏎{WHOLE}⏎after"),
        ("{{ x }} {{ x }}", f"{WHOLE} {WHOLE}"),
        ("{{ x }} (by {{ x.said_by }}) {{ x }}", f"{WHOLE} (by Ilse Oram) {WHOLE}"),
        ("(C) {{ x }}", f"(C) {WHOLE}"),
        ("We know (see below) {{ x }}", "We know (see below) talks are expected to turn on long-term gas supply"),
        ("We know that {{ x }}.", "We know that talks are expected to turn on long-term gas supply."),
        ("{{ x }}, as we know", "talks are expected to turn on long-term gas supply, as we know"),
        ("That {{ x.short }}.", "That talks are expected to turn on long-term gas supply."),
        ('{{ t("quoted", words=x) }}', f"“{WHOLE}”"),
        ('{{ t("check-on", date=x) }}', "To be checked on talks are expected to turn on long-term gas supply"),
    ],
)  # fmt: skip
def test_a_whole_sentence_stands_by_itself_or_gives_its_clause(tmp_path, around, printed):
    assert words(tmp_path, each("expectations", around)) == [f"Paragraph: {printed}"]


@pytest.mark.parametrize("around", ["We know that {{ x }}", "{{ x }}, as we know", "{{ x }} and more", "*So* {{ x }}"])
def test_a_whole_sentence_within_another_needs_a_clause(tmp_path, around):
    with pytest.raises(UserError) as raised:
        document(tmp_path, each("opinions", around))

    (found,) = raised.value.diagnostics
    assert (found.code, found.span.line) == ("BG225", 3)
    assert "clause" in found.message


def test_a_sentence_without_a_full_stop_runs_into_the_next(tmp_path):
    with pytest.raises(UserError):
        document(tmp_path, each("facts", "{{ x }} More."), pack(item("a", "fact", "No stop")))


# --- what is printed beside it -----------------------------------------------------------------------------------


def test_a_certainty_word_takes_a_capital_only_where_it_comes_first(tmp_path):
    assert words(tmp_path, each("expectations", "{{ certainty(x) }}\n\nIt is {{ certainty(x) }}")) == [
        "Paragraph: {expected: Expected}",
        "Paragraph: It is {expected: expected}",
    ]


def test_a_certainty_word_opens_a_sentence_after_the_number_of_its_claim(tmp_path):
    """Numbered claims may run on in one paragraph; other strong words open nothing."""
    template = "{% for x in expectations %}**1.** {{ certainty(x) }}: {{ x }} **2.** {{ certainty(x) }}, **so** {{ certainty(x) }}{% endfor %}"

    [paragraph] = words(tmp_path, template)

    assert paragraph.count("{expected: Expected}") == 2
    assert paragraph.count("{expected: expected}") == 1


def test_a_brief_without_citations_prints_none_and_leaves_no_gap(tmp_path):
    template = each("events", "{{ x }} {{ cite(x) }} (so)")

    assert words(tmp_path, template, look=form(citations="none")) == [
        "Paragraph: President Oram of Arland is scheduled to visit Belmark on 9\u00a0May 2031. (so)"
    ]


@pytest.mark.parametrize(
    ("published", "citations", "printed"),
    [(False, "numbered", "A. (a press report)"), (True, "none", "A. (a press report)"), (False, "none", "A.")],
)
def test_a_source_not_to_be_cited_is_spoken_of_by_its_public_form(tmp_path, published, citations, printed):
    cleared = pack(item("a", "fact", "A.", public_forms=("a press report",)), published=published)

    assert words(tmp_path, each("facts", "{{ x }} {{ cite(x) }}"), cleared, look=form(citations=citations)) == [
        f"Paragraph: {printed}"
    ]


def test_a_citation_names_source_and_place(tmp_path):
    (found,) = [
        node for node in walk(document(tmp_path, each("expectations", "{{ cite(x) }}"))) if isinstance(node, Citation)
    ]

    assert [(one.source, one.locator, one.number) for one in found.references] == [("article", "energy 1.3", None)]


def test_numbers_never_break(tmp_path):
    (found,) = [
        node
        for node in walk(document(tmp_path, each("facts | kind('fact') | certainty('confirmed')", "{{ x }}")))
        if isinstance(node, Number)
    ]

    assert " " not in found.text


# --- tokens out of place -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("`{{ pack.title }}`", "an item stands in code"),
        ("[a](https://b.example/{{ pack.title }})", "an item stands in a link's target or title"),
        ('[a](https://b.example "{{ pack.title }}")', "an item stands in a link's target or title"),
        ("<https://b.example/{{ pack.title }}>", "an item stands in a link's target or title"),
        ("    {{ pack.title }}\n\n```\n{{ pack.title }}\n```", "code has no place in a brief"),
    ],
)
def test_a_token_out_of_place(tmp_path, template, message):
    with pytest.raises(UserError) as raised:
        document(tmp_path, template)

    assert message in {found.message for found in raised.value.diagnostics}


def test_no_residue_is_left(tmp_path):
    found = document(tmp_path, each("claims", "- {{ certainty(x) }}: {{ x }} {{ cite(x) }}\n"))

    assert not any(has_residue(node.text) for node in walk(found) if isinstance(node, Text))


# --- marking -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "label"),
    [
        ("Words.", "TLP:CLEAR"),
        (each("events", "{{ x }}"), "TLP:CLEAR"),
        (each("facts | certainty('confirmed')", "{{ x }}"), "TLP:GREEN"),
        (each("facts | certainty('confirmed')", "{{ certainty(x) }}"), "TLP:GREEN"),
        (each("events", "{{ x }}") + each("opinions", "{{ cite(x) }}"), "TLP:AMBER"),
        (each("opinions", "{% for s in x.sources %}{{ s.grade }}{% endfor %}"), "TLP:AMBER"),
        (each("opinions", "{{ x }}"), "TLP:CLEAR"),
        ("{% if facts %}Words.{% endif %}", "TLP:CLEAR"),
    ],
)
def test_the_brief_carries_the_highest_marking_that_it_shows(tmp_path, template, label):
    assert document(tmp_path, template).marking.label == label


def test_no_brief_carries_less_than_the_pack(tmp_path):
    assert document(tmp_path, "Words.", pack(base=AMBER)).marking.label == "TLP:AMBER"


def test_two_schemes_are_both_carried(tmp_path):
    official = replace(AMBER, scheme="gov", label="OFFICIAL")
    cleared = pack(item("a", "fact", "A.", level=official))

    assert document(tmp_path, each("facts", "{{ x }}"), cleared).marking.label == "TLP:CLEAR // OFFICIAL"


LABEL = SensitivityLabel(site="site", label="label", name="Internal")


def test_the_sensitivity_label_is_that_of_the_marking_carried(tmp_path):
    labels = {"tlp:amber": LABEL}
    assert document(tmp_path, "Words.", pack(base=AMBER, labels=labels)).marking.sensitivity == LABEL
    assert document(tmp_path, "Words.", pack(base=CLEAR, labels=labels)).marking.sensitivity is None
    higher = pack(item("a", "fact", "A.", level=AMBER), labels={"tlp:clear": LABEL})
    assert document(tmp_path, each("facts", "{{ x }}"), higher).marking.sensitivity is None


def test_where_two_schemes_meet_there_is_no_sensitivity_label(tmp_path):
    official = replace(AMBER, scheme="gov", label="OFFICIAL")
    cleared = pack(item("a", "fact", "A.", level=official), labels={"tlp:clear": LABEL, "gov:amber": LABEL})
    assert document(tmp_path, each("facts", "{{ x }}"), cleared).marking.sensitivity is None


def test_the_topics_own_marking_counts(tmp_path):
    cleared = pack()
    topics = {name: replace(topic, level=AMBER) for name, topic in cleared.topics.items()}

    assert (
        document(
            tmp_path, "{% for topic in topics %}{{ topic }}\n\n{% endfor %}", replace(cleared, topics=topics)
        ).marking.level
        == "amber"
    )


# --- furniture ---------------------------------------------------------------------------------------------------


def test_furniture(tmp_path):
    found = document(tmp_path, "Words.").furniture

    assert found.footer == ("File PU/31/7", "Edition 2", "As of 3\u00a0May 2031, 18:00 (UTC+05:30)")
    assert (found.page.before, found.page.between, found.page.after, found.draft) == ("Page ", " of ", "", "")


def test_an_unreviewed_translation_makes_a_draft(tmp_path):
    cleared = pack(item("a", "fact", "A.", unreviewed=True), item("b", "opinion", "B."))

    assert document(tmp_path, each("facts", "{{ x }}"), cleared).furniture.draft == "DRAFT"
    assert document(tmp_path, each("opinions", "{{ x }}"), cleared).furniture.draft == ""


def test_metadata(tmp_path):
    found = document(tmp_path, "# {{ pack.title }}: *more*").metadata

    assert (found.title, found.language, found.issuer) == (
        "Visit of the President of Arland: more",
        "en-GB",
        "Ministry of Foreign Affairs of Belmark",
    )


@pytest.mark.parametrize(("language", "printed"), [("en-GB", "likely"), ("hi-IN", "{en-GB: likely}")])
def test_a_likelihood_is_the_scales_own_word(tmp_path, language, printed):
    judged = item("signing", "judgement", "An agreement will be signed.", judgement=judgement("Likely"))
    cleared = replace(fuller_pack(language=language), items={"signing": judged})
    assert words(tmp_path, each("judgements", "{{ x.likelihood }}"), cleared) == [f"Paragraph: {printed}"]


@pytest.mark.parametrize(("shown", "draft"), [(True, "DRAFT"), (False, "")])
def test_an_unreviewed_entry_that_is_shown_makes_the_brief_a_draft(tmp_path, shown, draft):
    cleared = pack()
    topics = {name: replace(topic, unreviewed=True) for name, topic in cleared.topics.items()}
    template = each("topics", "{{ x }}\n\n") if shown else "Nothing of theirs."
    assert document(tmp_path, template, replace(cleared, topics=topics)).furniture.draft == draft


def test_an_unreviewed_head_makes_the_brief_a_draft(tmp_path):
    assert document(tmp_path, "Words.", replace(pack(), unreviewed=True)).furniture.draft == "DRAFT"


def test_the_running_section_is_the_forms(tmp_path):
    assert document(tmp_path, "Words.", look=form(running_section=True)).furniture.running_section
