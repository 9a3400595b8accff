from support.documents import cite, document, end, foot, paragraph, section
from support.settings import setting

from briefgen.document.nodes import Section
from briefgen.document.origins import ItemOrigin, PhraseOrigin
from briefgen.document.places import origins
from briefgen.document.references import NoteList, SourceEntry, SourceList
from briefgen.document.walk import sections, walk
from briefgen.document.words import inline_text
from briefgen.transforms.sources import sources

SECTION = section(1, "Sources", SourceList())


def entries(made):
    return [node for node in walk(made) if isinstance(node, SourceEntry)]


def headings(made):
    return [inline_text(each.heading) for each in sections(made)]


def test_what_is_cited_is_listed_in_the_order_of_its_numbers():
    made = sources(document(paragraph(cite("statistics"), cite("article")), SECTION), setting())
    assert [(each.number, each.source) for each in entries(made)] == [(1, "statistics"), (2, "article")]


def test_an_empty_list_goes_with_its_section():
    made = sources(document(section(1, "Energy", paragraph("Oil")), SECTION), setting())
    assert headings(made) == ["Energy"]


def test_a_section_with_more_in_it_stays():
    made = sources(document(section(1, "Sources", SourceList(), paragraph("Method"))), setting())
    assert headings(made) == ["Sources"]
    assert not any(isinstance(node, SourceList) for node in walk(made))


def test_an_empty_section_of_another_kind_is_left_for_the_check():
    assert headings(sources(document(Section(level=1, heading=SECTION.heading, blocks=())), setting())) == ["Sources"]


def test_filling_twice_changes_nothing_more():
    once = sources(document(paragraph(cite("article")), SECTION), setting())
    assert sources(once, setting()) == once


def test_end_notes_are_gathered_where_the_list_would_stand():
    once = sources(document(paragraph("Oil", end(1, "A letter")), SECTION), setting(citations="end"))
    assert [node for node in walk(once) if isinstance(node, NoteList)] == [NoteList()]
    assert not any(isinstance(node, SourceList) for node in walk(once))
    assert sources(once, setting(citations="end")) == once


def test_notes_at_the_foot_need_no_list():
    made = sources(
        document(section(1, "Oil", paragraph("Oil", foot(1, "A letter"))), SECTION), setting(citations="foot")
    )
    assert headings(made) == ["Oil"]


def test_every_word_of_an_entry_has_its_origin():
    made = sources(document(paragraph(cite("article")), SECTION), setting())
    fields = [each.field for each in origins(entries(made)[0]) if isinstance(each, ItemOrigin)]
    phrases = [each.key for each in origins(entries(made)[0]) if isinstance(each, PhraseOrigin)]
    assert fields == ["title", "container-title", "received"]
    assert phrases == ["source-undated-received"]
