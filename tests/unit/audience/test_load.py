import pytest
from support.briefs import write

from briefgen.audience.load import audience_names, load_audience
from briefgen.diagnostics import UserError
from briefgen.resources import templates_root

FORM = "title: Trial\nlanguages: [en-GB]\n"


def test_the_bundled_audiences():
    assert {"analyst", "minister"} <= set(audience_names((templates_root(),)))


@pytest.mark.parametrize("name", audience_names((templates_root(),)))
def test_each_bundled_audience_loads(name):
    found = load_audience(name, (templates_root(),))

    assert (found.name, found.template) == (name, f"audiences/{name}/brief.md.j2")
    assert found.form.limits


def test_a_projects_form_shadows_ours_and_keeps_our_template(tmp_path):
    write(tmp_path, {"audiences/minister/audience.yaml": FORM})

    found = load_audience("minister", (tmp_path, templates_root()))

    assert (found.form.title, found.path.parent.parent.parent) == ("Trial", tmp_path)


@pytest.mark.parametrize(
    ("form", "line", "word"),
    [
        ("title: T\nlanguages: []\n", 2, "languages"),
        ("title: T\nlanguages: [en-GB]\nlimit: []\n", 3, "limit"),
        ("title: T\nlanguages: [en-GB]\nlimits:\n  - {unit: page, max: 1}\n", 4, "page"),
        ("title: T\nlanguages: [en-GB]\ncitations: footnotes\n", 3, "footnotes"),
        ("languages: [en-GB]\n", 1, "title"),
    ],
)
def test_a_malformed_form(tmp_path, form, line, word):
    write(tmp_path, {"audiences/x/audience.yaml": form, "audiences/x/brief.md.j2": ""})

    with pytest.raises(UserError) as raised:
        load_audience("x", (tmp_path,))

    (found,) = raised.value.diagnostics
    assert found.span.line == line
    assert word in found.message
    assert "nput should" not in found.message


def test_an_audience_without_a_template(tmp_path):
    write(tmp_path, {"audiences/x/audience.yaml": FORM})

    with pytest.raises(UserError, match="the audience 'x' has no template"):
        load_audience("x", (tmp_path,))


def test_an_unknown_audience():
    with pytest.raises(UserError) as raised:
        load_audience("minster", (templates_root(),))

    assert raised.value.diagnostics[0].hints == ("did you mean 'minister'?",)


@pytest.mark.parametrize("name", ["../audiences/minister", "", "/etc"])
def test_a_name_is_no_path(name):
    with pytest.raises(UserError):
        load_audience(name, (templates_root(),))
