import datetime as dt

import pytest
from support.cleared import pack, source
from support.documents import cite, document, paragraph, section
from support.settings import locale, setting

from briefgen.diagnostics import UserError
from briefgen.document.dump import marked_text
from briefgen.document.nodes import Section
from briefgen.document.origins import ItemOrigin, PhraseOrigin
from briefgen.document.places import origins
from briefgen.document.references import SourceEntry, SourceList
from briefgen.document.walk import sections, walk
from briefgen.document.words import inline_text
from briefgen.transforms.setting import Setting
from briefgen.transforms.sources import entry, sources

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


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"issued": dt.date(2031, 4, 28)}, "*Trade*, 28 April 2031"),
        (
            {"authors": ("A. Rao", "B. Lind"), "issued": dt.date(2031, 4, 1)},
            "A. Rao and B. Lind, *Trade*, 1 April 2031",
        ),
        ({"container": "Daily", "page": "4", "issued": dt.date(2031, 4, 1)}, "Trade, *Daily*, 4, 1 April 2031"),
        ({"publisher": "Customs", "number": "7/31"}, "*Trade*, Customs, 7/31, undated"),
        ({"received": dt.date(2031, 5, 1)}, "*Trade*, undated; received 1 May 2031"),
        ({"language": "ru-RU"}, "*{ru-RU: Trade}*, undated"),
        ({"genre": "article"}, "*Trade* [article], undated"),
        ({"genre": "article", "container": "Daily"}, "Trade [article], *Daily*, undated"),
        ({"language": "en-IN"}, "*Trade*, undated"),
        (
            {"url": "https://customs.example/31", "accessed": dt.date(2031, 5, 2)},
            "*Trade*, undated, accessed 2 May 2031, [https://customs.example/31](https://customs.example/31)",
        ),
    ],
)
def test_an_entry_as_printed(fields, printed):
    assert marked_text(tuple(entry(source("trade", "Trade", **fields), setting()))) == printed


def test_every_word_of_an_entry_has_its_origin():
    made = sources(document(paragraph(cite("article")), SECTION), setting())
    fields = [each.field for each in origins(entries(made)[0]) if isinstance(each, ItemOrigin)]
    phrases = [each.key for each in origins(entries(made)[0]) if isinstance(each, PhraseOrigin)]
    assert fields == ["title", "container-title", "received"]
    assert phrases == ["source-undated-received"]


def test_a_language_that_lacks_a_phrase_is_a_fault_that_names_it():
    strings = {key: value for key, value in locale().strings.items() if key != "source-undated"}
    poor = Setting(
        cleared=pack(), locale=type(locale())(tag="en-GB", strings=strings, path=locale().path), form=setting().form
    )
    with pytest.raises(UserError) as raised:
        list(entry(source("trade", "Trade"), poor))
    assert raised.value.diagnostics[0].message == "the phrase 'source-undated' is missing from the language 'en-GB'"
