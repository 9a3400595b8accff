"""Rows of a series, from CSV and from YAML, and what is wrong with them at its place."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from support.written import load, problems, underlined, write_project

from briefgen.content import rows as content_rows
from briefgen.content.rows import SeriesRow
from briefgen.diagnostics import Diagnostic

BODY = "# A {.facts}\n- The river rises. [@letter, lead 1] ^a\n"
SERIES = """\
- id: flows
  title: Flows
  file: data/flows.csv
  sources: [letter]
  provisional: status
  row_remark: remark
  total: all
  fields:
    - {name: year, type: period, title: Year}
    - {name: flow, type: number, title: Flow}
    - {name: dams, type: integer}
    - {name: day, type: date}
    - {name: river, type: text}
    - {name: all, type: boolean}
    - {name: status, type: text}
    - {name: remark, type: text}
    - {name: seen-by, type: readers}
    - {name: source, type: source}
"""
EXHIBITS = """\
- {id: chart, series: flows, form: column, title: Flows, alternative_text: Bars., category: year, values: [flow]}
"""
HEADER = "year,flow,dams,day,river,all,status,remark,seen-by,source\n"
FULL = (
    '2024-25,68.70,3,2025-12-01,"Beas, upper",FALSE,early data,rounded,"minister, analyst","letter, lead 1; letter"\n'
)


def project(folder: Path, table: str, *, series: str = SERIES, exhibits: str = EXHIBITS) -> Path:
    files = {"water/series.yaml": series, "water/exhibits.yaml": exhibits, "water/data/flows.csv": table}
    write_project(folder, BODY, files=files)
    return folder / "content" / "water" / "data"


def rows(folder: Path, table: str, **written: str) -> tuple[SeriesRow, ...]:
    project(folder, table, **written)
    return load(write_project(folder, BODY)).rows["flows"]


def faults(folder: Path, table: str, **written: str) -> tuple[Diagnostic, ...]:
    project(folder, table, **written)
    return problems(write_project(folder, BODY))


def test_every_cell_is_read_as_its_field_says(tmp_path: Path) -> None:
    [row] = rows(tmp_path, HEADER + FULL)
    assert row.cells == {
        "year": "2024-25",
        "flow": Decimal("68.70"),
        "dams": Decimal(3),
        "day": dt.date(2025, 12, 1),
        "river": "Beas, upper",
        "all": False,
        "status": "early data",
        "remark": "rounded",
    }
    assert str(row.cells["flow"]) == "68.70"
    assert row.readers == {"minister": None, "analyst": None}
    assert [(one.source, one.locator) for one in row.sources] == [("letter", "lead 1"), ("letter", None)]
    assert (row.provisional, row.remark, row.total) == (True, "rounded", False)


def test_a_blank_cell_is_a_missing_value(tmp_path: Path) -> None:
    [row] = rows(tmp_path, HEADER + "2024,,,,,,,,,\n")
    assert [name for name, value in row.cells.items() if value is not None] == ["year"]
    assert (row.readers, row.sources, row.provisional, row.remark, row.total) == (None, (), False, None, False)


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    table = ",".join(reversed(HEADER.strip().split(","))) + "\n,,,,,,,,61,2024\n"
    [row] = rows(tmp_path, table)
    assert (row.cells["year"], row.cells["flow"]) == ("2024", Decimal(61))


def test_the_file_is_among_the_inputs(tmp_path: Path) -> None:
    data = project(tmp_path, HEADER + FULL)
    assert data / "flows.csv" in load(write_project(tmp_path, BODY)).inputs


def test_rows_may_stand_in_the_register(tmp_path: Path) -> None:
    series = SERIES.replace("  file: data/flows.csv\n", "")
    series += "  rows:\n    - {year: 2024, flow: 68.7, day: 2025-12-01, all: true, seen-by: [minister], remark: }\n"
    files = {"water/series.yaml": series, "water/exhibits.yaml": EXHIBITS}
    [row] = load(write_project(tmp_path, BODY, files=files)).rows["flows"]
    assert (row.cells["year"], row.cells["flow"], row.cells["day"]) == ("2024", Decimal("68.7"), dt.date(2025, 12, 1))
    assert (row.total, row.readers, row.remark) == (True, {"minister": None}, None)


@pytest.mark.parametrize(
    "word",
    ["2024", "2024-25", "FY2024-25", "FY 2024-25", "2024-2025", "2024-04", "2020-24", "1999-00", "2024-Q1", "2024-H2"],
)
def test_periods(tmp_path: Path, word: str) -> None:
    assert rows(tmp_path, f"{HEADER}{word},,,,,,,,,\n")[0].cells["year"] == word


@pytest.mark.parametrize("word", ["=1+1", "+61", "-61 or so", "@SUM(A1:A2)", "=HYPERLINK(1)"])
def test_what_looks_like_a_formula_is_text(tmp_path: Path, word: str) -> None:
    assert rows(tmp_path, f"{HEADER}2024,,,,{word},,,,,\n")[0].cells["river"] == word


def _cells() -> Iterator[tuple[int, str, str]]:
    yield 0, "next year", "'next year' is not a period"
    for word in ("2029-13", "2029-00", "2029-2028", "FY2029-31"):
        yield 0, word, f"'{word}' is neither years nor a month"
    for word in ("10 686", "68.7m", "1e5", "n/a", "NaN", "6_1", "٦١", "=1+1", "68.", ".5"):
        yield 1, word, f"'{word}' is not a number"
    yield 2, "3.5", "'3.5' is not a whole number"
    yield 3, "1 December", "'1 December' is not a day"
    yield 3, "2025-02-30", "'2025-02-30' is not a day"
    yield 4, "{figure:flow}", "'{figure:flow}' would be printed as it stands"
    yield 5, "yes", "'yes' is neither true nor false"
    yield 8, "Minister!", "'Minister!' is not a reader"
    yield 8, "nobody", "unknown reader 'nobody'"
    yield 9, "leter", "no source is called 'leter'"
    yield 9, "letter; The Times", "'The Times' cannot be a name"


@pytest.mark.parametrize(("at", "word", "message"), tuple(_cells()))
def test_a_cell_of_another_type_is_an_error_at_its_place(tmp_path: Path, at: int, word: str, message: str) -> None:
    cells = ["2024", *[""] * 9]
    cells[at] = word
    found = faults(tmp_path, f"{HEADER}2023,,,,,,,,,\n{','.join(cells)}\n")
    [problem] = [one for one in found if one.severity == "error"]
    assert problem.span is not None
    assert (problem.message, problem.span.path.name, problem.span.line) == (message, "flows.csv", 3)
    assert underlined(problem) == word


def test_a_comma_within_a_number_parts_two_cells(tmp_path: Path) -> None:
    [problem] = faults(tmp_path, f"{HEADER}2024,10,686,,,,,,,,\n")
    assert problem.message == "this row has 11 values, the table has 10 columns"
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (2, 6)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (HEADER.replace("flow", "flows"), [("the series has no column 'flows'", "flows")]),
        (HEADER.replace("flow", "volume"), [("the column 'flow' is missing", "year"), ("the series has no column 'volume'", "volume")]),
        (HEADER.replace(",dams", ""), [("the column 'dams' is missing", "year")]),
        (HEADER.replace("dams", "flow"), [("the column 'dams' is missing", "year"), ("two columns are called 'flow'", "flow")]),
        (HEADER.replace("dams", ""), [("the column 'dams' is missing", "year"), ("a column has no name", ",")]),
        (HEADER.replace(",", ";"), [("the columns are not separated by commas", HEADER.replace(",", ";").strip())]),
        ("", [("the file is empty", "")]),
    ],
)  # fmt: skip
def test_the_first_line_names_the_fields(tmp_path: Path, header: str, found: list[tuple[str, str]]) -> None:
    assert [(one.message, underlined(one)) for one in faults(tmp_path, header)] == found


def test_a_quote_that_is_not_closed(tmp_path: Path) -> None:
    [problem] = faults(tmp_path, f'{HEADER}2024,,,,"Beas,,,,,\n')
    assert (problem.message, problem.code) == ("a quotation mark opens here and never closes", "BG124")


def test_a_table_of_faults_does_not_bury_the_rest(tmp_path: Path) -> None:
    assert len(faults(tmp_path, HEADER + "2024,much,,,,,,,,\n" * 500)) == 20


def test_a_file_without_rows(tmp_path: Path) -> None:
    assert [one.message for one in faults(tmp_path, HEADER)] == ["the series 'flows' has no rows"]


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    data = project(tmp_path, "")
    (data / "flows.csv").write_bytes(HEADER.encode() + b"2024,,,,K\xf6ln,,,,,\n")
    [problem] = problems(write_project(tmp_path, BODY))
    assert (problem.code, problem.span and problem.span.line) == ("BG100", 2)


# --- the file ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("data/flow.csv", "there is no file 'data/flow.csv'"),
        ("data/flows.xlsx", "'data/flows.xlsx' is no CSV"),
        ("flows.csv", "'flows.csv' is not in the pack's folder data/"),
        ("../policy.yaml", "'../policy.yaml' is not in the pack's folder data/"),
        ("data/../../policy.yaml", "'data/../../policy.yaml' is not in the pack's folder data/"),
        ("/etc/passwd", "'/etc/passwd' is not in the pack's folder data/"),
        ("data\\flows.csv", "'data\\flows.csv' is not in the pack's folder data/"),
        ("data", "'data' is no CSV"),
        (f"data/{'x' * 300}.csv", f"'data/{'x' * 300}.csv' is not in the pack's folder data/"),
    ],
)
def test_a_file_is_one_of_the_packs_own(tmp_path: Path, file: str, message: str) -> None:
    found = faults(tmp_path, HEADER + FULL, series=SERIES.replace("data/flows.csv", file))
    [problem] = [one for one in found if one.severity == "error"]
    assert (problem.message, underlined(problem)) == (message, file)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(HEADER + FULL)
    data = project(tmp_path, HEADER)
    (data / "flows.csv").unlink()
    (data / "flows.csv").symlink_to(tmp_path / "secret.csv")
    found = problems(write_project(tmp_path, BODY))
    message = "'data/flows.csv' is a link, and leads to no file of the pack's folder data/"
    assert message in [one.message for one in found]


def test_the_folder_itself_is_no_link(tmp_path: Path) -> None:
    data = project(tmp_path, HEADER + FULL)
    data.rename(tmp_path / "elsewhere")
    data.symlink_to(tmp_path / "elsewhere")
    found = problems(write_project(tmp_path, BODY))
    assert [one.message for one in found] == ["'data/flows.csv' is not in the pack's folder data/"]


def test_a_link_that_leads_back_to_itself_is_no_file(tmp_path: Path) -> None:
    data = project(tmp_path, HEADER + FULL)
    (data / "flows.csv").unlink()
    (data / "flows.csv").symlink_to("flows.csv")
    found = problems(write_project(tmp_path, BODY))
    assert [one.message for one in found] == [
        "'data/flows.csv' is a link, and leads to no file of the pack's folder data/"
    ]


@pytest.mark.parametrize("name", ["water/more.md", "water/terms.yaml"])
def test_a_file_of_the_pack_that_is_a_link_to_itself_is_told(tmp_path: Path, name: str) -> None:
    project(tmp_path, HEADER + FULL)
    link = tmp_path / "content" / name
    link.symlink_to(link.name)
    assert "BG100" in [one.code for one in problems(write_project(tmp_path, BODY))]


@pytest.mark.parametrize("slip", ["who:analyst", "seen-by:analyst", "Seen-by: analyst", "ｓｅｅｎ-ｂｙ: analyst"])
def test_a_name_that_is_no_column_is_refused_though_nothing_stands_behind_it(tmp_path: Path, slip: str) -> None:
    """Without the space behind its colon `who:analyst` is one name, and would shut nobody out."""
    series = SERIES.replace("  file: data/flows.csv\n", f"  rows: [{{year: 2024, flow: 61, {slip}}}]\n")
    files = {"water/series.yaml": series, "water/exhibits.yaml": EXHIBITS}
    [problem] = problems(write_project(tmp_path, BODY, files=files))
    assert problem.message == f"unknown name '{slip.partition(': ')[0]}'"


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("readers", ""),
        ("marking", "tlp:red"),
        ("embargo_until", "2031"),
        ("ok", "yes"),
        ("who", "analyst"),
        ("who", "Analyst 2, minister"),
    ],
)
def test_a_column_that_seems_to_restrict_and_does_not(tmp_path: Path, column: str, cell: str) -> None:
    series = SERIES.replace("{name: seen-by, type: readers}", f"{{name: {column}, type: text}}")
    series = series.replace("  file: data/flows.csv\n", f"  rows: [{{year: 2024, flow: 61, {column}: '{cell}'}}]\n")
    files = {"water/series.yaml": series, "water/exhibits.yaml": EXHIBITS}
    [problem] = problems(write_project(tmp_path, BODY, files=files))
    assert problem.message == f"the column '{column}' is of the type 'text', and keeps no row from anybody"


@pytest.mark.parametrize("word", ["1" * 15, "0." + "1" * 14, "9" * 5000])
def test_a_number_that_no_brief_can_print(tmp_path: Path, word: str) -> None:
    [problem] = faults(tmp_path, f"{HEADER}2024-25,{word},,,,,,,,\n")
    assert problem.message == "a number has more digits than a brief can print"


def test_more_rows_in_the_register_than_a_file_may_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_rows, "ROWS_LIMIT", 2)
    series = SERIES.replace("  file: data/flows.csv\n", "  rows: [{year: 2022}, {year: 2023}, {year: 2024}]\n")
    found = problems(
        write_project(tmp_path, BODY, files={"water/series.yaml": series, "water/exhibits.yaml": EXHIBITS})
    )
    assert [one.message for one in found] == ["the table has more than 2 rows"]


@pytest.mark.parametrize(
    ("form", "rows", "said"),
    [
        ("column", 1001, "1,001 marks"),
        ("line", 81, "81 rows"),
        ("bar", 41, "41 bars"),
        ("stacked-bar", 41, "41 bars"),
    ],
)
def test_a_chart_of_more_than_a_page_holds(tmp_path: Path, form: str, rows: int, said: str) -> None:
    table = HEADER + "".join(f"{1000 + year},1,,,,,,,,\n" for year in range(rows))
    [problem] = faults(tmp_path, table, exhibits=EXHIBITS.replace("form: column", f"form: {form}"))
    assert problem.message == f"the chart 'chart' would have {said}"
    assert faults(tmp_path, table, exhibits=EXHIBITS.replace("form: column", "form: table")) == ()


def test_a_file_that_no_series_names_is_a_warning(tmp_path: Path) -> None:
    data = project(tmp_path, HEADER + FULL)
    (data / "old.csv").write_text("a\n")
    [problem] = problems(write_project(tmp_path, BODY))
    assert (problem.message, problem.severity) == ("no series names 'old.csv'", "warning")
