import pytest
from support.documents import cite, text
from support.layout import house_fonts, house_theme

from briefgen.document.inlines import Certainty, Citation, LineBreak, Number, SourceReference, Strong
from briefgen.layout.inlines import stretches
from briefgen.layout.setting import Setting
from briefgen.layout.words import cut, words

ORIGIN = text("").origin


def setting() -> Setting:
    return Setting(
        theme=house_theme(), fonts=house_fonts(), language="en-GB", x=0, width=400, height=600, foot=(0.0, 0.0)
    )


def split(*inlines):
    said = [text(each) if isinstance(each, str) else each for each in inlines]
    own = setting()
    return words(stretches(said, ("children",), own, own.style("body")))


def spoken(*inlines):
    return ["".join(box.shaped.text for box in word.boxes) for word in split(*inlines)]


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("one two", ["one ", "two"]),
        ("  one \t two ", ["one ", "two "]),
        ("long-term", ["long-", "term"]),
        ("2024–25", ["2024–25"]),
        ("minus -5", ["minus ", "-5"]),
        ("and/or", ["and/", "or"]),
        ("a no\u00a0break", ["a ", "no\u00a0break"]),
        ("said – again", ["said – ", "again"]),
        ("zero\u200bwidth", ["zero\u200b", "width"]),
        ("", []),
    ],
)
def test_where_lines_may_end(source, parts):
    assert spoken(source) == parts


def test_a_number_stays_whole():
    assert spoken("worth ", Number(text="US$ 68.7 billion", origin=ORIGIN), " now") == [
        "worth ",
        "US$ 68.7 billion ",
        "now",
    ]


def test_a_citation_stays_with_the_word_before():
    citation = Citation(
        references=(SourceReference(source="a", number=1), SourceReference(source="b", number=3)), origin=ORIGIN
    )
    assert spoken("the talks. ", citation) == ["the ", "talks. [1, 3]"]


def test_a_citation_with_places_may_begin_a_line_and_end_after_each():
    references = (SourceReference(source="a", number=1, locator="energy 1.3"), SourceReference(source="b", number=3))
    citation = Citation(references=references, origin=ORIGIN)
    assert spoken("the talks. ", citation) == ["the ", "talks. ", "[1, energy 1.3; ", "3]"]


def test_a_citation_without_numbers_prints_nothing():
    assert spoken("talks", cite("article")) == ["talks"]


def test_a_certainty_stays_whole_and_has_its_sign_once():
    word = split(Certainty(level="disputed", word="in dispute", origin=ORIGIN))
    assert [[box.sign for box in each.boxes] for each in word] == [["disputed"]]


def test_a_word_may_change_its_look():
    assert [len(word.boxes) for word in split("un", Strong(children=(text("likely"),)), " so")] == [3, 1]


def test_a_line_break_reads_as_a_space():
    first, second = split("one", LineBreak(), "two")
    assert (first.ends_line, second.ends_line) == (True, False)
    assert spoken("one", LineBreak(), "two") == ["one ", "two"]


@pytest.mark.parametrize("width", [20.0, 33.0, 80.0])
def test_a_long_word_is_cut_to_the_width_and_loses_nothing(width):
    (word,) = split("Донаудампфшиффахрт" * 3)
    parts = cut(word, width)
    assert all(part.width <= width for part in parts)
    assert "".join(box.shaped.text for part in parts for box in part.boxes) == "Донаудампфшиффахрт" * 3


def test_cutting_keeps_the_end_of_a_line():
    (word,) = split("a" * 40)
    assert [part.ends_line for part in cut(word._replace(ends_line=True), 50)][-1]


def test_words_are_cut_once_wherever_they_stand():
    own = setting()
    one, other = (stretches([text("cut once")], (place,), own, own.style("body")) for place in ("a", "b"))
    assert one[0].place != other[0].place
    assert words(one) is words(other)


def test_words_know_which_stretch_they_are_of():
    found = split("  ", "a b", Strong(children=(text("c"),)), " d")
    assert [[box.stretch for box in word.boxes] for word in found] == [[1], [1, 2, 3], [3]]
