"""Tables that are too wide, and text in two columns, on the house's pages."""

from dataclasses import replace

import pytest
from support.documents import annex, bullets, chart, document, paragraph, section, table, words
from support.layout import house_theme, laid_out, written
from support.pdf import faults

from briefgen.document.nodes import Box, Columns, ListItem, OrderedList
from briefgen.layout.hyphens import SOFT_HYPHEN
from briefgen.layout.model import Fill, TextLine

LONG = "Incomprehensibilities"
TEXT = "The two sides are expected to turn to long-term supply. " * 4


def wide(columns=7, rows=2, **fields):
    """Return a table whose cells have no room side by side on an upright page."""
    cells = [
        tuple(f"several more of the words that stand in column {index}" for index in range(columns))
        for _ in range(rows)
    ]
    return table(tuple(f"Column {index}" for index in range(columns)), *cells, **fields)


def shapes(layout):
    return "".join("L" if page.width > page.height else "P" for page in layout.pages)


def long_theme(**fields):
    theme = house_theme()
    return replace(theme, columns=replace(theme.columns, count=2, least=2), **fields)


def edges(layout, *place):
    """Return where the lines begin whose place begins so, and on which page."""
    return {
        (number, piece.runs[0].x)
        for number, page in enumerate(layout.pages, start=1)
        for piece in page.pieces
        if isinstance(piece, TextLine) and (piece.runs[0].place or ())[: len(place)] == place
    }


def words_at(layout, *place):
    """Return the runs whose place begins so."""
    lines = [piece for page in layout.pages for piece in page.pieces if isinstance(piece, TextLine)]
    return [run.text for line in lines for run in line.runs if (run.place or ())[: len(place)] == place]


# --- wide tables -----------------------------------------------------------------------------------------------------


def test_a_table_of_many_columns_stands_on_a_landscape_page_of_its_own():
    layout = laid_out(document(paragraph("before"), wide(note=words("a note")), paragraph("after")))
    assert (shapes(layout), layout.landscape) == ("PLP", {(2,)})
    assert {number for number, _ in edges(layout, "blocks", 2)} == {2}


def test_many_narrow_columns_stay_on_the_upright_page():
    layout = laid_out(document(table(tuple(str(2018 + year) for year in range(9)), tuple("123456789"))))
    assert shapes(layout) == "P"


@pytest.mark.parametrize(("cell", "shape"), [("a few words in a cell", "P"), (TEXT, "L")])
def test_many_columns_whose_cells_need_only_a_few_lines_leave_the_page_upright(cell, shape):
    header = tuple(f"Column {index} with a long heading" for index in range(7))
    layout = laid_out(document(paragraph(TEXT), table(header, (*(cell,) * 6, "x"))))
    assert shapes(layout) == shape.rjust(layout.page_count, "P")
    assert not layout.sizes


def test_long_cells_of_few_columns_wrap_on_the_upright_page():
    assert shapes(laid_out(document(wide(columns=6)))) == "P"


@pytest.mark.parametrize(("last", "shape", "is_small"), [("", "P", False), ("Year", "P", True), (LONG, "PL", False)])
def test_a_table_whose_words_have_no_room_is_set_smaller_and_then_on_a_landscape_page(last, shape, is_small):
    header = (*(LONG,) * 4, *filter(None, [last]))
    layout = laid_out(document(table(header, ("one",) * len(header))))
    assert (shapes(layout), bool(layout.sizes)) == (shape, is_small)


def test_no_type_is_smaller_than_the_floor():
    layout = laid_out(document(table((LONG,) * 9, ("one",) * 9)))
    runs = [run for page in layout.pages for piece in page.pieces if isinstance(piece, TextLine) for run in piece.runs]
    assert min(run.ink.size for run in runs) == 9


def test_where_words_have_no_room_at_all_they_are_divided_and_the_layout_says_so():
    header = tuple(f"Column {index}" for index in range(15))
    full = document(table(header, ("international cooperation",) * 15), table(("Year", "What"), ("2024", "talks")))
    layout = laid_out(full)
    assert (layout.divided, layout.landscape) == ({(1,)}, {(1,)})
    assert words_at(layout, "blocks", 1, "groups")[:2] == [f"interna{SOFT_HYPHEN}", "tional "]
    assert faults(written(full)) == []


