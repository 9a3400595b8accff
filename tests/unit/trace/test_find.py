from support.documents import text

from briefgen.document.origins import DerivedOrigin
from briefgen.trace.find import Words
from briefgen.trace.runs import Piece, Run

ORIGIN = text("x").origin
OTHER = DerivedOrigin(transform="other")


def run(*pieces, page=1):
    made = tuple(Piece(text=each, origin=ORIGIN) if isinstance(each, str) else each for each in pieces)
    return Run(pieces=made, first_page=page, last_page=page)


def cited(words):
    return Piece(text=words, origin=OTHER, kind="citation")


def number(words):
    return Piece(text=words, origin=OTHER, kind="number")


def found(phrase, *runs, language="en-GB"):
    return [(each.before, each.words, each.after) for each in Words(runs, language).find(phrase)]


def test_words_are_found_over_pieces_and_runs():
    assert found("about oil and gas", run("Talks ", "about ", "oil"), run("and gas")) == [
        ("Talks ", "about oil and gas", "")
    ]


def test_each_place_is_found_once_in_reading_order():
    assert [each[1] for each in found("oil", run("Oil. "), run("No oil."))] == ["Oil", "oil"]


def test_words_within_words_are_found_where_there_are_no_others():
    assert found("oil", run("soil"), run("oil")) == [("", "oil", "")]
    assert found("oil", run("soil")) == [("s", "oil", "")]


def test_sources_and_notes_among_words_may_be_left_out_or_copied():
    own = run("Oil.", number("1"), " Gas. ", cited("[2, p. 4]"), " Coal.")
    for phrase in ("Oil. Gas. Coal.", "Oil.1 Gas. [2, p. 4] Coal.", "Oil. Gas. [2, p. 4]"):
        assert len(found(phrase, own)) == 1, phrase


def test_words_that_a_lines_end_divides_are_whole():
    assert len(found("agree-\nments", run("agreements"))) == 1
    assert len(found("long-\nterm", run("long-term"))) == 1


def test_numbers_may_be_typed_as_here_or_as_in_english():
    own = run("на 68,7\u00a0млрд")
    assert len(found("68.7 млрд", own, language="ru-RU")) == len(found("68,7 млрд", own, language="ru-RU")) == 1


def test_a_vowel_sign_is_no_end_of_a_word():
    assert found("यात्र", run("यात्रा"), run("यात्र है")) == [("", "यात्र", " है")]


def test_what_is_not_there_is_not_found():
    assert found("gas", run("oil")) == []
    assert found("  ", run("oil")) == []


def test_near_is_what_has_most_of_the_words():
    words = Words((run("Agreements are likely. Nothing is signed."),), "en-GB")
    assert words.near("agreements are signed") == ("Agreements are likely.",)
    assert words.near("weather") == ()
