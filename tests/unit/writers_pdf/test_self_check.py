"""A sabotage for each check of `support.pdf`: a check that cannot fail checks nothing."""

from functools import cache

import pytest
from pikepdf import Array, Dictionary, Name
from support.documents import everything
from support.exhibits import every_block
from support.layout import written
from support.pdf import edited, faults, nodes, operator, repainted, tree


@cache
def sound() -> bytes:
    return written(everything())


@cache
def sound_blocks() -> bytes:
    return written(every_block())


def first(pdf, tag):
    return next(node.element for node in nodes(tree(pdf)) if node.tag == tag)


def unmarked_rule(pdf):
    repainted(pdf.pages[0], pdf, lambda code: [*code, ([0, 0, 9, 9], operator("re")), ([], operator("f"))])


def nested_mark(pdf):
    inner = [([Name.Span, Dictionary()], operator("BDC")), ([], operator("EMC"))]
    repainted(pdf.pages[0], pdf, lambda code: [code[0], *inner, *code[1:]])


def note_among_words(pdf):
    note, paragraph = first(pdf, "Note"), first(pdf, "P")
    holder = note.P
    holder.K = Array([kid for kid in holder.K if kid.objgen != note.objgen])
    paragraph.K = Array([*paragraph.K, note])


def lost_mark(pdf):
    heading = first(pdf, "H1")
    heading.K = Array([])


def mark_of_another(pdf):
    array = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    array[0] = array[1]


def page_without_key(pdf):
    del pdf.pages[0].obj["/StructParents"]


def mark_twice(pdf):
    heading, paragraph = first(pdf, "H1"), first(pdf, "P")
    paragraph.K = Array([*paragraph.K, heading.K[0]])


def unprinted_link(pdf):
    pdf.pages[0].Annots[0].F = 0


def silent_link(pdf):
    pdf.pages[0].Annots[0].Contents = ""


def loose_link(pdf):
    del pdf.pages[0].Annots[0]["/StructParent"]


def dead_link(pdf):
    link = pdf.pages[0].Annots[0]
    del link["/A" if "/A" in link else "/Dest"]


def foreign_font(pdf):
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources.Font["/F9"] = helvetica


def mute_font(pdf):
    fonts = pdf.pages[0].obj.Resources.Font
    del fonts[next(iter(fonts.keys()))]["/ToUnicode"]


def skipped_heading(pdf):
    first(pdf, "H2").S = Name.H3


def strange_type(pdf):
    first(pdf, "Div").S = Name("/Aside")


def empty_element(pdf):
    part = first(pdf, "Sect")
    part.K = Array([*part.K, pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=part, K=Array([])))])


def narrow_row(pdf):
    row = next(node for node in nodes(tree(pdf)) if node.tag == "TR" and len(node.kids) > 2).element
    row.K = Array(list(row.K)[:-1])


def header_without_scope(pdf):
    del first(pdf, "TH")["/A"]


def item_without_label(pdf):
    item = first(pdf, "LI")
    item.K = Array(list(item.K)[1:])


def paragraph_in_a_list(pdf):
    first(pdf, "LI").S = Name.P


def no_language(pdf):
    del pdf.Root["/Lang"]


def no_tab_order(pdf):
    del pdf.pages[0].obj["/Tabs"]


def point_without_words(pdf):
    item = next(node for node in nodes(tree(pdf)) if node.tag == "LI" and len(node.kids) > 1)
    item.element.K = Array(list(item.element.K)[:1])


def undescribed_figure(pdf):
    del first(pdf, "Figure")["/Alt"]


def figure_without_box(pdf):
    del first(pdf, "Figure").A["/BBox"]


def figure_of_two_pages(pdf):
    one, *_, other = (node.element for node in nodes(tree(pdf)) if node.tag == "Figure")
    one.K = Array([*one.K, other.K[0]])


def nameless_note(pdf):
    del first(pdf, "Note")["/ID"]


def note_of_the_same_name(pdf):
    one, other = (node.element for node in nodes(tree(pdf)) if node.tag == "Note")
    other.ID = one.ID


def identifier_twice(pdf):
    names = pdf.Root.StructTreeRoot.IDTree.Names
    names[2] = names[0]


def paragraph_in_the_contents(pdf):
    first(pdf, "TOCI").S = Name.P


def unlinked_entry(pdf):
    first(pdf, "TOCI").K[-1].K[0].S = Name.Span


@pytest.mark.parametrize(
    ("sabotage", "finding"),
    [
        (point_without_words, "an item that is not label and body"),
        (undescribed_figure, "a figure without a description"),
        (figure_without_box, "a figure without a box"),
        (figure_of_two_pages, "a figure over several pages"),
        (nameless_note, "a note without an identifier"),
        (note_of_the_same_name, "a note without an identifier"),
        (identifier_twice, "not unique"),
        (note_among_words, "a note within a P"),
        (paragraph_in_the_contents, "contents of other things"),
        (unlinked_entry, "leads nowhere"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_self_check_sees_in_blocks(sabotage, finding):
    found = faults(edited(sound_blocks(), sabotage))
    assert any(finding in fault for fault in found), found


@pytest.mark.parametrize(
    ("sabotage", "finding"),
    [
        (unmarked_rule, "page 1: f outside marked content"),
        (nested_mark, "page 1: marked content within marked content"),
        (lost_mark, "painted or claimed, not both"),
        (mark_of_another, "leads back to another element"),
        (page_without_key, "leads back to another element"),
        (mark_twice, "has two elements"),
        (unprinted_link, "not printed"),
        (silent_link, "without a description"),
        (loose_link, "in no element"),
        (dead_link, "leads nowhere"),
        (foreign_font, "the font /F9 is not embedded"),
        (mute_font, "does not tell its characters"),
        (skipped_heading, "H3 after H1"),
        (strange_type, "Aside is not a standard one"),
        (empty_element, "an empty P"),
        (narrow_row, "rows of unequal width"),
        (header_without_scope, "a header cell without a scope"),
        (item_without_label, "an item that is not label and body"),
        (paragraph_in_a_list, "a list of other things than items"),
        (no_language, "no /Lang in the catalogue"),
        (no_tab_order, "tab order"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_self_check_sees(sabotage, finding):
    found = faults(edited(sound(), sabotage))
    assert any(finding in fault for fault in found), found


@pytest.mark.parametrize("data", [sound, sound_blocks])
def test_what_is_only_saved_again_is_sound(data):
    assert faults(edited(data(), lambda _pdf: None)) == []
