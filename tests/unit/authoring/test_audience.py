"""An audience of one's own: it builds at once, each block can be taken into use, and the policy keeps what stood there."""

import re

import pytest
import yaml
from support.cleared import pack

from briefgen.audience.load import audience_names, load_audience
from briefgen.authoring.audience import NewAudience, begin_audience, check_audience, check_like, template
from briefgen.authoring.begin import ground
from briefgen.authoring.policy_lines import with_reader
from briefgen.diagnostics import UserError, WrongUsageError
from briefgen.locale.load import load_locale
from briefgen.project.folder import find_project
from briefgen.render.render import render
from briefgen.resources import bundled_root, templates_root

OURS = templates_root()


def begun(folder, name, like):
    found = find_project(folder)
    at = ground(found)
    new = NewAudience(name=check_audience(name, found, at), like=check_like(like, found, at), folder=found)
    begin_audience(new, at)
    return new


def rendered(name, roots):
    audience = load_audience(name, roots)
    cleared = pack()
    locale = load_locale("en-GB", roots)
    made = render(cleared, audience, locale, roots, keep=frozenset(cleared.items))
    return made.markup, made.targets


@pytest.mark.parametrize("like", audience_names((OURS,)))
def test_it_prints_the_same_with_all_blocks_as_remarks_and_with_all_in_use(like, tmp_path):
    begun(tmp_path, "committee", like)
    roots = (tmp_path / "templates", OURS)
    wanted = rendered(like, (OURS,))
    assert rendered("committee", roots) == wanted

    path = tmp_path / "templates/audiences/committee/brief.md.j2"
    text = path.read_text("utf-8")
    used, count = re.subn(r"^(\{#|#\})\n", "", text, flags=re.MULTILINE)
    assert count >= 10
    path.write_text(used, "utf-8")
    assert rendered("committee", roots) == wanted


def test_the_form_is_the_others_and_its_lines_are_at_hand(tmp_path):
    begun(tmp_path, "committee", "minister")
    form = tmp_path / "templates/audiences/committee/audience.yaml"
    found = load_audience("committee", (tmp_path / "templates", OURS)).form
    assert found.title == "Committee"
    assert found.limits == load_audience("minister", (OURS,)).form.limits
    remarks = [line.removeprefix("# ").removeprefix("#") for line in form.read_text("utf-8").split("\n")[6:]]
    assert {**yaml.safe_load("\n".join(remarks)), "title": ""} == {
        **yaml.safe_load((OURS / "audiences/minister/audience.yaml").read_text("utf-8")),
        "title": "",
    }


def test_like_an_own_one_it_is_like_that_one(tmp_path):
    begun(tmp_path, "board", "minister")
    (tmp_path / "templates/audiences/board/brief.md.j2").write_text(
        '{% extends "bundled/audiences/minister/brief.md.j2" %}\n{% block gaps %}\nOurs.\n{% endblock %}\n', "utf-8"
    )
    new = begun(tmp_path, "committee", "board")
    assert '{% extends "audiences/board/brief.md.j2" %}' in template(new)
    assert "inherit: board\n" in (tmp_path / "templates/audiences/committee/audience.yaml").read_text("utf-8")


def test_like_one_that_is_like_another_all_its_keys_are_at_hand(tmp_path):
    begun(tmp_path, "board", "minister")
    begun(tmp_path, "committee", "board")
    form = (tmp_path / "templates/audiences/committee/audience.yaml").read_text("utf-8")
    assert "\n# limits:\n#   - {unit: pages, max: 1}\n" in form


def test_a_template_without_blocks_is_copied(tmp_path):
    begun(tmp_path, "board", "minister")
    (tmp_path / "templates/audiences/board/brief.md.j2").write_text("# {{ pack.title }}\n", "utf-8")
    assert template(begun(tmp_path, "committee", "board")) == "# {{ pack.title }}\n"


