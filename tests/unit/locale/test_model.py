import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.locale.load import load_locale
from briefgen.locale.model import Locale, Place
from briefgen.resources import templates_root


def locale(tag="en-GB", **strings):
    return Locale(tag=tag, strings=strings, path=Path("x.yaml"))


def test_a_phrase_with_places():
    one = locale(key="Page {page} of {pages}")

    assert one.parts("key") == ("Page ", Place(name="page"), " of ", Place(name="pages"))
    assert one.phrase("key", page="1", pages="2") == "Page 1 of 2"
    assert one.places("key") == {"page", "pages"}


def test_a_value_that_looks_like_a_place_is_not_filled_again():
    assert locale(key="{a} {b}").phrase("key", a="{b}", b="x") == "{b} x"


def test_a_missing_phrase():
    with pytest.raises(KeyError):
        locale().phrase("key")


@pytest.mark.parametrize(
    ("tag", "number", "printed"),
    [
        ("en-GB", "1234567.50", "1,234,567.50"),
        ("en-GB", "-3", "\u22123"),
        ("ru-RU", "-3.5", "\u22123,5"),
        ("hi-IN", "-3", "\u22123"),
        ("en-GB", "0.10", "0.10"),
        ("en-GB", "1E+3", "1,000"),
        ("en-IN", "1234567", "12,34,567"),
        ("hi-IN", "1234567", "12,34,567"),
        ("ru-RU", "1234567.5", "1\u00a0234\u00a0567,5"),
    ],
)
def test_numbers_keep_the_decimals_they_were_written_with(tag, number, printed):
    assert locale(tag).number(Decimal(number)) == printed


def test_precision_rounds():
    assert locale().number(Decimal("68.74"), precision=Decimal("0.1")) == "68.7"
    assert locale().number(Decimal("68.7"), precision=Decimal(1)) == "69"


@pytest.mark.parametrize(
    ("tag", "currency", "printed"),
    [
        ("en-GB", "USD", "US$ 68.7 billion"),
        ("en-IN", "INR", "₹68.7 billion"),
        ("hi-IN", "USD", "68.7 billion अमेरिकी डॉलर"),
        ("ru-RU", "USD", "68.7 billion долл. США"),
        ("en-GB", "ILS", "₪ 68.7 billion"),
        ("ru-RU", "KZT", "68.7 billion KZT"),
    ],
)
def test_money_by_the_houses_phrase_else_by_cldrs_symbol(tag, currency, printed):
    assert load_locale(tag, (templates_root(),)).money("68.7 billion", currency) == printed


def test_a_currency_by_itself():
    assert load_locale("hi-IN", (templates_root(),)).currency("USD") == "अमेरिकी डॉलर"


PERIODS = {"financial-year": "{first}/{second}", "period-years": "{first} to {last}", "period-quarter": "Q{number} {year}", "period-half": "H{number} {year}"}  # fmt: skip


@pytest.mark.parametrize(
    ("period", "printed"),
    [
        ("2024", "2024"),
        ("2024-25", "2024/25"),
        ("FY2024-25", "2024/25"),
        ("1999-00", "1999/00"),
        ("2011-12", "2011/12"),
        ("2025-11", "November 2025"),
        ("2020-24", "2020 to 2024"),
        ("2024-Q1", "Q1 2024"),
        ("2025-H2", "H2 2025"),
        ("by 2030", "by 2030"),
    ],
)
def test_a_financial_year_is_a_year_and_never_a_range(period, printed):
    assert locale(**PERIODS).period(period) == printed


@pytest.mark.parametrize(
    ("tag", "when", "printed"),
    [
        ("en-GB", dt.date(2025, 12, 3), "3 December 2025"),
        ("en-GB", "2025-12", "December 2025"),
        ("en-GB", "2025", "2025"),
        ("ru-RU", "2025-12", "декабрь 2025"),
        ("hi-IN", dt.date(2025, 12, 3), "3 दिसंबर 2025"),
        ("en-GB", "2025-12-04/2025-12-05", "4–5 December 2025"),
        ("en-GB", "2025-11-30/2025-12-05", "30 November 2025 – 5 December 2025"),
        ("hi-IN", "2025-12-04/2025-12-05", "4–5 दिसंबर 2025"),
    ],
)
def test_dates(tag, when, printed):
    assert locale(tag).when(when) == printed


def test_a_moment_is_said_in_its_own_zone():
    moment = dt.datetime(2025, 12, 3, 18, 0, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30)))

    assert locale().moment(moment) == "3 December 2025, 18:00 (UTC+05:30)"


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("en-GB", "3\u00a0December 2025, 18:00 (UTC+05:30)"),
        ("en-IN", "3\u00a0December 2025, 18:00 (UTC+05:30)"),
        ("hi-IN", "3\u00a0दिसंबर 2025, 18:00 (UTC+05:30)"),
        ("ru-RU", "3\u00a0декабря 2025\u00a0года, 18:00 (UTC+05:30)"),
    ],
)
def test_a_moment_in_each_bundled_language(tag, printed):
    moment = dt.datetime(2025, 12, 3, 18, 0, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30)))
    assert load_locale(tag, (templates_root(),)).moment(moment) == printed


@pytest.mark.parametrize(
    ("tag", "joined"),
    [("en-GB", "a, b and c"), ("en-IN", "a, b and c"), ("hi-IN", "a, b और c"), ("ru-RU", "a, b и c")],
)
def test_lists_are_joined_as_the_language_does(tag, joined):
    assert locale(tag).join(["a", "b", "c"]) == joined
