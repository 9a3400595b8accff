"""When two wordings state the same number or date."""

import pytest

from briefgen.quantities.compare import agree, counts_members, is_span, one_date, opposed, rounds, swapped, within
from briefgen.quantities.model import Date, Years
from briefgen.quantities.read import read
from briefgen.quantities.vocabulary import load_vocabulary
from briefgen.resources import templates_root

ROOTS = (templates_root(),)


def all_of(text: str, language: str = "en"):
    return read(text, load_vocabulary(language, ROOTS)).quantities


def one(text: str, language: str = "en"):
    [found] = all_of(text, language)
    return found


@pytest.mark.parametrize(
    ("english", "language", "other"),
    [
        ("10 million", "hi", "1 करोड़"),
        ("10 million", "en", "1 crore"),
        ("68.7 billion dollars", "hi", "६८.७ अरब डॉलर"),
        ("68.7 billion dollars", "ru", "68,7 млрд долларов"),
        ("36%", "ru", "36 процентов"),
        ("1,234,567", "hi", "12,34,567"),
        ("the 23rd summit", "ru", "саммит 23"),
        ("twenty-three", "ru", "двадцати трёх"),
        ("3.5 m high", "en", "3.5 metres high"),
        ("3.5 m high", "hi", "3.5 मीटर ऊँचा"),
        ("a 3.5m-high wall", "en", "a wall of 3.5 metres"),
        ("3.5m people", "en", "3.5 million people"),
        ("a wall of 3.5 m", "en", "a wall of 3.5 metres"),
    ],
)
def test_the_same_number_in_other_words(english, language, other):
    assert agree(one(english), one(other, language))


@pytest.mark.parametrize(
    ("english", "language", "other"),
    [
        ("10 million", "hi", "10 करोड़"),
        ("10 million tonnes", "ru", "10 млн км"),
        ("5 dollars", "hi", "5 रुपये"),
        ("25 percentage points", "ru", "25%"),
        ("$3.5 m", "en", "3.5 metres"),
        ("3.5 m", "en", "3.5 million"),
        ("3.5m", "en", "3.5 metres"),
        ("3.5 m high", "en", "3.5 million"),
        ("3.5 m high", "en", "4.5 metres high"),
        ("1.234", "en", "1,234"),
    ],
)
def test_another_number_or_another_unit(english, language, other):
    assert not agree(one(english), one(other, language))


@pytest.mark.parametrize(
    ("coarse", "exact", "is_round"),
    [
        ("69 billion", "68.7 billion", True),
        ("sixty-nine billion", "68.72 billion", True),
        ("68.7 billion", "68.72 billion", True),
        ("about 70 billion", "68.7 billion", True),
        ("nearly 70 billion", "68.7 billion", True),
        ("more than 60 billion", "63.84 billion", True),
        ("up to 70", "68.7", True),
        ("70 billion", "68.7 billion", False),
        ("68 billion", "68.7 billion", False),
        ("68.72 billion", "68.7 billion", False),
        ("more than 70 billion", "68.7 billion", False),
        ("about 80 billion", "68.7 billion", False),
        ("about 20%", "22%", True),
        ("about 20%", "25%", False),
        ("about 30%", "25%", False),
        ("about 3", "2.5", True),
        ("nearly 100", "96", True),
        ("nearly 100", "60", False),
        ("less than 60", "63.84", False),
        ("69 billion rupees", "68.7 billion dollars", False),
    ],
)
def test_a_rounder_number_is_the_same_as_far_as_its_words_go(coarse, exact, is_round):
    assert rounds(one(coarse), one(exact)) is is_round


def test_at_least_is_not_at_most():
    assert opposed(one("more than 87"), one("не более 87", "ru"))
    assert not opposed(one("more than 87"), one("87"))


@pytest.mark.parametrize(
    ("date", "other", "same", "inside"),
    [
        (Date(year=2025, month=12, day=4), Date(month=12, day=4), True, False),
        (Date(month=12, day=4), Date(year=2025, month=12, day=4), True, True),
        (Date(year=2025, month=12), Date(year=2025, month=12, day=4), False, True),
        (Date(year=2025, month=12, day=4), Date(year=2025, month=12), False, False),
        (Date(month=12, day=5), Date(month=12, day=4), False, False),
        (Years(first=2024), Years(first=2024), True, True),
        (Years(first=2024), Years(first=2023), False, False),
        (Date(year=2025, month=3), Years(first=2024), False, True),
        (Date(year=2024), Years(first=2024), False, False),
        (Date(year=2024, month=3), Years(first=2024), False, False),
    ],
)
def test_dates_are_one_or_one_within_the_other(date, other, same, inside):
    assert (one_date(date, other), within(date, other)) == (same, inside)


def test_years_between_two_dates_are_told_by_them():
    dates = (Years(first=2018), Years(first=2024))
    assert is_span(one("six years"), dates)
    assert not is_span(one("four years"), dates)
    assert not is_span(one("six"), dates)


def test_a_small_number_in_words_counts_a_list():
    assert counts_members(one("three things"), 3)
    assert not counts_members(one("four things"), 3)
    assert not counts_members(one("3 things"), 3)
    assert not counts_members(one("three tonnes"), 3)


def test_a_number_in_the_place_of_another_is_found_where_both_are_known():
    these, those = all_of("36, 55 and 55"), all_of("36, 36 and 55")
    assert [(mine.value, lost.value) for mine, lost in swapped(these, those)] == [(55, 36)]
    assert list(swapped(all_of("36, 55 and 55"), all_of("36 and 55"))) == []