def test_a_project_without_a_policy_gets_one(tmp_path):
    begun(tmp_path, "committee", "minister")
    text = (tmp_path / "content/policy.yaml").read_text("utf-8")
    ours = (bundled_root() / "content/policy.yaml").read_text("utf-8")
    assert [line for line in ours.split("\n") if line not in text.split("\n")] == [
        next(line for line in ours.split("\n") if "internal:" in line)
    ]
    assert "  internal: [minister, committee, officials," in text


POLICIES = {
    "lines": "schemes: [tlp]\naudiences:\n  minister:   # who reads standing up\n    ceiling: {tlp: red}\n    cites: [public]\n\n# The end.\n",
    "braces": "schemes: [tlp]\naudiences: {minister: {ceiling: {tlp: red}, cites: [public]}} # all\n",
    "braces over lines": "schemes: [tlp]\naudiences: {\n  minister: {ceiling: {tlp: red}},\n  desk: {ceiling: {tlp: red}}\n}\n",
    "a line each": "schemes: [tlp]\naudiences:\n  minister: {ceiling: {tlp: red}}  # one\n  desk: {ceiling: {tlp: red}}\ngroups: {internal: [desk, minister]}\n",
    "deep": "schemes: [tlp]\naudiences:\n      minister:\n          ceiling:\n              tlp: red\n      desk:\n          ceiling: {tlp: red}\ngroups:\n    internal:\n    - minister  # first\n    - desk\n",
    "quotes": 'schemes: [tlp]\ngroups: {"all": ["minister" , desk]}\naudiences:\n  "minister": {ceiling: {tlp: red}}\n  desk: {ceiling: {tlp: red}}',
    "two groups": "schemes: [tlp]\ngroups:\n  a: [minister]\n  b: [desk,\n      minister]\naudiences:\n  minister: {ceiling: {tlp: red}}\n  desk: {ceiling: {tlp: red}}\n",
}


@pytest.mark.parametrize("text", POLICIES.values(), ids=POLICIES)
def test_a_policy_keeps_what_stood_in_it(text, tmp_path):
    found = with_reader(text, tmp_path / "policy.yaml", "committee", "minister")
    before, after = yaml.safe_load(text), yaml.safe_load(found)
    assert after["audiences"] == {**before["audiences"], "committee": before["audiences"]["minister"]}
    for name, members in before.get("groups", {}).items():
        more = ["committee"] if "minister" in members else []
        assert sorted(after["groups"][name]) == sorted([*members, *more])
    left = iter(found)
    assert all(sign in left for sign in text), "what stood there is there, sign for sign, in its order"


def test_a_policy_that_cannot_be_added_to_is_left_alone(tmp_path):
    text = (
        "schemes: [tlp]\naudiences: {minister: &m {ceiling: {tlp: red}}, desk: *m}\ngroups: {a: &g [minister], b: *g}\n"
    )
    with pytest.raises(UserError) as raised:
        with_reader(text, tmp_path / "policy.yaml", "committee", "minister")
    (found,) = raised.value.diagnostics
    assert found.code == "BG169"
    assert "`committee: {ceiling: {tlp: red}}`" in found.hints[0]


@pytest.mark.parametrize(
    ("name", "like", "message"),
    [
        ("Committee", "minister", "an audience cannot be called 'Committee'"),
        ("../committee", "minister", "an audience cannot be called '../committee'"),
        ("nul", "minister", "an audience cannot be called 'nul'"),
        ("a" * 41, "minister", f"an audience cannot be called '{'a' * 41}'"),
        ("analyst", "minister", "there is an audience 'analyst' already"),
        ("internal", "minister", "'internal' is a group of readers"),
        ("committee", "minster", "there is no audience 'minster' to be like"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(name, like, message, tmp_path):
    with pytest.raises(WrongUsageError) as raised:
        begun(tmp_path, name, like)
    (found,) = raised.value.diagnostics
    assert (found.code, found.message) == ("BG168", message)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_never_overwritten(tmp_path):
    begun(tmp_path, "committee", "minister")
    with pytest.raises(WrongUsageError, match="already"):
        begun(tmp_path, "committee", "analyst")
