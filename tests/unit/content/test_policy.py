from pathlib import Path

import pytest
from support.written import POLICY, problems, underlined, write_project

from briefgen.content.policy import SMALLEST, load_policy
from briefgen.content.schemes import load_scheme
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.project.folder import ProjectFolder, find_project
from briefgen.resources import templates_root


def found(folder: Path, old: str, new: str) -> tuple[Diagnostic, ...]:
    assert old in POLICY
    project = write_project(folder, "", files={"policy.yaml": POLICY.replace(old, new)})
    with pytest.raises(UserError) as caught:
        load_policy(project)
    return caught.value.diagnostics


def test_loads_with_its_schemes(tmp_path: Path) -> None:
    policy = load_policy(write_project(tmp_path, ""))
    assert policy.policy.audiences["public"].published
    assert policy.inputs == (tmp_path / "content" / "policy.yaml", templates_root() / "markings" / "tlp.yaml")


def test_tlp_is_that_of_first() -> None:
    scheme = load_scheme(templates_root() / "markings" / "tlp.yaml")
    assert [level.label for level in scheme.levels] == [
        "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED",
    ]  # fmt: skip
    assert scheme.placement == "right"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[tlp]", "[tpl]", ("unknown marking scheme 'tpl'", "did you mean 'tlp'?", 1, "tpl")),
        ("[minister, analyst]", "[minister, analist]", ("unknown reader 'analist'", "did you mean 'analyst'?", 3, "analist")),
        ("{tlp: amber}", "{tlp: ambre}", ("'tlp' has no level 'ambre'", "did you mean 'amber'?", 6, "ambre")),
        ("{tlp: amber}", "{house: unit}", ("unknown marking scheme 'house'", "add it to `schemes:` in policy.yaml", 6, "house")),
        ("{tlp: amber}", "{gscp: secret}", ("unknown marking scheme 'gscp'", "there is tlp", 6, "gscp")),
        ("cites: [public],", "cites: [pubic],", ("'cites, entry 1' cannot be 'pubic'", "did you mean 'public'?", 8, "pubic")),
        ("published: true", "publised: true", ("unknown name 'publised'", "did you mean 'published'?", 8, "publised")),
        ("  minister:", "  The Minister:", ("'The Minister' is no name for readers", "write small letters and digits, parted by single hyphens", 6, "The Minister")),
        ("internal:", "analyst:", ("'analyst' is an audience and a group", "rename one of them", 3, "analyst")),
        (", published: true", "", ("'public' is in the group 'published' and is not", "write `published: true` for 'public', or take it out of the group", 4, "public")),
        ("variant: plain", "variant: plian", ("'variant' cannot be 'plian'", "did you mean 'plain'?", 8, "plian")),
    ],
)  # fmt: skip
def test_refuses_with_the_place(tmp_path: Path, old: str, new: str, expected: tuple[str, str, int, str]) -> None:
    problem = found(tmp_path, old, new)[0]
    assert problem.span is not None
    assert (problem.message, *problem.hints, problem.span.line, underlined(problem)) == expected


LABELS = """\
labels:
  tlp:green: {site: 0F3A6B52-8c1d-4e7f-9a2b-5d6c7e8f9012, label: 7c9e6679-7425-40de-944b-e07fc1f90ae7, name: Internal}
"""


def with_labels(folder: Path, old: str = "", new: str = "") -> ProjectFolder:
    assert old in LABELS
    return write_project(folder, "", files={"policy.yaml": POLICY + LABELS.replace(old, new)})


def test_a_marking_may_stand_for_a_label(tmp_path: Path) -> None:
    found = load_policy(with_labels(tmp_path)).policy.labels
    assert {marking: label.site for marking, label in found.items()} == {
        "tlp:green": "0f3a6b52-8c1d-4e7f-9a2b-5d6c7e8f9012"
    }


