from dataclasses import replace

from hypothesis import given
from support.cleared import source
from support.documents import cite, document, drafts, paragraph, section, table, words
from support.settings import setting

from briefgen.document.dump import marked_text
from briefgen.document.inlines import Citation, NoteReference, Strong
from briefgen.document.nodes import Box, Point, PointList, Section
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import origins, printed_items
from briefgen.document.references import Contents, ContentsEntry
from briefgen.document.tables import Cell, Row, RowGroup
from briefgen.document.walk import walk
from briefgen.document.words import inline_text, plain_text
from briefgen.transforms.citations import citations
from briefgen.transforms.contents import contents

DRAWN = replace(
    setting(citations="foot"),
    cleared=replace(
        setting().cleared, sources={each: source(each, each) for each in ("article", "act", "speech", "report")}
    ),
)
"""What the strategy's citations name."""


def noted(*blocks, kind="foot"):
    return citations(document(*blocks, titled=False), setting(citations=kind))


def notes(made):
    return [(node.number, inline_text(node.children)) for node in walk(made) if isinstance(node, NoteReference)]


def test_a_source_is_named_in_full_once_and_then_in_short():
    made = noted(
        paragraph("A ", cite("article")), paragraph("B ", cite("customs")), paragraph("C ", cite(("article", "p. 4")))
    )
    assert notes(made) == [
        (1, "Gas and friendship, Belmark Daily, undated; received 1 May 2031"),
        (2, "Foreign trade 2030, Arland Customs, 15 January 2031"),
        (3, "Belmark Daily (as in 1), p. 4"),
    ]


def test_the_number_stands_right_behind_the_words():
    made = noted(paragraph("Oil. ", cite("customs"), " Gas."))
    assert marked_text(made.blocks[0].children) == (
        "Oil.[foot note 1: *Foreign trade 2030*, Arland Customs, 15 January 2031] Gas."
    )


def test_several_sources_of_one_citation_are_one_note():
    assert notes(noted(paragraph("A ", cite("article"), " B ", cite("customs", ("article", "p. 4")))))[1] == (
        2,
        "Foreign trade 2030, Arland Customs, 15 January 2031; Belmark Daily (as in 1), p. 4",
    )


def test_several_places_in_one_source_are_named_together():
    said = noted(paragraph("A ", cite("customs", ("customs", "p. 4"), ("customs", "p. 7"), ("customs", "p. 4"))))
    assert notes(said) == [(1, "Foreign trade 2030, Arland Customs, 15 January 2031, p. 4, p. 7")]


def test_citations_in_sequence_make_one_note():
    made = noted(paragraph("A ", cite("customs"), " ", cite("article"), cite("customs"), " B ", cite("customs")))
    assert [number for number, _ in notes(made)] == [1, 2]
    assert plain_text(made).split("\n")[0] == "A B"


def test_notes_are_numbered_through_all_kinds_of_blocks():
    cells = Row(cells=(Cell(children=words("a ", cite("customs"))), Cell(children=words("b ", cite("customs")))))
    held = table(("h", "i"))
    made = noted(
        section(1, "S", paragraph(Strong(children=words("B ", cite("article"))))),
        Box(kind="side", title=words("T ", cite("article")), blocks=(paragraph("P ", cite("article")),)),
        PointList(points=(Point(label=words("L ", cite("article")), blocks=(paragraph("W ", cite("article")),)),)),
        replace(held, groups=(RowGroup(rows=(cells,)),), source=words("S ", cite("article"))),
    )
    assert [number for number, _ in notes(made)] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_heading_keeps_its_note_and_the_contents_name_it_without():
    headed = Section(level=1, heading=words("Oil ", cite("article")), blocks=(paragraph("x"),))
    made = contents(noted(Contents(), headed), setting(citations="foot"))
    entries = [node for node in walk(made) if isinstance(node, ContentsEntry)]
    assert [inline_text(each.children) for each in entries] == ["Oil"]
    assert [number for number, _ in notes(made)] == [1]


def test_every_word_of_a_note_has_the_origin_of_its_source():
    made = noted(paragraph("A ", cite(("article", "p. 4"))))
    [note] = [node for node in walk(made) if isinstance(node, NoteReference)]
    found = [(each.register, each.field) for each in origins(note) if isinstance(each, ItemOrigin)]
    assert found == [
        ("items", "text"),
        ("sources", "title"),
        ("sources", "container-title"),
        ("sources", "received"),
        ("items", "text"),
    ]
    assert set(printed_items(made)) == {"talks"}


@given(drafts())
def test_no_citation_is_left_and_numbers_follow_each_other(drawn):
    once = citations(drawn, DRAWN)
    assert not any(isinstance(node, Citation) for node in walk(once))
    numbers = [node.number for node in walk(once) if isinstance(node, NoteReference)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert citations(once, DRAWN) == once
