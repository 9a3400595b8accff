"""Exhibits as CSV: numbers as numbers, words as words, and nothing that a spreadsheet would run."""

import csv
from dataclasses import replace
from decimal import Decimal

import pytest
from support.documents import ORIGIN, table, text, words
from support.exhibits import CITED, chart, trade

from briefgen.document.figures import ChartCategory, ChartValue
from briefgen.document.inlines import Number, Text
from briefgen.writers.pdf.exhibit_data import datasets


def exhibit(name: str, title: str = "Trade") -> tuple[Text, ...]:
    return (Text(text=title, origin=replace(ORIGIN, register="exhibits", item=name)),)


def rows(dataset) -> list[list[str]]:
    return list(csv.reader(dataset.content.decode("utf-8-sig").splitlines()))


def test_a_chart_has_a_column_of_numbers_for_each_series():
    (dataset,) = datasets([trade()])
    assert (dataset.name, dataset.title) == ("exhibit-1.csv", "Trade in goods")
    assert rows(dataset) == [
        ["US$ billion", "Exports", "Imports"],
        ["2022–23", "3.1", "46.2"],
        ["2023–24", "4.3", ""],
        ["2024–25", "4.9", "63.8"],
    ]


def early(amount: float | None, *, provisional: bool = True) -> ChartValue:
    printed = () if amount is None else (Number(text=f"{amount:g}", origin=ORIGIN), text(" (p)" if provisional else ""))
    return ChartValue(amount=amount, children=printed, provisional=provisional)


def test_what_is_provisional_has_its_mark_in_a_column_beside_it():
    marked = ChartCategory(children=words("2030"), values=(early(4.0), early(5.5, provisional=False)))
    drawn = replace(
        chart("column", {}, series=("Gas", "Oil")), categories=(marked, replace(marked, values=(early(None), early(2))))
    )
    assert rows(datasets([drawn])[0]) == [
        ["", "Gas", "Gas (p)", "Oil", "Oil (p)"],
        ["2030", "4", "(p)", "5.5", ""],
        ["2030", "", "(p)", "2", "(p)"],
    ]


@pytest.mark.parametrize("amount", [0.1, 1e15, 123456.789, -3.25, 65.0, 1e-7])
def test_a_number_is_written_out_and_can_be_read_back(amount):
    (_, (_, cell)) = rows(datasets([chart("column", {"a": (amount,)})])[0])
    assert Decimal(cell) == Decimal(str(amount))
    assert not {"e", "E", ","} & {*cell}
    assert not cell.endswith(".0")


def test_a_table_that_shows_an_exhibit_has_its_cells_as_printed_without_citations():
    shown = table(("Year", "US$ billion"), ("2030", "1,234.5 (p)"), ("2031", "–"), caption=exhibit("trade"))
    first, *others = shown.groups[0].rows
    cited = replace(first, cells=(first.cells[0], replace(first.cells[1], children=(*first.cells[1].children, CITED))))
    (dataset,) = datasets([replace(shown, groups=(replace(shown.groups[0], rows=(cited, *others)),))])
    assert rows(dataset) == [["Year", "US$ billion"], ["2030", "1,234.5 (p)"], ["2031", "–"]]


def test_a_table_of_the_text_is_no_exhibit():
    assert datasets([table(("Name", "What"), ("a", "b"), caption=words("Register"))]) == ()


def test_what_is_shown_twice_has_one_file_with_the_charts_numbers():
    shown = [
        table(("Year", "Trade"), ("2030", "1.0"), caption=exhibit("trade")),
        chart("column", {"2030": (1.0,)}, series=("Trade",), caption=exhibit("trade")),
        chart("column", {"2030": (7.0,)}, series=("Gas",), caption=exhibit("gas", "Gas")),
    ]
    first, second = datasets(shown)
    assert (first.name, first.shown, rows(first)) == ("exhibit-1.csv", (0, 1), [["", "Trade"], ["2030", "1"]])
    assert (second.name, second.shown, second.title) == ("exhibit-2.csv", (2,), "Gas")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("@SUM(1)", "'@SUM(1)"),
        ("+1+cmd", "'+1+cmd"),
        ("-x", "'-x"),
        ("\tx", "'\tx"),
        ("+10%", "+10%"),
        ("-3.2", "-3.2"),
        ("-1,234", "-1,234"),
        ("क्षेत्र, उत्तर", "क्षेत्र, उत्तर"),
        ("Доля", "Доля"),
    ],
)
def test_no_cell_is_run_by_a_spreadsheet(said, written):
    content = datasets([chart("column", {said: (1.0,)}, series=(said,))])[0].content
    head, row = csv.reader(content.decode("utf-8-sig").splitlines())
    assert (head[1], row[0]) == (written, written)


def test_the_form_is_rfc_4180_with_a_byte_order_mark():
    content = datasets([chart("column", {'a "b", c': (1.0,)}, series=("Доля",))])[0].content
    assert content == '\ufeff,Доля\r\n"a ""b"", c",1\r\n'.encode()
