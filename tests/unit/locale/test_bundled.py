"""The bundled languages say the same things."""

import datetime as dt

import pytest

from briefgen.locale.load import load_locale, locale_tags
from briefgen.resources import templates_root

ROOTS = (templates_root(),)
ENGLISH = load_locale("en-GB", ROOTS)
TAGS = tuple(tag for tag in locale_tags(ROOTS) if tag != "en-GB")


def test_the_languages_of_the_house():
    assert TAGS == ("en-IN", "en-US", "hi-IN", "ru-RU")


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_has_the_phrases_of_english_and_no_others(tag):
    assert set(load_locale(tag, ROOTS).strings) == set(ENGLISH.strings)


@pytest.mark.parametrize("tag", TAGS)
def test_a_phrase_has_the_same_places_in_every_language(tag):
    one = load_locale(tag, ROOTS)
    assert {key: one.places(key) for key in ENGLISH.strings} == {key: ENGLISH.places(key) for key in ENGLISH.strings}


@pytest.mark.parametrize(
    ("tag", "unreviewed"), [("en-GB", False), ("en-IN", False), ("en-US", False), ("hi-IN", True), ("ru-RU", True)]
)
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
