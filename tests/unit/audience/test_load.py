import pytest
from support.briefs import write

from briefgen.audience.load import audience_names, load_audience
from briefgen.diagnostics import UserError
from briefgen.resources import templates_root
from briefgen.theme.load import load_theme

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
        ("title: T\nlanguages: [english]\n", 2, "english"),
        ("title: T\nlanguages: [en-XX]\n", 2, "en-XX"),
        ("title: T\nlanguages: [en-GB]\nnumbered_paragraphs: hanging\n", 3, "hanging"),
        ("title: T\nlanguages: [en-GB]\nspoken_words: 0\n", 3, "0"),
        ("title: T\nlanguages: [en-GB]\nreadability: {en: {grade: 30}}\n", 3, "30"),
        ("title: T\nlanguages: [en-GB]\nreadability: {grade: 7}\n", 3, "grade"),
        (
            "title: T\nlanguages: [hi-IN]\nreadability: {hi: {grade: 7}}\n",
            3,
            "no formula gives a grade to prose in 'hi'",
        ),
        ("title: T\nlanguages: [en-GB]\nplain_language: never\n", 3, "never"),
        ("title: T\nlanguages: [en-GB]\nlooks:\n  Hindi: {}\n", 4, "Hindi"),
        ("title: T\nlanguages: [en-GB]\nforms:\n  cable: {title: C}\n", 4, "template"),
        (
            "title: T\nlanguages: [en-GB]\nforms:\n  cable: {title: C, template: brief.md.j2, languages: [en-GB]}\n",
            4,
            "languages",
        ),
        ("title: T\nlanguages: [hi]\nforms:\n  hi: {title: C, template: brief.md.j2}\n", 4, "hi"),
        (
            "title: T\nlanguages: [en-GB]\nforms:\n  cable: {title: C, template: ../x/brief.md.j2}\n",
            4,
            "../x/brief.md.j2",
        ),
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


FORMS = """\
title: Instruction
languages: [en-GB, hi-IN]
limits: [{unit: pages, max: 2}]
numbered_paragraphs: flush
citations: numbered
look:
  floor: 10
looks:
  hi: {body: {size: 14}}
  hi-IN: {floor: 11}
forms:
  cable:
    title: Cable
    template: cable.md.j2
    limits: []
    look: {body: {size: 11}}
"""


@pytest.fixture
def instruction(tmp_path):
    write(
        tmp_path,
        {"audiences/x/audience.yaml": FORMS, "audiences/x/brief.md.j2": "", "audiences/x/cable.md.j2": ""},
    )
    return load_audience("x", (tmp_path,))


def test_another_form_says_what_differs_and_keeps_the_rest(instruction):
    cable = instruction.in_form("cable")
    assert (cable.form.title, cable.form.limits, cable.template) == ("Cable", (), "audiences/x/cable.md.j2")
    assert (cable.form.numbered_paragraphs, cable.form.citations) == ("flush", "numbered")
    assert (cable.form_name, instruction.in_form(None)) == ("cable", instruction)


def test_a_form_it_does_not_have(instruction):
    with pytest.raises(KeyError):
        instruction.in_form("telex")


@pytest.mark.parametrize(
    ("form", "language", "looks"),
    [
        (None, "en-GB", []),
        (None, "hi-IN", [{"body": {"size": 14}}, {"floor": 11}]),
        ("cable", "hi", [{"body": {"size": 14}}, {"body": {"size": 11}}]),
    ],
)
def test_looks_go_over_each_other_language_and_form_last(instruction, form, language, looks):
    found = instruction.in_form(form)
    assert found.look.data == {"floor": 10}
    assert [look.data for look in found.looks(language)] == looks


def test_a_fault_of_a_look_stands_in_the_audiences_file(tmp_path):
    form = FORMS.replace("hi-IN: {floor: 11}", "hi-IN: {flor: 11}")
    write(tmp_path, {"audiences/x/audience.yaml": form, "audiences/x/brief.md.j2": "", "audiences/x/cable.md.j2": ""})
    looks = load_audience("x", (tmp_path,)).looks("hi-IN")
    with pytest.raises(UserError) as raised:
        load_theme("government", (templates_root(),), paper="a4", published=False, looks=looks)
    [found] = raised.value.diagnostics
    assert (found.message, found.span.path.name, found.span.line) == ("unknown name 'flor'", "audience.yaml", 10)


def test_a_form_whose_template_is_missing_is_said_with_the_nearest(tmp_path):
    write(tmp_path, {"audiences/x/audience.yaml": FORMS, "audiences/x/brief.md.j2": "", "audiences/x/cabel.md.j2": ""})
    with pytest.raises(UserError) as raised:
        load_audience("x", (tmp_path,))
    [found] = raised.value.diagnostics
    assert (found.message, found.span.line) == ("the form 'cable' has no template 'cable.md.j2'", 14)
    assert found.hints == ("did you mean 'cabel.md.j2'?",)
