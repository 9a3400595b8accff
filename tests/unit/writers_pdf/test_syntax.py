from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Object

from briefgen.writers.pdf import syntax


@pytest.mark.parametrize(
    ("value", "written"), [(1.0, "1"), (0.5, "0.5"), (-0.0001, "0"), (12.3456, "12.346"), (1e-9, "0"), (100, "100")]
)
def test_numbers_are_short_and_without_exponent(value, written):
    assert syntax.number(value) == written


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_strings_read_back(text):
    assert str(Object.parse(syntax.string(text))) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20))
def test_names_read_back(text):
    assert str(Object.parse(syntax.name(text))) == f"/{text}"


def test_a_moment_has_its_zone():
    zone = timezone(timedelta(hours=5, minutes=30))
    assert syntax.moment(datetime(2025, 12, 3, 18, 0, tzinfo=zone)) == b"(D:20251203180000+05'30')"


def test_what_is_none_is_left_out():
    assert syntax.dictionary({"A": b"1", "B": None}) == b"<</A 1>>"
