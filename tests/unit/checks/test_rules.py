"""Each rule is silent on a good brief, and caught with its own sabotage."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from support.cleared import exhibit, figure, item, pack, term
from support.documents import (
    bullets,
    document,
    everything,
    foot,
    paragraph,
    section,
    table,
    text,
    words,
)
from support.documents import term as use
from support.exhibits import chart
from support.layout import laid_out
from support.layouts import layout, placed
from support.settings import form

from briefgen.checks import rules
from briefgen.checks.check import PACK_RULES, RULES, check
from briefgen.diagnostics import Severity, Span
from briefgen.document.inlines import (
    CaptionNumber,
    Citation,
    CrossReference,
    Link,
    NoteReference,
    SourceReference,
    Text,
)
from briefgen.document.nodes import PageBreak, Paragraph, Title
from briefgen.document.origins import ItemOrigin, PhraseOrigin, TemplateOrigin
from briefgen.document.references import NoteList, SourceList, exhibit_anchor
from briefgen.document.walk import map_inlines
from briefgen.readability.figures import Figures
from briefgen.readability.sentences import read_sentences

TALKS = item("talks", "event", "Talks.", use="say")
FIGURES = {each.id: each for each in (figure("trade", "68.7"), figure("tankers", "1200"), figure("ports", "5"))}
TERMS = {
    each.id: each for each in (term("un", "UN", "United Nations", well_known=True), term("lta", "LTA", "agreement"))
}
PACK = pack(TALKS, figures=FIGURES, terms=TERMS)
PUBLISHED = replace(PACK, published=True)
BACKGROUND = replace(PUBLISHED, items={"talks": replace(TALKS, use="background")})
GOOD = document(section(1, "Energy", paragraph("Talks go on."), section(2, "Oil", bullets("one"))))


def good_with(*blocks, titled=True):
    return document(*blocks, section(1, "Energy", paragraph("Talks go on.")), titled=titled)


def link(said, url="https://example.org/a"):
    return paragraph("See ", Link(url=url, children=words(said)))


def found(made=GOOD, *, cleared=PACK, pages=None, **fields):
    return check(cleared, made, pages or layout(), form(**fields))


ASKING = good_with(paragraph(Text(text="For your decision", origin=PhraseOrigin(key="ask-decide", language="en-GB"))))
CAPTIONED = {"caption": words("By year")}

SABOTAGE = [
    ("BG240", good_with(section(2, "Energy", paragraph("x"))), "the first heading 'Energy' is of level 2"),
    (
        "BG240",
        good_with(section(1, "Energy", section(3, "Oil", paragraph("x")))),
        "the heading 'Oil' is of level 3, under one of level 1",
    ),
    ("BG241", good_with(section(1, "Dates to watch")), "nothing stands under the heading 'Dates to watch'"),
    ("BG241", good_with(section(1, "Dates", PageBreak())), "nothing stands under the heading 'Dates'"),
    ("BG241", good_with(section(1, "Dates", paragraph(" "))), "nothing stands under the heading 'Dates'"),
    ("BG242", good_with(titled=False), "the brief has no title"),
    ("BG242", good_with(Title(children=words(" ")), titled=False), "the brief has no title"),
    ("BG242", good_with(Title(children=words("Again"))), "'Again' is a second title"),
    (
        "BG242",
        document(section(1, "Energy", paragraph("x")), Title(children=words("A visit")), titled=False),
        "the title stands after a section",
    ),
    (
        "BG310",
        good_with(replace(table(("a", "b"), ("c", "d"), **CAPTIONED), header=())),
        "the table 'By year' has no header row",
    ),
    ("BG310", good_with(table(("a", "–"), ("b", "c"), **CAPTIONED)), "column 2 of the table 'By year' has no heading"),
    (
        "BG311",
        good_with(table(("Year", "Trade"), ("b", "c"))),
        "table 1 ('Year, Trade') has neither a caption nor a summary",
    ),
    ("BG312", good_with(link(" ")), "the link to 'https://example.org/a' has no words"),
    ("BG312", good_with(link("Here.")), "the link's words 'Here.' do not say where it leads"),
    ("BG312", good_with(link("здесь")), "the link's words 'здесь' do not say where it leads"),
    (
        "BG312",
        good_with(paragraph("See ", CrossReference(target="energy", children=words("read more →")))),
        "the link's words 'read more →' do not say where it leads",
    ),
    (
        "BG405",
        good_with(paragraph("Trade was 68.7 billion.")),
        "'68.7' is typed by hand, though it is the figure 'trade'",
    ),
    ("BG405", good_with(paragraph("Торговля: 68,7")), "'68,7' is typed by hand, though it is the figure 'trade'"),
    ("BG405", good_with(paragraph("1,200 tankers")), "'1,200' is typed by hand, though it is the figure 'tankers'"),
    ("BG406", good_with(paragraph("An FTA is near.")), "'FTA' is not explained"),
    ("BG406", good_with(paragraph("The FTAs and the FTA.")), "'FTA' is not explained"),
    ("BG406", good_with(paragraph("An LTA, that is, an ", use("LTA", "agreement"))), "'LTA' is not explained"),
    ("BG406", good_with(paragraph("The СНГ meets.")), "'СНГ' is not explained"),
]


@pytest.mark.parametrize(("code", "made", "message"), SABOTAGE)
def test_a_sabotage_is_caught_by_its_rule_alone(code, made, message):
    assert [(each.code, each.message) for each in found(made)] == [(code, message)]


GOODS = [
    GOOD,
    good_with(table(("Year", "Trade"), ("2030", "65.7"), **CAPTIONED)),
    good_with(table(("Year", "Trade"), ("2030", "65.7"), summary="Trade by year.")),
    good_with(section(1, "Trade by year", table(("Year", "Trade"), ("2030", "65.7")))),
    good_with(link("the ministry's figures")),
    good_with(paragraph("On 5 May 2030, 5 ports, 168.7 and 68.75.")),
    good_with(paragraph("The UN, Annex II, the G20, and a free-trade agreement (FTA); the FTA.")),
    good_with(paragraph(use("LTA", "agreement"), " and then LTA")),
    good_with(paragraph(Text(text="FTA", origin=TemplateOrigin(path="x.j2", line=1)))),
    document(
        section(1, "A", section(2, "B", section(3, "C", paragraph("x"))), section(2, "D", paragraph("y"))),
        section(1, "E", paragraph("z")),
    ),
]


@pytest.mark.parametrize("made", GOODS)
def test_a_good_brief_is_passed_over_in_silence(made):
    assert found(made) == ()


def test_everything_breaks_no_rule_of_structure_or_access():
    """Every word of it is called an item's, those of the house and of the glossary too: BG406 is about whose words they are."""
    errors = [each.code for each in found(everything()) if each.severity is Severity.ERROR]
    assert [code for code in errors if code != "BG406"] == []


