"""Number formats that print a value as the tree has it."""

from decimal import Decimal

import pytest
from support.docx_charts import printed

from briefgen.locale.load import load_locale
from briefgen.resources import templates_root
from briefgen.writers.docx.charts.formats import format_of, ticks_format


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("44.4", 44.4),
        ("44.4 (p)", 44.4),
        ("5,710", 5710.0),
        ("5710", 5710.0),
        ("\u22123.1", -3.1),
        ("\u22121,204 (p)", -1204.0),
        ("€\u22124", -4.0),
        (load_locale("en-GB", (templates_root(),)).number(Decimal(-1204)), -1204.0),
        ("2.7", 2.65),
        ("US$ 58.9", 58.9),
        ('12 "or so"', 12.0),
        ("1,23,456.5", 123456.5),
        ("1,23,45,678", 12345678.0),
    ],
)
def test_a_format_prints_the_words_of_a_value(words, amount):
    code = format_of(words, amount)
    assert code is not None
    assert printed(code, amount) == words


@pytest.mark.parametrize(
    ("words", "amount"),
    [("44,4", 44.4), ("about 3 of 4", 3.0), ("many", 9.0), ("44.5", 44.4), ("3.1", -3.1), ("0.0", -0.04)],
)
def test_no_format_prints_what_is_not_the_value_or_stands_otherwise_on_another_machine(words, amount):
    assert format_of(words, amount) is None


def test_the_numbers_of_an_axis_have_a_minus_and_the_grouping_of_their_language():
    assert printed(ticks_format("en-GB", (-50.0, 0.0, 50.0), 0), -50) == "\u221250"
    assert printed(ticks_format("en-GB", (0.0, 0.5, 1.0), 1), 0.5) == "0.5"
    assert printed(ticks_format("hi-IN", (0.0, 200000.0), 0), 200000) == "2,00,000"
    assert printed(ticks_format("en-GB", (0.0, 200000.0), 0), 200000) == "200,000"
