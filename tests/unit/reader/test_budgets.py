"""A budget as a table: heads by role, change and totals worked out, in every language."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.briefs import form, locale
from support.cleared import column, data_row, exhibit, fuller_pack

from briefgen.document.dump import marked_text
from briefgen.document.tables import Table
from briefgen.document.words import plain_text
from briefgen.locale.load import load_locale
from briefgen.markup.rendered import ExhibitBlock, Rendered, TemplatePlace
from briefgen.markup.tokens import encode
from briefgen.reader.budget_lines import change, change_percent, step, total
from briefgen.reader.read import read
from briefgen.resources import templates_root

COLUMNS = tuple(
    column("", currency="INR", scale="crore", role=role, period=period)
    for role, period in (("actual", "2023-24"), ("revised", "2024-25"), ("new", "2025-26"))
)
ROWS = (
    data_row("Roads", "10", "20.5", "30", group="Works"),
    data_row("Bridges", "0", "0", "5", group="Works"),
    data_row("Fees", *map(Decimal, ("-4", "-3", "-2.5")), group="Income"),
)


def table(*rows, tag="en-IN", **fields):
    text = f"# Trial\n\n{encode(0)}"
    place = TemplatePlace(template="x.md.j2", file=Path("x.md.j2"), line=1)
    target = ExhibitBlock(exhibit="trade-by-year", form="own")
    rendered = Rendered(markup=text, targets=(target,), places=(place,) * (text.count("\n") + 1))
    given_ = {
        "form": "budget",
        "category": column("Head", "text"),
        "columns": COLUMNS,
        "rows": rows or ROWS,
        "remark": None,
    }
    cleared = fuller_pack(exhibits={"trade-by-year": exhibit(**given_ | fields)})
    told = locale() if tag == "en-GB" else load_locale(tag, (templates_root(),))
    made = read(rendered, replace(cleared, language=tag), told, form=form()).blocks[1]
    assert isinstance(made, Table)
    return made


def lines(made):
    rows = [*made.header, *(row for group in made.groups for row in group.rows)]
    printed = [" | ".join(marked_text(cell.children) for cell in row.cells) for row in rows]
    return [line.replace("\u00a0", " ") for line in printed]


def test_heads_by_role_and_year_and_what_is_worked_out():
    assert lines(table())[0] == (
        "Head | Actual 2023-24 (₹ crore) | Revised 2024-25 (₹ crore) | Budget 2025-26 (₹ crore) | Change (₹ crore) | Change (%)"
    )


def test_rows_subtotals_and_total():
    assert lines(table())[1:] == [
        "Roads | {= 10.0} | {= 20.5} | {= 30.0} | {= 9.5} | {= 46.3}",
        "Bridges | {= 0.0} | {= 0.0} | {= 5.0} | {= 5.0} | n/a",
        "**Works, total** | **{= 10.0}** | **{= 20.5}** | **{= 35.0}** | **{= 14.5}** | **{= 70.7}**",
        "Fees | {= −4.0} | {= −3.0} | {= −2.5} | {= 0.5} | n/a",
        "**Total** | **{= 6.0}** | **{= 17.5}** | **{= 32.5}** | **{= 15.0}** | **{= 85.7}**",
    ]


def test_a_group_is_headed_by_its_name():
    assert [marked_text(group.title) for group in table().groups] == ["Works", "Income", ""]


def test_a_missing_value_is_a_dash_and_leaves_its_total_unknown():
    made = table(data_row("Roads", "1", "2", "3"), data_row("Ports", "1", None, "3"))
    assert lines(made)[2:] == [
        "Ports | {= 1} | – | {= 3} | – | –",
        "**Total** | **{= 2}** | **–** | **{= 6}** | **–** | **–**",
    ]
    assert "the source gives no value" in marked_text(made.note)


def test_one_row_needs_no_total():
    assert len(lines(table(data_row("Roads", "1", "2", "4")))) == 2


def test_rows_of_one_group_stand_together():
    apart = (ROWS[0], ROWS[2], ROWS[1])
    assert [line.split(" | ")[0] for line in lines(table(*apart))[1:]] == [
        "Roads", "Bridges", "**Works, total**", "Fees", "**Total**",
    ]  # fmt: skip


def test_two_columns_are_enough_and_a_title_goes_before_the_role():
    made = table(data_row("Roads", "1", "3"), columns=(replace(COLUMNS[0], title="Spent"), COLUMNS[2]))
    assert lines(made)[0].startswith("Head | Spent 2023-24 (₹ crore) | Budget 2025-26 (₹ crore) | Change")


def test_the_note_says_what_the_change_is_between():
    assert "Budget 2025-26 less Revised 2024-25" in marked_text(table().note)


def test_a_provisional_row_and_its_total_say_so():
    made = table(data_row("Roads", "1", "2", "4", provisional=True), data_row("Ports", "1", "1", "1"))
    assert [line.count("(p)") for line in lines(made)[1:]] == [4, 0, 4]


@pytest.mark.parametrize(
    ("tag", "head", "total_"),
    [
        ("hi-IN", "वास्तविक 2023-24 (करोड़ रुपये)", "कुल"),
        ("ru-RU", "Факт 2023/24 финансовый год (млн инд. рупий)", "Всего"),
        ("en-US", "Actual 2023-24 (₹ million)", "Total"),
    ],
)
def test_every_language_has_its_own_heads(tag, head, total_):
    printed = plain_text(table(tag=tag)).split("\n")
    assert head in [each.replace("\u00a0", " ") for each in printed]
    assert total_ in printed


AMOUNT = st.integers(-(10**9), 10**9).map(lambda cents: Decimal(cents) / 100)
LINE = st.tuples(AMOUNT, AMOUNT, AMOUNT)


@given(st.lists(st.lists(LINE, min_size=1, max_size=6), min_size=1, max_size=5))
def test_subtotals_always_add_up_to_the_total(groups):
    every = [line for lines_ in groups for line in lines_]
    assert total(total(lines_) for lines_ in groups) == total(every)
    assert change(total(every)) == sum(change(line) for line in every)


@settings(max_examples=25)
@given(st.lists(LINE, min_size=1, max_size=8))
def test_what_is_printed_adds_up_too(rows):
    made = [data_row(f"Row {index}", *row) for index, row in enumerate(rows)]
    printed = [
        [_number(cell) for cell in row.cells[1:-1]] for group in table(*made, tag="en-GB").groups for row in group.rows
    ]
    parts = printed if len(rows) == 1 else printed[:-1]
    assert [sum(column_) for column_ in zip(*parts, strict=True)] == printed[-1]
    assert all(after - before == difference for _, before, after, difference in printed)


def _number(cell):
    return Decimal(plain_text(cell).replace(",", "").replace("−", "-").replace("\u00a0", ""))


@given(LINE)
def test_per_cent_is_of_what_was_before_and_never_of_nothing(line):
    percent = change_percent(line)
    if line[1] <= 0:
        assert percent is None
    else:
        assert abs(percent * line[1] / 100 - change(line)) <= line[1] * Decimal("0.0005")


def test_a_column_is_printed_to_its_finest_step():
    assert step([Decimal(1), Decimal("2.50"), None, Decimal("3E+2")]) == Decimal("0.01")
