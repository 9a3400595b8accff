"""What holds of every block, whatever stands in it, with notes in the margin and without."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.blocks import LONG, blocks, extent, lines_of, said, text_lines
from support.documents import document, paragraph, section
from support.layout import house_theme, laid_out

from briefgen.layout.lay_out import places
from briefgen.layout.model import TextLine

SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
GENERATED = {"label", "separator", "page", "marking"}
THEMES = st.builds(lambda shown: replace(house_theme(), margin_notes=shown), st.booleans())
documents = st.lists(blocks, min_size=1, max_size=12).map(lambda each: document(section(1, "Heading", *each)))


def runs(layout):
    return [run for page in layout.pages for line in text_lines(page) for run in line.runs if run.place]


@SLOW
@given(documents, THEMES)
def test_what_is_painted_is_the_tree_in_its_order(drawn, theme):
    order = {place: number for number, (place, _, _) in enumerate(places(drawn))}
    painted = [order[run.place] for run in runs(laid_out(drawn, theme)) if not GENERATED & set(run.place[-1:])]
    leaves = [order[place] for place, _, node in places(drawn) if hasattr(node, "text")]
    assert painted == sorted(painted)
    assert set(leaves) <= set(painted)


@SLOW
@given(documents, THEMES)
def test_all_text_stands_on_the_page_and_none_upon_another(drawn, theme):
    style = theme.page
    for page in laid_out(drawn, theme).pages:
        spans = [extent(line) for line in text_lines(page)]
        for left, top, right, bottom in spans:
            assert style.left - theme.number_column - 1 <= left < right <= style.width - style.right + 0.01
            assert style.top - 0.01 <= top <= bottom <= style.height - style.bottom + 0.01
        for one, other in combinations(spans, 2):
            beside = one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01
            assert beside or one[3] <= other[1] + 0.01 or other[3] <= one[1] + 0.01


@SLOW
@given(documents, THEMES)
def test_a_line_s_runs_follow_each_other(drawn, theme):
    for page in laid_out(drawn, theme).pages:
        for line in text_lines(page):
            ends = [run.x + run.width for run in line.runs]
            assert all(run.x >= end - 0.01 for run, end in zip(line.runs[1:], ends, strict=False))


def first_words(theme, number=7):
    layout = laid_out(document(section(1, "Heading", paragraph(LONG, number=number))), theme)
    return [line for _, line in lines_of(layout, "blocks", 1, "blocks", 0)]


@pytest.mark.parametrize("number", [7, 12, 140])
def test_a_hung_number_stands_in_the_margin(number):
    theme = house_theme()
    label, first, *_ = first_words(theme, number)
    assert said(label) == f"{number}."
    assert label.runs[0].x <= theme.page.left - theme.number_column < theme.page.left == first.runs[0].x
    assert label.baseline == pytest.approx(first.baseline)


def test_words_run_on_after_a_number_that_is_flush():
    theme = replace(house_theme(), paragraph_numbers="flush")
    first, second, *_ = first_words(theme)
    assert said(first).startswith("7.\u2003The two sides")
    assert first.runs[0].x == second.runs[0].x == theme.page.left


def test_a_line_to_say_stays_with_its_fact():
    pair = (paragraph("We look forward to the talks.", role="line"), paragraph("They are planned.", role="fact"))
    for above in range(30, 60):
        layout = laid_out(document(*[paragraph("x")] * above, *pair))
        assert layout.placements[above + 1,].last_page == layout.placements[above + 2,].first_page


def test_a_banner_has_its_own_look():
    (_, line), *_ = lines_of(laid_out(document(paragraph("INTERNAL", role="banner"))), "blocks", 1)
    assert line.runs[0].ink.face.weight == 700
    assert isinstance(line, TextLine)