@pytest.mark.parametrize(("pages", "codes"), [((30, 3), ["BG407"]), ((3,), [])])
def test_a_short_last_page_is_one_of_several(pages, codes):
    made = found(pages=layout(*pages, fill=0.1))
    assert [(each.code, each.severity) for each in made] == [(code, Severity.WARNING) for code in codes]


@pytest.mark.parametrize(("breaks", "codes"), [((2,), ["BG407"]), ((3,), [])])
def test_a_short_last_page_that_the_template_begins_on_purpose_is_none(breaks, codes):
    assert [each.code for each in found(pages=layout(30, 30, 3, fill=0.1, breaks=breaks))] == codes


FEWER = {"2029": (3.0, 2.0), "2030": (1.0, None)}


@pytest.mark.parametrize(
    ("rows", "series", "drawn", "message"),
    [
        (
            FEWER,
            ("cod", "eel"),
            "stacked-column",
            "the chart 'Fish' is drawn as stacked columns and not as areas, for '2030' (line 12 of pack.md) has no value for 'eel'",
        ),
        (
            {"2029": (3.0,), "2030": (-1.0,)},
            ("",),
            "line",
            "the chart 'Fish' is drawn as a line and not as areas, for '2030' (line 12 of pack.md) has a value below zero",
        ),
        (
            {"2029": (3.0,)},
            ("",),
            "line",
            "the chart 'Fish' is drawn as a line and not as areas, for one category alone shows no change",
        ),
    ],
)
def test_areas_that_are_drawn_otherwise_are_told_of_with_the_row(rows, series, drawn, message):
    made = good_with(chart("area", rows, series=series, caption=words("Fish")))
    [diagnostic] = found(made, pages=laid_out(made))
    assert (diagnostic.code, diagnostic.severity, diagnostic.message) == ("BG412", Severity.WARNING, message)
    assert "alternative text" in diagnostic.hints[0]
    assert diagnostic.span == Span(path=Path("content/visit/pack.md"), line=12)
    assert laid_out(made).charts[1,].form == drawn


