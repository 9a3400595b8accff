"""Tables, row by row."""

from dataclasses import replace

from support.documents import METADATA, document, row, section, table, words
from support.docx import Pages, find, government, val, words_of, xml

from briefgen.document.tables import Cell, Column, Row, RowGroup, Table
from briefgen.writers.docx.write import write_docx

TABLE = Table(
    caption=words("Trade"),
    columns=(Column(), Column(align="end"), Column(align="centre")),
    header=(row("Year", "US$", "State"), row("", "billion", "")),
    groups=(
        RowGroup(title=words("Goods"), rows=(row("2023", "65.7", "final"),)),
        RowGroup(rows=(Row(cells=(Cell(children=words("All"), header=True), *row("–", "–").cells)),)),
    ),
    summary="It rose.",
)


def written(drawn=TABLE):
    return find(xml(write_docx(document(drawn), Pages(), government())), "//w:tbl")[0]


def test_header_rows_run_on_and_no_row_splits():
    rows = find(written(), "w:tr")
    assert [bool(find(each, "w:trPr/w:tblHeader")) for each in rows] == [True, True, False, False]
    assert all(find(each, "w:trPr/w:cantSplit") for each in rows)


def test_each_cell_has_the_style_of_its_row_and_column():
    styles = [find(each, "w:tc/w:p/w:pPr/w:pStyle/@w:val") for each in find(written(), "w:tr")]
    assert styles[0] == ["TableHeading", "TableHeadingEnd", "TableHeadingCentre"]
    assert styles[2:] == [
        ["TableGroup", "TableTextLeading", "TableTextEndLeading", "TableTextCentreLeading"],
        ["TableRowHeading", "TableTextEnd", "TableTextCentre"],
    ]


def test_the_title_of_a_group_stands_in_its_first_cell_and_the_others_level_with_what_is_below_it():
    cells = find(written(), "w:tr[3]/w:tc")
    assert [[words_of(each) for each in find(cell, "w:p")] for cell in cells] == [
        ["Goods", "2023"],
        ["65.7"],
        ["final"],
    ]
    assert [find(cell, "w:tcPr/w:vAlign/@w:val") for cell in cells] == [[], ["bottom"], ["bottom"]]


def test_a_table_says_what_it_shows():
    properties = find(written(), "w:tblPr")[0]
    assert [val(find(properties, f"w:{name}")[0]) for name in ("tblCaption", "tblDescription")] == ["Trade", "It rose."]


def grid(drawn=TABLE, columns=None):
    docx = write_docx(document(drawn), Pages(columns=columns or {}), government())
    return [int(each) for each in find(xml(docx), "//w:tblGrid/w:gridCol/@w:w")]


def test_columns_are_the_layout_s():
    assert grid(columns={(1,): (200.02, 150.02, 50.02)}) == [4000, 3001, 1000]


def test_columns_that_the_layout_does_not_know_share_the_text_s_width_to_the_twip():
    page = government().page
    assert sum(grid()) == round(20 * (page.width - page.left - page.right))
    assert max(grid()) - min(grid()) <= 1


def test_each_table_has_its_own_columns():
    drawn = section(1, "Trade", table(("a",), ("b",)), table(("c", "d"), ("e", "f")))
    assert grid(drawn, {(1, 1): (30.0,), (1, 2): (10.0, 20.0)}) == [600, 200, 400]


def named(drawn):
    return [find(written(drawn), f"w:tblPr/w:{name}/@w:val") for name in ("tblCaption", "tblDescription")]


def test_a_table_is_called_by_its_caption_or_else_by_the_words_of_its_head():
    rows = (RowGroup(rows=(row("a", "b"),)),)
    full = Table(columns=(Column(), Column()), header=(row("Do not say", "Instead"),), groups=rows)
    assert named(full) == [["Do not say · Instead"]] * 2
    assert named(replace(full, caption=words("What to say"))) == [["What to say"]] * 2
    assert named(replace(full, summary="Two columns.")) == [["Do not say · Instead"], ["Two columns."]]


