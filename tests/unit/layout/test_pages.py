import pytest
from support.layouts import areas, strip, strips

from briefgen.layout.galley import (
    Bed,
    Frame,
    Galley,
    Reluctance,
    RunningHead,
    no_lone_ends,
    reluctant,
    stack,
    unparted,
    within,
)
from briefgen.layout.pages import paginate
from briefgen.theme.model import BoxStyle

BOX = BoxStyle(fill="#eeeeee", border=None, border_width=0, bar="#000000", bar_width=3, padding=5, before=0, after=0)
ROOM = 200.0
"""Of a page: twenty lines."""


def cut(sequence, height=ROOM):
    return [[placed.strip.place[0] for placed in page.placed] for page in paginate(sequence, areas(height))]


def sizes(sequence, height=ROOM):
    return [len(page) for page in cut(sequence, height)]


def galley(count, **fields):
    return Galley(strips=tuple(strips(count)), **fields)


def test_a_page_takes_what_fits():
    assert sizes(strips(45)) == [20, 20, 5]


def test_nothing_is_one_empty_page():
    assert sizes([]) == [0]


def test_the_space_above_is_dropped_at_the_head_of_a_page():
    first, second = paginate([each._replace(gap=15) for each in strips(3)], areas(40.0))
    assert [placed.top for placed in first.placed] == [0, 25]
    assert [placed.top for placed in second.placed] == [0]


def test_a_page_break_that_is_asked_for():
    sequence = strips(3)
    sequence[1] = sequence[1]._replace(new_page=True)
    assert sizes(sequence) == [1, 2]
    assert [page.begins_anew for page in paginate(sequence, areas(100.0))] == [False, True]


def test_a_page_that_is_turned_begins_anew_and_one_that_is_full_does_not_make_the_next_do_so():
    sequence = [*strips(5), *strips(2, bed=Bed(landscape=True))]
    assert [page.begins_anew for page in paginate(sequence, areas(40.0))] == [False, False, True]


@pytest.mark.parametrize(
    ("count", "before", "expected"), [(4, 19, [19, 4]), (4, 17, [19, 2]), (3, 18, [18, 3]), (4, 18, [20, 2])]
)
def test_no_line_stands_alone(count, before, expected):
    assert sizes([*strips(before), *no_lone_ends(strips(count))]) == expected


def test_what_is_kept_goes_over_together():
    heading, text = Galley(strips=(strip("h"),), keep_with_next=True), Galley(strips=no_lone_ends(strips(4)))
    assert cut(stack([galley(18), heading, text]).strips)[1][0] == "h"


@pytest.mark.parametrize(("lines", "expected"), [(1, [20, 2]), (2, [18, 4]), (3, [18, 4])])
def test_what_is_kept_takes_as_many_lines_with_it_as_it_asks_for(lines, expected):
    heading = Galley(strips=(strip("h"),), keep_with_next=lines)
    assert sizes(stack([galley(18), heading, galley(3)]).strips) == expected


def test_what_is_owed_goes_on_over_a_block_that_is_shorter():
    heading, one = Galley(strips=(strip("h"),), keep_with_next=3), Galley(strips=(strip("one"),))
    assert sizes(stack([galley(17), stack([heading, one]), galley(4)]).strips)[0] == 17


# --- how much may stay blank ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("before", "expected"), [(15, 15), (14, 20)])
def test_what_is_kept_together_leaves_no_more_than_a_quarter_blank(before, expected):
    assert sizes([*strips(before), *unparted(strips(12))])[0] == expected


def test_of_the_breaks_that_leave_a_quarter_blank_the_least_reluctant_is_taken():
    box = list(unparted(strips(12)))
    box[3] = box[3]._replace(reluctance=Reluctance.ALONE)
    assert sizes([*strips(14), *box])[0] == 17


def test_a_heading_does_not_stand_alone_for_the_sake_of_the_quarter():
    heading = Galley(strips=(strip("h"),), keep_with_next=3)
    picture = Galley(strips=(strip("picture", height=80),))
    assert sizes(stack([galley(14), heading, picture]).strips)[0] == 14


def test_what_is_set_side_by_side_is_not_torn_for_the_sake_of_the_quarter():
    assert sizes([*strips(10), *unparted(strips(12), Reluctance.NEVER)])[0] == 10


def test_what_cannot_be_kept_is_parted_where_it_does_least_harm():
    sequence = [strip(), *(reluctant(each, Reluctance.PARTED) for each in strips(27))]
    sequence[17] = sequence[17]._replace(reluctance=Reluctance.ALONE)
    assert sizes(sequence) == [17, 11]


def test_what_is_higher_than_a_page_stands_by_itself():
    assert sizes([strip(), strip(height=270), strip()]) == [1, 1, 1]


# --- boxes and tables ----------------------------------------------------------------------------------------------


def test_a_box_is_closed_on_every_page():
    frame = Frame(place=("box",), x=0, width=100, style=BOX)
    pages = paginate(within(frame, strips(6)), areas(50.0))
    assert [(page.fills[0].y, page.fills[0].height) for page in pages] == [(0, 50), (0, 30)]
    assert [placed.top for placed in pages[1].placed] == [5, 15]


def test_header_rows_are_repeated_where_the_table_goes_on():
    head = RunningHead(place=("table",), strips=(strip("head"),))
    sequence = [strip("head"), *within(head, strips(6))]
    pages = paginate(sequence, areas(50.0))
    assert cut(sequence, 50.0) == [["head", "0", "1", "2", "3"], ["head", "4", "5"]]
    assert [placed.repeated for placed in pages[1].placed] == [True, False, False]


def test_a_box_encloses_the_header_rows_that_are_repeated_in_it():
    frame = Frame(place=("box",), x=0, width=100, style=BOX)
    head = RunningHead(place=("box", "table"), strips=(strip("head"),))
    pages = paginate(within(frame, [strip("head"), *within(head, strips(6))]), areas(50.0))
    assert [(page.fills[0].y, page.fills[0].height) for page in pages] == [(0, 50), (0, 50)]
    assert [placed.top for placed in pages[1].placed] == [5, 15, 25, 35]


# --- sheets --------------------------------------------------------------------------------------------------------


def test_what_needs_a_landscape_page_has_one_of_its_own():
    wide = [each._replace(bed=Bed(landscape=True)) for each in strips(8)]
    pages = paginate([*strips(3), *wide, *strips(2)], areas(ROOM, turned=60.0))
    assert [(len(page.placed), page.landscape) for page in pages] == [(3, False), (6, True), (2, True), (2, False)]
