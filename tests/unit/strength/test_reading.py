"""How a sentence is read: its words are found where they stand, and nothing that is read raises."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.resources import templates_root
from briefgen.strength.lexicon import load_lexicons
from briefgen.strength.patterns import Forms, PatternFault, pattern_reader
from briefgen.strength.reading import certainties, read, words_of
from briefgen.strength.tokens import tokenise

LEXICONS = load_lexicons((templates_root(),))
EN = LEXICONS["en"]
PIECES = ("will", "may", "is expected to", "signed", "that", ",", "and", "if", "said", "“", "”", "(", ")", "—", ".", "?", "not",
    "{date:visit}", "करेंगे", "कि", "है", "।", "подпишут", "что", "не", "ожидается", "the leaders", "12 May", "U.S.")  # fmt: skip


@pytest.mark.parametrize("lexicon", LEXICONS.values(), ids=LEXICONS)
@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25))
def test_any_text_is_read_and_its_words_stand_where_they_are_said_to(lexicon, pieces):
    text = " ".join(pieces)
    for reading in read(text, lexicon):
        assert text[reading.at : reading.at + len(reading.sentence)] == reading.sentence
        if reading.level is not None:
            assert reading.standing == "asserted"
            assert reading.words
            assert text[reading.start : reading.end] == reading.words
    for claimed in certainties(text, lexicon):
        assert text[claimed.start : claimed.end] == claimed.words


@settings(deadline=None)
@given(st.sampled_from(["They will sign.", "They signed.", "They may sign.", "They are expected to sign."]))
def test_said_by_another_denied_or_asked_it_asserts_nothing(sentence):
    (reading,) = read(sentence, EN)
    assert reading.level is not None
    rest = sentence[0].lower() + sentence[1:-1]
    for said in (
        f"He says that {rest}.",
        f"If the talks fail, {rest}.",
        f"“{sentence}”",
        f"{rest}?",
        f"Nobody knows that {rest}.",
    ):
        assert all(each.level is None for each in read(said, EN)), said


def test_the_words_shown_end_in_the_verb():
    (reading,) = read("The accord will be signed in June.", EN)
    assert reading.words == "will be signed"


def test_each_sentence_is_read_by_itself():
    assert [each.level for each in read("They signed in May. They will meet again.", EN)] == ["done", "scheduled"]


def test_what_is_in_brackets_or_quotation_marks_is_set_apart():
    assert [token.text for token in tokenise("The “will sign” plan (which was agreed) holds.")] == [
        "the",
        "plan",
        "holds",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is clear that trade moved.", ["is clear"]),
        ("The figures undoubtedly rose.", ["undoubtedly"]),
        ("This proves the claim.", ["proves"]),
        ("There is no doubt that it moved.", ["There is no doubt"]),
        ("It is not clear that trade moved.", []),
        ("The ministry says that it is clear.", []),
        ("Is it clear?", []),
        ("Trade moved.", []),
    ],
)
def test_claims_of_certainty(text, words):
    assert [claimed.words for claimed in certainties(text, EN)] == words


def test_forms_are_found_wherever_they_stand():
    assert "likely" in " ".join(words_of("He says that it is likely.", *EN.levels.values()))


@pytest.mark.parametrize(
    ("pattern", "taken", "left"),
    [
        (
            "will * sign~",
            ["they will sign", "will soon be signed", "will not yet be signing"],
            ["will do a great many things and sign"],
        ),
        ("may|can # days", ["may 3 days"], ["may three days"]),
        ("has _ signed", ["has now signed"], ["has signed"]),
        ("said .", ["he said", "he said, today"], ["he said today"]),
        ("~ed", ["signed"], ["UAR-supported", "ed"]),
    ],
)
def test_the_notation_of_forms(pattern, taken, left):
    read_it = pattern_reader({})(pattern)

    def stands(text):
        tokens = tokenise(text)
        return any(read_it.ends(tokens, start, frozenset()) is not None for start in range(len(tokens)))

    assert all(map(stands, taken))
    assert not any(map(stands, left))


@example(["~ed", "~d"], "ed")
@given(
    st.lists(
        st.sampled_from(("~ed", "~d", "sign~", "# _", "a|~s", "may", "ed|may *  ~d")),
        min_size=1,
        max_size=4,
        unique=True,
    ),
    st.lists(st.sampled_from(("ed", "d", "signed", "signs", "may", "a", "s", "12", ",")), max_size=6).map(" ".join),
)
def test_forms_are_found_wherever_one_of_them_stands(written, sentence):
    read_it, tokens = pattern_reader({}), tokenise(sentence)
    forms = Forms.of(written, read_it, frozenset({"signs"}))
    each = {
        (at, read_it(form).ends(tokens, at, forms.lookalikes), form) for form in written for at in range(len(tokens))
    }
    found = {(one.start, one.end, one.pattern.written) for one in forms.find(tokens)}
    assert found == {one for one in each if one[1] is not None}


@pytest.mark.parametrize("pattern", ["", "*", "a *", ". a", "a|", "~", "<none>", "a(b"])
def test_a_form_that_cannot_be_read_is_refused(pattern):
    with pytest.raises(PatternFault):
        pattern_reader({})(pattern)
