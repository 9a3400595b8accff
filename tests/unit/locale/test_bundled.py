"""The bundled languages say the same things."""

import datetime as dt
from decimal import Decimal

import pytest
from support.cleared import figure

from briefgen.locale.load import load_locale, locale_tags
from briefgen.locale.model import PLACE
from briefgen.reader.figures import figure_text
from briefgen.resources import templates_root

ROOTS = (templates_root(),)
ENGLISH = load_locale("en-GB", ROOTS)
TAGS = tuple(tag for tag in locale_tags(ROOTS) if tag != "en-GB")


def test_the_languages_of_the_house():
    assert TAGS == ("en-IN", "hi-IN", "ru-RU")


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_has_the_phrases_of_english_and_no_others(tag):
    assert set(load_locale(tag, ROOTS).strings) == set(ENGLISH.strings)


@pytest.mark.parametrize("tag", TAGS)
def test_a_phrase_has_the_same_places_in_every_language(tag):
    one = load_locale(tag, ROOTS)
    assert {key: one.places(key) for key in ENGLISH.strings} == {key: ENGLISH.places(key) for key in ENGLISH.strings}


@pytest.mark.parametrize(("tag", "unreviewed"), [("en-GB", False), ("en-IN", False), ("hi-IN", True), ("ru-RU", True)])
def test_what_no_native_reader_has_seen_says_so(tag, unreviewed):
    assert load_locale(tag, ROOTS).unreviewed is unreviewed
    header = load_locale(tag, ROOTS).path.read_text("utf-8").split("strings:")[0]
    assert ("No native reader" in header) is unreviewed


@pytest.mark.parametrize(
    ("tag", "script"), [("hi-IN", range(0x0900, 0x0980)), ("ru-RU", range(0x0400, 0x0500))], ids=["hi", "ru"]
)
def test_a_phrase_is_in_its_languages_script(tag, script):
    one = load_locale(tag, ROOTS)
    other = [key for key, phrase in one.strings.items() if _words(phrase) and not _in(script, phrase)]
    assert other == []


def _words(phrase):
    return any(character.isalpha() for part in phrase.split("{") for character in part.split("}")[-1])


def _in(script, phrase):
    return any(ord(character) in script for character in phrase)


@pytest.mark.parametrize("tag", ["en-GB", *TAGS])
def test_a_moment_tells_its_seconds_where_it_has_any(tag):
    locale = load_locale(tag, ROOTS)
    moment = dt.datetime(2031, 5, 13, 10, 0, 59, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert "10:00:59" in locale.moment(moment)
    assert "10:00:" not in locale.moment(moment.replace(second=0)).replace("+03:00", "")


@pytest.mark.parametrize("tag", ["en-GB", *TAGS])
def test_what_briefgen_quotes_has_the_marks_of_the_language(tag):
    """CLDR 49, main/<language>/delimiters: quotationStart and quotationEnd. Babel does not hand them on."""
    marks = {"en": "“{words}”", "hi": "“{words}”", "ru": "«{words}»"}
    assert load_locale(tag, ROOTS).strings["quoted"] == marks[tag.partition("-")[0]]


@pytest.mark.parametrize("tag", ["en-GB", *TAGS])
def test_every_form_of_a_phrase_that_counts_has_its_places(tag):
    locale = load_locale(tag, ROOTS)
    odd = {
        (key, form)
        for key, forms in locale.plurals.items()
        for form, words in forms.items()
        if set(PLACE.findall(words)) != ENGLISH.places(key)
    }
    assert odd == set()


@pytest.mark.parametrize(
    ("value", "said"),
    [("1", "1 лакх"), ("3", "3 лакха"), ("5", "5 лакхов"), ("21", "21 лакх"), ("1.5", "1,5 лакха")],
)
def test_russian_declines_what_it_counts(value, said):
    counted = figure_text(figure("people", value, scale="lakh"), load_locale("ru-RU", ROOTS))
    assert counted.replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("value", "fields", "said"),
    [
        ("2", {}, "2 юаня"),
        ("2", {"scale": "billion"}, "2 млрд юаней"),
        ("2", {"approximate": True}, "около 2 юаней"),
        (None, {"low": Decimal(2), "high": Decimal(3)}, "от 2 до 3 юаней"),
    ],
)
def test_where_no_number_decides_the_form_stands_for_itself(value, fields, said):
    counted = figure_text(figure("sum", value, currency="CNY", **fields), load_locale("ru-RU", ROOTS))
    assert counted.replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("tag", "said"), [("en-GB", "A, B and C"), ("hi-IN", "A, B और C"), ("ru-RU", "A, B и C"), ("en-IN", "A, B and C")]
)
def test_a_list_is_joined_as_the_language_joins_it(tag, said):
    locale = load_locale(tag, ROOTS)
    first, second = locale.between(3)
    assert locale.join(["A", "B", "C"]) == f"A{first}B{second}C" == said
    assert locale.between(1) == ()
