"""What an exhibit asks of its series, and what a series says of its fields."""

from pathlib import Path

import pytest
from support.written import problems, underlined, write_project

BODY = "# A {.facts}\n- The river rises. [@letter, lead 1] ^a\n"
SERIES = """\
- id: flows
  title: Flows
  sources: [letter]
  provisional: status
  fields:
    - {name: year, type: period, title: Year}
    - {name: flow, type: number, title: Flow, unit: m3}
    - {name: level, type: number, title: Level, unit: m}
    - {name: status, type: text, title: Status}
    - {name: seen, type: readers}
  rows:
    - {year: 2024, flow: 61, level: 3, status: early}
"""
EXHIBITS = """\
- id: chart
  series: flows
  form: column
  title: Flows
  alternative_text: Bars.
  category: year
  values: [flow]
  translations: {hi-IN: {title: प्रवाह, alternative_text: चित्र, words: {early: आरंभिक}}}
"""


def found(folder: Path, *changes: tuple[str, str]) -> list[tuple[str, str, str]]:
    series, exhibits = SERIES, EXHIBITS
    for old, new in changes:
        assert old in series + exhibits
        series, exhibits = series.replace(old, new), exhibits.replace(old, new)
    files = {"water/series.yaml": series, "water/exhibits.yaml": exhibits}
    reported = problems(write_project(folder, BODY, files=files))
    return [(one.code, one.message, underlined(one)) for one in reported]


def test_an_exhibit_that_asks_for_what_there_is_is_in_order(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("category: year", "category: years"), ("BG125", "the series 'flows' has no column 'years'", "years")),
        (("values: [flow]", "values: [flows]"), ("BG125", "the series 'flows' has no column 'flows'", "flows")),
        (("values: [flow]", "values: [seen]"), ("BG125", "'seen' names who may see a row, or its source, and is not shown", "seen")),
        (("values: [flow]", "values: [status]"), ("BG125", "the field 'status' is of the type 'text'", "status")),
        (("form: column", "form: timeline"), ("BG125", "the field 'flow' is of the type 'number'", "flow")),
        (("values: [flow]", "values: [flow, flow]"), ("BG125", "'flow' is shown twice", "[")),
        (("values: [flow]", "values: [flow, level]"), ("BG125", "'flow' and 'level' are of different units and share one axis", "[")),
        (("values: [flow]", "values: [flow, flow, flow, flow, flow]"), ("BG125", "the chart 'chart' shows 5 series", "[")),
        ((", title: Flow,", ","), ("BG125", "'flow' is shown by the exhibit 'chart' and has no title", "flow")),
        (("year: 2024, flow", "flow"), ("BG125", "this row has no 'year', by which the exhibit 'chart' names it", "{")),
        (("provisional: status", "provisional: stat"), ("BG125", "the series 'flows' has no column 'stat'", "stat")),
        (("provisional: status", "provisional: flow"), ("BG125", "the field 'flow' is of the type 'number'", "flow")),
        (("provisional: status", "row_remark: flow"), ("BG125", "the field 'flow' is of the type 'number'", "flow")),
        (("provisional: status", "total: status"), ("BG125", "the field 'status' is of the type 'text'", "status")),
        (("name: level", "name: flow"), ("BG124", "two fields are called 'flow'", "flow")),
        (("name: level, type: number", "name: level, type: readers"), ("BG124", "two fields of 'flows' name the readers of a row", "seen")),
        (("  sources: [letter]\n", ""), ("BG120", "the series 'flows' names no source", "flows")),
        (("title: Flows\n  sources", "title: Flows\n  file: data/a.csv\n  sources"), ("BG124", "'flows' has a file and rows", "-")),
        (("early: आरंभिक", "late: विलंब"), ("BG117", "no row says 'late'", "विलंब")),
        (("values: [flow]", "values: [flow]\n  ok: [analyst]"), ("BG119", "'analyst' is not published", "analyst")),
        (("values: [flow]", "values: [flow]\n  ok: [nobody]"), ("BG114", "unknown reader 'nobody'", "nobody")),
        (("values: [flow]", "values: [flow]\n  topic: rivers"), ("BG111", "no topic is called 'rivers'", "rivers")),
    ],
)  # fmt: skip
def test_an_exhibit_asks_for_what_is_not_there(
    tmp_path: Path, change: tuple[str, str], expected: tuple[str, str, str]
) -> None:
    assert expected in found(tmp_path, change)


def test_a_form_that_nothing_draws(tmp_path: Path) -> None:
    [(code, _, words)] = found(tmp_path, ("form: column", "form: pie"))
    assert (code, words) == ("BG105", "pie")


def test_a_table_takes_any_units_and_any_types(tmp_path: Path) -> None:
    assert found(tmp_path, ("form: column", "form: table"), ("[flow]", "[flow, level, status]")) == []


def test_rows_that_each_name_their_source_need_none_around(tmp_path: Path) -> None:
    changes = (
        ("  sources: [letter]\n", ""),
        (
            "    - {name: seen, type: readers}\n",
            "    - {name: seen, type: readers}\n    - {name: from, type: source}\n",
        ),
        ("status: early}", "status: early, from: letter}"),
    )
    assert found(tmp_path, *changes) == []


BUDGET = (
    ("form: column", "form: budget"),
    ("values: [flow]", "values: [flow, level]"),
    ("title: Flow, unit: m3}", "role: actual, unit: m3}"),
    ("title: Level, unit: m}", "role: new, unit: m3}"),
)


def test_a_budget_has_columns_of_one_unit_with_roles_and_needs_no_titles(tmp_path: Path) -> None:
    assert found(tmp_path, *BUDGET) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("role: new, unit: m3", "title: Level, unit: m3"), "the budget 'chart' shows 'level', whose role nobody says"),
        (("role: new, unit: m3", "role: actual, unit: m3"), "the budget 'chart' shows two columns of one role"),
        (("values: [flow, level]", "values: [level, flow]"), "the budget 'chart' has its columns out of order"),
        (("values: [flow, level]", "values: [level]"), "the budget 'chart' lacks what its change would be between"),
        (("role: new, unit: m3", "role: new, unit: m"), "the budget 'chart' has columns of different units"),
    ],
)
def test_what_keeps_an_exhibit_from_being_a_budget(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    assert [(code, said) for code, said, _ in found(tmp_path, *BUDGET, change)] == [("BG340", message)]


def test_a_budget_is_grouped_by_a_column_of_text(tmp_path: Path) -> None:
    grouped = ("category: year", "category: year\n  group: {}")
    by_text, by_number = ((grouped[0], grouped[1].format(name)) for name in ("status", "flow"))
    assert found(tmp_path, *BUDGET, by_text) == []
    assert found(tmp_path, *BUDGET, by_number) == [("BG125", "the series 'flows' has no column of text 'flow'", "flow")]
    assert [code for code, _, _ in found(tmp_path, by_text)] == ["BG340"]
