"""Bands of one column and of two, on pages ten lines high."""

import pytest
from support.layouts import areas, strip, strips

from briefgen.layout.galley import Bed, Frame, Galley, Reluctance, RunningHead, reluctant, stack, unparted, within
from briefgen.layout.pages import paginate
from briefgen.theme.model import BoxStyle

TWO = Bed(step=50.0)
BOX = BoxStyle(fill="#eeeeee", border=None, border_width=0, bar=None, bar_width=0, padding=5, before=0, after=0)


def columns(count):
    return strips(count, bed=TWO)


def cut(sequence):
    """Return for each page how many strips stand in its first column, or across, and in its second."""
    pages = paginate(sequence, areas(100.0))
    return [tuple(sum(placed.right == right for placed in page.placed) for right in (0, 50)) for page in pages]


@pytest.mark.parametrize(
    ("count", "expected"), [(6, [(3, 3)]), (7, [(4, 3)]), (20, [(10, 10)]), (26, [(10, 10), (3, 3)])]
)
def test_columns_are_filled_and_the_last_ones_balanced(count, expected):
    assert cut(columns(count)) == expected


def test_what_stands_across_ends_a_band_and_the_next_begins_below_it():
    (page,) = paginate([*columns(4), strip("across", gap=5), *columns(5)], areas(100.0))
    assert [placed.top for placed in page.placed] == [0, 10, 0, 10, 25, 35, 45, 55, 35, 45]


def test_a_band_fills_what_the_one_above_it_leaves():
    assert cut([*strips(4), *columns(20)]) == [(10, 6), (4, 4)]


def test_the_first_strip_of_each_column_stands_at_its_head():
    page, _ = paginate([each._replace(gap=4) for each in columns(24)], areas(100.0))
    assert [placed.top for placed in page.placed if placed.top < 10] == [0, 0]


def test_columns_are_not_balanced_at_the_cost_of_what_belongs_together():
    heading = Galley(strips=(strip("h")._replace(bed=TWO),), keep_with_next=3)
    sequence = stack([Galley(strips=tuple(columns(3))), heading, Galley(strips=tuple(columns(3)))]).strips
    assert cut(sequence) == [(3, 4)]


def test_a_column_does_not_end_with_a_heading():
    heading = Galley(strips=(strip("h")._replace(bed=TWO),), keep_with_next=1)
    sequence = stack([Galley(strips=tuple(columns(9))), heading, Galley(strips=tuple(columns(30)))]).strips
    assert cut(sequence)[0] == (9, 10)


def test_a_heading_across_goes_over_with_the_columns_below_it():
    first, *rest = columns(8)
    sequence = [*strips(8), strip("h"), reluctant(first, Reluctance.STRANDED), *unparted([first, *rest])[1:]]
    assert cut(sequence)[0] == (8, 0)


def test_boxes_are_closed_in_every_column():
    frame = Frame(place=("box",), x=0, width=45, style=BOX)
    (page,) = paginate(within(frame, columns(6)), areas(100.0))
    assert [(fill.x, fill.y, fill.height) for fill in page.fills] == [(0, 0, 40), (50, 0, 40)]


def test_header_rows_are_repeated_in_the_next_column():
    head = strip("head")._replace(bed=TWO)
    running = RunningHead(place=("table",), strips=(head,))
    (page,) = paginate([head, *within(running, columns(16))], areas(100.0))
    assert [(placed.top, placed.right) for placed in page.placed if placed.repeated] == [(0, 50)]


def test_what_is_higher_than_a_page_stands_in_a_column_by_itself():
    assert cut([strip(height=130)._replace(bed=TWO), *columns(4)]) == [(1, 0), (2, 2)]
