import pytest
from support.briefs import write

from briefgen.diagnostics import UserError
from briefgen.locale.load import load_locale, locale_tags
from briefgen.resources import templates_root


def test_the_bundled_languages():
    assert "en-GB" in locale_tags((templates_root(),))
    assert load_locale("en-GB", (templates_root(),)).phrase("say") == "Say"


def test_a_projects_phrase_wins_and_the_rest_stays(tmp_path):
    write(tmp_path, {"locales/en-GB.yaml": "strings: {say: Tell them}\nformats: {date: dd/MM/y}\n"})

    found = load_locale("en-GB", (tmp_path, templates_root()))

    assert (found.phrase("say"), found.phrase("dates"), found.formats.date) == ("Tell them", "Dates", "dd/MM/y")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("strngs: {}\n", 1, "strngs"),
        ("strings:\n  say: 3\n", 2, "3"),
        ("strings:\n  say: a\n  say: b\n", 3, "say"),
        ("formats: {day: x}\nstrings: {}\n", 1, "day"),
    ],
)
def test_a_malformed_file(tmp_path, text, line, message):
    write(tmp_path, {"locales/xx.yaml": text})

    with pytest.raises(UserError) as raised:
        load_locale("xx", (tmp_path,))

    assert any(found.span.line == line and message in found.message for found in raised.value.diagnostics)


def test_an_unknown_language(tmp_path):
    with pytest.raises(UserError) as raised:
        load_locale("en-GM", (templates_root(),))

    assert raised.value.diagnostics[0].hints == ("did you mean 'en-GB'?",)


@pytest.mark.parametrize("tag", ["../locales/en-GB", "/etc/passwd", ""])
def test_a_tag_is_no_path(tag):
    with pytest.raises(UserError):
        load_locale(tag, (templates_root(),))