def test_areas_that_are_drawn_as_areas_are_passed_over():
    made = good_with(chart("area", {"2029": (3.0,), "2030": (1.0,)}))
    assert found(made, pages=laid_out(made)) == ()


LABELS = {
    "en": CaptionNumber(
        kind="table", before="Table ", value=1, origin=PhraseOrigin(key="caption-table", language="en-GB")
    ),
    "hi": CaptionNumber(
        kind="table", before="तालिका ", value=1, origin=PhraseOrigin(key="caption-table", language="hi-IN")
    ),
    "ru": CaptionNumber(
        kind="table", before="Таблица ", value=1, origin=PhraseOrigin(key="caption-table", language="ru-RU")
    ),
}


@pytest.mark.parametrize(
    ("language", "said", "typed", "hint"),
    [
        ("en", "Fewer eels (table 1).", "table 1", "write {exhibit:eels} instead"),
        ("en", "As Table\u00a012 shows.", "Table 12", "write {exhibit:…} with the id of the exhibit"),
        ("hi", "जैसा तालिका 1 में है।", "तालिका 1", "write {exhibit:eels} instead"),
        ("ru", "Таблица 1 это показывает.", "Таблица 1", "write {exhibit:eels} instead"),
    ],
)
def test_the_number_of_a_table_is_not_to_be_typed(language, said, typed, hint):
    caption = (LABELS[language], text(": Eels"))
    shown = replace(table(("Year", "Trade"), ("2030", "65.7")), caption=caption, anchor=exhibit_anchor("eels"))
    cleared = replace(PACK, exhibits={"eels": exhibit("eels")})
    [diagnostic] = found(good_with(paragraph(said), shown), cleared=cleared)
    assert (diagnostic.code, diagnostic.severity, diagnostic.hints) == ("BG413", Severity.WARNING, (hint,))
    assert diagnostic.message == f"'{typed}' is typed by hand, and this brief numbers its tables and figures"


def test_where_tables_have_no_numbers_or_words_are_no_label_nothing_is_typed():
    plain = table(("Year", "Trade"), ("2030", "65.7"), **CAPTIONED)
    numbered = replace(plain, caption=(LABELS["en"], text(": Eels")))
    assert found(good_with(paragraph("Fewer eels (Table 1)."), plain)) == ()
    assert found(good_with(paragraph("A timetable 1 page long, a table of 2030, Table A."), numbered)) == ()


WIDE = good_with(table(("Year", "Trade"), ("2030", "growing"), **CAPTIONED))


@pytest.mark.parametrize(
    ("landscape", "message"),
    [
        ([(1,)], "the table 'By year' has more in its columns than a landscape page holds: words in it are divided"),
        (
            [],
            "the table 'By year' has more in its columns than there is room for where it stands: words in it are divided",
        ),
    ],
)
def test_a_table_whose_words_are_divided_is_told_of(landscape, message):
    [made] = found(WIDE, pages=replace(layout(), divided=frozenset({(1,)}), landscape=frozenset(landscape)))
    assert (made.code, made.severity, made.message) == ("BG411", Severity.WARNING, message)
    assert made.hints == ("leave some of its 2 columns out, or shorten the longest words",)
    assert made.span.line == 12


def test_a_brief_that_asks_for_a_decision_and_names_none():
    [made] = found(ASKING, cleared=replace(PACK, ask="decide"))
    assert (made.code, made.message) == ("BG243", "the brief asks for a decision and names none")


def test_a_brief_that_asks_for_nothing_need_name_nothing():
    """The pack asks the minister; what is published of it asks nobody."""
    assert found(cleared=replace(PACK, ask="decide")) == ()


def test_a_decision_that_is_named():
    recommendation = item("talks", "recommendation", "Agree to the talks.")
    assert found(ASKING, cleared=replace(PACK, ask="decide", items={"talks": recommendation})) == ()


def test_an_item_that_has_no_place_is_named_with_its_rank():
    second = item("second", "event", "More talks.")
    [made] = found(cleared=pack(TALKS, second, figures=FIGURES, terms=TERMS))
    assert (made.code, made.severity) == ("BG408", Severity.WARNING)
    assert made.message == "'second' (rank 5) is for this reader, and the brief has no place for it"


