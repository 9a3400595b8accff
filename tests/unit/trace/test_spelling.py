import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.trace.spelling import spelt


def said(text, language="en-GB"):
    return spelt(text, language)[0]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Long–term", "long-term"),
        ("“Oil”", '"oil"'),
        ("India’s", "india's"),
        ("a\u00a0 \n b", "a b"),
        ("ag\u00adreed", "agreed"),
        ("\u221258.9", "-58.9"),
        ("1,00,000", "100000"),
        ("68,720.5", "68720.5"),
        ("४–५", "4-5"),
        ("Й", "й"),
        ("2024, 2025", "2024, 2025"),
    ],
)
def test_what_makes_no_difference(text, same):
    assert said(text) == said(same)


@pytest.mark.parametrize(
    ("text", "same"), [("68,7", "68.7"), ("1\u00a0234,5", "1234.5"), ("12\u202f345\u202f678", "12345678")]
)
def test_numbers_in_russian(text, same):
    assert said(text, "ru-RU") == said(same, "en-GB")


@pytest.mark.parametrize(("one", "other"), [("oil", "oils"), ("68.7", "687"), ("will", "may")])
def test_what_makes_one(one, other):
    assert said(one) != said(other)


@given(st.text(), st.sampled_from(["en-GB", "hi-IN", "ru-RU"]))
def test_every_character_has_its_place(text, language):
    words, places = spelt(text, language)
    assert len(words) == len(places)
    assert list(places) == sorted(places)
    assert all(0 <= place < len(text) for place in places)
