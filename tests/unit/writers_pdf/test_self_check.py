"""A sabotage for each finding of the self-check: a check that cannot fail checks nothing."""

from functools import cache

import pytest
from support import sabotage
from support.documents import LONG_TABLE, everything
from support.exhibits import every_block
from support.layout import written
from support.pdf import faults
from support.pdf_checks import other_words
from support.sabotage import edited, lacking, packet, renamed, without


@cache
def sound() -> bytes:
    return written(everything())


@cache
def sound_blocks() -> bytes:
    return written(every_block(), attach_data=True)


@cache
def long_table() -> bytes:
    return written(LONG_TABLE)


def name(value):
    return getattr(value, "__name__", "")


MARKS = [
    (sabotage.unmarked_rule, "page 1: f outside marked content"),
    (sabotage.nested_mark, "page 1: Span within P: marked content within marked content"),
    (sabotage.artifact_in_words, "page 1: Artifact within P: marked content within marked content"),
    (sabotage.mark_of_nothing, "page 1: P without a number: marked content of no element"),
    (sabotage.read_artifact, "page 1: an artifact that is read"),
    (sabotage.lost_mark, "painted or claimed, not both"),
    (sabotage.mark_of_another, "leads back to another element"),
    (sabotage.mark_beyond, "names more than is painted"),
    (sabotage.page_without_key, "leads back to another element"),
    (sabotage.mark_twice, "has two elements"),
    (sabotage.other_order, "is painted before 'A visit', which is read first"),
]
LINKS_AND_FONTS = [
    (sabotage.unprinted_link, "not printed"),
    (sabotage.silent_link, "without a description"),
    (sabotage.loose_link, "in no element"),
    (sabotage.dead_link, "leads nowhere"),
    (renamed("Link", "Reference"), "an annotation in a Reference"),
    (sabotage.narrow_link, "has words outside its areas"),
    (sabotage.foreign_font, "the font /F9 is not embedded"),
    (sabotage.absent_font, "is not embedded"),
    (sabotage.mute_font, "does not tell its characters"),
    (sabotage.form, "/X1 is a form"),
]
ELEMENTS = [
    (renamed("H2", "H3"), "H3 after H1"),
    (renamed("Div", "Aside"), "Aside is not a standard one"),
    (sabotage.empty_element, "an empty P"),
    (sabotage.words_in_a_section, "a Sect that holds words itself"),
    (sabotage.narrow_row, "rows of unequal width"),
    (sabotage.tall_cell, "a cell that reaches below its table"),
    (without("TH", "/A"), "a header cell without a scope"),
    (sabotage.late_caption, "a caption that is not the first thing in its table"),
    (sabotage.table_without_box, "a Table without a box on its page"),
    (sabotage.item_without_label, "an item that is not label and body"),
    (renamed("LI", "P"), "a list of other things than items"),
    (without("L", "/A"), "a list that does not say how it is numbered"),
    (sabotage.entry_of_another_heading, "the outline has [('Nothing', 0)"),
    (sabotage.outline_to_another_page, "the outline has"),
    (sabotage.flat_outline, "deeper or shallower"),
]
BLOCKS = [
    (sabotage.point_without_words, "an item that is not label and body"),
    (without("Figure", "/Alt"), "a figure without a description"),
    (sabotage.figure_without_box, "a Figure without a box on its page"),
    (sabotage.figure_out_of_its_box, "a Figure that reaches out of its box"),
    (sabotage.figure_of_two_pages, "a figure over several pages"),
    (without("Note", "/ID"), "a note without an identifier"),
    (sabotage.note_of_the_same_name, "a note without an identifier"),
    (sabotage.note_among_words, "a note within a P"),
    (sabotage.identifier_twice, "not unique"),
    (renamed("TOCI", "P"), "contents of other things"),
    (sabotage.unlinked_entry, "leads nowhere"),
]
DATA = [
    (packet(b"<pdfaid:part>3<", b"<pdfaid:part>2<"), "a file attached to what is no PDF/A-3"),
    (sabotage.of_no_relationship, "exhibit-1.csv does not say what it is to"),
    (sabotage.of_no_kind, "exhibit-1.csv does not say what kind of file it is"),
    (sabotage.of_one_name, "exhibit-1.csv has another name in one place"),
    (sabotage.undescribed_data, "exhibit-1.csv is not described"),
    (sabotage.of_another_size, "exhibit-1.csv has another size"),
    (sabotage.of_no_figure, "exhibit-1.csv goes with nothing"),
    (lacking("/AF"), "exhibit-1.csv goes with nothing"),
    (sabotage.out_of_order, "not in the order of their names"),
]
THE_FILE = [
    (lacking("/Lang"), "no /Lang in the catalogue"),
    (lacking("/Metadata"), "no /Metadata in the catalogue"),
    (lacking("/OutputIntents"), "no /OutputIntents in the catalogue"),
    (lacking("/PageLabels"), "no /PageLabels in the catalogue"),
    (sabotage.roman_pages, "pages that are called ['i', 'ii'"),
    (sabotage.title_not_shown, "shows the file's name"),
    (sabotage.untagged, "does not say that it is tagged"),
    (sabotage.script, "a file that does something"),
    (sabotage.no_tab_order, "tab order"),
    (sabotage.other_title, "/Title is Something else, dc:title is A visit"),
    (sabotage.more_information, "the information dictionary tells /Company"),
    (sabotage.other_moment, "/ModDate is D:2030"),
    (
        packet(b"<pdf:Keywords>energy", b"<pdf:Keywords>gas"),
        "/Keywords is energy, trade, DRAFT, pdf:Keywords is gas, trade, DRAFT",
    ),
]
TABLES = [
    (sabotage.header_read_twice, "a header that is read again on another page"),
    (sabotage.header_painted_once, "a table that goes on without its header"),
]


@pytest.mark.parametrize(("change", "finding"), [*MARKS, *LINKS_AND_FONTS, *ELEMENTS, *THE_FILE], ids=name)
def test_it_sees(change, finding):
    found = faults(edited(sound(), change))
    assert any(finding in fault for fault in found), found


@pytest.mark.parametrize(("change", "finding"), [*BLOCKS, *DATA], ids=name)
def test_it_sees_in_blocks_and_data(change, finding):
    found = faults(edited(sound_blocks(), change))
    assert any(finding in fault for fault in found), found


@pytest.mark.parametrize(("change", "finding"), TABLES, ids=name)
def test_it_sees_in_a_table_that_goes_on(change, finding):
    found = faults(edited(long_table(), change))
    assert any(finding in fault for fault in found), found


def test_other_words_are_seen():
    assert other_words(sound_blocks(), every_block()) == []
    assert other_words(edited(sound_blocks(), sabotage.other_text), every_block())[0] == "'No!' for 'TLP:CLEAR'"
    assert other_words(edited(sound_blocks(), sabotage.lost_mark), every_block()) != []


@pytest.mark.parametrize("data", [sound, sound_blocks, long_table])
def test_what_is_only_saved_again_is_sound(data):
    assert faults(edited(data(), lambda _pdf: None)) == []
