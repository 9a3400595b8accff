import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.locale.model import Locale, Place


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
        ("en-GB", "-3", "-3"),
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
        ("en-GB", "USD", "US$68.7"),
        ("en-GB", "INR", "₹68.7"),
        ("en-GB", "RUB", "RUB\u00a068.7"),
        ("ru-RU", "RUB", "68,7\u00a0₽"),
    ],
)
def test_money(tag, currency, printed):
    assert locale(tag).money(Decimal("68.7"), currency) == printed


@pytest.mark.parametrize(
    ("tag", "when", "printed"),
    [
        ("en-GB", dt.date(2025, 12, 3), "3 December 2025"),
        ("en-GB", "2025-12", "December 2025"),
        ("en-GB", "2025", "2025"),
        ("ru-RU", "2025-12", "декабрь 2025"),
        ("hi-IN", dt.date(2025, 12, 3), "3 दिसंबर 2025"),
    ],
)
def test_dates(tag, when, printed):
    assert locale(tag).when(when) == printed


def test_a_moment_is_said_in_its_own_zone():
    moment = dt.datetime(2025, 12, 3, 18, 0, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30)))

    assert locale().moment(moment) == "3 December 2025, 18:00 (UTC+05:30)"


def test_lists_are_joined_as_the_language_does():
    assert locale().join(["a", "b", "c"]) == "a, b and c"
