"""Periods of two numbers: years, a month, or a slip."""

from pathlib import Path

import pytest
from support.written import problems, write_project

BODY = "# A {.facts}\n- It costs {figure:cost} in {figure:cost.period}. [@letter]\n"


def told(folder: Path, period: str) -> list[tuple[str, tuple[str, ...]]]:
    figures = f"- {{id: cost, value: 5, period: {period}, sources: [{{source: letter}}]}}\n"
    found = problems(write_project(folder, BODY, files={"water/figures.yaml": figures}))
    return [(each.message, each.hints) for each in found]


def test_a_slip_in_the_period_of_a_figure_is_told_with_what_to_write(tmp_path: Path) -> None:
    hint = "write 2029-30 for two years, 2029-04 for a month, or 2029 alone"
    assert told(tmp_path, "2029-13") == [("'2029-13' is neither years nor a month", (hint,))]


@pytest.mark.parametrize("period", ["2029-30", "2029-12", "by 2030", "2020-24", "2029-Q1", "first half of 2029"])
def test_years_months_and_words_are_taken(tmp_path: Path, period: str) -> None:
    assert told(tmp_path, period) == []
