"""Tables, row by row."""

from support.documents import document, row, table, words
from support.docx import Pages, find, government, val, words_of, xml

from briefgen.document.nodes import Cell, Column, Row, RowGroup, Table
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
    assert [bool(find(each, "w:trPr/w:tblHeader")) for each in rows] == [True, True, False, False, False]
    assert all(find(each, "w:trPr/w:cantSplit") for each in rows)


def test_each_cell_has_the_style_of_its_row_and_column():
    styles = [find(each, "w:tc/w:p/w:pPr/w:pStyle/@w:val") for each in find(written(), "w:tr")]
    assert styles[0] == ["TableHeading", "TableHeadingEnd", "TableHeadingCentre"]
    assert styles[2:] == [
        ["TableGroup"],
        ["TableText", "TableTextEnd", "TableTextCentre"],
        ["TableRowHeading", "TableTextEnd", "TableTextCentre"],
    ]


def test_the_title_of_a_group_stands_over_all_columns():
    cells = find(written(), "w:tr[3]/w:tc")
    assert [words_of(find(each, "w:p")[0]) for each in cells] == ["Goods"]
    assert val(find(cells[0], "w:tcPr/w:gridSpan")[0]) == "3"


def test_a_table_says_what_it_shows():
    properties = find(written(), "w:tblPr")[0]
    assert [val(find(properties, f"w:{name}")[0]) for name in ("tblCaption", "tblDescription")] == ["Trade", "It rose."]


def test_a_table_is_as_wide_as_the_text_to_the_twip():
    page = government().page
    grid = [int(each) for each in find(written(), "w:tblGrid/w:gridCol/@w:w")]
    assert sum(grid) == round(20 * (page.width - page.left - page.right))


def test_weights_part_the_width():
    weighted = table(("a", "b"), ("c", "d"))
    drawn = Table(columns=(Column(weight=3), Column(weight=1)), header=weighted.header, groups=weighted.groups)
    wide, narrow = (int(each) for each in find(written(drawn), "w:tblGrid/w:gridCol/@w:w"))
    assert abs(wide - 3 * narrow) <= 3


def test_a_column_is_wide_for_long_words_and_narrow_for_figures():
    drawn = table(("What was agreed by both sides", "No."), ("A long statement of what it is", "1"))
    wide, narrow = (int(each) for each in find(written(drawn), "w:tblGrid/w:gridCol/@w:w"))
    assert wide > 3 * narrow