def test_a_register_has_its_own_small_styles():
    styles = find(written(replace(TABLE, kind="register")), ".//w:pStyle/@w:val")
    assert {"RegisterHeading", "RegisterTextEnd", "RegisterRowHeading"} <= set(styles)
    assert not any(style.startswith("TableText") for style in styles)


NUMBERS = Table(
    columns=(Column(), Column(align="end")),
    header=(row("Year", "US$"),),
    groups=(RowGroup(rows=(row("2023", "65.72"), row("2024", "68 (p)"), row("2025", "not known"), row("2026", "–"))),),
)


def cells(language="en-GB", **sheets):
    """Return the styles of the cells of the column of numbers, and the file they stand in."""
    made = document(NUMBERS, metadata=replace(METADATA, language=language))
    docx = write_docx(made, Pages(**sheets), government())
    return find(xml(docx), "//w:tr/w:tc[2]/w:p/w:pPr/w:pStyle/@w:val"), docx


def test_decimal_marks_stand_in_one_line_by_a_stop_of_a_named_style():
    styles, docx = cells(marks={(1,): (None, 100.0)})
    assert styles == [
        "TableHeadingEnd",
        "TableTextEndDecimal2010Leading",
        "TableTextEndDecimal2010",
        "TableTextEndLeading",
        "TableTextEndDecimal2010",
    ]
    [style] = find(xml(docx, "word/styles.xml"), "//w:style[@w:styleId='TableTextEndDecimal2010']")
    [stop] = find(style, "w:pPr/w:tabs/w:tab")
    assert (val(stop), val(stop, "pos"), val(find(style, "w:pPr/w:jc")[0])) == ("decimal", "2010", "left")
    assert val(find(style, "w:basedOn")[0]) == "TableTextEnd"
    assert not find(xml(docx), "//w:tc/w:p//w:tab")


def test_a_number_in_smaller_type_has_a_stop_as_well():
    styles, _ = cells(marks={(1,): (None, 100.0)}, sizes={(1,): 0.9})
    assert styles[1].startswith("TableTextEnd")
    assert styles[1].endswith("PointsDecimal2010Leading")


def test_numbers_that_run_on_from_the_right_end_where_they_ended():
    styles, _ = cells("ar-EG", marks={(1,): (None, 100.0)})
    assert set(styles[1:]) == {"TableText", "TableTextLeading"}


def keeping(drawn, **pages):
    """Tell of each row whether all its cells stay on the page of the next."""
    docx = write_docx(document(drawn), Pages(**pages), government())
    keeps = find(xml(docx, "word/styles.xml"), "//w:style[w:pPr/w:keepNext[not(@w:val)]]/@w:styleId")
    rows = find(xml(docx), "//w:tr")
    found = [{style in keeps for style in find(each, "w:tc/w:p/w:pPr/w:pStyle/@w:val")} for each in rows]
    assert all(len(each) == 1 for each in found)
    return [each.pop() for each in found]


def test_neither_the_first_nor_the_last_row_stands_alone():
    assert keeping(table(("a",), *[(f"{row}",) for row in range(9)])) == [True, True, *[False] * 6, True, False]


def test_a_table_may_be_parted_between_its_rows_but_for_a_short_one_in_a_column():
    rows = [(f"{at}",) for at in range(8)]
    drawn = replace(table(("a",), *rows), source=words("Ministry"))
    assert keeping(drawn) == [True, True, *[False] * 5, True, True]
    assert keeping(drawn, abreast=True, in_columns=frozenset({(1,)})) == [True] * 9


def test_in_a_group_too():
    groups = tuple(RowGroup(title=words(name), rows=tuple(row(f"{at}") for at in range(5))) for name in "xy")
    drawn = Table(columns=(Column(),), header=(row("a"),), groups=groups)
    assert keeping(drawn) == [True, *[True, False, False, True, False] * 2]


def test_the_last_row_stays_with_what_is_said_below_it():
    assert keeping(table(("a",), ("b",), ("c",), source=words("Customs"))) == [True, True, True]
    assert keeping(table(("a",), ("b",))) == [True, False]
