"""Drawings that are made lower, so that the page before them is not left blank."""

import pytest
from support.documents import document, paragraph, section, words
from support.exhibits import chart
from support.layout import house_theme, laid_out

from briefgen.document.nodes import Block, Half, PageBreak, Pair, SideBySide
from briefgen.layout.model import Layout

PAGE = house_theme().page
HEIGHT = PAGE.height - PAGE.top - PAGE.bottom
PARAGRAPH = 30.0
"""The height of one, with the space round it, at the most."""
FORMS = ("column", "line", "stacked-column")


def shown(form: str):
    rows = {f"{2010 + index}": [float(index), 3.0] for index in range(6)}
    fields = {"caption": words("Trade"), "note": words("A note. " * 150), "source": words("Source: us")}
    return chart(form, rows, series=["a", "b"], **fields)


def blank(layout: Layout, last: int) -> float:
    """Return how much of page 1 is blank below the block *last*."""
    placement = layout.placements[last,]
    return PAGE.height - PAGE.bottom - placement.top - placement.height


@pytest.mark.parametrize("form", FORMS)
def test_a_chart_leaves_more_than_a_quarter_of_a_page_blank_only_where_it_would_be_too_low(form):
    alone = laid_out(document(shown(form), titled=False)).placements[0,].height
    rooms, heights = list[float](), list[float]()
    for count in range(10, 30):
        layout = laid_out(document(*[paragraph("Some words.")] * count, shown(form), titled=False))
        placement = layout.placements[count,]
        assert placement.first_page == placement.last_page
        if placement.first_page == 1:
            assert placement.top + placement.height <= PAGE.height - PAGE.bottom + 0.1
            heights.append(placement.height)
        else:
            assert placement.height == pytest.approx(alone)
            rooms.append(blank(layout, count - 1))
    assert min(heights) < alone - 20
    assert all(room <= HEIGHT / 4 or room < min(heights) + PARAGRAPH for room in rooms)


def test_one_that_would_be_too_low_stands_on_the_next_page_as_high_as_it_is():
    full = shown("column")
    alone = laid_out(document(full, titled=False)).placements[0,].height
    heights = {
        laid_out(document(*[paragraph("Some words.")] * count, full, titled=False)).placements[count,].height
        for count in range(10, 30)
    }
    least = alone - house_theme().chart.height + house_theme().chart.least
    assert max(heights) == pytest.approx(alone)
    assert least <= min(heights)


def test_its_heading_comes_with_it():
    for count in range(10, 30):
        filler = [paragraph("Some words.")] * count
        layout = laid_out(document(*filler, section(2, "Trade", shown("column")), titled=False))
        assert layout.placements[count, 1].first_page == layout.placements[count,].first_page


def test_what_is_asked_to_begin_a_page_is_not_moved():
    broken = laid_out(document(paragraph("Some words."), PageBreak(), shown("column"), titled=False))
    assert broken.placements[2,].first_page == 2


def test_of_two_that_stand_side_by_side_neither_is_made_lower():
    def half(language: str, *blocks: Block) -> Half:
        return Half(language=language, blocks=blocks)

    heads = Pair(halves=(half("en-GB", paragraph("English")), half("de-DE", paragraph("Deutsch"))))
    pairs = SideBySide(pairs=(heads, Pair(halves=(half("en-GB", shown("column")), half("de-DE", shown("column"))))))
    heights = set[float]()
    for count in range(10, 30):
        layout = laid_out(document(*[paragraph("Some words.")] * count, pairs, titled=False))
        assert len(layout.charts) == 2
        heights.update(drawn.height for drawn in layout.charts.values())
    assert len(heights) == 1