@pytest.mark.parametrize(
    ("old", "new", "message", "words"),
    [
        ("tlp:green", "tlp:grene", "unknown marking 'tlp:grene'", "tlp:grene"),
        ("tlp:green", "green", "unknown marking 'green'", "green"),
        ("7c9e6679-", "7c9e667-", "'7c9e667-7425-40de-944b-e07fc1f90ae7' is no id of Microsoft's", "7c9e667-7425-40de-944b-e07fc1f90ae7"),
        (", name: Internal", "", "'labels.tlp:green.name' is missing", "{"),
    ],
)  # fmt: skip
def test_a_label_that_is_none_is_shown_at_its_line(
    tmp_path: Path, old: str, new: str, message: str, words: str
) -> None:
    with pytest.raises(UserError) as caught:
        load_policy(with_labels(tmp_path, old, new))
    [problem] = caught.value.diagnostics
    assert problem.message == message
    assert problem.span is not None
    assert problem.span.line == POLICY.count("\n") + 2
    assert problem.hints
    assert underlined(problem).startswith(words)


@pytest.mark.parametrize(
    ("name", "message"),
    [("analist", "unknown reader 'analist'"), ("public", "'public' is published and cannot hold the evidence")],
)
def test_the_evidence_is_an_internal_audience_s(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(UserError) as caught:
        load_policy(write_project(tmp_path, "", files={"policy.yaml": POLICY + f"evidence: {name}\n"}))
    [problem] = caught.value.diagnostics
    assert (problem.message, underlined(problem)) == (message, name)


def test_a_project_without_a_policy_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(UserError, match="the project has no policy") as caught:
        load_policy(find_project(tmp_path))
    copy, write = caught.value.diagnostics[0].hints
    assert Path(copy.rpartition(": ")[2]).is_file()
    assert all(f"`{line}`" in write for line in SMALLEST)


def test_the_smallest_policy_loads(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "policy.yaml").write_text("\n".join(SMALLEST), encoding="utf-8")
    assert list(load_policy(find_project(tmp_path)).policy.audiences) == ["analyst"]


@pytest.mark.parametrize("quote", ["", "'"])
def test_ids_of_labels_may_stand_in_the_braces_that_microsofts_tools_print(tmp_path: Path, quote: str) -> None:
    own = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    project = with_labels(tmp_path, own, f"{quote}{{{own.upper()}}}{quote}")
    [label] = load_policy(project).policy.labels.values()
    assert label.label == own


def test_a_published_audience_may_not_be_internal(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "[minister, analyst]", "[minister, public]")
    assert problem.message == "'public' is in the group 'internal' and is published"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "name: other\ntitle: T\nsource: S\nlevels: [{id: a, label: A, meaning: M}]",
            "the scheme calls itself 'other'",
        ),
        (
            "name: own\ntitle: T\nsource: S\nlevels:\n- {id: a, label: A, meaning: M}\n- {id: a, label: B, meaning: M}",
            "two levels are called 'a'",
        ),
        ("name: own\ntitle: T\nsource: S\nlevels: []", "'levels' is empty"),
    ],
)
def test_refuses_a_scheme(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text)
    with pytest.raises(UserError, match=message):
        load_scheme(path)


def test_the_bundled_sample_has_a_policy_that_loads() -> None:
    assert load_policy(find_project(Path("/nowhere"))).policy.groups


def test_problems_helper_sees_a_clean_project(tmp_path: Path) -> None:
    assert problems(write_project(tmp_path, "# A {.facts}\n- B. [@letter, lead 1] ^b\n")) == ()


def test_a_variant_that_is_left_open_does_not_let_every_wording_out(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "variant: plain", "variant: ")
    assert problem.message == "'variant' is empty"


def test_a_scheme_marks_the_portions_of_all_its_levels_or_of_none(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    levels = "levels: [{id: low, label: LOW, portion: (L), meaning: m}, {id: high, label: HIGH, meaning: m}]"
    path.write_text(f"name: own\ntitle: Own\nsource: s\n{levels}\n", encoding="utf-8")
    with pytest.raises(UserError, match="the level 'high' has no portion mark, and others have one"):
        load_scheme(path)
