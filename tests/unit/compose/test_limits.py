from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from support.documents import bullets, cite, document, documents, everything, paragraph, section
from support.layout import house_theme
from support.layouts import layout, placed
from support.settings import form

from briefgen.audience.form import Limit
from briefgen.compose.limits import over_limits
from briefgen.diagnostics import Severity, Span
from briefgen.document.inlines import Text
from briefgen.document.origins import ItemOrigin, PhraseOrigin, TemplateOrigin
from briefgen.document.words import count_words
from briefgen.theme.model import Lent

PROSE = document(
    section(
        1, "Energy", paragraph("Talks are expected to turn on supply. Nothing is agreed."), bullets("One two three.")
    ),
    section(1, "Trade", paragraph("Trade grew.")),
)


def found(limit, made=PROSE, *, pages=(30,), theme=None, **given):
    return list(over(made, layout(*pages, **given), form(limits=(limit,)), "minister", theme))


def over(made, laid, asked, audience, theme=None, **given):
    return over_limits(made, laid, asked, audience, theme or house_theme(), **given)


def messages(unit, most, scope="brief", **given):
    return [(each.code, each.message) for each in found(Limit(unit=unit, max=most, scope=scope), **given)]


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        ((30, 7), "the brief takes 2 pages, 1 over its limit of 1: 7 lines stand after page 1"),
        ((30, 1), "the brief takes 2 pages, 1 over its limit of 1: 1 line stands after page 1"),
        ((30, 30, 2), "the brief takes 3 pages, 2 over its limit of 1: 32 lines stand after page 1"),
    ],
)
def test_too_many_pages_says_how_many_lines_are_over(pages, message):
    assert messages("pages", 1, pages=pages) == [("BG401", message)]


@pytest.mark.parametrize(
    ("pages", "breaks", "most", "message"),
    [
        ((30, 40, 5, 30, 40), (4,), 4, "5 lines on page 3 are too many, for page breaks part the text"),
        ((30, 5, 40, 7, 40), (3, 5), 3, "12 lines on pages 2 and 4 are too many, for page breaks part the text"),
        ((30, 40, 1, 40), (4,), 3, "1 line on page 3 is too many, for page breaks part the text"),
        ((40, 9, 40, 9), (3,), 3, "9 lines stand after page 3"),
        ((40, 9, 3), (3,), 2, "3 lines stand after page 2"),
        ((40, 30, 3, 40, 40), (4,), 3, "33 lines on pages 2 and 3 are too many, for page breaks part the text"),
    ],
)
def test_only_what_makes_a_page_less_counts_where_page_breaks_part_the_text(pages, breaks, most, message):
    said = found(Limit(unit="pages", max=most, scope="brief"), pages=pages, breaks=breaks)[0]
    assert said.message.endswith(f": {message}")
    assert said.hints[0].startswith(f"shorten it by {message.partition(' line')[0]} line")


def test_pages_without_lines_have_none_to_take_out():
    said = found(Limit(unit="pages", max=1, scope="brief"), pages=(30, 0))[0]
    assert said.message == "the brief takes 2 pages, 1 over its limit of 1"
    assert said.hints == ("shorten it, or leave out what matters least",)


@pytest.mark.parametrize(("margin", "said"), [(72, True), (30, False)])
def test_a_letterhead_s_page_is_named_where_it_leaves_less_room_than_the_theme_s(margin, said):
    own = house_theme()
    page = replace(own.page, left=margin, right=margin, top=margin, bottom=margin)
    theme = replace(own, page=page, lent=Lent(letterhead="house.docx", instead_of=own.page))
    hints = found(Limit(unit="pages", max=1), pages=(30, 7), theme=theme)[0].hints
    assert any("'house.docx' leaves 159 × 246 mm for text, the theme's own" in hint for hint in hints) == said


def test_the_hint_says_how_much_to_take_out():
    assert found(Limit(unit="pages", max=1), pages=(30, 7))[0].hints == (
        "shorten it by 7 lines, or leave out what matters least",
    )


@pytest.mark.parametrize(
    ("theme", "named"),
    [
        (replace(house_theme(), name="ministry"), "ministry"),
        (house_theme(paper="letter"), "government"),
    ],
)
def test_in_a_look_that_is_not_its_own_the_hint_says_what_the_look_can_do(theme, named):
    tighter = f", or give it smaller distances in this look, under `audiences:` of the theme '{named}'"
    limit = Limit(unit="pages", max=1)
    assert found(limit, pages=(30, 7), theme=theme)[0].hints == (
        f"shorten it by 7 lines, or leave out what matters least{tighter}",
    )
    assert found(Limit(unit="words", max=15), theme=theme)[0].hints == ("shorten it by 4 words",)


@pytest.mark.parametrize("most", [19, 20])
def test_a_brief_within_its_limit_is_fine(most):
    assert count_words(PROSE) == 19
    assert messages("words", most) == []


def test_too_many_words():
    assert messages("words", 15) == [("BG402", "the brief has 19 words, 4 over its limit of 15")]


