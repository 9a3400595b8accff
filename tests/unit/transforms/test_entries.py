import datetime as dt

import pytest
from support.cleared import pack, source
from support.documents import text
from support.settings import locale, setting

from briefgen.diagnostics import UserError
from briefgen.document.dump import marked_text
from briefgen.transforms.entries import entry, entry_again, noted_entry
from briefgen.transforms.setting import Setting

DAILY = source("trade", "Trade", container="Daily", issued=dt.date(2031, 4, 1), url="https://daily.example/4")
PAGE = source("page", "A page", url="https://page.example/")
PLACE = (text("p. 4"),)


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


def test_in_a_note_the_place_stands_before_the_address():
    made = noted_entry(DAILY, setting(), place=PLACE, short=False)
    assert (
        marked_text(tuple(made))
        == "Trade, *Daily*, 1 April 2031, p. 4, [https://daily.example/4](https://daily.example/4)"
    )


def test_at_the_foot_of_a_page_the_title_leads_to_the_address():
    made = noted_entry(DAILY, setting(), place=PLACE, short=True)
    assert marked_text(tuple(made)) == "[Trade](https://daily.example/4), *Daily*, 1 April 2031, p. 4"


def test_an_address_is_printed_where_nothing_else_leads_to_the_source():
    made = noted_entry(PAGE, setting(), place=(), short=True)
    assert marked_text(tuple(made)) == "*A page*, undated, [https://page.example/](https://page.example/)"


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"short": "Trade in short", "container": "Daily"}, "Trade in short (as in 3), p. 4"),
        ({"container": "Daily", "publisher": "Customs"}, "Daily (as in 3), p. 4"),
        ({"publisher": "Customs"}, "Customs (as in 3), p. 4"),
        ({"language": "ru-RU"}, "{ru-RU: Trade} (as in 3), p. 4"),
    ],
)
def test_a_source_is_named_again_in_few_words(fields, printed):
    made = entry_again(source("trade", "Trade", **fields), setting(), note=3, place=PLACE)
    assert marked_text(tuple(made)) == printed


def test_a_language_that_lacks_a_phrase_is_a_fault_that_names_it():
    strings = {key: value for key, value in locale().strings.items() if key != "source-undated"}
    poor = Setting(
        cleared=pack(), locale=type(locale())(tag="en-GB", strings=strings, path=locale().path), form=setting().form
    )
    with pytest.raises(UserError) as raised:
        list(entry(source("trade", "Trade"), poor))
    assert raised.value.diagnostics[0].message == "the phrase 'source-undated' is missing from the language 'en-GB'"
