from decimal import Decimal

import pytest
import yaml
from support.briefs import write

from briefgen.diagnostics import UserError
from briefgen.locale.load import load_locale, locale_tags, phrase_place
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


def whole(**own):
    """Return a locale file's strings: all of ours, as a translator finds them."""
    ours = load_locale("en-GB", (templates_root(),)).strings
    return yaml.safe_dump({"strings": {**ours, **own}}, allow_unicode=True)


def test_a_language_inherits_what_it_does_not_say(tmp_path):
    write(
        tmp_path,
        {
            "locales/aa.yaml": whole(say="Say", dates="Dates") + "formats: {date: dd/MM/y}\n",
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
    files = {"locales/aa.yaml": under + whole(), "locales/aa-BB.yaml": own + "inherit: aa\n"}
    write(tmp_path, files)
    assert load_locale("aa-BB", (tmp_path,)).unreviewed is unreviewed


@pytest.mark.parametrize("inherit", ["", "inherit: en-GB\n"])
def test_a_phrase_that_a_language_lacks_is_told_with_its_file_and_key(tmp_path, inherit):
    """What it inherits from another language is none of its own: it would be printed in that one."""
    ours = yaml.safe_load(whole())["strings"]
    kept = {key: words for key, words in ours.items() if key not in ("say", "dates", "currency-usd")}
    write(tmp_path, {"locales/fr-FR.yaml": inherit + yaml.safe_dump({"strings": kept}, allow_unicode=True)})
    with pytest.raises(UserError) as raised:
        load_locale("fr-FR", (tmp_path, templates_root()))
    [diagnostic] = raised.value.diagnostics
    assert diagnostic.message == "the language 'fr-FR' lacks the phrases 'say', 'dates'"
    assert diagnostic.span.path == tmp_path / "locales" / "fr-FR.yaml"


def test_a_phrase_that_counts_has_a_form_for_each_number_of_its_language(tmp_path):
    forms = {"one": "лакх", "few": "лакха", "many": "лакхов", "other": "лакха", "alone": "лакхи"}
    write(tmp_path, {"locales/ru-RU.yaml": yaml.safe_dump({"strings": {"scale-lakh": forms}}, allow_unicode=True)})
    locale = load_locale("ru-RU", (tmp_path, templates_root()))
    numbers = ("1", "2", "5", "21", "112", "1.5", "0")
    said = [locale.phrase("scale-lakh", Decimal(number)) for number in numbers]
    assert said == ["лакх", "лакха", "лакхов", "лакх", "лакхов", "лакха", "лакхов"]
    assert locale.phrase("scale-lakh") == "лакхи"


@pytest.mark.parametrize(
    ("forms", "message", "line"),
    [
        ("{one: лакх, many: лакхов, other: лакха}", "the phrase 'scale-lakh' lacks the form 'few'", 2),
        ("{one: a, few: a, many: a, other: a, two: a}", "nothing takes the form 'two' of the phrase 'scale-lakh'", 2),
    ],
)
def test_a_form_too_few_or_too_many_is_told(tmp_path, forms, message, line):
    diagnostic = found(tmp_path, {"ru-RU": f"strings:\n  scale-lakh: {forms}\n"}, "ru-RU")
    assert (diagnostic.message, diagnostic.span.line) == (message, line)
    assert diagnostic.hints == ("ru-RU counts with one, few, many, other",)


def test_a_phrase_is_found_in_the_file_whose_word_holds(tmp_path):
    own = tmp_path / "locales" / "en-GB.yaml"
    own.parent.mkdir()
    own.write_text("strings:\n  say: Say this\n", encoding="utf-8")
    locale = load_locale("en-GB", (tmp_path, templates_root()))
    places = [phrase_place(locale, key) for key in ("say", "draft", "nothing-of-the-kind")]
    assert [place and place.path for place in places] == [own, templates_root() / "locales" / "en-GB.yaml", None]
    assert places[0].line == 2
