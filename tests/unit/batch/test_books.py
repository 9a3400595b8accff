"""What an Excel book keeps is not always what it shows: a record says what is shown, or why that cannot be known."""

import datetime as dt
import re
import zipfile

import openpyxl
import pytest
from click.testing import CliRunner
from support.batches import PACK, rows, write_project

from briefgen.batch.records import read_records
from briefgen.batch.tables.kinds import read_rows
from briefgen.cli.main import cli
from briefgen.content.registers import RecordField
from briefgen.diagnostics import UserError

TYPES = ("text", "number", "integer", "date", "boolean")


def records(path, kind="number", table=None):
    fields = {
        "code": RecordField(id="code", example="A"),
        "said": RecordField(id="said", type=kind, example="2031-01-05" if kind == "date" else "1", optional=True),
    }
    return list(read_records(read_rows(path, table), fields, path))


def book_of(path, *cells, form=None):
    """Write a book with a record for each cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["code", "said"])
    for number, cell in enumerate(cells, 1):
        sheet.append([f"HB-{number}", cell])
        if form is not None:
            sheet.cell(number + 1, 2).number_format = form
    book.save(path)
    return path


def rewritten(path, part, old, new):
    """Change words of a book's XML, as another program would have written them."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    assert re.search(old, parts[part])
    parts[part] = re.sub(old, new, parts[part])
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def calculated(path, kind, value):
    """Have the formulas of a book calculated, as Excel saves them."""
    cell = f'<c r="B2"{kind}><f>1+1</f><v>{value}</v></c>'
    rewritten(path, "xl/worksheets/sheet1.xml", r'<c r="B2".*?</c>', cell)
    return rewritten(path, "xl/workbook.xml", ' fullCalcOnLoad="1"', "")


@pytest.mark.parametrize("kind", TYPES)
def test_a_formula_that_was_never_calculated_is_told(tmp_path, kind):
    first, second = records(book_of(tmp_path / "book.xlsx", "=1+1", None), kind)
    assert ["its formula was not calculated" in one.message for one in first.faults] == [True]
    assert first.faults[0].message.startswith("row 2 of 'book.xlsx', 'said':")
    (hint,) = first.faults[0].hints
    assert "in Excel, press Ctrl+Alt+F9, and save it" in hint
    assert "in LibreOffice choose Data > Calculate > Recalculate Hard, and save it" in hint
    assert (second.faults, second.values["said"]) == ((), None)


def test_a_formula_whose_value_is_left_to_be_calculated_is_told(tmp_path):
    path = book_of(tmp_path / "book.xlsx", "=1+1")
    rewritten(path, "xl/worksheets/sheet1.xml", r"</f><v ?/>|</f><v></v>", "</f><v>0</v>")
    (record,) = records(path)
    assert "its formula was not calculated" in record.faults[0].message


