from dataclasses import replace

import pytest
from support.blocks import LONG, lines_of
from support.documents import document, paragraph, row, table, words
from support.layout import house_theme, laid_out

from briefgen.document.tables import Column, RowGroup, Table
from briefgen.layout.model import TextLine

VIEWS = table(("View", "Who", "Basis"), ("It is routine", "A", LONG * 3), kind="views")


def columns(drawn):
    (found,) = laid_out(document(drawn)).columns.values()
    return found


def test_views_have_as_much_room_as_each_other():
    assert columns(VIEWS) == pytest.approx([sum(columns(VIEWS)) / 3] * 3)
    assert len(set(columns(replace(VIEWS, kind="data")))) == 3


def test_views_follow_weights_where_they_have_them():
    weighted = replace(VIEWS, columns=tuple(Column(weight=weight) for weight in (1.0, 1.0, 2.0)))
    first, second, third = columns(weighted)
    assert (second, third) == pytest.approx((first, 2 * first))


def test_a_register_is_set_in_its_own_style_with_its_first_cell_as_a_head():
    rows = (
        replace(row("1", "A contract"), cells=(replace(row("1").cells[0], header=True), row("A contract").cells[0])),
    )
    register = replace(table(("No.", "What"), ("1", "x"), kind="register"), groups=(RowGroup(rows=rows),))
    layout, styles = laid_out(document(register)), house_theme().styles
    head, _, number, what = (line.runs[0].ink for _, line in lines_of(layout, "blocks", 1))
    assert (head.size, number.size, what.size) == (styles["register-head"].size, *[styles["register"].size] * 2)
    assert (number.face.weight, what.face.weight) == (600, 400)


def test_a_register_s_rows_are_never_split():
    register = table(("No.", "What"), *[(str(index), LONG * 3) for index in range(30)], kind="register")
    for above in (0, 3, 7, 11):
        layout = laid_out(document(*[paragraph("x")] * above, register))
        rows = [layout.placements[above + 1, 1, index] for index in range(30)]
        assert all(each.first_page == each.last_page for each in rows)


def grouped(*titles: str) -> Table:
    groups = (
        RowGroup(title=words(title) if title else (), rows=tuple(row(f"{title} {index}", LONG) for index in range(14)))
        for title in titles
    )
    return replace(table(("No.", "What"), ("1", "x")), groups=tuple(groups))


def heads(layout, number: int) -> list[tuple[str, bool]]:
    """Return what stands first on a page, and whether it is the tree's."""
    lines = [piece for piece in layout.pages[number - 1].pieces if isinstance(piece, TextLine)]
    return [("".join(run.text for run in line.runs).strip(), line.runs[0].place is not None) for line in lines]


def test_a_page_that_a_group_goes_on_to_begins_with_the_head_and_the_groups_title():
    """Painted again, they are no part of the text."""
    layout = laid_out(document(grouped("North", "South")))
    for number in range(2, layout.page_count + 1):
        no, what, title, (first, owned), *_ = heads(layout, number)
        assert (no, what) == (("No.", False), ("What", False))
        assert title == (first.split()[0], False)
        assert owned


def test_a_group_without_a_title_does_not_take_that_of_the_one_before():
    layout = laid_out(document(grouped("North", "")))
    last = heads(layout, layout.page_count)
    assert ("North", False) not in last


def test_titles_that_are_painted_again_leave_their_rows_the_room():
    layout = laid_out(document(grouped("North", "South", "East")))
    page = house_theme().page
    for each in layout.pages:
        lines = [piece.baseline for piece in each.pieces if isinstance(piece, TextLine)]
        assert max(lines) <= page.height - page.bottom
