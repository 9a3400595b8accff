"""Two trees that differ in running words alone, and a tree with other words in it."""

import pytest
from support.documents import bullets, document, paragraph, section, text, words

from briefgen.document.inlines import Link, Strong, Text
from briefgen.document.nodes import Box, Paragraph, Title
from briefgen.document.origins import ItemOrigin
from briefgen.document.reworded import reworded, reworded_blocks, walk_under, with_runs
from briefgen.document.tables import Cell, Column, HeaderField, HeaderTable, Row, RowGroup, Table
from briefgen.document.words import Counted, count_words, plain_text

ORIGIN = text("x").origin


def said(words):
    return Text(text=words, origin=ORIGIN)


def listed(head, word):
    first, second = (Row(cells=(Cell(children=(said(words),)),)) for words in (head, word))
    return Table(columns=(Column(),), header=(first,), groups=(RowGroup(rows=(second,)),))


def differing(before, after):
    found = reworded((before,), (after,))
    return None if found is None else [(one.text, other.text) for one, other in found]


@pytest.mark.parametrize(
    "holding",
    [
        lambda word: Paragraph(children=(said("In "), said(word))),
        lambda word: Paragraph(children=(Strong(children=(said(word),)), said("."))),
        lambda word: Box(kind="side", blocks=(Paragraph(children=(said(word),)),)),
        lambda word: listed("Port", word),
        lambda word: HeaderTable(fields=(HeaderField(label=(said("To"),), value=(said(word),)),)),
    ],
)
def test_running_words_that_differ_are_told(holding):
    assert differing(holding("Aden"), holding("Quell")) == [("Aden", "Quell")]
    assert differing(holding("Aden"), holding("Aden")) == []


@pytest.mark.parametrize(
    "holding",
    [
        lambda word: Box(kind="side", title=(said(word),), blocks=()),
        lambda word: Paragraph(children=(Link(url="https://a.example", children=(said(word),)),)),
        lambda word: section(1, word, paragraph("x")),
        lambda word: listed(word, "Aden"),
        lambda word: HeaderTable(fields=(HeaderField(label=(said(word),), value=(said("Aden"),)),)),
        lambda word: Title(children=(said(word),)),
    ],
)
def test_what_names_something_or_leads_somewhere_is_no_running_word(holding):
    assert differing(holding("Aden"), holding("Quell")) is None


def test_another_place_another_role_or_nothing_said_is_more_than_other_words():
    run = Paragraph(children=(said("Aden"),))
    elsewhere = ItemOrigin(register="items", item="other", field="text", language="en-GB", path="p.md", line=1)
    assert differing(run, Paragraph(children=(Text(text="Quell", origin=elsewhere),))) is None
    assert differing(run, Paragraph(children=(said("Quell"),), role="lead")) is None
    assert differing(run, Paragraph(children=(said(" "),))) is None
    assert differing(run, Paragraph(children=(said("Quell"), said("!")))) is None


def test_blocks_are_told_as_they_stand_in_the_outline():
    first, second = (
        document(section(1, "Energy", paragraph("Same."), paragraph(said(word)))) for word in ("Aden", "Quell")
    )
    ((before, after),) = reworded_blocks(first, second)
    assert (plain_text(before), plain_text(after)) == ("Aden", "Quell")
    assert reworded_blocks(first, document(section(1, "Oil", paragraph("Same."), paragraph(said("Aden"))))) is None


def test_only_what_holds_other_words_is_made_anew():
    run = said("Aden")
    made = document(section(1, "Energy", bullets("one")), section(1, "Ports", paragraph("Same."), paragraph(run)))
    above = next({id(node) for node in above} for node, above in walk_under(made) if node is run)
    other = with_runs(made, {id(run): said("Quell")}, above)
    assert plain_text(other) == plain_text(made).replace("Aden", "Quell")
    *before, ports = other.blocks
    assert all(one is known for one, known in zip(before, made.blocks[:-1], strict=True))
    assert ports.blocks[0] is made.blocks[-1].blocks[0]
    assert with_runs(made, {}, frozenset()) is made


def test_words_of_the_same_blocks_are_counted_once():
    counted = Counted()
    made = document(section(1, "Energy", paragraph("Talks go on.")), paragraph(*words("In Aden")))
    assert counted.of(made) == count_words(made) == counted.of(made)
