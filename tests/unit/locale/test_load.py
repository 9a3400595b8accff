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


def found(tmp_path, files, tag):
    write(tmp_path, {f"locales/{name}.yaml": text for name, text in files.items()})
    with pytest.raises(UserError) as raised:
        load_locale(tag, (tmp_path,))
    [diagnostic] = raised.value.diagnostics
    return diagnostic


def test_a_language_inherits_what_it_does_not_say(tmp_path):
    write(
        tmp_path,
        {
            "locales/aa.yaml": "strings: {say: Say, dates: Dates}\nformats: {date: dd/MM/y}\n",
            "locales/aa-BB.yaml": "inherit: aa\nstrings: {say: Tell}\n",
        },
    )
    made = load_locale("aa-BB", (tmp_path,))
    assert (made.tag, made.phrase("say"), made.phrase("dates"), made.formats.date) == (
        "aa-BB",
        "Tell",
        "Dates",
        "dd/MM/y",
    )


def test_inheriting_nobody_is_said_at_its_line(tmp_path):
    diagnostic = found(tmp_path, {"en-AA": "strings: {}\ninherit: en-AB\n"}, "en-AA")
    assert (diagnostic.message, diagnostic.span.line) == ("there are no phrases for the language 'en-AB'", 2)
    assert diagnostic.hints == ("did you mean 'en-AA'?",)


def test_inheriting_oneself_is_said(tmp_path):
    diagnostic = found(tmp_path, {"aa": "inherit: bb\n", "bb": "inherit: aa\n"}, "aa")
    assert diagnostic.message == "the language 'aa' inherits from itself"


@pytest.mark.parametrize(
    ("own", "under", "unreviewed"),
    [
        ("", "", False),
        ('reviewed: ""\n', "", True),
        ("reviewed:\n", "reviewed: A. Reader, 2026-01-05\n", True),
        ("", 'reviewed: ""\n', True),
        ("reviewed: A. Reader, 2026-01-05\n", 'reviewed: ""\n', False),
    ],
)
def test_a_translation_that_nobody_has_reviewed_is_told(tmp_path, own, under, unreviewed):
    files = {"locales/aa.yaml": under + "strings: {}\n", "locales/bb.yaml": own + "inherit: aa\n"}
    write(tmp_path, files)
    assert load_locale("bb", (tmp_path,)).unreviewed is unreviewed