def test_a_brief_that_has_no_place_for_what_is_marked_must_is_none():
    second = item("second", "event", "More talks.", must=True)
    [made] = found(cleared=pack(TALKS, second, figures=FIGURES, terms=TERMS))
    assert (made.code, made.severity) == ("BG408", Severity.ERROR)
    assert made.message == "'second' (rank 5, marked 'must') is for this reader, and the brief has no place for it"


LINED = pack(item("talks", "line", "Talks.", use="say", rests_on=("ground",)), item("ground", "fact", "Ships sail."),
             figures=FIGURES, terms=TERMS)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "otherwise"),
    [
        ("event", "let a line to say rest on it: this brief prints none of its kind by itself"),
        ("line", "rank it before one that is printed"),
        ("option", "give the template a place for its kind"),
    ],
)
def test_the_hint_gives_a_rank_only_where_a_rank_gives_a_place(kind, otherwise):
    cleared = replace(LINED, items={**LINED.items, "second": item("second", kind, "More talks.")})
    [made] = [one for one in found(cleared=cleared) if one.code == "BG408"]
    assert made.hints == (f"take the reader off it, or {otherwise}",)


def test_what_conflicts_with_a_ground_is_printed_beside_it_and_no_rank_gives_another_of_its_kind_a_place():
    ground, other = (
        item(name, "fact", "Ships sail.", conflicts_with=(against,))
        for name, against in (("ground", "other"), ("other", "ground"))
    )
    second = item("second", "fact", "More talks.")
    items = {one.id: one for one in (LINED.items["talks"], ground, other, second)}
    said = (
        Paragraph(children=(Text(text="Talks.", origin=one.text.origin),))
        for one in (LINED.items["talks"], ground, other)
    )
    [made] = [
        one
        for one in found(document(section(1, "Energy", *said)), cleared=replace(LINED, items=items))
        if one.code == "BG408"
    ]
    assert made.hints == (
        "take the reader off it, or let a line to say rest on it: this brief prints none of its kind by itself",
    )


def printing(item_, *, field="text", then=()):
    words_ = Text(text="Talks.", origin=replace(item_.text.origin, field=field))
    return document(section(1, "Energy", Paragraph(children=(words_, *then))))


def test_a_brief_that_cites_and_has_no_list():
    cited = Citation(references=(SourceReference(source="a", number=1),), origin=TALKS.text.origin)
    [made] = found(printing(TALKS, then=(cited,)))
    assert (made.code, made.severity) == ("BG244", Severity.ERROR)
    assert (
        found(replace(printing(TALKS, then=(cited,)), blocks=(*printing(TALKS, then=(cited,)).blocks, SourceList())))
        == ()
    )


@pytest.mark.parametrize(("form", "wanted"), [("names", ["by name"]), ("line", [])])
def test_names_need_a_list_and_a_line_of_sources_needs_none(form, wanted):
    named = (SourceReference(source="a", label="Roe 2031"),)
    cited = Citation(references=named, form=form, origin=TALKS.text.origin)
    messages = [made.message for made in found(printing(TALKS, then=(cited,)))]
    assert [word for word in wanted if word in messages[0]] == wanted
    assert len(messages) == len(wanted)


def test_end_notes_need_a_list_and_those_at_the_foot_none():
    origin = TALKS.text.origin
    called = {kind: NoteReference(number=1, kind=kind, children=words("A"), origin=origin) for kind in ("end", "foot")}
    [made] = found(printing(TALKS, then=(called["end"],)), citations="end")
    assert (made.code, "in end notes" in made.message) == ("BG244", True)
    listed = printing(TALKS, then=(called["end"],))
    assert found(replace(listed, blocks=(*listed.blocks, section(1, "Notes", NoteList())))) == ()
    assert found(printing(TALKS, then=(called["foot"],)), citations="foot") == ()


def test_a_note_is_neither_the_line_s_words_nor_its_author_s():
    named = replace(text("NATO by numbers, 68.7"), origin=replace(TALKS.text.origin, register="sources", field="title"))
    note = foot(1, named)
    assert found(printing(TALKS, then=(note,)), spoken_words=1) == ()


