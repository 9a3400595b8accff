import datetime as dt

import pytest
from support.cleared import author, pack, source
from support.documents import text
from support.settings import locale, setting

from briefgen.diagnostics import UserError
from briefgen.document.dump import marked_text
from briefgen.transforms.entries import entry, entry_again, named_entry, noted_entry
from briefgen.transforms.setting import Setting

DAILY = source("trade", "Trade", container="Daily", issued=dt.date(2031, 4, 1), url="https://daily.example/4")
PAGE = source("page", "A page", url="https://page.example/")
PLACE = (text("p. 4"),)


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"issued": dt.date(2031, 4, 28)}, "*Trade*, 28 April 2031"),
        (
            {"authors": (author("A. Rao", "Rao"), author("B. Lind", "Lind")), "issued": dt.date(2031, 4, 1)},
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


def test_in_a_list_by_names_the_first_author_is_turned_round_and_the_year_stands_behind():
    own = source(
        "trade", "Trade", authors=(author("A. Rao", "Rao"), author("B. Lind", "Lind")), issued=dt.date(2031, 4, 1)
    )
    said = marked_text(tuple(named_entry(own, setting(), year="2031a")))
    assert said == "Rao, A. and B. Lind (2031a), *Trade*, 1 April 2031"


def test_whoever_opens_an_entry_is_not_named_in_it_again():
    assert marked_text(tuple(named_entry(DAILY, setting(), year="2031"))) == (
        "Daily (2031), Trade, 1 April 2031, [https://daily.example/4](https://daily.example/4)"
    )


GRADED = source("trade", "Trade", grade=("B", 2), descriptor="It leans one way.", described_in="en-GB")


def test_a_source_and_its_information_are_judged_apart_and_in_words():
    said = marked_text(tuple(entry(GRADED, setting(source_grades=True))))
    assert said == "*Trade*, undated. Source: B, usually reliable. Information: 2, probably true. It leans one way."


def test_what_nobody_has_graded_says_so():
    said = marked_text(tuple(entry(source("trade", "Trade"), setting(source_grades=True))))
    assert said == "*Trade*, undated. Source: not graded. Information: not graded."


def test_grades_are_printed_where_the_audience_asks_for_them_alone():
    assert marked_text(tuple(entry(GRADED, setting()))) == "*Trade*, undated"


def test_our_own_words_are_marked_as_in_our_language():
    made = tuple(entry(source("trade", "Trade", descriptor="Слова", described_in="ru-RU"), setting(source_grades=True)))
    assert marked_text(made).endswith("{ru-RU: Слова}")
