"""A project's own phrases: what nothing would print, or cannot be filled, is said at its line."""

import pytest

from briefgen.diagnostics import UserError
from briefgen.locale.load import load_locale
from briefgen.resources import templates_root


def loaded(folder, text):
    path = folder / "locales" / "en-GB.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return load_locale("en-GB", (folder, templates_root()))


@pytest.mark.parametrize(
    ("text", "message", "hint", "line"),
    [
        (
            "strings:\n  bottom line: In short\n",
            "nothing uses the phrase 'bottom line'",
            "did you mean 'bottom-line'?",
            2,
        ),
        (
            "strings:\n  qwerty: In short\n",
            "nothing uses the phrase 'qwerty'",
            'delete it; or ask for it in a template of yours: {{ t("qwerty") }}',
            2,
        ),
        (
            "strings:\n  bottom-line: In short {when}\n",
            "nothing fills {when} in the phrase 'bottom-line'",
            "take it out: it takes none",
            2,
        ),
        (
            "strings:\n  footer-as-of: State of play\n",
            "{as_of} is missing in the phrase 'footer-as-of'",
            "ours is: As of {as_of}",
            2,
        ),
        (
            "bottom-line: In short\n",
            "the phrase 'bottom-line' stands outside `strings:`",
            "put it under strings:, indented by two spaces",
            1,
        ),
    ],
)
def test_what_would_not_be_printed_is_said_at_its_line(tmp_path, text, message, hint, line):
    with pytest.raises(UserError) as raised:
        loaded(tmp_path, text)
    (found,) = raised.value.diagnostics
    assert (found.message, found.hints, found.span.line) == (message, (hint,), line)


def test_phrases_of_ones_own_templates_are_in_order(tmp_path):
    template = tmp_path / "audiences" / "minister" / "brief.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text("{{ t('duty-desk', who=document.contact) }}", encoding="utf-8")
    own = loaded(tmp_path, "strings:\n  bottom-line: In short\n  duty-desk: Ask {who}\n")
    assert own.strings["duty-desk"] == "Ask {who}"


def test_a_misspelt_phrase_of_ones_own_template_is_told_with_every_other_and_marked(tmp_path):
    template = tmp_path / "partials" / "ends.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text('{{ t("duty-desk") }}', encoding="utf-8")
    with pytest.raises(UserError) as raised:
        loaded(tmp_path, "strings:\n  duty-dek: Ask\n  zzz: No\n")
    near, far = raised.value.diagnostics
    assert (near.message, near.hints) == ("nothing uses the phrase 'duty-dek'", ("did you mean 'duty-desk'?",))
    assert (near.span.column, near.span.end_column) == (3, 11)
    assert (far.message, far.span.line) == ("nothing uses the phrase 'zzz'", 3)
