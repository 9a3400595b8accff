"""Whole packs that are wrong: each finding of each, in order, with its file, line and column."""

from pathlib import Path

import pytest

from briefgen.content.load import load_pack
from briefgen.content.policy import load_policy
from briefgen.diagnostics import UserError
from briefgen.located.yaml import read_yaml
from briefgen.project.folder import find_project
from briefgen.project.packs import find_packs

MALFORMED = Path(__file__).parents[2] / "packs" / "malformed"
NAMES = sorted(path.name for path in MALFORMED.iterdir())


def test_there_are_such_packs() -> None:
    assert len(NAMES) >= 11


@pytest.mark.parametrize("name", NAMES)
def test_reports_each_problem_at_its_place(name: str) -> None:
    project = find_project(MALFORMED / name)
    [source] = find_packs(project)
    with pytest.raises(UserError) as caught:
        load_pack(source, project, load_policy(project))
    found = [
        [
            problem.code,
            problem.span.path.relative_to(project.content).as_posix(),
            problem.span.line,
            problem.span.column,
        ]
        for problem in caught.value.diagnostics
        if problem.span is not None
    ]
    assert found == read_yaml(MALFORMED / name / "expected.yaml").data
