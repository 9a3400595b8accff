"""What holds of the pages that any galley is cut into: strips of all heights, in one column and two, on either sheet,
with boxes, tables and notes.
"""

from dataclasses import replace
from itertools import groupby, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from support.layouts import areas, note, strip

from briefgen.layout.galley import WHOLE, Bed, Frame, Reluctance, RunningHead, within
from briefgen.layout.pages import paginate
from briefgen.theme.model import BoxStyle

HEIGHT, TURNED = 100.0, 60.0
TOLERANCE = 0.02
BOX = BoxStyle(fill="#eeeeee", border=None, border_width=0, bar=None, bar_width=0, padding=4, before=0, after=0)
BEDS = (WHOLE, Bed(step=50.0), Bed(landscape=True))
MANY = settings(max_examples=100, deadline=None)

_heights = st.one_of(st.floats(5, 25), st.floats(5, 140))
_reluctances = st.sampled_from([*[Reluctance.NONE] * 4, *Reluctance])


@st.composite
def _runs(draw, beds=BEDS, notes=True):
    """Return some strips on one bed, perhaps in a box, perhaps below header rows."""
    bed = draw(st.sampled_from(beds))
    made = [
        strip(
            height=draw(_heights),
            gap=draw(st.sampled_from([0.0, 6.0])),
            reluctance=draw(_reluctances),
            new_page=draw(st.integers(0, 15)) == 0,
            notes=tuple(note("n", draw(st.integers(1, 14))) for _ in range(draw(st.sampled_from([0] * 6 + [1, 1, 2]))))
            if notes
            else (),
            bed=bed,
        )
        for _ in range(draw(st.integers(1, 14)))
    ]
    match draw(st.integers(0, 4)):
        case 0:
            return list(within(Frame(place=(draw(st.uuids()),), x=0, width=40, style=BOX), made))
        case 1:
            head = strip("head", height=8.0, bed=bed)
            return [head, *within(RunningHead(place=(draw(st.uuids()),), strips=(head,)), made)]
        case _:
            return made


def _numbered(runs):
    """Give every strip and every note a name of its own."""
    sequence = [each for run in runs for each in run]
    return [
        each._replace(
            place=(index,),
            notes=tuple(replace(called, place=(index, at)) for at, called in enumerate(each.notes)),
        )
        for index, each in enumerate(sequence)
    ]


galleys = st.lists(_runs(), max_size=6).map(_numbered)
plain = st.lists(_runs(beds=(WHOLE,), notes=False), max_size=5).map(_numbered)


def cut(sequence):
    return paginate(sequence, areas(HEIGHT, turned=TURNED))


def own(page):
    return [placed for placed in page.placed if not placed.repeated]


def high(page):
    return TURNED if page.landscape else HEIGHT


@MANY
@given(galleys)
def test_every_strip_is_placed_once_and_in_order(sequence):
    assert [placed.strip for page in cut(sequence) for placed in own(page)] == sequence


@MANY
@given(galleys)
def test_every_line_of_every_note_is_placed_once_and_in_order(sequence):
    called = [(each.place, len(each.strips)) for strip in sequence for each in strip.notes]
    placed = [foot.note for page in cut(sequence) for foot in page.notes]
    sums = [
        (place, sum(len(part.strips) for part in parts))
        for place, parts in groupby(placed, key=lambda part: part.place)
    ]
    assert sums == called


@MANY
@given(galleys)
def test_no_page_is_empty_and_so_there_is_an_end(sequence):
    pages = cut(sequence)
    assert all(page.placed or page.notes for page in pages) or not sequence
    for page in pages:
        assert {placed.strip.bed.landscape for placed in page.placed} <= {page.landscape}


@MANY
@given(galleys)
def test_nothing_reaches_over_the_foot_but_what_is_higher_than_a_page(sequence):
    for page in cut(sequence):
        if len(own(page)) > 1 or (own(page) and page.notes):
            assert page.height <= high(page) + TOLERANCE


@MANY
@given(galleys)
def test_nothing_overlaps(sequence):
    for page in cut(sequence):
        for right in (0.0, 50.0):
            column = [(placed.top, placed.top + placed.strip.height) for placed in page.placed if placed.right == right]
            across = [placed.top for placed in page.placed if not placed.strip.bed.step]
            assert all(top >= end - TOLERANCE for (_, end), (top, _) in pairwise(column))
            assert across == sorted(across)
        lines = [top for foot in page.notes for top in foot.tops]
        ends = [placed.top + placed.strip.height for placed in page.placed]
        if len(own(page)) > 1 and lines:
            assert lines == sorted(lines)
            assert max(ends) <= lines[0] + TOLERANCE


@MANY
@given(galleys)
def test_a_note_begins_on_the_page_that_calls_it(sequence):
    begun = {}
    pages = cut(sequence)
    for number, page in enumerate(pages):
        for foot in page.notes:
            begun.setdefault(foot.note.place, number)
    for number, page in enumerate(pages):
        for placed in own(page):
            if len(own(page)) > 1:
                assert all(begun[called.place] == number for called in placed.strip.notes)


@MANY
@given(galleys)
def test_no_part_of_a_note_is_a_line_alone(sequence):
    for page in cut(sequence):
        if len(own(page)) > 1:
            for foot in page.notes:
                whole = [called for each in sequence for called in each.notes if called.place == foot.note.place]
                assert len(foot.note.strips) >= min(2, len(whole[0].strips))


@MANY
@given(plain)
def test_a_quarter_at_most_stays_blank_where_a_break_is_not_forced(sequence):
    """Forced: by a break that is asked for, by what must not be torn or left alone, by the heights of what follows."""
    end = 0
    for page in cut(sequence):
        start, end = end, end + len(own(page))
        if end == len(sequence) or sequence[end].new_page or page.height >= HEIGHT * 0.75 - TOLERANCE:
            continue
        for further in range(end + 1, len(sequence)):
            (tried, *more) = cut([*(each._replace(reluctance=Reluctance.NONE) for each in sequence[start:further])])
            if more or any(each.new_page for each in sequence[start + 1 : further + 1]):
                break
            assert tried.height < HEIGHT * 0.75 or sequence[further].reluctance >= Reluctance.STRANDED
