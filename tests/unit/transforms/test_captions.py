"""Numbers of tables and figures, and the references to them."""

from dataclasses import replace

import pytest
from support.cleared import pack
from support.documents import GREY, chart, document, paragraph, section, table, timeline, words
from support.settings import form, locale

from briefgen.diagnostics import UserError
from briefgen.document.figures import Image
from briefgen.document.inlines import CaptionNumber, CrossReference, Strong
from briefgen.document.origins import PhraseOrigin
from briefgen.document.references import exhibit_anchor
from briefgen.document.walk import walk
from briefgen.document.words import count_words, inline_text, plain_text
from briefgen.locale.load import load_locale
from briefgen.resources import templates_root
from briefgen.transforms.numbering import numbering
from briefgen.transforms.setting import Setting

ENGLISH, HINDI, RUSSIAN = (load_locale(tag, (templates_root(),)) for tag in ("en-GB", "hi-IN", "ru-RU"))


def numbered(*blocks, language=ENGLISH, asked=True):
    setting = Setting(cleared=pack(), locale=language, form=form(numbered_exhibits=asked))
    return numbering(document(*blocks), setting)


def captioned(name, **fields):
    return table(("Year", "Amount"), ("2030", "4.1"), caption=words(name), **fields)


def drawn(name, **fields):
    return chart(("Goods",), ("2030", (4.1,)), caption=words(name), **fields)


def shown(name, **fields):
    return Image(caption=words(name), pixels=GREY, alternative_text="A map.", **fields)


def dated(name):
    return replace(timeline(("8 May", "Arrival.")), caption=words(name))


def captions(made):
    return [inline_text(node.caption) for node in walk(made) if getattr(node, "caption", ())]


def refers(exhibit):
    return CrossReference(target=exhibit_anchor(exhibit), children=())


def test_tables_and_figures_count_for_themselves_in_reading_order():
    made = numbered(
        captioned("Trade"), section(1, "Energy", drawn("Oil"), shown("Line"), captioned("Gas")), dated("Days")
    )
    assert captions(made) == ["Table 1: Trade", "Figure 1: Oil", "Figure 2: Line", "Table 2: Gas", "Figure 3: Days"]


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        (ENGLISH, ["Table 1: Trade", "Figure 1: Oil"]),
        (HINDI, ["तालिका 1: Trade", "चित्र 1: Oil"]),
        (RUSSIAN, ["Таблица 1. Trade", "Рисунок 1. Oil"]),
    ],
)
def test_the_words_are_the_languages(language, printed):
    assert captions(numbered(captioned("Trade"), drawn("Oil"), language=language)) == printed


def test_a_number_has_its_phrase_as_origin():
    first = next(node for node in walk(numbered(captioned("Trade"), drawn("Oil"))) if isinstance(node, CaptionNumber))
    assert first.origin == PhraseOrigin(key="caption-table", language="en-GB")


def test_one_alone_has_no_number_and_where_there_is_no_caption_none_stands():
    assert captions(numbered(captioned("Trade"))) == ["Trade"]
    bare = table(("a",), ("b",))
    assert captions(numbered(captioned("Trade"), bare, captioned("Gas"))) == ["Table 1: Trade", "Table 2: Gas"]


def test_where_nobody_asks_nothing_is_numbered():
    assert captions(numbered(captioned("Trade"), drawn("Oil"), asked=False)) == ["Trade", "Oil"]


def test_one_that_the_text_refers_to_has_a_number():
    made = numbered(
        paragraph("Imports rose (", refers("trade"), ")."), captioned("Trade", anchor=exhibit_anchor("trade"))
    )
    assert plain_text(made).split("\n")[1:3] == ["Imports rose (Table 1).", "Table 1: Trade"]


@pytest.mark.parametrize(
    ("language", "opening", "within"),
    [
        (ENGLISH, "Table 1", "Table 1"),
        (HINDI, "तालिका 1", "तालिका 1"),
        (RUSSIAN, "Табл. 1", "табл. 1"),
    ],
)
def test_a_reference_is_in_a_form_that_need_not_be_declined(language, opening, within):
    said = (paragraph(refers("trade"), " shows."), paragraph(Strong(children=words("see ", refers("trade")))))
    made = numbered(*said, captioned("Trade", anchor=exhibit_anchor("trade")), language=language)
    assert plain_text(made).split("\n")[1:3] == [f"{opening} shows.", f"see {within}"]


def test_numbers_are_words_that_a_reader_reads():
    made = numbered(captioned("Trade"), captioned("Gas"))
    plain = numbered(captioned("Trade"), captioned("Gas"), asked=False)
    assert count_words(made) == count_words(plain) + 4


def test_twice_changes_nothing_more():
    blocks = (paragraph("See ", refers("trade"), "."), captioned("Trade", anchor=exhibit_anchor("trade")), drawn("Oil"))
    once = numbered(*blocks)
    setting = Setting(cleared=pack(), locale=ENGLISH, form=form(numbered_exhibits=True))
    assert numbering(once, setting) == once


@pytest.mark.parametrize(
    ("strings", "message"),
    [
        ({}, "the phrase 'caption-table' is missing from the language 'en-GB'"),
        ({"caption-table": "Table {page}"}, "the phrase 'caption-table' has no use for '{page}'"),
        ({"caption-table": "Table"}, "the phrase 'caption-table' says '{number}' not once"),
    ],
)
def test_a_language_without_the_words_is_told(strings, message):
    with pytest.raises(UserError) as raised:
        numbered(captioned("Trade"), captioned("Gas"), language=locale(**strings))
    assert [found.message for found in raised.value.diagnostics] == [message]
