"""Tables: cells fill the grid, no two run together."""

from collections.abc import Iterator

from lxml import etree
from support.docx import find, val
from support.docx_lint.package import Package, Rule, number


def _tables(file: Package) -> Iterator[etree._Element]:
    return file.everywhere("//w:tbl")


def _grid(table: etree._Element) -> list[int]:
    return [number(val(each, "w")) or 0 for each in find(table, "w:tblGrid/w:gridCol")]


def _span(cell: etree._Element) -> int:
    return next((number(val(each)) or 1 for each in find(cell, "w:tcPr/w:gridSpan")), 1)


def _skipped(row: etree._Element) -> int:
    """Return the columns that a row leaves out before and after its cells."""
    return sum(number(val(each)) or 0 for each in find(row, "w:trPr/w:gridBefore | w:trPr/w:gridAfter"))


def tables_are_as_wide_as_their_columns(file: Package) -> Iterator[str]:
    for table in _tables(file):
        if any(number(val(each, "w")) != sum(_grid(table)) for each in find(table, "w:tblPr/w:tblW[@w:type='dxa']")):
            yield "a table is not as wide as its columns"


def rows_fill_the_grid(file: Package) -> Iterator[str]:
    for table in _tables(file):
        for row in find(table, "w:tr"):
            if sum(map(_span, find(row, "w:tc"))) + _skipped(row) != len(_grid(table)):
                yield "a row has more or fewer cells than its table has columns"


def rows_are_as_wide_as_their_table(file: Package) -> Iterator[str]:
    for table in _tables(file):
        for row in find(table, "w:tr"):
            widths = find(row, "w:tc/w:tcPr/w:tcW[@w:type='dxa']")
            wide = sum(number(val(each, "w")) or 0 for each in widths)
            if len(widths) == len(find(row, "w:tc")) and not _skipped(row) and wide != sum(_grid(table)):
                yield "a row is not as wide as its table"


def cells_end_with_a_paragraph(file: Package) -> Iterator[str]:
    yield from ("a cell does not end with a paragraph" for _ in file.everywhere("//w:tc[not(*[last()][self::w:p])]"))


def merged_cells_begin_somewhere(file: Package) -> Iterator[str]:
    """A cell that continues one above has one above it in its column."""
    for table in _tables(file):
        above: set[int] = set()
        for row in find(table, "w:tr"):
            at, merged = _skipped(row), set()
            for cell in find(row, "w:tc"):
                for each in find(cell, "w:tcPr/w:vMerge"):
                    if val(each) != "restart" and at not in above:
                        yield "a cell continues one that is not there"
                    merged.add(at)
                at += _span(cell)
            above = merged


def sides_are_left_and_right(file: Package) -> Iterator[str]:
    """Word of the transitional format repairs a table whose sides have their newer names."""
    for tree in (*file.texts.values(), file.part("styles")):
        for box in ("tcBorders", "tblBorders", "tcMar", "tblCellMar"):
            for each in find(tree, f"//w:{box}/w:start | //w:{box}/w:end"):
                yield f"the {box} name a side {etree.QName(each).localname!r}"


def tables_do_not_run_together(file: Package) -> Iterator[str]:
    yield from ("two tables run together" for _ in file.everywhere("//w:tbl[following-sibling::*[1][self::w:tbl]]"))


def the_last_table_has_a_paragraph_after_it(file: Package) -> Iterator[str]:
    if find(file.document, "//w:body/w:tbl[following-sibling::*[1][self::w:sectPr]]"):
        yield "the last table has no paragraph after it"


def header_rows_come_first(file: Package) -> Iterator[str]:
    """Word repeats none that stands below others."""
    below = "//w:tr[w:trPr/w:tblHeader][preceding-sibling::w:tr[1][not(w:trPr/w:tblHeader)]]"
    yield from ("a header row stands below other rows" for _ in file.everywhere(below))


RULES: tuple[Rule, ...] = (
    tables_are_as_wide_as_their_columns,
    rows_fill_the_grid,
    rows_are_as_wide_as_their_table,
    cells_end_with_a_paragraph,
    merged_cells_begin_somewhere,
    sides_are_left_and_right,
    tables_do_not_run_together,
    the_last_table_has_a_paragraph_after_it,
    header_rows_come_first,
)