def test_several_wide_tables_share_a_page():
    assert shapes(laid_out(document(wide(), wide()))) == "PL"


def test_a_heading_and_an_annex_go_with_the_table_that_they_announce():
    layout = laid_out(document(section(1, "Evidence", section(2, "All of it", wide())), annex("Register", wide())))
    assert shapes(layout) == "PLL"
    assert [layout.placements[path].first_page for path in ((1,), (1, 1), (2,))] == [2, 2, 3]


def test_a_table_in_a_list_has_no_page_of_its_own():
    item = ListItem(blocks=(paragraph("words"), wide()))
    assert shapes(laid_out(document(OrderedList(items=(item,))))) == "P"


def test_a_landscape_page_has_its_furniture_and_the_pages_are_counted_on():
    layout = laid_out(document(paragraph("before"), wide()))
    _, page = layout.pages
    ends = [line.runs[-1].x + line.runs[-1].width for line in page.header]
    assert max(ends) == pytest.approx(page.width - house_theme().page.top, abs=3)
    assert "page 2 of 2" in "".join(run.text for line in page.footer for run in line.runs)


def test_a_file_with_pages_of_both_shapes_is_well_marked():
    drawn = document(
        section(1, "Evidence", wide(rows=40), paragraph("after", anchor="after")), annex("Register", wide())
    )
    assert faults(written(drawn)) == []


# --- columns -----------------------------------------------------------------------------------------------------------


def test_blocks_stand_in_two_columns():
    layout = laid_out(document(Columns(blocks=(paragraph(TEXT * 3), paragraph(TEXT * 3)))))
    page = house_theme().page
    (_, left), (_, right) = sorted(edges(layout, "blocks", 1))
    assert left == page.left
    assert right - left == pytest.approx((page.width - page.left - page.right + house_theme().columns.gap) / 2)


def test_what_has_no_room_in_a_column_stands_across_both():
    blocks = (paragraph(TEXT), wide(columns=6), table(("Year", "What"), ("2024", "talks")))
    layout = laid_out(document(Columns(blocks=blocks)))
    assert layout.in_columns == {(1, 2)}
    assert sum(layout.columns[1, 1]) == pytest.approx(2 * sum(layout.columns[1, 2]) + house_theme().columns.gap)


def test_a_picture_stands_across_both_with_the_heading_above_it():
    picture = section(1, "Trade", chart(("Exports",), ("2024", (4.0,))), paragraph(TEXT))
    layout = laid_out(document(*[paragraph(TEXT * 4)] * 12, picture), long_theme())
    fills = [piece for piece in layout.pages[-1].pieces if isinstance(piece, Fill)]
    assert max(fill.width for fill in fills) > 300
    assert {x for _, x in edges(layout, "blocks", 13, "heading")} == {house_theme().page.left}


def test_columns_in_a_box_are_one():
    box = Box(kind="side", blocks=(Columns(blocks=(paragraph(TEXT),)),))
    assert len(edges(laid_out(document(box)), "blocks", 1)) == 1


@pytest.mark.parametrize(("paragraphs", "abreast"), [(5, False), (30, True)])
def test_a_long_brief_is_set_in_two_columns_where_the_theme_says_so(paragraphs, abreast):
    lead = paragraph(TEXT, role="lead")
    layout = laid_out(document(lead, *[paragraph(TEXT * 2)] * paragraphs), long_theme())
    assert layout.abreast == abreast
    assert len({x for _, x in edges(layout, "blocks")}) == 1 + abreast
    assert edges(layout, "blocks", 1) == {(1, house_theme().page.left)}


def test_a_page_that_keeps_a_margin_for_notes_has_no_columns():
    layout = laid_out(document(*[paragraph(TEXT * 2)] * 40), long_theme(margin_notes=True))
    assert not layout.abreast


def test_columns_are_read_one_after_the_other():
    drawn = document(
        Columns(blocks=(paragraph(TEXT * 2), bullets("one", "two"), paragraph(TEXT * 2))), paragraph("after")
    )
    places = [
        piece.runs[0].place[1:4]
        for piece in laid_out(drawn).pages[0].pieces
        if isinstance(piece, TextLine) and piece.runs[0].place
    ]
    assert places[2:] == sorted(places[2:])
    assert faults(written(drawn)) == []