@pytest.mark.parametrize(("items", "why"), [({}, "none of it"), ({"talks": TALKS}, "its template")])
def test_a_brief_that_prints_nothing_of_its_pack(items, why):
    phrase = PhraseOrigin(key="say", language="en-GB")
    bare = map_inlines(GOOD, lambda inline: (replace(inline, origin=phrase) if isinstance(inline, Text) else inline,))
    made = [each for each in found(bare, cleared=replace(PACK, items=items)) if each.code == "BG245"]
    assert [each.severity for each in made] == [Severity.ERROR]
    assert why in made[0].message


def test_a_brief_of_an_exhibit_alone_prints_something():
    chart = replace(TALKS.text.origin, register="exhibits", item="trade")
    shown = map_inlines(GOOD, lambda inline: (replace(inline, origin=chart) if isinstance(inline, Text) else inline,))
    assert "BG245" not in [each.code for each in found(shown)]


@pytest.mark.parametrize("field", ["needs", "conflicts_with"])
def test_a_claim_is_not_printed_without_what_goes_with_it(field):
    other = item("other", "event", "Other talks.")
    claim = replace(TALKS, **{field: ("other",)})
    cleared = pack(claim, other, figures=FIGURES, terms=TERMS)
    [made] = [each for each in found(printing(claim), cleared=cleared) if each.code == "BG592"]
    assert (made.severity, made.message.startswith("'talks' is printed without")) == (Severity.ERROR, True)
    both = replace(printing(claim), blocks=(*printing(claim).blocks, *printing(other).blocks))
    assert not [each for each in found(both, cleared=cleared) if each.code == "BG592"]


def test_a_draft_is_marked_beside_its_words():
    draft = replace(TALKS, draft=True)
    cleared = pack(draft, figures=FIGURES, terms=TERMS)
    mark = Text(text="(draft)", origin=PhraseOrigin(key="draft-line", language="en-GB"))
    words_ = Text(text="Talks.", origin=draft.text.origin)

    def drafts(*children):
        made = replace(GOOD, blocks=(Paragraph(children=children),))
        return [each.severity for each in found(made, cleared=cleared) if each.code == "BG594"]

    assert drafts(words_) == [Severity.WARNING]
    assert drafts(words_, mark) == []


def test_a_form_that_is_a_selection_leaves_out_what_it_will():
    second = item("second", "event", "More talks.")
    assert found(cleared=pack(TALKS, second, figures=FIGURES, terms=TERMS), selection=True) == ()


def test_what_a_printed_item_rests_on_needs_no_place():
    ground = item("ground", "event", "More talks.")
    resting = replace(TALKS, rests_on=("ground",))
    assert found(cleared=pack(resting, ground, figures=FIGURES, terms=TERMS)) == ()


def test_a_last_page_a_third_full_will_do():
    assert found(pages=layout(30, 20, fill=0.34)) == ()


@pytest.mark.parametrize("use_", ["background", "if_asked", "avoid"])
def test_a_published_brief_that_prints_what_is_not_to_be_said(use_):
    cleared = replace(PUBLISHED, items={"talks": replace(TALKS, use=use_)})
    (diagnostic,) = found(cleared=cleared)
    assert diagnostic.code == "BG593"
    assert diagnostic.message == f"'talks' is printed in a published brief, though it is for use '{use_}'"


def test_a_published_brief_that_prints_what_is_not_cleared():
    (diagnostic,) = found(cleared=replace(PUBLISHED, items={}))
    assert diagnostic.message == "'talks' is printed in a published brief, though it is not cleared"


def test_an_internal_brief_may_print_background():
    assert found(cleared=replace(BACKGROUND, published=False)) == ()


def test_a_published_brief_of_what_may_be_said():
    assert found(cleared=PUBLISHED) == ()


LINE = item("talks", "line", "We look forward.", use="say")
SPOKEN = {"cleared": replace(PACK, items={"talks": LINE}), "spoken_words": 3}


def said(*words_):
    return found(good_with(paragraph(*words_, role="line")), **SPOKEN)


def test_a_line_that_is_too_long_to_say():
    [made] = said("We look forward to it.")
    assert (made.code, made.message) == ("BG409", "the line 'talks' has 5 words, 2 over the limit of 3")
    assert (made.span.path.name, made.span.line) == ("pack.md", 12)


