import pytest
from support.cleared import pack
from support.settings import form

from briefgen.audience.form import Limit
from briefgen.audience.load import LoadedAudience
from briefgen.compose.compose import compose
from briefgen.document.words import plain_text
from briefgen.layout.fonts import load_fonts
from briefgen.locale.load import load_locale
from briefgen.resources import templates_root
from briefgen.theme.load import load_theme

ROOT = templates_root()
TEMPLATE = """\
# {{ pack.title }}

## {{ t("you-should-know") }}

{% for claim in claims %}
- {{ claim }} {{ cite(claim) }}
{% endfor %}

## {{ t("sources") }}

::: sources
:::
"""


@pytest.fixture(scope="module")
def fonts():
    return load_fonts((ROOT,))


@pytest.fixture
def composed(tmp_path, fonts):
    folder = tmp_path / "audiences" / "desk"
    folder.mkdir(parents=True)
    (folder / "brief.md.j2").write_text(TEMPLATE, encoding="utf-8")

    def make(keep=None, **fields):
        roots = (tmp_path, ROOT)
        audience = LoadedAudience(name="desk", form=form(**fields), template="audiences/desk/brief.md.j2", path=folder)
        theme = load_theme("government", roots, paper="a4", published=False)
        return compose(pack(), audience, load_locale("en-GB", roots), theme, roots, fonts, keep=keep)

    return make


def test_a_brief_is_read_transformed_and_laid_out(composed):
    made = composed()
    assert "North Line Pipeline (NLP). [2, energy 1.3]" in plain_text(made.document)
    assert made.layout.page_count == 1
    assert made.diagnostics == ()


def test_what_is_left_out_takes_what_is_derived_with_it(composed):
    made = composed(frozenset({"visit"}))
    assert made.kept == {"visit"}
    assert "Gas and friendship" not in plain_text(made.document)


def test_a_limit_that_is_broken_is_found_not_raised(composed):
    made = composed(limits=(Limit(unit="words", max=10),))
    assert [each.code for each in made.diagnostics] == ["BG402"]


def test_the_same_inputs_give_the_same_brief(composed):
    assert composed() == composed()