def called_otherwise(path):
    """Give the part that a book is in another name, as its package's relationships say."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(b"xl/workbook.xml", b"xl/book2.xml")
    for old, new in (("xl/workbook.xml", "xl/book2.xml"), ("xl/_rels/workbook.xml.rels", "xl/_rels/book2.xml.rels")):
        parts[new] = parts.pop(old)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def test_so_it_is_whatever_the_part_is_called_that_says_it(tmp_path):
    path = book_of(tmp_path / "book.xlsx", "=1+1")
    rewritten(path, "xl/worksheets/sheet1.xml", r"</f><v ?/>|</f><v></v>", "</f><v>0</v>")
    (record,) = records(called_otherwise(path))
    assert "its formula was not calculated" in record.faults[0].message


@pytest.mark.parametrize(
    ("kind", "attribute", "value", "read"),
    [
        ("number", "", "2", "2"),
        ("text", ' t="str"', "words", "words"),
        ("text", ' t="str"', "", "None"),
        ("boolean", ' t="b"', "1", "True"),
    ],
)
def test_a_formula_that_was_calculated_is_its_value(tmp_path, kind, attribute, value, read):
    (record,) = records(calculated(book_of(tmp_path / "book.xlsx", "=1+1"), attribute, value), kind)
    assert (record.faults, str(record.values["said"])) == ((), read)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_is_no_value_of_any_type(tmp_path, kind, error):
    (record,) = records(calculated(book_of(tmp_path / "book.xlsx", "=1+1"), ' t="e"', error), kind)
    assert [one.message for one in record.faults] == [f"row 2 of 'book.xlsx', 'said': it holds the error {error}"]


def test_a_column_whose_name_was_never_calculated_is_told(tmp_path):
    path = book_of(tmp_path / "book.xlsx", 1)
    book = openpyxl.load_workbook(path)
    book.active["B1"] = '="sa"&"id"'
    book.save(path)
    with pytest.raises(UserError, match="the name of its column 2: its formula was not calculated"):
        records(path)


@pytest.mark.parametrize(("value", "shown"), [(0.125, "12.5"), (1, "100"), (0, "0"), (-0.5, "-50")])
@pytest.mark.parametrize("form", ["0.0%", "0%;[Red]-0%"])
def test_a_percentage_is_told_with_what_is_shown(tmp_path, value, shown, form):
    (record,) = records(book_of(tmp_path / "book.xlsx", value, form=form))
    assert record.faults[0].message.endswith(f"for {shown} %")
    assert record.faults[0].hints == (f"format the column as Number, and have {shown} there",)


@pytest.mark.parametrize(
    ("kind", "form", "value", "read"),
    [
        ("number", '0.0"%"', 12.5, "12.5"),
        ("number", "#,##0.00", 1234.5, "1234.5"),
        ("text", "00000", 123, "00123"),
        ("number", "00000", 123, "123"),
        ("date", "dd/mm/yyyy", dt.date(2031, 1, 5), "2031-01-05"),
        ("boolean", "General", False, "False"),
    ],
)
def test_what_is_shown_is_what_is_read(tmp_path, kind, form, value, read):
    (record,) = records(book_of(tmp_path / "book.xlsx", value, form=form), kind)
    assert (record.faults, str(record.values["said"])) == ((), read)


@pytest.mark.parametrize(
    ("kind", "form", "value", "why"),
    [
        ("date", "General", 48218, "is no day"),
        ("date", "yyyy-mm-dd hh:mm", dt.datetime(2031, 1, 5, 13), "is no day"),  # noqa: DTZ001 - no book has zones
        ("date", "yyyy-mm-dd", -7_000_000, "no date that Excel has"),
        ("text", "yyyy-mm-dd", dt.date(2031, 1, 5), "is no text"),
        ("text", "General", True, "is no text"),
        ("number", "General", True, "is no number"),
    ],
)
def test_what_is_of_another_type_is_told(tmp_path, kind, form, value, why):
    (record,) = records(book_of(tmp_path / "book.xlsx", value, form=form), kind)
    assert [why in one.message for one in record.faults] == [True]


def test_merged_cells_of_the_table_are_refused_and_others_are_nobodys(tmp_path):
    path = book_of(tmp_path / "book.xlsx", 1, 2, 3)
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("E2:F3")
    book.active.merge_cells("A20:B21")
    book.save(path)
    assert len(records(path)) == 3
    book.active.merge_cells("B2:B4")
    book.save(path)
    with pytest.raises(UserError, match="B2:B4 are merged"):
        records(path)


def test_names_of_columns_over_two_merged_rows_are_read(tmp_path):
    path = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    for cells in (["code", "said"], [], ["HB-1", 1]):
        book.active.append(cells)
    book.active.merge_cells("A1:A2")
    book.active.merge_cells("B1:B2")
    book.save(path)
    (record,) = records(path)
    assert (record.faults, str(record.values["said"])) == ((), "1")


def test_a_format_that_a_book_names_and_does_not_have_is_none(tmp_path):
    path = book_of(tmp_path / "book.xlsx", 5, form="0.000")
    (record,) = records(rewritten(path, "xl/styles.xml", '<xf numFmtId="164"', '<xf numFmtId="200"'))
    assert (record.faults, str(record.values["said"])) == ((), "5")


def test_hidden_rows_are_read_and_known_as_hidden(tmp_path):
    path = book_of(tmp_path / "book.xlsx", 1, 2, 3)
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[3].hidden = True
    book.save(path)
    assert [one.is_hidden for one in records(path)] == [False, True, False]


def test_a_sheet_that_is_hidden_is_read_where_it_is_asked_for_alone(tmp_path):
    path = book_of(tmp_path / "book.xlsx", 1, 2, 3)
    book = openpyxl.load_workbook(path)
    lists = book.create_sheet("Lists")
    lists.append(["code"])
    lists.sheet_state = "hidden"
    book.save(path)
    assert (len(records(path)), len(records(path, table="Lists"))) == (3, 0)
    lists.append(["A"])
    lists.append(["B"])
    lists.column_dimensions["A"].hidden = True
    book.save(path)
    told = [one.hidden_parts for one in records(path, table="Lists")]
    assert told == [("the sheet 'Lists'", "the column 'code'")] * 2
    assert [one.hidden_parts for one in records(path)] == [()] * 3


def test_what_a_book_has_besides_cells_says_nothing_in_its_librarys_words(tmp_path):
    path = book_of(tmp_path / "book.xlsx", 1)
    extension = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    rewritten(path, "xl/worksheets/sheet1.xml", "</worksheet>", extension)
    assert records(path)[0].faults == ()


HIDDEN = {
    "hidden": '<col min="2" max="4" width="9" hidden="1"/>',
    "hidden as LibreOffice says it": '<col min="2" max="4" width="9" hidden="true"/>',
    "of no width": '<col min="2" max="2" width="0" customWidth="1"/>',
}


@pytest.mark.parametrize("col", HIDDEN.values(), ids=HIDDEN)
def test_hidden_columns_are_read_and_known_as_hidden(tmp_path, col):
    path = book_of(tmp_path / "book.xlsx", 1, 2)
    rewritten(path, "xl/worksheets/sheet1.xml", "<sheetData>", f"<cols>{col}</cols><sheetData>")
    assert [one.hidden_parts for one in records(path)] == [("the column 'said'",)] * 2


def test_columns_that_are_shown_are_not_said_to_be_hidden(tmp_path):
    path = book_of(tmp_path / "book.xlsx", 1)
    cols = '<cols><col min="1" max="2" width="9" hidden="false"/><col min="3" max="16384" hidden="1"/></cols>'
    rewritten(path, "xl/worksheets/sheet1.xml", "<sheetData>", f"{cols}<sheetData>")
    (record,) = records(path)
    assert record.hidden_parts == ()


def test_rows_of_no_height_are_hidden(tmp_path):
    path = book_of(tmp_path / "book.xlsx", 1, 2)
    rewritten(path, "xl/worksheets/sheet1.xml", '<row r="3"', '<row ht="0" customHeight="1" r="3"')
    assert [one.is_hidden for one in records(path)] == [False, True]


def test_a_batch_says_what_of_its_table_is_hidden(tmp_path, monkeypatch):
    write_project(tmp_path, rows(2))
    names = list(rows(1)[0])
    book = openpyxl.Workbook()
    book.active.append(names)
    for row in rows(2):
        book.active.append([row[name] for name in names])
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.save(tmp_path / "records.xlsx")
    monkeypatch.chdir(tmp_path)
    words = [
        "batch",
        PACK,
        "-a",
        "minister",
        "--records",
        "records.xlsx",
        "-o",
        "out",
        "--name",
        "{code}",
        "-f",
        "docx",
    ]
    result = CliRunner().invoke(cli, words, standalone_mode=False)
    assert (result.return_value, "2 made" in result.stdout) == (0, True)
    assert "1 of them stand in rows that the sheet hides" in result.stderr
    assert f"hidden in the book, and read as the rest was: the column '{names[2]}'" in result.stderr