def test_a_line_that_is_too_long_is_told_though_it_went_for_length():
    uncut = good_with(paragraph("We look forward to it.", role="line"))
    cut = {"cut": frozenset({"talks"}), "uncut": uncut}
    [made] = check(SPOKEN["cleared"], good_with(), layout(), form(spoken_words=3), **cut)
    assert made.code == "BG409"
    assert made.message.endswith("has 5 words, 2 over the limit of 3, and was left out for the brief's length")


def test_what_the_house_prints_beside_a_line_is_not_said():
    draft = Text(text=" (draft, not agreed)", origin=PhraseOrigin(key="draft-line", language="en-GB"))
    assert said("We look forward", draft) == ()


@pytest.mark.parametrize("fields", [{"use": "avoid"}, {"kind": "fact"}])
def test_only_lines_to_be_said_have_a_limit_of_words(fields):
    cleared = replace(PACK, items={"talks": replace(LINE, **fields)})
    assert found(good_with(paragraph("We look forward to it.")), cleared=cleared, spoken_words=3) == ()


HARD = "Bilateral consultations regarding hydrocarbon procurement are anticipated."
EASY = "The two sides may talk about oil. It is not sure."


OF_SOURCE = ItemOrigin(register="sources", item="s", field="title", language="en-GB", path="p.md", line=3)
UP_TO_7 = {"readability": {"en": {"grade": 7.0}}, "plain_language": "error"}


def test_prose_that_is_too_hard_is_shown_with_its_three_hardest_sentences():
    made = found(good_with(paragraph(HARD), bullets(EASY, HARD, HARD)), **UP_TO_7)
    assert [(each.code, each.severity) for each in made] == [
        ("BG410", Severity.ERROR),
        *[("BG410", Severity.WARNING)] * 3,
    ]
    assert re.search(r"of grade \d+\.\d \(years of school, by Flesch–Kincaid\), over its limit of 7$", made[0].message)
    assert HARD[:40] in made[1].message
    assert made[1].span.line == 12


def test_a_fixed_phrase_counts_and_is_no_sentence_to_mend():
    house = Paragraph(children=(Text(text=HARD, origin=PhraseOrigin(key="as-of-sentence", language="en-GB")),))
    made = found(good_with(house, paragraph(EASY)), readability={"en": {"grade": 3.0}}, plain_language="error")
    assert made[0].severity is Severity.ERROR
    assert len(made) > 1
    assert not [each for each in made if HARD[:40] in each.message]


def test_the_grade_is_by_the_formula():
    [one] = read_sentences(document(paragraph("The visit is planned."), titled=False))
    assert (one.words, one.parts) == (4, 5)
    assert Figures(language="en-GB", sentences=(one,)).grade == pytest.approx(0.39 * 4 + 11.8 * 5 / 4 - 15.59)


@pytest.mark.parametrize(
    "made",
    [
        good_with(paragraph(EASY)),
        good_with(Paragraph(children=(Text(text=HARD, origin=OF_SOURCE),), role="note")),
        good_with(table(("Year", "Said"), ("2030", HARD), **CAPTIONED)),
    ],
)
def test_easy_prose_and_what_is_no_prose_pass(made):
    assert found(made, **UP_TO_7) == ()


def test_only_english_is_graded():
    made = good_with(paragraph(HARD))
    assert found(replace(made, metadata=replace(made.metadata, language="hi-IN")), **UP_TO_7) == ()


def test_a_form_may_only_warn_of_hard_prose():
    made = found(good_with(paragraph(HARD)), readability={"en": {"grade": 7.0}})
    assert {each.severity for each in made} == {Severity.WARNING}


FRONT = document(section(1, "Energy", paragraph("Talks go on."), section(2, "Oil", paragraph("More."))))


def on_pages(use_, first_page, last_page):
    places = {(1, 1): placed(1, first_page, last_page), (1, 2): placed(2, 2), (1,): placed(3, 1, 2)}
    cleared = replace(PACK, items={"talks": replace(TALKS, use=use_), "hello": SAID})
    made = replace(FRONT, blocks=(*FRONT.blocks, section(1, "Said", of_item("hello", "We look forward."))))
    return found(made, cleared=cleared, pages=layout(30, 30, placements=places), front_page="say")


SAID = item("hello", "line", "We look forward.", use="say")


def of_item(name, said_):
    made = text(said_)
    return Paragraph(children=(replace(made, origin=replace(made.origin, item=name)),), role="body")


