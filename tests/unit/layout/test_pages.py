from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.layout.galley import Frame, Galley, Reluctance, RunningHead, Strip, no_lone_ends, stack, unparted, within
from briefgen.layout.pages import paginate
from briefgen.theme.model import BoxStyle

BOX = BoxStyle(fill="#eeeeee", border=None, border_width=0, bar="#000000", bar_width=3, padding=5, before=0, after=0)


def strip(name="s", height=10.0, **fields):
    return Strip(place=(name,), height=height, pieces=(), **fields)


def strips(count):
    return [strip(str(index)) for index in range(count)]


def cut(sequence, height=50.0):
    return [[placed.strip.place[0] for placed in page.placed] for page in paginate(sequence, height)]


def sizes(sequence, height=50.0):
    return [len(page) for page in cut(sequence, height)]


def test_a_page_takes_what_fits():
    assert sizes(strips(12)) == [5, 5, 2]


def test_nothing_is_one_empty_page():
    assert sizes([]) == [0]


def test_the_space_above_is_dropped_at_the_head_of_a_page():
    first, second = paginate([replace(each, gap=15) for each in strips(3)], 40.0)
    assert [placed.top for placed in first.placed] == [0, 25]
    assert [placed.top for placed in second.placed] == [0]


def test_a_page_break_that_is_asked_for():
    sequence = strips(3)
    sequence[1] = replace(sequence[1], new_page=True)
    assert sizes(sequence) == [1, 2]


@pytest.mark.parametrize(
    ("count", "before", "expected"), [(4, 4, [4, 4]), (4, 2, [4, 2]), (3, 3, [3, 3]), (4, 3, [5, 2])]
)
def test_no_line_stands_alone(count, before, expected):
    assert sizes([*strips(before), *no_lone_ends(strips(count))]) == expected


def test_what_is_kept_goes_over_together():
    heading, text = Galley(strips=(strip("h"),), keep_with_next=True), Galley(strips=no_lone_ends(strips(4)))
    sequence = stack([Galley(strips=tuple(strips(3))), heading, text]).strips
    assert cut(sequence)[1][0] == "h"


@pytest.mark.parametrize(("lines", "expected"), [(1, [5, 2]), (2, [3, 4]), (3, [3, 4])])
def test_what_is_kept_takes_as_many_lines_with_it_as_it_asks_for(lines, expected):
    heading = Galley(strips=(strip("h"),), keep_with_next=lines)
    sequence = stack([Galley(strips=tuple(strips(3))), heading, Galley(strips=tuple(strips(3)))]).strips
    assert sizes(sequence) == expected


def test_what_is_owed_goes_on_over_a_block_that_is_shorter():
    heading, one = Galley(strips=(strip("h"),), keep_with_next=3), Galley(strips=(strip("one"),))
    sequence = stack([Galley(strips=tuple(strips(2))), stack([heading, one]), Galley(strips=tuple(strips(4)))]).strips
    assert sizes(sequence)[0] == 2


def test_what_cannot_be_kept_is_parted_where_it_does_least_harm():
    sequence = [strip(), *(replace(each, reluctance=Reluctance.PARTED) for each in strips(7))]
    sequence[4] = replace(sequence[4], reluctance=Reluctance.ALONE)
    assert sizes(sequence) == [4, 4]


def test_what_is_higher_than_a_page_stands_by_itself():
    assert sizes([strip(), strip(height=70), strip()]) == [1, 1, 1]


def test_a_box_is_closed_on_every_page():
    frame = Frame(place=("box",), x=0, width=100, style=BOX)
    pages = paginate(within(frame, strips(6)), 50.0)
    assert [(page.fills[0].y, page.fills[0].height) for page in pages] == [(0, 50), (0, 30)]
    assert [placed.top for placed in pages[1].placed] == [5, 15]


def test_header_rows_are_repeated_where_the_table_goes_on():
    head = RunningHead(place=("table",), strips=(strip("head"),))
    sequence = [strip("head"), *within(head, strips(6))]
    pages = paginate(sequence, 50.0)
    assert cut(sequence) == [["head", "0", "1", "2", "3"], ["head", "4", "5"]]
    assert [placed.repeated for placed in pages[1].placed] == [True, False, False]


def test_kept_strips_are_not_parted():
    assert sizes([*strips(3), *unparted(strips(4))]) == [3, 4]


_strips = st.lists(
    st.builds(
        lambda height, gap, reluctance: strip(height=height, gap=gap, reluctance=reluctance),
        st.floats(5, 60),
        st.floats(0, 20),
        st.sampled_from(Reluctance),
    ),
    max_size=40,
)


@given(_strips)
def test_every_strip_is_placed_once_in_order_without_overlap(sequence):
    pages = paginate(sequence, 100.0)
    assert [placed.strip for page in pages for placed in page.placed] == sequence
    for page in pages:
        ends = [placed.top + placed.strip.height for placed in page.placed]
        assert all(placed.top >= end for placed, end in zip(page.placed[1:], ends, strict=False))
        assert not ends or ends[-1] <= 100.01
