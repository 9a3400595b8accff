"""Notes are painted where they are read: after the words that call them, and first where they go on from the page before."""

import pytest
from support.documents import document, table
from support.layout import house_fonts, house_theme

from briefgen.layout.galley import FootNote
from briefgen.layout.inlines import Stretch
from briefgen.layout.model import TextLine
from briefgen.layout.pages import paginate
from briefgen.layout.painting import painted
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.sheets import areas, upright
from briefgen.layout.tables import table as set_table

DOCUMENT = document()
SETTING = upright(DOCUMENT, house_theme(), house_fonts())


def lines(name, count):
    """Return the strips of a paragraph of so many lines, whose place is the name."""
    style = SETTING.style("footnote")
    words = "\n".join(["words"] * count)
    stretch = Stretch(text=words, ink=SETTING.ink(style), language="en-GB", place=(name,))
    return paragraph([stretch], (name,), SETTING, style).strips


def note(name, count, host=None):
    return FootNote(place=(name,), host=host or (name.upper(),), strips=lines(name, count))


def read(*strips, setting=SETTING):
    """Return for each page the places of its lines in the order in which they are painted, and how many lines it has."""
    pages = painted(paginate(strips, areas(setting)), DOCUMENT, setting, {})
    return [
        ("".join(piece.runs[0].place[-1] for piece in page.pieces if isinstance(piece, TextLine)), page.lines)
        for page in pages
    ]


def test_a_note_is_read_after_the_last_line_of_the_paragraph_that_calls_it():
    first, *rest = lines("A", 3)
    called = first._replace(notes=(note("a", 2),))
    assert read(called, *rest, *lines("B", 2)) == [("AAAaaBB", 7)]


def test_each_paragraph_is_followed_by_its_own_notes():
    (one,), (two,) = lines("A", 1), lines("B", 1)
    called = one._replace(notes=(note("a", 1), note("x", 1, host=("A",)))), two._replace(notes=(note("b", 1),))
    assert read(*called) == [("AaxBb", 5)]


def test_a_note_that_goes_on_is_read_first():
    (one,) = lines("A", 1)
    first, second = read(one._replace(notes=(note("a", 70),)), *lines("B", 3))
    assert (first[0][:2], second[0][:1], second[0][-3:]) == ("Aa", "a", "BBB")
    assert first[1] + second[1] == 74


def test_a_note_of_a_cell_is_read_before_the_next_cell():
    block = table(("H", "I"), ("one", "two"))
    strips = list(set_table(block, ("T",), SETTING).strips)
    cell = ("T", "groups", 0, "rows", 0, "cells", 0)
    strips[1] = strips[1]._replace(notes=(FootNote(place=(*cell, "n"), host=cell, strips=lines("n", 1)),))
    (page,) = painted(paginate(strips, areas(SETTING)), DOCUMENT, SETTING, {})
    said = ["".join(run.text for run in piece.runs) for piece in page.pieces if isinstance(piece, TextLine)]
    assert [words.strip() for words in said] == ["H", "I", "one", "words", "two"]


@pytest.mark.parametrize("count", [1, 4])
def test_notes_count_for_how_full_a_page_is(count):
    (one,) = lines("A", 1)
    (page,) = paginate([one._replace(notes=(note("a", count),))], areas(SETTING))
    style, line = SETTING.theme.footnotes, SETTING.style("footnote").line
    assert page.height == pytest.approx((1 + count) * line + style.before + style.rule + style.after)
