"""Notes at the foot of the page; what sets them off is 10 points high, 2 points part them, a line is 10 points high."""

import pytest
from support.layouts import areas, note, strip, strips

from briefgen.layout.galley import Bed, Galley, RunningHead, stack, within
from briefgen.layout.pages import paginate


def page_notes(page):
    return [(each.note.place[0], len(each.note.strips)) for each in page.notes]


def cut(sequence, height=100.0):
    """Return for each page how many strips it has, and its notes with how many lines each."""
    return [(len(page.placed), page_notes(page)) for page in paginate(sequence, areas(height))]


def calling(sequence, index, *notes):
    sequence[index] = sequence[index]._replace(notes=notes)
    return sequence


def test_a_note_stands_at_the_very_foot_of_a_page_that_is_not_full():
    (page,) = paginate(calling(strips(2), 0, note("a", 2)), areas(100.0))
    (foot,) = page.notes
    assert (foot.tops, page.height) == ((80, 90), 50)
    assert [(fill.y, fill.width) for fill in page.fills] == [(74, 40)]


def test_notes_leave_the_text_less_room():
    assert cut(calling(strips(10), 2, note("a", 3))) == [(6, [("a", 3)]), (4, [])]


def test_a_line_that_has_no_room_for_its_note_goes_over_with_it():
    assert cut(calling(strips(9), 8, note("a", 1))) == [(8, []), (1, [("a", 1)])]


def test_several_notes_stand_one_under_the_other():
    (page,) = paginate(calling(strips(2), 1, note("a", 1), note("b", 2)), areas(100.0))
    assert [foot.tops for foot in page.notes] == [(68,), (80, 90)]


def test_a_long_note_goes_on_before_the_next_page_s_own():
    sequence = calling(calling(strips(12), 4, note("a", 6)), 8, note("b", 1))
    pages = paginate(sequence, areas(100.0))
    assert [(len(page.placed), page_notes(page)) for page in pages] == [
        (5, [("a", 4)]),
        (5, [("a", 2), ("b", 1)]),
        (2, []),
    ]
    assert pages[1].fills[0].width == 100


@pytest.mark.parametrize(("lines", "first"), [(2, 2), (3, 3), (4, 2), (5, 3)])
def test_neither_part_of_a_note_is_a_line_alone(lines, first):
    sequence = [strip(height=70 - 10 * (lines == 3) - 10 * (lines == 5)), *strips(3)]
    page, *_ = paginate(calling(sequence, 0, note("a", lines)), areas(100.0))
    assert page_notes(page) == [("a", first)]


def test_a_note_that_is_longer_than_a_page_goes_on_over_several():
    pages = cut(calling(strips(3), 1, note("a", 25)))
    assert pages == [(2, [("a", 7)]), (0, [("a", 9)]), (0, [("a", 9)]), (1, [])]


def test_a_strip_whose_notes_fill_more_than_a_page_is_set_all_the_same():
    pages = cut(calling(strips(1), 0, *(note(str(index), 5) for index in range(4))))
    assert [count for count, _ in pages] == [1, 0, 0]
    assert [sum(size for _, size in notes) for _, notes in pages] == [7, 8, 5]


def test_header_rows_that_are_repeated_do_not_repeat_their_notes():
    head = strip("head", notes=(note("a", 1),))
    running = RunningHead(place=("table",), strips=(head._replace(notes=()),))
    pages = paginate([head, *within(running, strips(14))], areas(100.0))
    assert [page_notes(page) for page in pages] == [[("a", 1)], []]


def test_notes_stand_under_both_columns():
    bed = Bed(step=50.0)
    sequence = calling(strips(30, bed=bed), 9, note("a", 2))
    first, *_ = paginate(sequence, areas(100.0))
    assert (len(first.placed), first.notes[0].tops) == (14, (80, 90))


def test_what_calls_a_note_stays_with_what_announces_it():
    heading = Galley(strips=(strip("h"),), keep_with_next=1)
    text = Galley(strips=tuple(calling(strips(2), 0, note("a", 2))))
    assert cut(stack([Galley(strips=tuple(strips(7))), heading, text]).strips)[0] == (7, [])
