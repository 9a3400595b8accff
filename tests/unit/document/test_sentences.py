import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One.", ["One."]),
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("Mr. Putin and Dr. A. B. Rao met. They spoke.", ["Mr. Putin and Dr. A. B. Rao met.", "They spoke."]),
        ("U.S. officials agreed.", ["U.S. officials agreed."]),
        ("See No. 5 of the list.", ["See No. 5 of the list."]),
        ("No. We do not comment.", ["No.", "We do not comment."]),
        ("About 3.5 per cent.", ["About 3.5 per cent."]),
        ("ऊर्जा पर बात होगी। व्यापार पर भी।", ["ऊर्जा पर बात होगी।", "व्यापार पर भी।"]),
        ("Переговоры идут. Итогов нет.", ["Переговоры идут.", "Итогов нет."]),
    ],
)
def test_sentences(text, expected):
    assert list(sentences(text)) == expected


@given(st.text("ab AB.!? ", max_size=60))
def test_no_word_is_lost(text):
    assert " ".join(sentences(text)).split() == text.split()
