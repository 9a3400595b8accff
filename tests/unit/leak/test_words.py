"""One form for what is written in several."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.leak import words
from briefgen.leak.traits import amount_traits, traits
from briefgen.leak.words import APART, BREAK, _tokens, run_marks, stopped, tokens


@pytest.mark.parametrize(
    "written",
    [
        (
            "The Co-operation ACCORD",
            "the cooperation accord",
            "the coop-\neration accord",
            "the co\u00adoperation\u2029accord",
        ),
        ("agree\x02ment", "agree\ufffe\r\nment", "AGREEMENT", "agree\u00adment", "agreement"),
        ("1,234,567", "12,34,567", "1\u00a0234\u00a0567", "१२,३४,५६७", "1’234’567", "١٬٢٣٤٬٥٦٧"),
        ("12,34,567 tonnes", "1,234,567 tonnes", "१२,३४,५६७ tonnes", "١٬٢٣٤٬٥٦٧ tonnes", "1\u202f234\u202f567 tonnes"),
        ("68.7 billion", "68,7 billion", "६८.७ billion", "۶۸٫۷ billion"),
        ("68.71 billion", "68,71 billion", "६८.७१ billion", "٦٨٫٧١ billion"),
        ("1,234,567.5", "12,34,567.5", "१२,३४,५६७.५"),
        ("Su-57", "su‑57", "Su57", "Su\u201057"),
        ("ﬁnal ｏｆｆｅｒ", "final offer"),
        ("“the offer”", "the ‘offer’", "«the offer»", "the—offer", "the offer!"),
        ("हिन्दी\u200dभाषा", "हिन्दीभाषा"),
    ],
)
def test_forms_of_one_word_are_one(written):
    assert len({tuple(tokens(each)) for each in written}) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("नौका फिर चलेगी। कब?", ["नौका", "फिर", "चलेगी", "कब"]),
        ("Если да, то 1,5 млн", ["если", "да", "то", "1.5", "млн"]),
        ("2024-25 and 4–5 December", ["2024", "25", "and", "4", "5", "december"]),
        ("snake_case, Russia's", ["snake", "case", "russia", "s"]),
        (f"one{BREAK}two", ["one", BREAK, "two"]),
    ],
)
def test_words_are_cut_in_any_script(text, words):
    assert tokens(text) == words


def test_no_run_of_the_pack_goes_over_a_gap_into_what_a_file_says():
    pack = run_marks(["one", "two", APART, "three", "four", "five", "six"])
    assert (
        pack[3] & run_marks(tokens(f"one two{BREAK}three four five six"))[3]
        == run_marks(tokens("three four five six"))[3]
    )
    assert not pack[3] & run_marks(tokens("one two three four five"))[3]
    assert tokens("one \1 two") == ["one", "two"]


def test_phrases_end_where_a_sentence_may():
    assert tokens(stopped("agreed. Talks (draft) went on, 1.5 so-\nfar"))[1] == BREAK


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They met Ilse Marren in private.", {("ilse",), ("marren",)}),
        ("The S-400 and the GZ-77b were named.", {("s400",), ("gz77b",)}),
        ("Some 4,321 came, for 5.5 million.", {("4321",), ("4321", "came"), ("5.5", "million")}),
        ("In 2031 the 23rd of them met.", set()),
    ],
)
def test_names_codes_and_numbers_tell(text, told):
    found = set(traits(text, tokens(text)))
    assert told <= found
    assert told or not found


def test_an_amount_tells_with_each_of_its_units():
    assert {("58.90",), ("58.9",), ("58.9", "billion"), ("58.9", "अरब")} <= set(
        amount_traits(Decimal("58.90"), ("billion", "अरब"))
    )
    assert set(amount_traits(Decimal(20), ())) == set()


def test_a_fraction_of_three_digits_is_known_behind_a_comma_too():
    assert {("68.714",), ("68714",)} <= set(amount_traits(Decimal("68.714"), ()))


def test_digits_of_other_scripts_end_no_phrase():
    assert BREAK not in stopped("५.५ करोड़ और ٥٫٥")


@given(st.text("a-1,.’\u2010\u00ad\u200b\x02\ufffe\uff0d\ufe63\u0301\u00a0 \t\r\n\0", max_size=40))
@example("co-\r\noperate")
@example("co-\u200b\r\noperate")
@example("co\x02\r\n\r\noperate")
@example("co\uff0d\u00a0\n operate")
@example("1,\n234")
def test_words_are_the_same_line_by_line(text):
    """Most lines of a page are kept: a word that goes on in the next line must not be cut."""
    assert tokens(text) == words_of_all(text)


def words_of_all(text):
    return [word for phrase in text.split(BREAK) for word in (*_tokens(phrase), BREAK)][:-1]


def test_lines_that_were_met_before_are_not_cut_again(monkeypatch):
    cut = []
    monkeypatch.setattr(words, "_tokens", lambda text: (cut.append(text), _tokens(text))[1])
    page = "Ships lie in port {0}.\r\nA line of its own.\r\n"
    tokens(page.format("Quell"))
    cut.clear()
    assert tokens(page.format("Tarrow"))[4:6] == ["tarrow", "a"]
    assert cut == ["Ships lie in port Tarrow.\r"]
