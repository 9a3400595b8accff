"""A small file of one's own holds what differs: the rest is as in the file that it inherits from."""

import pytest

from briefgen.audience.load import load_audience
from briefgen.diagnostics import UserError
from briefgen.locale.load import load_locale
from briefgen.resources import templates_root
from briefgen.theme.load import load_theme, read_tokens, theme_files

OURS = templates_root()


@pytest.fixture
def roots(tmp_path):
    return (tmp_path, OURS)


def write(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def fault(load, *given):
    with pytest.raises(UserError) as raised:
        load(*given)
    (found,) = raised.value.diagnostics
    return found


def test_a_theme_of_our_name_changes_what_it_says(roots):
    own = write(roots[0], "themes/government.yaml", 'inherit: bundled/government\ncolours: {accent: "#6b1f2a"}\n')
    data = read_tokens("government", roots).data
    ours = read_tokens("government", (OURS,)).data
    assert data["colours"]["accent"] == "#6b1f2a"
    assert {**data["colours"], "accent": ours["colours"]["accent"]} == ours["colours"]
    assert theme_files("government", roots) == (own, OURS / "themes/government.yaml")


def test_ours_is_ours_whatever_it_rests_on(roots):
    write(roots[0], "themes/government.yaml", "inherit: bundled/thinktank\ntitle: Ours\n")
    ours = read_tokens("thinktank", (OURS,)).data
    assert read_tokens("government", roots).data == {**ours, "title": "Ours"}
    assert read_tokens("bundled/thinktank", roots).data == ours


def test_inheriting_from_itself_is_told_how_to_mean_ours(roots):
    write(roots[0], "themes/government.yaml", "inherit: government\n")
    found = fault(read_tokens, "government", roots)
    assert (found.code, found.span.line) == ("BG302", 1)
    assert found.hints == ("write `inherit: bundled/government` for ours of that name",)


def test_an_audience_changes_what_it_says(roots):
    own = write(
        roots[0],
        "audiences/minister/audience.yaml",
        "inherit: bundled/minister\nlimits: [{unit: words, max: 100}]\nlook: {body: {size: 14}}\n",
    )
    found = load_audience("minister", roots)
    ours = load_audience("minister", (OURS,))
    assert [limit.max for limit in found.form.limits] == [100]
    assert found.form.look["body"] == {"size": 14, "line": 15}
    assert (found.form.title, found.form.languages) == (ours.form.title, ours.form.languages)
    assert found.files == (own, OURS / "audiences/minister/audience.yaml")
    assert found.template == "audiences/minister/brief.md.j2"


def test_an_audience_may_be_one_line(roots):
    write(roots[0], "audiences/committee/audience.yaml", "inherit: minister\n")
    found = load_audience("committee", roots)
    assert found.form == load_audience("minister", (OURS,)).form
    assert found.template == "audiences/minister/brief.md.j2"
    assert found.in_form("covered").template == "audiences/minister/covered.md.j2"


def test_its_own_template_goes_before_the_others(roots):
    write(roots[0], "audiences/committee/audience.yaml", "inherit: bundled/minister\ntitle: Paper\n")
    write(roots[0], "audiences/committee/brief.md.j2", "# X\n")
    found = load_audience("committee", roots)
    assert found.template == "audiences/committee/brief.md.j2"
    assert found.in_form("covered").template == "bundled/audiences/minister/covered.md.j2"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("inherit: minster\n", "there is no audience 'minster'"),
        ("inherit: bundled/desk\n", "there is no audience 'bundled/desk'"),
        ("inherit: desk\n", "the audience 'desk' inherits from itself"),
        ("inherit: ../../secret\n", "there is no audience '../../secret'"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(roots, text, message):
    own = write(roots[0], "audiences/desk/audience.yaml", text)
    found = fault(load_audience, "desk", roots)
    assert (found.message, found.code, found.span.path, found.span.line) == (message, "BG211", own, 1)


def test_a_fault_of_what_is_inherited_is_said_in_its_own_file(roots):
    write(roots[0], "audiences/desk/audience.yaml", "inherit: board\n")
    board = write(roots[0], "audiences/board/audience.yaml", "title: Board\nlanguages: [en-GB]\nlimit: 3\n")
    assert fault(load_audience, "desk", roots).span.path == board


def test_a_language_holds_the_words_it_changes(roots):
    own = write(roots[0], "locales/en-GB.yaml", "strings: {say: Speak, our-key: Ours}\n")
    write(roots[0], "audiences/desk/brief.md.j2", '{{ t("our-key") }}\n')
    found, ours = load_locale("en-GB", roots), load_locale("en-GB", (OURS,))
    assert (found.phrase("say"), found.phrase("our-key"), found.phrase("dates")) == (
        "Speak",
        "Ours",
        ours.phrase("dates"),
    )
    assert found.unreviewed == ours.unreviewed
    assert found.files[0] == own
    assert load_locale("en-IN", roots).phrase("say") == "Speak"


def test_a_language_may_name_ours(roots):
    write(roots[0], "locales/en-GB.yaml", "inherit: bundled/en-GB\nstrings: {say: Speak}\n")
    assert load_locale("en-GB", roots).phrase("say") == "Speak"


def test_a_theme_is_loaded_whole(roots):
    write(roots[0], "themes/government.yaml", "inherit: bundled/government\ntitle: Ours\n")
    assert load_theme("government", roots, paper="a4", published=False).title == "Ours"
