"""Which of the format's four kinds of script a language is in."""

import pytest

from briefgen.writers.docx.languages import default_languages, kind_of, language_properties, script_properties
from briefgen.writers.docx.settings import settings_part


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("en-GB", "latin"),
        ("ru-RU", "latin"),
        ("hi-IN", "complex"),
        ("HI_in", "complex"),
        ("ar", "right-to-left"),
        ("ur-Deva", "complex"),
        ("hi-Latn-IN", "latin"),
        ("zh-Hant", "east-asian"),
    ],
)
def test_a_tag_has_its_kind(tag, kind):
    assert kind_of(tag) == kind


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("ru-RU", '<w:lang w:val="ru-RU"/>'),
        ("hi-IN", '<w:cs/><w:lang w:bidi="hi-IN"/>'),
        ("ar-SA", '<w:rtl/><w:lang w:bidi="ar-SA"/>'),
        ("ja-JP", '<w:lang w:eastAsia="ja-JP"/>'),
    ],
)
def test_words_in_another_language_say_so_in_the_attribute_of_their_script(tag, written):
    assert language_properties(tag) == written


def test_the_document_s_language_stands_in_its_own_attribute():
    assert default_languages("hi-IN") == '<w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="hi-IN"/>'
    assert default_languages("ru-RU") == '<w:lang w:val="ru-RU" w:eastAsia="en-US" w:bidi="hi-IN"/>'


@pytest.mark.parametrize(("tag", "written"), [("en-GB", ""), ("ru-RU", ""), ("hi-IN", "<w:cs/>"), ("ur", "<w:rtl/>")])
def test_words_of_the_document_s_own_language_name_its_script_alone(tag, written):
    assert script_properties(tag) == written


@pytest.mark.parametrize(("tag", "said"), [("en-GB", (".", ",")), ("hi-IN", (".", ",")), ("ru-RU", (",", ";"))])
def test_the_settings_know_the_languages_decimal_mark(tag, said):
    settings = settings_part(tag, hyphenates=False, embeds=False)
    assert f'<w:decimalSymbol w:val="{said[0]}"/><w:listSeparator w:val="{said[1]}"/></w:settings>' in settings
