import pytest
from support.blocks import decision, lines_of, said
from support.documents import document
from support.layout import house_theme, laid_out

from briefgen.layout.model import Fill

CHOICES = ("Agree", "Disagree", "Discuss")


def rules(layout):
    theme = house_theme().decision
    fills = [piece for piece in layout.pages[0].pieces if isinstance(piece, Fill)]
    across = [fill for fill in fills if fill.height == theme.rule and fill.width > theme.box]
    return fills, across


def lines(layout):
    return [line for _, line in lines_of(layout, "blocks", 1)]


def test_each_choice_has_an_empty_box_on_one_line():
    layout = laid_out(document(decision(CHOICES)))
    fills, _ = rules(layout)
    assert len(fills) == 4 * len(CHOICES)
    assert [said(line) for line in lines(layout)] == list(CHOICES)
    assert len({line.baseline for line in lines(layout)}) == 1


def test_a_box_is_square_and_stands_before_its_word():
    layout = laid_out(document(decision(("Agree",))))
    fills, _ = rules(layout)
    left, top = min(fill.x for fill in fills), min(fill.y for fill in fills)
    right, bottom = max(fill.x + fill.width for fill in fills), max(fill.y + fill.height for fill in fills)
    assert right - left == pytest.approx(bottom - top) == pytest.approx(house_theme().decision.box)
    assert right < lines(layout)[0].runs[0].x


def test_choices_that_do_not_fit_go_on_below():
    layout = laid_out(document(decision(["Agree with the recommendation as it stands"] * 3)))
    assert len({line.baseline for line in lines(layout)}) > 1


def test_a_rule_to_write_on_stands_after_each_word_with_room_above():
    theme, page = house_theme().decision, house_theme().page
    layout = laid_out(document(decision(CHOICES, ("Signature", "Date", "Comments"))))
    _, across = rules(layout)
    words = lines(layout)[3:]
    assert [said(line) for line in words] == ["Signature", "Date", "Comments"]
    for line, rule in zip(words, across, strict=True):
        assert line.runs[0].x + line.runs[0].width <= rule.x < rule.x + rule.width <= page.width - page.right + 0.01
        assert line.baseline < rule.y < line.baseline + 4
    assert across[2].y - across[0].y >= theme.writing - 0.01


def test_one_blank_has_the_whole_measure():
    page = house_theme().page
    _, (rule,) = rules(laid_out(document(decision(CHOICES, ("Signature",)))))
    assert rule.x + rule.width == pytest.approx(page.width - page.right)
