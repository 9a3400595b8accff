from dataclasses import replace

import pytest
from support.blocks import LONG, lines_of
from support.documents import document, paragraph, row, table, words
from support.layout import house_theme, laid_out, written
from support.pdf import faults

from briefgen.document.nodes import Columns
from briefgen.document.tables import Column, RowGroup, Table
from briefgen.layout.galley import SMALL
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


def groups_by_page(layout, place: int, sizes: tuple[int, ...], *, titled: bool) -> list[list[int]]:
    """Return for each page that has rows the groups that they are of, one for each row."""
    found: dict[int, list[int]] = {}
    for group, size in enumerate(sizes):
        for index in range(size):
            found.setdefault(layout.placements[place, 1 + group, titled + index].first_page, []).append(group)
    return list(found.values())


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize("sizes", [(12,), (5, 2, 1, 4), (2, 3, 5, 1)])
def test_no_row_stands_alone_at_a_foot_or_a_head(sizes, titled):
    """Neither that of a table, nor that of a group with another beside it."""
    groups = tuple(
        RowGroup(title=words(f"Group {index}") if titled else (), rows=(row("x", "y"),) * size)
        for index, size in enumerate(sizes)
    )
    drawn = replace(table(("No.", "What"), ("1", "x")), groups=groups)
    parted = 0
    for above in range(56):
        layout = laid_out(document(*[paragraph("x", role="list")] * above, drawn))
        pages = groups_by_page(layout, above + 1, sizes, titled=titled)
        parted += len(pages) > 1
        for page in pages:
            assert len(page) > 1
            assert all(size == 1 or page.count(group) != 1 for group, size in enumerate(sizes))
    assert parted


def column_pieces(above: int, rows: int, below: int) -> set[tuple[int, bool]]:
    """Return where a table stands that has paragraphs above and below it in two columns: each page and column of it."""
    around = [[paragraph(f"Before. {LONG}")] * above, [paragraph(f"After. {LONG}")] * below]
    drawn = table(("No.", "What"), *[("1", "x")] * rows)
    layout = laid_out(document(Columns(blocks=(*around[0], drawn, *around[1]))))
    middle = house_theme().page.width / 2
    lines = lines_of(layout, "blocks", 1, "blocks", above)
    return {(page, run.x > middle) for page, line in lines for run in line.runs if run.place and "groups" in run.place}


@pytest.mark.parametrize("below", [0, 3, 40])
def test_a_small_table_stays_whole_in_a_column(below):
    """Where columns are balanced and where they are filled."""
    assert all(len(column_pieces(above, SMALL, below)) == 1 for above in range(24))


def test_a_longer_table_goes_on_in_the_next_column():
    assert any(len(column_pieces(above, SMALL + 1, 0)) == 2 for above in range(24))


def pages_with(layout, said: str) -> list[int]:
    return [
        number
        for number in range(1, layout.page_count + 1)
        if any(text.startswith(said) for text, _ in heads(layout, number))
    ]


@pytest.mark.parametrize(("times", "again"), [(8, True), (30, False), (60, False)])
def test_a_header_that_would_take_half_of_each_page_is_not_repeated(times, again):
    """One that is higher than a page goes on itself, and is read once; the rows below have the pages for themselves."""
    high = document(table((f"Begin {LONG * times}", "B"), *[("row", "z")] * 80))
    layout = laid_out(high)
    rows = pages_with(layout, "row")
    assert len(rows) > 1
    assert (pages_with(layout, "Begin") == rows) == again
    assert again or len(pages_with(layout, "Begin")) == 1
    assert list(faults(written(high))) == []


def test_a_groups_title_that_is_high_is_not_repeated():
    group = RowGroup(title=words(f"Begin {LONG * 30}"), rows=(row("row", "z"),) * 80)
    layout = laid_out(document(replace(table(("No.", "What"), ("1", "x")), groups=(group,))))
    assert len(pages_with(layout, "No.")) == layout.page_count > 1
    assert len(pages_with(layout, "Begin")) == 1
