"""Forms of two languages: which languages they may name, and by which they are asked for."""

import pytest

from briefgen.audience.load import load_audience
from briefgen.diagnostics import UserError

FORM = """
title: Note
languages: [en-GB, en-IN, hi-IN]
forms:
  both:
    title: Note in two languages
    template: brief.md.j2
    bilingual: {{languages: {languages}}}
{more}
"""


def load(tmp_path, languages, more=""):
    folder = tmp_path / "audiences" / "note"
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text(FORM.format(languages=languages, more=more), encoding="utf-8")
    (folder / "brief.md.j2").write_text("# {{ pack.title }}\n", encoding="utf-8")
    return load_audience("note", (tmp_path,))


@pytest.mark.parametrize(
    ("languages", "more", "message"),
    [
        ("[en-GB, ru-RU]", "", "not written to in 'ru-RU'"),
        ("[en-GB, en-IN]", "", "are one language"),
        ("[en-GB, hi-IN]", "    citations: end", "no notes at its end"),
        ("[en-GB, hi-IN]", "citations: end", "no notes at its end"),
    ],
)
def test_a_form_that_cannot_be_in_two_languages_is_refused(tmp_path, languages, more, message):
    with pytest.raises(UserError, match=message) as raised:
        load(tmp_path, languages, more)
    assert raised.value.diagnostics[0].code == "BG370"
    assert raised.value.diagnostics[0].span


def test_a_bilingual_form_goes_by_its_first_language(tmp_path):
    form = load(tmp_path, "[en-IN, hi-IN]").form
    assert form.languages_in("both") == ("en-IN",)
    assert form.languages_in(None) == ("en-GB", "en-IN", "hi-IN")
    assert [language for language in form.languages if form.speaks(language, "both")] == ["en-IN", "hi-IN"]
