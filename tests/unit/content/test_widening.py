"""Readers intersect: who is named within a level that shuts him out gets nothing, and the author is told."""

from pathlib import Path

import pytest
from support.written import FRONT, FRONT_LINES, problems, underlined, write_project

HEADING = "gets nothing from here: the heading allows"
Found = list[tuple[int, str, str]]


def found(folder: Path, body: str, front: str = FRONT) -> Found:
    project = write_project(folder, "", files={"water/pack.md": front + body, "water/sources.yaml": ""})
    told = problems(project)
    assert all(problem.severity == "warning" for problem in told)
    return [(problem.span.line - FRONT_LINES, problem.message, underlined(problem)) for problem in told if problem.span]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# A {.gaps readers=internal}\n- b\n  - readers: public 1\n", [(3, f"'public' {HEADING} internal only", "public 1")]),
        ("# A {.gaps readers=internal}\n- b {readers=published}\n", [(2, f"'published' {HEADING} internal only", "published")]),
        ("# A {.gaps readers=internal}\n## B {readers=public}\n- c\n", [(2, f"'public' {HEADING} internal only", "public")]),
        ('# A {.gaps readers="minister, public"}\n- b {readers=analyst}\n', [(2, f"'analyst' {HEADING} minister, public only", "analyst")]),
        ("# A {.gaps readers=minister}\n- b {readers=internal}\n", []),
        ("# A {.gaps readers=internal}\n- b {readers=minister}\n", []),
        ("# A {.gaps}\n- b {readers=public}\n", []),
    ],
)  # fmt: skip
def test_within_a_heading(tmp_path: Path, body: str, expected: Found) -> None:
    assert found(tmp_path, body) == expected


@pytest.mark.parametrize(
    ("body", "line"), [("# A {.gaps readers=public}\n- b\n", 1), ("# A {.gaps}\n- b {readers=public}\n", 2)]
)
def test_within_the_front_matter(tmp_path: Path, body: str, line: int) -> None:
    front = FRONT.replace("[internal, published]", "[internal]")
    message = "'public' gets nothing from here: the front matter allows internal only"
    assert found(tmp_path, body, front) == [(line, message, "public")]


def test_a_name_that_the_policy_has_not_shuts_nobody_out(tmp_path: Path) -> None:
    body = "# A {.gaps readers=interna}\n- b {readers=public}\n"
    told = problems(write_project(tmp_path, body, files={"water/sources.yaml": ""}))
    assert [problem.message for problem in told] == ["unknown reader 'interna'"]


@pytest.mark.parametrize("written", ["{minister: }", "{minister: null, analyst: 2}", "{minister: ~}"])
def test_a_name_with_nothing_behind_it_admits_nobody(tmp_path: Path, written: str) -> None:
    """Who writes `minister: null` may mean to shut the minister out."""
    front = FRONT.replace("readers: [internal, published]", f"readers: {written}")
    project = write_project(tmp_path, "", files={"water/pack.md": f"{front}# A {{.gaps}}\n- What.\n"})
    [problem] = [one for one in problems(project) if one.severity == "error"]
    assert problem.message == "nothing stands after 'minister:'"
    assert problem.hints == ("write the rank, as in minister: 5, or delete the name",)


@pytest.mark.parametrize("field", ["readers", "marking", "embargo_until"])
@pytest.mark.parametrize("nothing", ["", "null", "~"])
def test_an_entry_that_leaves_open_who_may_see_it(tmp_path: Path, field: str, nothing: str) -> None:
    """Its value may stand behind a `#`, or in a line that was lost."""
    entry = f"- id: letter\n  title: Letter\n  issued: 2025-12-01\n  citable: official\n  {field}: {nothing}\n"
    files = {"water/sources.yaml": entry}
    [problem] = problems(write_project(tmp_path, "# A {.gaps}\n- What. [@letter]\n", files=files))
    assert problem.message == f"'{field}' is empty"


@pytest.mark.parametrize(
    "place", ["# A {{.gaps readers='minister {0}'}}\n- b\n", "# A {{.gaps}}\n- b\n  - readers: minister {0}\n"]
)
def test_a_rank_without_an_end(tmp_path: Path, place: str) -> None:
    body = place.format("1" * 5000).replace("'", '"')
    assert any("is not a reader" in one.message for one in problems(write_project(tmp_path, body)))


PUBLISHED = "is a published reader, and nobody has agreed to show it this: there is no ok for it"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# A {.gaps .say}\n- b\n  - readers: public 1\n", [(3, f"'public' {PUBLISHED}", "public 1")]),
        ("# A {.gaps .say}\n- b\n  - readers: published\n", [(3, f"'published' {PUBLISHED}", "published")]),
        ("# A {.gaps .say}\n- b\n  - readers: public 1\n  - ok: public\n", []),
        ("# A {.gaps .say}\n- b\n  - readers: published\n  - ok: public\n", []),
        ("# A {.gaps .say}\n- b\n  - readers: minister\n", []),
        ("# A {.gaps .say readers=published}\n- b\n", []),
    ],
)  # fmt: skip
def test_a_published_reader_that_an_item_names_needs_somebodys_word(tmp_path: Path, body: str, expected: Found) -> None:
    assert found(tmp_path, body) == expected
