"""Lines of a paragraph: none too wide, none too many, as even as they can be."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.layout import house_fonts, house_theme

from briefgen.layout.breaking import SHORT_END, TOLERANCE, Line, first_fit, line_width, longest_part, total_fit
from briefgen.layout.hyphens import SOFT_HYPHEN, is_divided
from briefgen.layout.inlines import Stretch
from briefgen.layout.setting import Setting
from briefgen.layout.words import Word, words

SETTING = Setting(
    theme=house_theme(), fonts=house_fonts(), language="en-GB", x=0, width=400, height=600, foot=(0.0, 0.0)
)
ALIKE = settings(max_examples=100, deadline=None, derandomize=True)

PIECES = st.sampled_from(
    [
        "a",
        "in",
        "the",
        "talks,",
        "agreement",
        "understanding",
        "long-term",
        "non-proliferation",
        "V.",
        "5",
        "km",
        "\n",
        "Путин",
        "क्षेत्रीय",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join)
MEASURES = st.floats(min_value=25, max_value=400)


def said(text: str, language: str = "en-GB") -> tuple[Word, ...]:
    ink = SETTING.ink(SETTING.style("body"))
    parts = text.replace("\n", "|\n|").split("|")
    return words([Stretch(text=part, ink=ink, language=language, place=("x",)) for part in parts])


def text_of(line: Line) -> str:
    return "".join(box.shaped.text for word in line for box in word.boxes).rstrip()


def slack(lines: Sequence[Line], width: float) -> list[float]:
    """Return what lines leave of the measure, without those that end where the text ends."""
    return [1 - line_width(line) / width for line in lines[:-1] if not line[-1].ends_line]


@ALIKE
@given(TEXTS, MEASURES)
def test_every_word_stands_once_and_in_order(text: str, width: float):
    whole = "".join(box.shaped.text for word in said(text) for box in word.boxes)
    for fit in (first_fit, total_fit):
        assert (
            "".join(box.shaped.text for line in fit(said(text), width) for word in line for box in word.boxes) == whole
        )


@ALIKE
@given(TEXTS, MEASURES)
def test_no_line_is_wider_than_the_measure(text: str, width: float):
    assert all(line_width(line) <= width + 2 * TOLERANCE for line in total_fit(said(text), width))


@ALIKE
@given(TEXTS, MEASURES)
def test_there_are_as_many_lines_as_first_fit_makes_and_as_many_again(text: str, width: float):
    lines = total_fit(said(text), width)
    assert len(lines) == len(first_fit(said(text), width))
    assert total_fit([word for line in lines for word in line], width) == lines


@ALIKE
@given(TEXTS, MEASURES)
def test_lines_end_where_the_tree_breaks_them(text: str, width: float):
    assert all(not word.ends_line for line in total_fit(said(text), width) for word in line[:-1])


@ALIKE
@given(TEXTS, MEASURES)
def test_lines_are_no_more_uneven_than_those_of_first_fit_unless_their_ends_are_better(text: str, width: float):
    plain = said(text.replace("5 km", "").replace("V.", "").replace("\n", ""), "x")
    if not plain:
        return
    best, first = total_fit(plain, width), first_fit(plain, width)
    if line_width(first[-1]) >= SHORT_END * width:
        assert sum(each**2 for each in slack(best, width)) <= sum(each**2 for each in slack(first, width)) + 1e-6


@ALIKE
@given(TEXTS, MEASURES)
def test_words_may_be_divided_and_nothing_else_changes(text: str, width: float):
    """No hyphen stands at the end of two lines in a row, or of the last line but one where only a part would follow."""
    whole = said(text)
    lines = total_fit(whole, width, hyphenate=True)
    assert len(lines) <= len(first_fit(whole, width))
    assert all(line_width(line) <= width + 2 * TOLERANCE for line in lines)
    printed = "".join(box.shaped.text for line in lines for word in line for box in word.boxes)
    assert printed.replace(SOFT_HYPHEN, "") == "".join(box.shaped.text for word in whole for box in word.boxes)
    ends = [is_divided(line[-1]) for line in lines]
    assert (True, True) not in set(pairwise(ends))
    assert not any(ends[-1:])


def test_narrow_lines_are_filled_where_words_may_be_divided():
    text = "международное сотрудничество правительств предполагает соглашения о предоставлении оборудования"
    whole, divided = (total_fit(said(text, "ru-RU"), 130, hyphenate=each) for each in (False, True))
    assert len(divided) < len(whole)
    assert max(slack(divided, 130)) < min(slack(whole, 130))


COMPOUND = "from non-governmental https://example.org/international/understanding organisations of understanding"


def test_a_compound_and_an_address_are_divided_at_their_own_joints_only():
    divided = set()
    for width in range(60, 200, 2):
        lines = total_fit(said(COMPOUND), width, hyphenate=True)
        divided |= {text_of(line).split()[-1] for line in lines if is_divided(line[-1])}
    assert divided
    assert all("organisations".startswith(part.removesuffix(SOFT_HYPHEN)) for part in divided)


RAGGED = "The committee considered an extraordinarily straightforward intergovernmental understanding of what was said"


def test_a_very_short_line_is_evened_out():
    width = next(
        width for width in range(150, 300) if max(slack(first_fit(said(RAGGED), width), width), default=0) > 0.35
    )
    assert max(slack(total_fit(said(RAGGED), width), width)) < max(slack(first_fit(said(RAGGED), width), width))


def test_a_last_line_takes_a_word_more_where_it_would_be_lost():
    text = "Talks on energy, defence, science and trade are expected to turn on long-term supply of oil"
    width = line_width(said(text)[:-1])
    assert text_of(first_fit(said(text), width)[-1]) == "oil"
    assert (
        text_of(total_fit(said(text), width)[-1]) == "of oil"
        or line_width(total_fit(said(text), width)[-1]) >= SHORT_END * width
    )


def test_the_lines_of_a_heading_are_of_like_length():
    text = "What is known about trade between the two countries"
    width = line_width(said(text)[:-1])
    assert text_of(first_fit(said(text), width)[-1]) == "countries"
    first, last = total_fit(said(text), width, balance=True)
    assert abs(line_width(first) - line_width(last)) < 0.2 * width
    assert len(total_fit(said(text), 2 * width, balance=True)) == 1


@pytest.mark.parametrize(
    ("language", "text", "never"),
    [
        ("en-GB", "It was said again and again that the President, Mr V. V. Putin, will arrive on 4 December this year", "V."),
        ("ru-RU", "Главы двух стран хотят обсудить в ходе встречи и торговлю, и энергию, а с ними и культуру стран", "и"),
    ],
)  # fmt: skip
def test_a_line_does_not_end_where_it_had_better_not(language: str, text: str, never: str):
    better = 0
    for width in range(120, 400, 7):
        first, best = (fit(said(text, language), width) for fit in (first_fit, total_fit))
        held = [sum(line[-1].penalty > 0 for line in lines[:-1]) for lines in (first, best)]
        assert held[1] <= held[0]
        better += held[1] < held[0]
        if not held[1]:
            assert not any(text_of(line).split()[-1] == never for line in best[:-1])
    assert better


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Президент Республики в сопровождении", ["Президент Республики", "в сопровождении"]),
        ("дом г-жа он", ["дом г-жа", "он"]),
    ],
)
def test_a_rule_gives_way_where_a_line_would_lose_too_much(text, lines):
    """The measure is that of all words but the last."""
    first = said(text, "ru-RU")
    width = line_width(first[:-1])
    assert [text_of(line) for line in total_fit(first, width)] == lines


def test_the_longest_part_holds_words_that_belong_together():
    assert longest_part(said("Total (US$ billion) in")) == pytest.approx(line_width(said("(US$ billion)")))
    assert longest_part(said("Total in billions")) == pytest.approx(line_width(said("billions")))


def test_no_words_are_no_lines():
    assert total_fit([], 100) == first_fit([], 100) == ()
