from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.blocks import LONG, extent, lines_of, note, text_lines
from support.documents import document, paragraph, table
from support.layout import house_theme, laid_out

THEME = replace(house_theme(), margin_notes=True)
MARGIN = THEME.page.width - THEME.page.right - THEME.margin_note.width


def of(layout, index):
    return list(lines_of(layout, "blocks", index))


def test_a_note_stands_in_the_margin_level_with_the_block_before_it():
    layout = laid_out(document(paragraph(LONG * 2), note("A short note.")), THEME)
    (_, first), *_ = of(layout, 1)
    ((_, noted),) = of(layout, 2)
    assert noted.runs[0].x == pytest.approx(MARGIN)
    assert noted.baseline == pytest.approx(first.baseline)


def test_text_keeps_clear_of_the_margin():
    layout = laid_out(document(paragraph(LONG * 4)), THEME)
    assert max(extent(line)[2] for _, line in of(layout, 1)) <= MARGIN - THEME.margin_note.gap + 0.01


def test_a_note_is_painted_right_after_its_block():
    layout = laid_out(document(paragraph(LONG * 2), note("A note."), paragraph("Next.")), THEME)
    painted = [line.runs[0].place[1] for line in text_lines(layout.pages[0])[2:]]
    assert painted == sorted(painted)


def test_the_next_block_begins_below_a_note_that_is_higher_than_its_own():
    layout = laid_out(document(paragraph("Short."), note(LONG * 2), paragraph("Next."), note("Its own.")), THEME)
    *_, (_, last) = of(layout, 2)
    assert extent(of(layout, 3)[0][1])[1] > last.baseline
    assert of(layout, 4)[0][1].baseline == pytest.approx(of(layout, 3)[0][1].baseline)


def test_two_notes_beside_one_block_stand_one_under_the_other():
    layout = laid_out(document(paragraph(LONG * 4), note("One."), note("Two.")), THEME)
    one, two = of(layout, 2)[0][1], of(layout, 3)[0][1]
    assert one.runs[0].x == two.runs[0].x
    assert one.baseline + 9 < two.baseline


@pytest.mark.parametrize("theme", [house_theme(), THEME])
def test_without_room_a_note_is_indented_below(theme):
    register = table(("No.", "What"), ("1", "A contract"), kind="register")
    layout = laid_out(document(register, note("A note.")), theme)
    ((_, line),) = of(layout, 2)
    assert line.runs[0].x == pytest.approx(theme.page.left + theme.indents.note)


def test_a_register_reaches_into_the_margin():
    rows = table(("No.", "What"), ("1", LONG * 9), kind="register")
    wide, narrow = (laid_out(document(each), THEME) for each in (rows, replace(rows, kind="data")))
    (wide_columns,), (narrow_columns,) = wide.columns.values(), narrow.columns.values()
    assert sum(wide_columns) - sum(narrow_columns) == pytest.approx(THEME.margin_note.width + THEME.margin_note.gap)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 6)), min_size=1, max_size=12), st.integers(0, 50))
def test_a_note_is_never_parted_from_its_block(pairs, above):
    blocks = [each for size, noted in pairs for each in (paragraph(LONG * size), note(LONG[:90] * max(noted, 1)))]
    layout = laid_out(document(*[paragraph("x")] * above, *blocks), THEME)
    for at in range(above + 1, above + 1 + len(blocks), 2):
        assert len({page for page, _ in (*of(layout, at), *of(layout, at + 1))}) == 1
