import pytest
from support.blocks import LONG, lines_of, said, timeline
from support.documents import document, paragraph
from support.layout import house_theme, laid_out

from briefgen.layout.model import Fill, Marker

ENTRIES = (("October 2000", "A declaration."), ("December 2010", LONG * 3), ("5 December 2025", "The summit."))


def drawn(page):
    dots = [piece for piece in page.pieces if isinstance(piece, Marker)]
    return dots, [piece for piece in page.pieces if isinstance(piece, Fill)]


def test_the_line_goes_from_the_first_dot_to_the_last_without_a_gap():
    dots, line = drawn(laid_out(document(timeline(*ENTRIES))).pages[0])
    assert len(dots) == len(ENTRIES)
    assert (line[0].y, line[-1].y + line[-1].height) == pytest.approx((dots[0].y, dots[-1].y))
    ends = [part.y + part.height for part in line]
    assert [part.y for part in line[1:]] == pytest.approx(ends[:-1])


def test_a_dot_stands_level_with_its_date():
    layout = laid_out(document(timeline(*ENTRIES)))
    dots, _ = drawn(layout.pages[0])
    for index, dot in enumerate(dots):
        (_, when), *_ = lines_of(layout, "blocks", 1, "entries", index, "when")
        assert 0 < when.baseline - dot.y < 6


def test_words_stand_beyond_the_line_and_dates_before_it():
    layout = laid_out(document(timeline(*ENTRIES)))
    _, line = drawn(layout.pages[0])
    (_, when), *words = lines_of(layout, "blocks", 1, "entries", 1)
    assert when.runs[0].x == house_theme().page.left < line[0].x < min(each.runs[0].x for _, each in words)
    assert said(when) == "December 2010"


def test_an_entry_is_kept_together_and_the_line_goes_on_over_pages():
    for above in range(30, 55):
        layout = laid_out(document(*[paragraph("x")] * above, timeline(*ENTRIES * 3)))
        for index in range(9):
            assert len({page for page, _ in lines_of(layout, "blocks", above + 1, "entries", index)}) == 1
        if layout.page_count > 1 and drawn(layout.pages[0])[0]:
            assert drawn(layout.pages[1])[1][0].y == pytest.approx(house_theme().page.top)