def test_too_many_words_in_a_section():
    assert messages("words", 12, "section") == [("BG402", "the section 'Energy' has 14 words, 2 over its limit of 12")]


def test_too_many_words_in_a_paragraph():
    assert messages("words", 9, "block") == [
        ("BG402", "the paragraph 'Talks are expected to turn on supply. No…' has 10 words, 1 over its limit of 9")
    ]


def test_lines_are_counted_on_the_outermost_blocks():
    placements = {(1, 1): placed(3), (1, 2): placed(2), (1, 2, 0): placed(2), (2, 1): placed(1)}
    assert messages("lines", 4, "section", placements=placements) == [
        ("BG403", "the section 'Energy' has 5 lines, 1 over its limit of 4")
    ]
    assert messages("lines", 5, placements=placements) == [("BG403", "the brief has 6 lines, 1 over its limit of 5")]


def test_lines_of_a_paragraph_in_a_list():
    placements = {(1, 2, 0, 0): placed(3)}
    assert messages("lines", 2, "block", placements=placements) == [
        ("BG403", "the paragraph 'One two three.' has 3 lines, 1 over its limit of 2")
    ]


def test_pages_of_a_section():
    placements = {(1, 1): placed(3), (1, 2): placed(2, 2, 3), (2, 1): placed(1, 3)}
    assert messages("pages", 2, "section", placements=placements, pages=(30, 30, 2)) == [
        ("BG401", "the section 'Energy' takes 3 pages, 1 over its limit of 2")
    ]


def test_a_long_sentence_is_quoted_at_its_place():
    (diagnostic,) = found(Limit(unit="words_per_sentence", max=6))
    assert (
        diagnostic.message == "the sentence 'Talks are expected to turn on supply.' has 7 words, 1 over its limit of 6"
    )
    assert diagnostic.span == Span(path=Path("content/visit/pack.md"), line=12)
    assert diagnostic.code == "BG404"


def test_citations_make_no_sentence_longer():
    made = document(paragraph("One two three ", cite("a", "b"), "."))
    assert messages("words_per_sentence", 3, made=made) == []


def test_a_limit_may_only_warn():
    assert found(Limit(unit="words", max=1, severity="warning"))[0].severity is Severity.WARNING


def test_every_broken_limit_is_named():
    limits = (Limit(unit="pages", max=1), Limit(unit="words", max=10))
    made = over(PROSE, layout(30, 2), form(limits=limits), "minister")
    assert [(each.code, each.audience) for each in made] == [("BG401", "minister"), ("BG402", "minister")]


EVERY_LIMIT = tuple(
    Limit(unit=unit, max=1, scope=scope)
    for unit in ("pages", "lines", "words", "words_per_sentence")
    for scope in ("brief", "section", "block")
)


@given(documents())
def test_every_limit_can_be_set_on_every_document(drawn):
    broken = over(drawn, layout(), form(limits=EVERY_LIMIT), "analyst")
    assert all(each.message.endswith("over its limit of 1") for each in broken)


def test_nothing_is_over_where_nothing_is_promised():
    assert list(over(everything(), layout(99, 99), form(), "analyst")) == []


def test_a_long_sentence_is_shown_where_its_author_wrote_it_and_not_where_the_template_numbers_it():
    number = Text(text="1. ", origin=TemplateOrigin(path="audiences/analyst/brief.md.j2", line=12))
    first, second = (
        Text(
            text=said,
            origin=ItemOrigin(
                register="items", item=name, field="text", language="en-GB", path="visit/pack.md", line=line
            ),
        )
        for said, name, line in (("Short.", "one", 19), ("This one goes on for long.", "two", 23))
    )
    made = document(section(1, "Energy", paragraph(number, first, Text(text=" 2. ", origin=number.origin), second)))
    [long] = found(Limit(unit="words_per_sentence", max=5), made)
    assert long.span == Span(path=Path("content/visit/pack.md"), line=23)


def test_a_long_fixed_phrase_is_shown_in_the_locale_and_words_of_a_template_in_the_template():
    of_house = Text(text="The house says this in all its briefs.", origin=PhraseOrigin(key="says", language="en-GB"))
    at = TemplateOrigin(path="audiences/analyst/brief.md.j2", line=12)
    made = document(
        section(
            1,
            "Energy",
            paragraph("Short."),
            paragraph(of_house),
            paragraph(Text(text="So says every template of it.", origin=at)),
        )
    )
    limits = form(limits=(Limit(unit="words_per_sentence", max=5),))
    place = Span(path=Path("templates/locales/en-GB.yaml"), line=7)
    broken = over(made, layout(), limits, "minister", phrase_place={"says": place}.get)
    assert [each.span for each in broken] == [
        place,
        Span(path=Path("templates/audiences/analyst/brief.md.j2"), line=12),
    ]


def test_the_label_of_an_item_makes_its_sentence_no_longer():
    label = Text(
        text="Reported (the Ministry of Ports): ", origin=TemplateOrigin(path="audiences/a/brief.md.j2", line=1)
    )
    assert (
        messages("words_per_sentence", 3, made=document(section(1, "Energy", paragraph(label, "One two three.")))) == []
    )