@pytest.mark.parametrize("use_", ["if_asked", "background", "avoid"])
@pytest.mark.parametrize("last_page", [1, 2])
def test_what_is_not_to_be_said_stands_on_no_front_page(use_, last_page):
    [made] = on_pages(use_, 1, last_page)
    assert (made.code, made.message) == ("BG595", f"'talks' is printed on page 1, though it is for use '{use_}'")
    assert ("`.say`" in made.hints[0]) == (use_ != "avoid")


def under_plain_heading(blocks):
    return document(replace(section(1, "If asked", *blocks), heading=(PLAIN,)), titled=False)


def with_nothing_to_say(**fields):
    asked = {name: item(name, "line", "Words.", use=use_) for name, use_ in (("sum", "if_asked"), ("cost", "avoid"))}
    made = under_plain_heading(of_item(name, "Words.") for name in asked)
    return check(replace(PACK, items={**asked, "hello": SAID}), made, layout(), form(front_page="say"), **fields)


NAMED_AFTER = "'sum' (for use 'if_asked'), 'cost' (for use 'avoid')"


def test_a_front_page_without_a_line_to_say_has_one_cause_and_no_echo():
    [made] = [each for each in with_nothing_to_say() if each.code == "BG595"]
    assert made.message == (
        f"the brief has no line to say, so that page 1 begins with what is not to be said unasked: {NAMED_AFTER}"
    )
    assert made.hints == ("write one for this reader under `# Say`",)


def test_a_line_to_say_that_went_for_length_is_named_as_the_cause():
    [made] = [each for each in with_nothing_to_say(cut=frozenset({"hello"})) if each.code == "BG595"]
    assert made.message.startswith("no line to say is left, for length took 'hello', so that page 1")


def test_of_many_items_on_a_front_page_three_are_named():
    names = ("a", "b", "c", "d")
    made = under_plain_heading(of_item(name, "Words.") for name in names)
    cleared = replace(PACK, items={name: item(name, "line", "Words.", use="if_asked") for name in names})
    [told] = [each for each in found(made, cleared=cleared, front_page="say") if each.code == "BG595"]
    assert told.message.endswith("'c' (for use 'if_asked') and 1 more")


def test_a_front_page_of_what_may_be_said():
    assert on_pages("say", 1, 1) == ()


PLAIN = Text(text="A visit", origin=TemplateOrigin(path="x.j2", line=1))


def test_what_is_printed_from_page_2_on_may_be_for_answering():
    places = {(0,): placed(1), (1,): placed(3, 2)}
    cleared = replace(PACK, items={"talks": replace(TALKS, use="if_asked")})
    head = replace(FRONT, blocks=(replace(FRONT.blocks[0], children=(PLAIN,)), *FRONT.blocks[1:]))
    assert found(head, cleared=cleared, pages=layout(30, 30, placements=places), front_page="say") == ()


@pytest.mark.parametrize(("register", "field"), [("sources", "title"), ("pack", "as_of"), ("items", "when")])
def test_only_an_authors_sentences_are_read_for_numbers_and_abbreviations(register, field):
    origin = ItemOrigin(register=register, item="talks", field=field, language="en-GB", path="v.md", line=1)
    made = good_with(paragraph(replace(text("12:30 UTC, 68.7"), origin=origin)))
    assert found(made, cleared=PUBLISHED) == ()


def test_a_finding_stands_at_the_authors_line_with_a_hint():
    (diagnostic,) = found(good_with(paragraph("An FTA is near.")))
    assert diagnostic.span == Span(path=Path("content/visit/pack.md"), line=12)
    assert diagnostic.hints
    assert diagnostic.audience == "minister"


@pytest.mark.parametrize("rule", [*RULES, *PACK_RULES], ids=lambda rule: rule.name)
def test_every_rule_has_a_page(rule):
    first, *paragraphs = rule.page.strip().split("\n\n")
    assert first.startswith("Flag ")
    starts = [
        line.split(":")[0]
        for line in "\n".join(paragraphs).split("\n")
        if line.split(":")[0] in {"Why", "Example", "Instead"}
    ]
    assert starts == ["Why", "Example", "Instead"]


def test_codes_and_names_are_given_once_and_in_order():
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES})
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_module_of_rules_is_listed():
    modules = {path.stem for path in Path(rules.__path__[0]).glob("*.py")} - {"__init__"}
    assert {rule.find.__module__.rpartition(".")[2] for rule in (*RULES, *PACK_RULES)} == modules
