from dataclasses import replace

import pytest
from support.blocks import text_lines
from support.documents import document, paragraph, section, table, words
from support.layout import house_theme, laid_out

from briefgen.document.inlines import Link, Strong
from briefgen.layout.model import Fill
from briefgen.theme.model import RuleAbove

RULE = RuleAbove(width=2.0, colour="#112233", space=5.0)


def ruled(style: str, **fields):
    theme = house_theme()
    styles = {**theme.styles, style: replace(theme.styles[style], above=RULE)}
    return replace(theme, styles=styles, **fields)


def rules(page):
    return [piece for piece in page.pieces if isinstance(piece, Fill) and piece.colour == RULE.colour]


def test_a_rule_stands_above_the_first_line_and_pushes_it_down():
    drawn = document(section(1, "Heading", paragraph("Text.")))
    theme = ruled("heading-1")
    plain, page = laid_out(drawn).pages[0], laid_out(drawn, theme).pages[0]
    [rule] = rules(page)
    assert (rule.height, rule.x) == (2.0, theme.page.left)
    assert rule.width == pytest.approx(theme.page.width - theme.page.left - theme.page.right)
    moved = [one.baseline - other.baseline for one, other in zip(text_lines(page), text_lines(plain), strict=True)]
    assert moved[-2:] == pytest.approx([7.0, 7.0])


def test_a_rule_is_as_wide_as_the_page_leaves_room_for():
    theme = ruled("heading-1", margin_notes=True)
    [rule] = rules(laid_out(document(section(1, "Heading", paragraph("Text."))), theme).pages[0])
    assert rule.width == pytest.approx(theme.page.width - theme.page.left - theme.page.right)


def test_a_rule_is_no_part_of_the_text_and_stands_once_above_a_long_paragraph():
    theme = ruled("body")
    page = laid_out(document(paragraph("word " * 60)), theme).pages[0]
    [rule] = rules(page)
    assert rule.place is None


def test_each_style_is_set_in_its_own_family():
    theme = house_theme()
    serif = replace(theme.styles["heading-1"], font="Noto Serif")
    theme = replace(theme, styles={**theme.styles, "heading-1": serif})
    page = laid_out(document(section(1, "Heading", paragraph("Text."))), theme).pages[0]
    families = {run.text: run.ink.face.family for line in text_lines(page) for run in line.runs}
    assert (families["Heading"], families["Text."]) == ("Noto Serif", "Noto Sans")


@pytest.mark.parametrize("plain", [True, False])
def test_links_in_a_head_may_have_the_colour_of_its_words(plain):
    theme = house_theme()
    head = replace(theme.styles["table-head"], colour="#010203", plain_links=plain)
    theme = replace(theme, styles={**theme.styles, "table-head": head})
    link = Link(url="https://example.org/", children=words("linked"))
    page = laid_out(document(table((link,), ("cell",))), theme).pages[0]
    [run] = [run for line in text_lines(page) for run in line.runs if run.text == "linked"]
    assert run.ink.colour == ("#010203" if plain else theme.link)


def test_words_of_one_look_and_node_are_one_run():
    (page,) = laid_out(
        document(paragraph("one two ", Strong(children=words("three")), " four five"), titled=False)
    ).pages
    assert [[run.text for run in line.runs] for line in text_lines(page)][-1] == ["one two ", "three", " four five"]
