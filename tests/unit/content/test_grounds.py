"""A claim has a ground; and nothing is said more surely than its ground bears."""

from pathlib import Path

import pytest
from support.written import SOURCES, problems, underlined, write_project

UNDATED = "- {id: wire, title: A wire, issued: unknown, received: 2025-12-01, citable: internal}\n"
JUDGED = """\
  - judgement.author: A. Name
  - judgement.on: 2025-12-01
  - judgement.scale: phia
  - judgement.band: likely
  - judgement.confidence: low
  - judgement.reasons: Both sides said so.
"""


def found(folder: Path, body: str) -> list[tuple[str, str, str]]:
    project = write_project(folder, body, files={"water/sources.yaml": SOURCES + UNDATED})
    return [
        (problem.severity.value, problem.message, underlined(problem))
        for problem in problems(project)
        if problem.code != "BG117"
    ]


@pytest.mark.parametrize(
    "kind", ["fact", "event", "expectation", "judgement", "opinion", "position", "quote", "implication"]
)
def test_a_claim_names_its_source(tmp_path: Path, kind: str) -> None:
    assert found(tmp_path, f"# A {{.{kind}}}\n- b\n") == [("error", f"this {kind} names no source", "b")]


@pytest.mark.parametrize(
    "body",
    [
        "# A {.facts}\n- b [@letter]\n",
        "# A {.facts}\n- b {.draft}\n",
        "# A {.facts}\n- b [@letter] ^b\n- c\n  - rests_on: b\n",
        f"# A {{.judgements}}\n- b\n{JUDGED}",
        "# A {.gaps}\n- b\n",
        "# A {.say}\n- b\n",
        "# A {.messages}\n- b\n",
    ],
)
def test_what_has_a_ground_or_needs_none(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


CONFIRMED = ("error", "'confirmed' rests on a source without a date", ".confirmed")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# A {.facts}\n- b [@wire] {.confirmed}\n", [CONFIRMED]),
        ("# A {.facts}\n- b [@wire] [@wire] {.confirmed}\n", [CONFIRMED]),
        ("# A {.say}\n- Q: b?\n  A: c [@wire] {.confirmed}\n", [CONFIRMED]),
        ("# A {.facts}\n- b [@wire] {.reported}\n", []),
        ("# A {.facts}\n- b [@wire; @letter] {.confirmed}\n", []),
        ("# A {.facts}\n- b [@letter] {.confirmed}\n", []),
        ("# A {.facts}\n- b {.confirmed .draft}\n", []),
    ],
)
def test_what_is_confirmed_has_a_date(tmp_path: Path, body: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(tmp_path, body) == expected


@pytest.mark.parametrize(
    ("words", "seeming"),
    [("b [lead 1.1]", "[lead 1.1]"), ("b [p. 4]", "[p. 4]"), ("b [row 3]", "[row 3]"), ("b [para 2]", "[para 2]"),
     ("b\n  c [lead 1]", "[lead 1]"), ("b [sic]", ""), ("b [other 1.1]", ""), ("b [lead 1.1] c", "")],
)  # fmt: skip
def test_a_bracket_that_looks_like_a_citation(tmp_path: Path, words: str, seeming: str) -> None:
    message = f"'{seeming}' looks like a citation without its source"
    assert found(tmp_path, f"# A {{.gaps}}\n- {words} {{.must}}\n") == (
        [("warning", message, seeming)] if seeming else []
    )


def test_such_a_bracket_is_the_cause_where_it_is_all_the_ground_there_is(tmp_path: Path) -> None:
    message = "'[lead 1.1]' looks like a citation without its source"
    assert found(tmp_path, "# A {.facts}\n- b [lead 1.1]\n") == [("error", message, "[lead 1.1]")]
