import pytest
from hypothesis import given
from support.documents import (
    chart,
    cite,
    document,
    documents,
    end,
    everything,
    finished,
    foot,
    paragraph,
    section,
    text,
    words,
)

from briefgen.document.inlines import Citation, LineBreak, Link, SourceReference, Strong
from briefgen.document.references import Contents, ContentsEntry, NoteList, SourceEntry, SourceList
from briefgen.document.walk import children
from briefgen.document.words import citation_parts, citation_text, count_words, inline_text, plain_text, words_in


def citation(*references):
    made = [SourceReference(source="s", number=number, locator=locator) for number, locator in references]
    return Citation(references=tuple(made), origin=text("").origin)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("", 0),
        ("one", 1),
        ("  one\ttwo\nthree ", 3),
        ("long-term", 1),
        ("the minister’s", 2),
        ("before — after", 2),
        ("US$ 68.7 billion", 3),
        ("68.7\u00a0billion", 2),
        ("1\u202f234\u202f567", 1),
        ("12\u00a0345 tonnes", 2),
        ("ऊर्जा सहयोग", 2),
        ("энергетика и торговля", 3),
        ("… · –", 0),
        ("(a)", 1),
    ],
)
def test_a_word_holds_a_letter_or_a_digit(said, count):
    assert words_in(said) == count


def test_every_kind_of_words_is_counted_but_sources_and_margins():
    assert count_words(everything()) == 250


def test_neither_citations_nor_the_source_list_count():
    entry = SourceEntry(number=1, source="s", children=words("A long report"))
    made = document(paragraph("One ", cite("s")), SourceList(entries=(entry,)), titled=False)
    assert count_words(finished(made)) == 1


def test_what_is_looked_up_is_printed_and_not_counted():
    entry = ContentsEntry(children=words("Energy"), target="energy", level=1)
    made = document(
        Contents(entries=(entry,)), chart(("Exports",), ("2024", (4.3,)), caption=words("Trade")), titled=False
    )
    assert plain_text(made).split("\n") == ["Energy", "Trade", "Exports", "2024", "4.3"]
    assert count_words(made) == 1


@given(documents())
def test_the_whole_has_as_many_words_as_its_parts(drawn):
    assert count_words(drawn) == sum(
        count_words(block) for block in children(drawn) if not isinstance(block, SourceList | Contents)
    )


def test_plain_text_has_a_line_for_each_run():
    made = document(section(1, "Energy", paragraph("Oil ", Strong(children=words("and gas")))), titled=False)
    assert plain_text(made) == "Energy\nOil and gas"


def test_notes_follow_the_line_that_calls_them_and_are_not_counted():
    said = Strong(children=words("Oil", foot(1, "A letter")))
    made = document(paragraph(said, " and gas", end(1, "An act")), paragraph("Coal"), NoteList(), titled=False)
    assert plain_text(made) == "Oil and gas\nA letter\nCoal\nAn act"
    assert inline_text(made.blocks[0].children) == "Oil and gas"
    assert count_words(made) == 4


def test_a_line_break_parts_words():
    assert count_words(paragraph("one", LineBreak(), "two")) == 2


def test_a_link_reads_as_its_words():
    assert inline_text((Link(url="https://example.org/", children=words("the page")),)) == "the page"


@pytest.mark.parametrize(
    ("references", "printed"),
    [
        ([(1, "")], "[1]"),
        ([(1, ""), (3, "")], "[1, 3]"),
        ([(1, "energy 1.3"), (3, "p. 4")], "[1, energy 1.3; 3, p. 4]"),
        ([(1, "energy 1.3"), (3, "")], "[1, energy 1.3; 3]"),
        ([(None, "p. 4")], ""),
    ],
)
def test_a_citation_as_printed(references, printed):
    assert citation_text(citation(*references)) == printed


def test_the_parts_of_a_citation_lead_to_its_references():
    assert list(citation_parts(citation((1, ""), (3, "")))) == [
        (None, "["),
        (0, "1"),
        (None, ", "),
        (1, "3"),
        (None, "]"),
    ]
